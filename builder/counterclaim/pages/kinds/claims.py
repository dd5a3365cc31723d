"""The table of all claims: a row for each, and what readers may choose the rows by."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import attribution, choices, filling, links, marks, paging, rows_in_parts
from counterclaim.pages.asked import identity
from counterclaim.pages.filling import Draft
from counterclaim.reasoning import grounds as tiers
from counterclaim.wording import claims as words
from counterclaim.wording import grounds
from counterclaim.wording.marks import SIDES
from counterclaim.wording.paging import titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.attribution import Who
    from counterclaim.pages.choices import Choice
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.page import Page
    from counterclaim.pages.paging import Pager
    from counterclaim.pages.site import Site

TITLE, ABOUT = "All claims", "Every claim, to be filtered by source, side and words."
ROWS_AT_MOST = 600
"""So many claims stand on one page; of more, so many on each page:"""

ROWS_OF_A_PAGE = 100
SOURCES_AT_MOST = 300
"""Among more sources nobody chooses from a list: words find them."""


class Row(NamedTuple):
    """One claim as a row; `questions` and `concepts` are the names by which an address may ask for it."""

    claim: Claim
    who: Who
    look: Mark
    basis: str
    tier: str
    dispute: str
    reviewed: str
    questions: tuple[str, ...]
    concepts: tuple[str, ...]


class Table(NamedTuple):
    """What the page shows. `read` says how many were reviewed; `telling` is which of both a row says of itself.

    `number` is how many claims there are; where they are many, `rows` are the first, and `parts_folder` has the others.
    A `further` page of many is for readers without JavaScript.
    """

    read: str
    telling: str
    number: int
    rows: list[Row]
    choices: dict[str, list[Choice]]
    labels: dict[str, list[str]]
    pager: Pager | None
    parts_folder: str
    further: bool = False


class Whole(NamedTuple):
    """All rows, page by page, with what every page says of all of them."""

    read: str
    telling: str
    chunks: list[list[Row]]
    choices: dict[str, list[Choice]]
    labels: dict[str, list[str]]
    letters: list[tuple[str, int]]


def pages(site: Site) -> Iterator[Page]:
    """Yield the table of all claims; where there are many, its further pages and the parts that its filters load."""
    number = sum(1 for _ in site.kb.live_claims())
    size = ROWS_OF_A_PAGE if number > ROWS_AT_MOST else max(1, number)
    last = max(1, -(-number // size))
    whole = cache(lambda: _whole(site, size))
    settings = {**filling.UNSEARCHED, **filling.WIDE}
    for n in range(1, last + 1):
        path, title = (links.CLAIMS, TITLE) if n == 1 else (paging.path("claims", n), titled(TITLE, n, last))
        view = partial(_table, whole, n)
        yield filling.page(site, "claims", Draft(path, title, ABOUT, view, settings=settings))
    if last > 1:
        yield from rows_in_parts.pages(site, last, whole)


def _whole(site: Site, size: int) -> Whole:
    found = rows(site)
    reviewed = sum(row.reviewed == "yes" for row in found)
    offered = filters(found)
    if len(offered["source"]) > SOURCES_AT_MOST:
        offered["source"] = []
    return Whole(
        words.read(reviewed, len(found)),
        "no" if reviewed * 2 > len(found) else "yes",
        [found[at : at + size] for at in range(0, len(found), size)] or [[]],
        offered,
        choices.labels(site.kb, (concept for row in found for concept in row.concepts)),
        paging.initials((row.who.name for row in found), size),
    )


def _table(whole: Callable[[], Whole], n: int) -> Table:
    """Return what the page of that number shows."""
    known = whole()
    last, number = len(known.chunks), sum(map(len, known.chunks))
    labels, pager = known.labels if last == 1 else {}, paging.pager("claims", n, last, known.letters)
    folder = f"{rows_in_parts.FOLDER}/"
    return Table(
        known.read, known.telling, number, known.chunks[n - 1], known.choices, labels, pager, folder, further=n > 1
    )


def rows(site: Site) -> list[Row]:
    """Return a row for each claim that is not retired: source by source, in the order of the text."""
    found = [_row(site, claim) for claim in site.kb.live_claims()]
    return sorted(found, key=lambda row: (row.who.name, row.claim.source, row.claim.sentences, row.claim.id))


def filters(found: Iterable[Row]) -> dict[str, list[Choice]]:
    """Return what the rows may be filtered by: key of the address → choices that some row has."""
    every = list(found)
    return {
        "source": choices.by_name({r.claim.source: r.who.name for r in every}, (r.claim.source for r in every)),
        "stance": choices.counted(SIDES, (r.claim.stance for r in every)),
        "grounds": choices.counted(grounds.TIERS, (r.tier for r in every)),
        "basis": choices.counted(words.BASES, (r.claim.basis for r in every)),
        "conflict": choices.counted(words.DISPUTES, (r.dispute for r in every)),
        "reviewed": choices.counted(words.REVIEWS, (r.reviewed for r in every)),
    }


def _row(site: Site, claim: Claim) -> Row:
    return Row(
        claim,
        attribution.who(site, claim),
        marks.claim(site, claim),
        words.basis(claim),
        tiers.of(site.kb, claim).tier,
        _dispute(site, claim),
        "yes" if claim.reviewed else "no",
        tuple(identity(question) for question in site.index.questions.get(claim.id, ())),
        tuple(dict.fromkeys(_concepts(claim))),
    )


def _dispute(site: Site, claim: Claim) -> str:
    """Return what stands against a claim, the gravest first, as one of the words for it."""
    against = site.index.conflicts.get(claim.id, ())
    states = {"open" if site.analysis.is_open(c) else "decided" if c.is_open else c.status for c in against}
    return next((state for state in words.DISPUTES if state in states), "none")


def _concepts(claim: Claim) -> Iterator[str]:
    """Yield the concepts that a claim names."""
    if claim.effect:
        yield from filter(None, (claim.effect.exposure, claim.effect.outcome, claim.effect.comparator))
    if claim.advice:
        yield from filter(None, (claim.advice.concept, claim.advice.outcome, claim.advice.instead))
    yield from claim.about
