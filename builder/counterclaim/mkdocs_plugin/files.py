"""The files of a site as MkDocs has them: its own Markdown makes room for the rendered pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from counterclaim.knowledge import foreign
from counterclaim.mkdocs_plugin import navigation
from counterclaim.mkdocs_plugin.record_pages import RecordPage
from counterclaim.pages.form import admin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from counterclaim import pages
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.mkdocs_plugin.memory import Memory


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


def make_room(files: Files, config: MkDocsConfig) -> None:
    """Remove the Markdown of docs_dir, which the guide's pages replace, and have its pictures beside them."""
    for file in list(files.documentation_pages()):
        files.remove(file)
    for file in files.media_files():  # the guide moves one folder down, and the pictures beside it with it
        path = f"guide/{file.src_uri}"
        if file.abs_src_path and file.src_dir == config.docs_dir and path not in files.src_uris:
            files.append(File.generated(config, path, abs_src_path=file.abs_src_path))


def add(files: Files, made: Iterable[pages.Page], config: MkDocsConfig, memory: Memory) -> None:
    """Add rendered pages, and what the form for editors brings with it."""
    titles = navigation.titles(config.nav)
    for page in made:
        file = File.generated(config, page.path, content=page.text())
        if page.edit is not None and config.repo_url:
            file.edit_uri = page.edit
        if navigation.is_deep(page.path):
            file.inclusion = InclusionLevel.NOT_IN_NAV
        if file.is_documentation_page() and not page.prose:
            RecordPage(titles.get(page.path), file, config, page, memory)
        files.append(file)
    for address, content in admin.files():
        files.append(File.generated(config, address, content=content))
