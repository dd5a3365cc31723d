"""The foot of every page: what it is not, where the warning signs are, who has reviewed it, whom to tell of a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from counterclaim.pages import alerts

if TYPE_CHECKING:
    from counterclaim.pages.site import Site

PAGE = "{page}"
"""What stands in the configured address for the address of the page that is reported."""


class Foot(NamedTuple):
    """What the foot of a page says; empty what there is nothing to say of.

    `alert` is the title of the warning signs and `path` where they stand; `report` is the address for problems.
    """

    text: str
    alert: str
    path: str
    reviewed: str
    report: str


def foot(site: Site, path: str, reviewed: str = "") -> Foot:
    """Return the foot of the page at `path`; `reviewed` is about what it shows, else the whole base is spoken of."""
    warned = alerts.warned(site)
    return Foot(
        site.words.notice,
        alerts.title(site) if warned else "",
        alerts.path(site) if warned else "",
        reviewed or site.reviewed,
        report(site, path),
    )


def report(site: Site, path: str) -> str:
    """Return the address at which readers report what is wrong with the page at `path`."""
    return site.words.report.replace(PAGE, quote(site.whole(path), safe=""))
