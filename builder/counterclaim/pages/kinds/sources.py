"""The page of all sources: the kinds of evidence there are, and what each source is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import choices, filling, links
from counterclaim.pages.filling import Draft
from counterclaim.wording import sources as words
from counterclaim.wording.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Source
    from counterclaim.pages.choices import Choice
    from counterclaim.pages.page import Page
    from counterclaim.pages.site import Site


class Entry(NamedTuple):
    """A source in the list; `standing` is said where it is not as it was."""

    source: Source
    standing: str
    publisher: str
    design: str
    claims: str
    accounted: str


class View(NamedTuple):
    """What the page shows; `kinds` are the kinds of evidence, the strongest first."""

    heading: str
    kinds: list[Choice]
    sources: list[Entry]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all sources."""
    every = [source for _, source in sorted(site.kb.sources.items())]
    view = View(words.kinds(len(every)), kinds(site), [_entry(site, source) for source in every])
    about = "Every source, what it is and who profits."
    yield filling.page(site, "sources", Draft(links.SOURCES, "Sources", about, view))


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
