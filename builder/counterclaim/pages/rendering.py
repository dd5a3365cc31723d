"""Renders every page: goes through the table of kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages.kinds import BY_EXTENT
from counterclaim.pages.site import Site
from counterclaim.wording.steps import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.pages.page import Page
    from counterclaim.reasoning.analysis import Analysis


def render(
    analysis: Analysis,
    configuration: Configuration,
    *,
    downloads: Mapping[str, Callable[[], str]] | None = None,
    history: History | None = None,
    address: str = "",
    directory_urls: bool = True,
    shifted: bool = False,
) -> Iterator[Page]:
    """Yield every page and file of the site.

    `downloads` maps the name of a file to what makes its text; the method page lists them. `history` is what changed so
    far; `address`, where the site will lie, makes the links of its feed absolute. `directory_urls`: whether the
    generator builds `x/index.html` from `x.md` (links inside record text are made for it); `shifted`: whether it
    leads addresses in raw HTML from there itself, as Zensical does.
    """
    told = (downloads or {}, history or History(), address, directory_urls, shifted)
    yield from of(Site(analysis, configuration, *told))


def of(site: Site) -> Iterator[Page]:
    """Yield every page and file that a site shows; their paths do not say yet where `placing` has them stand."""
    for kind in BY_EXTENT[site.placing.extent]:
        yield from (page for page in kind.pages(site) if site.placing.has(page.path))
