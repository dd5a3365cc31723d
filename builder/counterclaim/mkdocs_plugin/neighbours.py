"""What some plugins beside this one need: those that build a site once for each language, and blogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.mkdocs_plugin import own_pages, settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from counterclaim.pages.site import Site

LANGUAGES = "i18n"
"""mkdocs-static-i18n: makes every file of the site anew from the disk, where those of other plugins are not."""


def rebuilds_files(config: MkDocsConfig) -> bool:
    """Tell whether another plugin makes the files anew: those of the records must come after it."""
    return LANGUAGES in config.plugins


def is_first_language(config: MkDocsConfig) -> bool:
    """Tell whether this is the build of the site's first language, or it has but one."""
    plugin: Any = config.plugins.get(LANGUAGES)
    return plugin is None or plugin.is_default_language_build


BEFORE = ("pre_page", "page_markdown", "page_content", "env")
"""What MkDocs tells plugins before it finishes any page: of each, and when it has converted all."""

FINISHING = ("page_context", "post_page", "post_build")
"""What it tells them while it finishes one, and when it has finished all."""

_KNOWN = frozenset({"counterclaim", *settings.SEARCHES})


def hear(config: MkDocsConfig, events: Iterable[str]) -> bool:
    """Tell whether a plugin or hook beside this one and the search hears of pages: it may need all of them at once."""
    others = [plugin for name, plugin in config.plugins.items() if name not in _KNOWN]
    return any(hasattr(plugin, f"on_{event}") for plugin in others for event in events)


def leave_for_excerpts(site: Site, page: Page, markdown: str) -> None:
    """Have a blog (Material's) take its excerpt of a post, once that is rendered, from text without citations.

    It converts the text of the post again, on other pages: a mark there would have no card, and lead elsewhere.
    """
    if hasattr(page, "excerpt"):
        page.markdown = own_pages.without_marks(site, markdown)
