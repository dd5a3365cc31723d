"""Which pages stand in the navigation, and what it calls them."""

from __future__ import annotations

from typing import Any


def is_deep(path: str) -> bool:
    """Tell whether a page is one of many, reached by links, tables and search.

    Listed in the navigation, which every page shows, they would make each page as long as the site.
    """
    return path.count("/") > 1


def paths(nav: Any) -> set[str]:
    """Return the paths that the navigation of an mkdocs.yml names."""
    if isinstance(nav, str):
        return {nav}
    inner = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return set().union(*map(paths, inner))


def titles(nav: Any) -> dict[str, str]:
    """Return the titles that the navigation of an mkdocs.yml gives to pages, by path."""
    found: dict[str, str] = {}
    for entry in nav if isinstance(nav, list) else []:
        for title, below in entry.items() if isinstance(entry, dict) else ():
            found.update({below: title} if isinstance(below, str) else titles(below))
    return found
