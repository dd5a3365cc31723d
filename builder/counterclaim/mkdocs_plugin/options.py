"""What the plugin can be told in an mkdocs.yml, and where the pages of records stand accordingly."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError

from counterclaim.pages import links, prose
from counterclaim.pages.placing import EXTENTS, WHOLE, Placing

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from counterclaim.knowledge import KnowledgeBase

_PREFIX = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
GUIDE = "guide"
HOME = f"knowledge/{links.HOME}"
"""Where the home page of the records stands if the site has one of its own and there is no prefix."""


class Prefix(config_options.Type[str]):
    """A folder of the site; nothing is its top."""

    def run_validation(self, value: object) -> str:
        """Return the folder with a slash at its end; empty for the top."""
        text = super().run_validation(value).strip("/")
        if text and not _PREFIX.fullmatch(text):
            raise ValidationError(f"{value!r} is no folder of a site; write letters, digits, . _ - and / between them")
        return f"{text}/" if text else ""


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs does not type it
    """The options: below which folder the pages of records go, and how many of them there are."""

    prefix = Prefix(str, default="")
    pages = config_options.Choice(tuple(EXTENTS), default="all")


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder that a site's mkdocs.yml lies in."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def is_whole(options: PluginOptions, config: MkDocsConfig, root: Path) -> bool:
    """Tell whether the records are the site: its Markdown is the guide of the base, and nothing else was asked for."""
    plain = not options.prefix and options.pages == "all"
    return plain and os.path.realpath(config.docs_dir) == os.path.realpath(root / GUIDE)


def placing(options: PluginOptions, config: MkDocsConfig, root: Path, kb: KnowledgeBase, files: Files) -> Placing:
    """Return where the pages of a base stand in a site."""
    if is_whole(options, config, root):
        return WHOLE
    elsewhere: dict[str, str] = {}
    docs = Path(os.path.realpath(config.docs_dir))
    for page in kb.guide:
        path = Path(os.path.realpath(root / page.path))
        if path.is_relative_to(docs):
            elsewhere[prose.path(page)] = path.relative_to(docs).as_posix()
    if not options.prefix and any(file.dest_uri == "index.html" for file in files.documentation_pages()):
        elsewhere[links.HOME] = HOME
    return Placing(options.prefix, options.pages, elsewhere, guest=True)
