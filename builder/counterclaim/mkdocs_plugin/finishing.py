"""What is done to a site once MkDocs has built it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.mkdocs_plugin import settings
from counterclaim.pages import theme

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def same_bytes(config: MkDocsConfig) -> None:
    """Pack the sitemap again without the time of the build, which MkDocs writes into it."""
    sitemap = Path(config.site_dir, "sitemap.xml")
    if sitemap.is_file():
        sitemap.with_name("sitemap.xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))


def search_as_script(config: MkDocsConfig) -> None:
    """Let pages that are opened as files read the index of the search as a script."""
    index = Path(config.site_dir, theme.INDEX)
    if settings.offline() and index.is_file():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")
