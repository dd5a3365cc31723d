"""Who says what: a chart of sources against the main questions, a mark for each side that a source takes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import links, marks
from counterclaim.reasoning import grounds
from counterclaim.wording import grounds as grounds_words
from counterclaim.wording import voices as words
from counterclaim.wording.marks import UNTOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.site import Site

COLUMNS_AT_MOST = 8
"""So many questions stand beside each other on a phone."""

OPEN_AT_MOST = 6
ORDER = (*marks.SIDES, UNTOLD)


class Column(NamedTuple):
    """A question: its number in the chart, how it is asked, where it leads, the claims on it."""

    number: int
    asks: str
    path: str
    claims: tuple[str, ...]


class Voice(NamedTuple):
    """A source as a row: what it offers at best, and for each question the sides that it takes, none where silent."""

    name: str
    path: str
    offers: str
    sides: list[list[Mark]]


class Chart(NamedTuple):
    """The chart: its columns, the rows that stand open and those folded away; `folded` says how many these are."""

    columns: list[Column]
    first: list[Voice]
    rest: list[Voice]
    folded: str


def chart(site: Site, asked: Iterable[tuple[str, str, Iterable[str]]]) -> Chart | None:
    """Return who says what on questions, each (as one asks, path, claims); None where nobody says anything.

    The sources that speak on most of them come first, those with the best grounds before others.
    """
    columns = [Column(n, asks, path, tuple(claims)) for n, (asks, path, claims) in enumerate(asked, start=1)]
    columns = columns[:COLUMNS_AT_MOST]
    found: defaultdict[str, dict[int, list[Claim]]] = defaultdict(dict)
    for column in columns:
        for identity in column.claims:
            claim = site.kb.claims[identity]
            found[claim.source].setdefault(column.number, []).append(claim)
    if not found:
        return None
    ranked = sorted(found, key=lambda source: (-len(found[source]), _best(site, found[source]).rank, source))
    rows = [_voice(site, source, found[source], columns) for source in ranked]
    opened = len(rows) if len(rows) <= OPEN_AT_MOST + 1 else OPEN_AT_MOST
    return Chart(columns, rows[:opened], rows[opened:], words.folded(len(rows) - opened))


def _best(site: Site, said: dict[int, list[Claim]]) -> grounds.Grounds:
    return grounds.best(grounds.of(site.kb, claim) for claims in said.values() for claim in claims)


def _voice(site: Site, source: str, said: dict[int, list[Claim]], columns: list[Column]) -> Voice:
    known = site.kb.sources.get(source)
    sides = []
    for column in columns:
        taken = {marks.stance(claim) for claim in said.get(column.number, ())}
        sides.append([marks.side(stance) for stance in ORDER if stance in taken])
    offers = grounds_words.short(_best(site, said))
    return Voice(known.name if known else source, links.source(source) if known else "", offers, sides)
