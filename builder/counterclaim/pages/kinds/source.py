"""The page of a source: what it is, its sentences as a bar, its claims in the order of the text, how to cite it."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from counterclaim.exports import bibtex
from counterclaim.pages import filling, linked, links, marks, paging, pairs
from counterclaim.pages.filling import Draft
from counterclaim.wording import claims as claim_words
from counterclaim.wording import sources as words
from counterclaim.wording.axes import scope_rows
from counterclaim.wording.concepts import more
from counterclaim.wording.downloads import REFERENCES
from counterclaim.wording.paging import titled
from counterclaim.wording.phrases import counted, ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.page import Page
    from counterclaim.pages.paging import Pager
    from counterclaim.pages.pairs import Pair
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.conflicts import Conflict

AT_ONCE = 100
"""So many claims stand in one group of a source's text."""

CLAIMS_AT_MOST = 500
"""So many claims stand on one page of a source."""

CITED_AT_MOST = 100
"""So many sources are named that a source cites, and so many that cite it."""

MOST_OWN = 20
"""So many disagreements of a source with itself are shown."""


class Part(NamedTuple):
    """A stretch of the bar: its kind, where it begins and how long it is, in sentences."""

    kind: str
    start: int
    length: int


class Bar(NamedTuple):
    """The sentences of a source as a bar, and in words."""

    total: int
    parts: list[Part]
    told: str


class Line(NamedTuple):
    """A claim in the text of its source: the numbers of its sentences, its side, whether something disputes it."""

    claim: Claim
    numbers: str
    mark: Mark
    disputed: bool


class Group(NamedTuple):
    """Claims that stand next to each other in a source's text, and what this stretch is called."""

    name: str
    lines: list[Line]


class Against(NamedTuple):
    """A disagreement of a source with itself, and the path on which it stands among all."""

    pair: Pair
    path: str


class Own(NamedTuple):
    """What a source says against itself: the first disagreements, and how many are left out."""

    pairs: list[Against]
    left: int


class Around(NamedTuple):
    """What belongs to sources, by their ids: those that cite each, and its open conflicts with itself."""

    cited_by: Mapping[str, list[Source]]
    against_itself: Mapping[str, list[Conflict]]


class View(NamedTuple):
    """What the page of a source shows.

    `cites` are (path or nothing, name); `counted`: it has claims that are not retired; `references` are (file, format)
    of the downloads that hold all sources, None where nothing can be downloaded.
    """

    source: Source
    standing: tuple[str, str] | None
    authors: str
    address: str | None
    design: str
    pools: str
    study: list[tuple[str, str]]
    scope: list[tuple[str, str]]
    cites: list[tuple[str, str]]
    cites_left: str
    cited_by: list[Source]
    cited_left: str
    bar: Bar | None
    groups: list[Group]
    counted: bool
    own: Own | None
    bibtex: Markup
    references: list[tuple[str, str]] | None
    data: Markup
    pager: Pager | None


class Further(NamedTuple):
    """What a further page of a source shows: more of its claims."""

    source: Source
    groups: list[Group]
    pager: Pager | None


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of every source, by id; of one with very many claims each page that they need."""
    beside = around(site)
    for _, source in sorted(site.kb.sources.items()):
        every = in_order(site, source)
        chunks = [every[at : at + CLAIMS_AT_MOST] for at in range(0, len(every), CLAIMS_AT_MOST)] or [[]]
        folder, last = f"sources/{source.id}", len(chunks)
        view = partial(_view, site, source, beside, chunks[0], paging.pager(folder, 1, last))
        about, edit = words.about(source), source.origin.path
        yield filling.page(site, "source", Draft(links.source(source.id), source.title, about, view, edit=edit))
        for n, chunk in enumerate(chunks[1:], start=2):
            further = partial(_further, site, source, chunk, paging.pager(folder, n, last))
            draft = Draft(paging.path(folder, n), titled(source.title, n, last), about, further, edit=edit)
            yield filling.page(site, "source_further", draft)


def around(site: Site) -> Around:
    """Return what belongs to each source."""
    cited_by: defaultdict[str, list[Source]] = defaultdict(list)
    for _, source in sorted(site.kb.sources.items()):
        for cited in source.cites:
            cited_by[cited].append(source)
    own: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in site.contested:
        if conflict.self:
            own[conflict.sources[0]].append(conflict)
    return Around(cited_by, own)


def _view(site: Site, source: Source, beside: Around, claims: Sequence[Claim], pager: Pager | None) -> View:
    own, cited_by = beside.against_itself.get(source.id, []), beside.cited_by.get(source.id, [])
    return View(
        source,
        words.standing(source),
        words.authors(source),
        links.sentence(source, None),
        words.design(source),
        words.pools(source),
        words.study(source),
        scope_rows(site.kb, source.scope),
        [_cited(site, cited) for cited in source.cites[:CITED_AT_MOST]],
        _left(source.cites),
        cited_by[:CITED_AT_MOST],
        _left(cited_by),
        bar(site, source),
        groups(site, claims),
        any(not claim.retired for claim in site.index.claims.get(source.id, ())),
        _own(site, own) if own else None,
        escape(bibtex.entry(source).strip()),  # its line breaks stay: no field of an entry holds one
        [(file, name) for file, name in REFERENCES.items() if file in site.downloads] if site.downloads else None,
        linked.source(site, source),
        pager,
    )


def _further(site: Site, source: Source, claims: Sequence[Claim], pager: Pager | None) -> Further:
    return Further(source, groups(site, claims), pager)


def _left(sources: Sequence[object]) -> str:
    """Return how many sources are not named."""
    return more(len(sources) - CITED_AT_MOST) if len(sources) > CITED_AT_MOST else ""


def _own(site: Site, own: list[Conflict]) -> Own:
    shown = [Against(pairs.pair(site, conflict), pairs.place(site, conflict)) for conflict in own[:MOST_OWN]]
    return Own(shown, len(own) - len(shown))


def bar(site: Site, source: Source) -> Bar | None:
    """Return the sentences of a source: claimed, then excused, then open; None if they were never numbered."""
    coverage = site.analysis.coverage.get(source.id)
    if coverage is None or not coverage.total:
        return None
    claimed, still_open = len(coverage.claimed), len(coverage.open)
    excused = coverage.total - claimed - still_open
    parts, start = [], 0
    for kind, length in {"claimed": claimed, "excused": excused, "open": still_open}.items():
        parts.append(Part(kind, start, length))
        start += length
    return Bar(coverage.total, parts, words.sentences(coverage.total, claimed, excused, coverage.open))


def in_order(site: Site, source: Source) -> list[Claim]:
    """Return all claims of a source in the order of its text."""
    return sorted(site.index.claims.get(source.id, ()), key=lambda claim: (claim.sentences, claim.id))


def groups(site: Site, claims: Sequence[Claim]) -> list[Group]:
    """Return claims by hundreds."""
    return [_group(site, claims[at : at + AT_ONCE]) for at in range(0, len(claims), AT_ONCE)]


def _group(site: Site, claims: Sequence[Claim]) -> Group:
    numbers = [number for claim in claims for number in claim.sentences]
    name = words.stretch(min(numbers), max(numbers), len(claims)) if numbers else counted(len(claims), "claim")
    lines = [Line(c, _where(c), marks.said(c), pairs.disputed(site, c)) for c in claims]
    return Group(name, lines)


def _where(claim: Claim) -> str:
    """Return the numbers of a claim's sentences, or its place in a source that has none."""
    return claim_words.place(claim) if claim.at else ranges(tuple(sorted(claim.sentences)))


def _cited(site: Site, identity: str) -> tuple[str, str]:
    known = site.kb.sources.get(identity)
    return (links.source(identity), known.name) if known else ("", identity)
