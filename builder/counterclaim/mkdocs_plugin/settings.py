"""What the settings of a site must say for the pages: their stylesheet, the theme around them, how files are opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError

from counterclaim.pages import theme
from counterclaim.pages.look import STYLES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_OWN_SEARCH = "materialx/search"
"""MaterialX's search: its usual program is WebAssembly, which the policy refuses; it has that of Material as well."""


def offline() -> bool:
    """Tell whether the pages are built to be opened as files."""
    return os.environ.get(theme.OFFLINE_VARIABLE, "") not in {"", "0"}


def prepare(config: MkDocsConfig) -> None:
    """Add the stylesheet of the pages, and the theme around them behind the site's own changes to it."""
    if STYLES not in config.extra_css:
        config.extra_css.insert(0, STYLES)
    if config.theme.name in theme.NAMES and str(theme.folder()) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme.folder()))
    search: Any = config.plugins.get(_OWN_SEARCH)
    if search is not None:
        search.config["provider"] = "lunr"
    if "tables" in config.markdown_extensions:
        # Else the columns of a table are aligned by a style inside the page, which the policy refuses.
        config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    if offline():
        config.use_directory_urls = False
        config.theme.static_templates -= {"404.html", "sitemap.xml"}  # a server's


def speak(config: MkDocsConfig, lang: str) -> None:
    """Have the theme and the search speak the language of the records, where these know it and mkdocs.yml has none."""
    language = lang.partition("-")[0]
    known = Path("partials", "languages", f"{language}.html")
    if config.theme.name not in theme.NAMES or not any(
        (Path(folder) / known).is_file() for folder in config.theme.dirs
    ):
        return
    config.theme["language"] = language
    for name in SEARCHES:
        plugin = config.plugins.get(name)
        if plugin is not None and not plugin.config.get("lang") and _is_searched(language):
            plugin.config["lang"] = [language]


SEARCHES = ("search", "material/search")


def reloads() -> bool:
    """Tell whether a served site is built again: else no plugin hears of its server, and all pages must be there."""
    return "--no-livereload" not in sys.argv


def has_search(config: MkDocsConfig) -> bool:
    """Tell whether a site has a search."""
    return any(name in config.plugins for name in (*SEARCHES, _OWN_SEARCH))


def _is_searched(language: str) -> bool:
    """Tell whether the search can take the words of a language apart."""
    from mkdocs.contrib import search

    return language == "en" or (Path(search.__file__).parent / "lunr-language" / f"lunr.{language}.js").is_file()


def refuse(config: MkDocsConfig) -> None:
    """Raise `PluginError` for what works only in a site of records alone."""
    if offline():
        raise PluginError(
            f"{theme.OFFLINE_VARIABLE} (counterclaim build --offline) needs a site of records alone, and this one has "
            f"pages of its own in {config.docs_dir}; use the plugin offline of Material for MkDocs"
        )


def keep_search_at_home(config: MkDocsConfig) -> None:
    """Let pages that are opened as files search without a stand-in from elsewhere."""
    polyfills = config.extra.get("polyfills", [])
    others = [script for script in polyfills if "iframe-worker" not in str(script)]
    if offline() or len(others) < len(polyfills):
        config.extra["polyfills"] = [*others, theme.WORKER]
