"""The theme around the pages: its templates, what they are told, and what a browser is told to refuse."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.pages import alerts, filling, links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.pages.page import Page

NAMES = ("material", "materialx")
"""The themes that the templates extend; sites with another theme get the pages without them."""

SEARCHED = "material"
"""The theme whose program understands our search; the other one keeps its own."""

KEY = "counterclaim"
"""Where the templates find what they are told, below `extra` of the site's configuration."""

FEED = "changes/feed.xml"
OFFLINE_VARIABLE = "COUNTERCLAIM_OFFLINE"
WORKER = "assets/theme/iframe-worker.js"
INDEX = "search/search_index.json"


def folder() -> Path:
    """Return the folder of the templates and of the files they ask for."""
    return Path(str(resources.files("counterclaim.pages").joinpath("theme")))


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the templates and their files: path below the theme's folder, content."""
    home = folder()
    for path in sorted(home.rglob("*")):
        if path.is_file():
            yield path.relative_to(home).as_posix(), path.read_bytes()


def policy(*, serving: bool = False, offline: bool = False) -> str:
    """Return the Content-Security-Policy of every page: only what belongs to the site runs, loads or restyles.

    `serving`: MkDocs puts a script into the page that loads it again after a change. `offline`: the pages are read as
    files, and browsers differ on whether 'self' covers these.
    """
    own = "'self' file:" if offline else "'self'"
    inline = " 'unsafe-inline'" if serving else ""
    rules = {
        "default-src": "'none'",
        "script-src": own + inline,
        "style-src": own,
        "img-src": f"{own} data:",
        "font-src": own,
        "connect-src": own,
        "worker-src": own,
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{what} {allowed}" for what, allowed in rules.items())


def told(
    rendered: list[Page],
    configuration: Configuration,
    *,
    serving: bool = False,
    offline: bool = False,
    search: bool = False,
) -> dict[str, Any]:
    """Return what the templates are told about a site of these pages: policy, feed and what nobody may miss.

    `search`: the index of the search lies in parts, which the theme's own program cannot read.
    """
    home = next((page.markdown for page in rendered if page.path == links.HOME), "")
    advice = next((page.path for page in rendered if page.meta.get(filling.ALERT)), "")
    return {
        "policy": policy(serving=serving, offline=offline),
        "search": search,
        "feed": FEED if any(page.path == FEED for page in rendered) else "",
        "alert": (configuration.site.alert_title or alerts.TITLE) if 'id="alert"' in home else "",
        "advice": links.relative(advice or f"{links.HOME}#alert", links.HOME, directory_urls=True),
    }
