"""The files of a site as MkDocs has them: pages of records join them, and nothing of the site's own goes."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from counterclaim.knowledge import foreign
from counterclaim.mkdocs_plugin import navigation
from counterclaim.mkdocs_plugin.record_pages import RecordPage
from counterclaim.pages.form import admin
from counterclaim.pages.look import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from counterclaim import pages
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.mkdocs_plugin.record_pages import Converted
    from counterclaim.pages.site import Site


class MadeFile(File):
    """A file whose content is made when it is asked for, and never held: of a large site it is large."""

    made: pages.Page | None = None
    _given: str | bytes | None = None

    @property
    def _content(self) -> str | bytes | None:
        """Return the content: what a plugin has given the file, or what its page now makes."""
        return self._given if self.made is None else _held(self.made.text())

    @_content.setter
    def _content(self, value: str | bytes | None) -> None:
        self._given, self.made = value, None

    def is_modified(self) -> bool:
        """Tell that the file may have changed: what it is made from may."""
        return True


def _file(config: MkDocsConfig, path: str, made: pages.Page) -> MadeFile:
    """Return the file of a page, which stands at a path of the site."""
    file = MadeFile.generated(config, path, content=b"")
    assert isinstance(file, MadeFile)
    file.made = made
    return file


def keep_strangers_out(files: Files, config: MkDocsConfig, found: Configuration) -> None:
    """Remove the files to which a link leads from docs_dir, or from another folder of the site, out of its home.

    That is the knowledge base, or docs_dir where it lies elsewhere.
    """
    for file in list(files):
        if not file.abs_src_path or not file.src_dir:
            continue
        path = Path(file.abs_src_path)
        home = next((one for one in (found.root, Path(config.docs_dir)) if path.is_relative_to(one)), None)
        if home is not None and foreign.why(home, path, found.texts):
            files.remove(file)


def make_room(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Remove the Markdown that the guide's pages replace in a site of its own, and have its pictures beside them.

    What lies deeper (a blog) and what another plugin has made stays.
    """
    replaced = {posixpath.basename(page.path) for page in site.guide}
    for file in list(files.documentation_pages()):
        if file.src_dir == config.docs_dir and file.generated_by is None and file.src_uri in replaced:
            files.remove(file)
    for file in files.media_files():  # the guide moves one folder down, and the pictures beside it with it
        path = f"guide/{file.src_uri}"
        if file.abs_src_path and file.src_dir == config.docs_dir and path not in files.src_uris:
            files.append(File.generated(config, path, abs_src_path=file.abs_src_path))


def add(files: Files, made: Iterable[pages.Page], config: MkDocsConfig, site: Site) -> None:
    """Add rendered pages. Raises `PluginError` where one would stand where the site has a page of its own."""
    converted: dict[str, Converted] = {}
    titles, named = navigation.titles(config.nav), navigation.paths(config.nav)
    up = _up(config, site.configuration.root)
    own = {file.dest_uri: file.src_uri for file in files.documentation_pages()}
    for page in made:
        path = site.placing.at(page.path)
        file = _file(config, path, page)
        if file.dest_uri in own:
            raise PluginError(
                f"the site has a page of its own, {own[file.dest_uri]}, where one of the records would stand;"
                " give the plugin counterclaim a prefix in mkdocs.yml, such as prefix: knowledge"
            )
        if page.edit is not None and config.repo_url:
            file.edit_uri = up + page.edit
        if navigation.is_deep(page.path) or (site.placing.guest and config.nav is not None and path not in named):
            file.inclusion = InclusionLevel.NOT_IN_NAV
        if file.is_documentation_page() and not page.prose:
            styles = site.relative(STYLES, page.path) if site.placing.guest else ""
            RecordPage(titles.get(path), file, config, page, converted, styles)
        files.append(file)


def _held(text: str) -> str | bytes:
    """Return the content of a file as it is written."""
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a character, which only text can hold
        return text


def add_form(files: Files, made: Iterable[pages.Page], config: MkDocsConfig, site: Site) -> None:
    """Add the form for editors, and what it brings with it."""
    for page in made:
        files.append(_file(config, site.placing.at(page.path), page))
    for address, content in admin.files():
        files.append(File.generated(config, site.placing.at(address), content=content))


def _up(config: MkDocsConfig, root: Path) -> str:
    """Return what leads from where MkDocs begins the address of an edit link to the root of the base.

    MkDocs begins at docs_dir unless `edit_uri` says otherwise, which a site of records alone does.
    """
    below = os.path.relpath(config.docs_dir, root).replace(os.sep, "/")
    ends = (config.edit_uri or "").rstrip("/").endswith(f"/{below}")
    return "../" * len(below.split("/")) if ends and not below.startswith("..") else ""
