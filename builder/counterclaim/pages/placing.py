"""Where the pages of a base stand in a site that has others: below which prefix, how many of them, and what stays."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field of a dataclass
from dataclasses import dataclass, field
from types import MappingProxyType

EXTENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "all": ("",),
        "claims": ("claims/", "sources/", "all/claims/", "all/sources/", "assets/"),
        "citations": ("assets/counterclaim.css",),
    }
)
"""How much of a base a site shows, each with what the paths begin with that are built then."""

OWN = "/"
"""A path that begins so is that of a page of the site's own, from the top of the site on."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where pages stand: below `prefix` (empty, or with a slash at its end), but those in `elsewhere` at what it says.

    `extent` is how many of them are built. `guest`: the site has a theme, a home and pages of its own.
    """

    prefix: str = ""
    extent: str = "all"
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    guest: bool = False

    def at(self, path: str) -> str:
        """Return where a page stands in the site; an anchor stays."""
        page, mark, anchor = path.partition("#")
        if page.startswith(OWN):
            return page.removeprefix(OWN) + mark + anchor
        return self.elsewhere.get(page, self.prefix + page) + mark + anchor

    def has(self, path: str) -> bool:
        """Tell whether a page is there: built from the base, or one that stays where it is."""
        page = path.partition("#")[0]
        return page.startswith((OWN, *EXTENTS[self.extent])) or page in self.elsewhere


WHOLE = Placing()
"""The base is the site."""
