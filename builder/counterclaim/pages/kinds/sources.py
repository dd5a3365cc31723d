"""The page of all sources: the kinds of evidence there are, and what each source is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import choices, filling, paging
from counterclaim.pages.filling import Draft
from counterclaim.wording import sources as words
from counterclaim.wording.paging import titled
from counterclaim.wording.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.records import Source
    from counterclaim.pages.choices import Choice
    from counterclaim.pages.page import Page
    from counterclaim.pages.paging import Pager
    from counterclaim.pages.site import Site

TITLE, FOLDER = "Sources", "sources"
SOURCES_AT_MOST = 200
"""So many sources stand on one page."""


class Entry(NamedTuple):
    """A source in the list; `standing` is said where it is not as it was."""

    source: Source
    standing: str
    publisher: str
    design: str
    claims: str
    accounted: str


class View(NamedTuple):
    """What the page shows; `kinds` are the kinds of evidence, the strongest first.

    Both stand on the first page only.
    """

    heading: str
    kinds: list[Choice]
    sources: list[Entry]
    pager: Pager | None


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all sources, and as many more as they need."""
    every = [source for _, source in sorted(site.kb.sources.items())]
    chunks = [every[at : at + SOURCES_AT_MOST] for at in range(0, len(every), SOURCES_AT_MOST)] or [[]]
    last, about = len(chunks), "Every source, what it is and who profits."
    for n, chunk in enumerate(chunks, start=1):
        view = partial(_view, site, chunk, paging.pager(FOLDER, n, last), first=n == 1)
        title = TITLE if n == 1 else titled(TITLE, n, last)
        yield filling.page(site, "sources", Draft(paging.path(FOLDER, n), title, about, view))


def _view(site: Site, sources: Iterable[Source], pager: Pager | None, *, first: bool) -> View:
    told, counts = (words.kinds(len(site.kb.sources)), kinds(site)) if first else ("", [])
    return View(told, counts, [_entry(site, source) for source in sources], pager)


def kinds(site: Site) -> list[Choice]:
    """Return the kinds of evidence that there are, the strongest first, with how many sources are of each."""
    return choices.counted(words.DESIGNS, (source.design for source in site.kb.sources.values()))


def _entry(site: Site, source: Source) -> Entry:
    standing, coverage = words.standing(source), site.analysis.coverage.get(source.id)
    return Entry(
        source,
        standing[0] if standing else "",
        source.publisher or words.authors(source) or "publisher not stated",
        words.design(source),
        counted(len(site.index.claims.get(source.id, ())), "claim"),
        words.accounted(coverage) if coverage else "",
    )
