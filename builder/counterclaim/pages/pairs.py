"""A conflict as pages show it: its sides, what it is about, where they part, and what editors decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import attribution, cards, links, marks, paging, weighed
from counterclaim.wording import axes
from counterclaim.wording import disputes as words
from counterclaim.wording.conflicts import summary
from counterclaim.wording.phrases import word
from counterclaim.wording.questions import plain_name, speaking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Resolution
    from counterclaim.pages.attribution import Who
    from counterclaim.pages.cards import Line
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.positions import Position
    from counterclaim.wording.conflicts import Summary

CLAIMS_AT_MOST = 50
"""So many claims of a side are shown; the others are counted."""

JOINED_AT_MOST = 10
"""So many claims are named for which a decision holds without naming them."""


class Side(NamedTuple):
    """One side of a conflict: a claim, the others that say the same, and how many of those are left out."""

    claim: Claim
    mark: Mark
    who: Who
    offers: str
    others: list[Line]
    left: int

    @property
    def told(self) -> str:
        """Return how many more claims say the same; nothing where there are none."""
        more = len(self.others) + self.left
        return words.same_side(more) if more else ""


class AxisRow(NamedTuple):
    """One line of the table in which two sides part."""

    name: str
    left: str
    right: str
    relation: str
    decides: bool

    @property
    def same(self) -> bool:
        """Tell whether both sides state the same."""
        return self.relation == words.RELATIONS["same"]


class Decision(NamedTuple):
    """What editors decided, in words, and the record of it.

    `view` says whose view it is, `outdated` why it no longer counts; `joined` are claims that it holds for without
    naming them, `joined_told` says how many there are and `joined_left` counts those not listed.
    """

    said: str
    record: Resolution
    view: str
    outdated: str
    joined: list[Line]
    joined_left: int
    joined_told: str


class Pair(NamedTuple):
    """A conflict with its two sides, ordered by what they say.

    `path` leads to the question `name` in which they meet. `rows` are the axes on which they can be compared;
    `open`: they disagree and nothing has closed it; `stronger` says which side has the better grounds. `decision` is
    None where nobody has examined the conflict.
    """

    conflict: Conflict
    sides: tuple[Side, ...]
    status: str
    meaning: str
    open: bool
    name: str
    path: str
    summary: Summary
    stronger: str
    rows: list[AxisRow]
    decision: Decision | None

    @property
    def parted(self) -> list[AxisRow]:
        """Return the rows on which the sides state something else, or all of them."""
        return [row for row in self.rows if not row.same] or self.rows

    @property
    def alike(self) -> str:
        """Return in a sentence what both sides state, if there is more that they do not."""
        told = {row.name for row in self.parted}
        same = [(row.name, row.left) for row in self.rows if row.same and row.name not in told]
        return words.alike(same) if same else ""


def pair(site: Site, conflict: Conflict) -> Pair:
    """Return a conflict as pages show it."""
    return Pair(
        conflict,
        tuple(side(site, position) for position in conflict.sides),
        words.status(site.kb, conflict),
        words.meaning(conflict.status),
        site.analysis.is_open(conflict),
        name(site, conflict),
        path(site, conflict),
        summary(site.kb, conflict),
        words.strength(conflict),
        rows(site.kb, conflict),
        decision(site, conflict),
    )


def side(site: Site, position: Position) -> Side:
    """Return a position as one side of a conflict: first the claim with the best grounds."""
    first = speaking(site.kb, position)
    others = [site.kb.claims[claim] for claim in position.claims if claim != first.id]
    shown = others[: CLAIMS_AT_MOST - 1]
    return Side(
        first,
        marks.said(first),
        attribution.who(site, first),
        cards.offers(site, first),
        [cards.line(site, claim) for claim in shown],
        len(others) - len(shown),
    )


def name(site: Site, conflict: Conflict) -> str:
    """Return the name of the question in which the sides meet."""
    return plain_name(site.kb, *conflict.question)


def path(site: Site, conflict: Conflict) -> str:
    """Return where the question leads in which the sides meet, which one of them answers."""
    return weighed.question(site, conflict.question)


def place(site: Site, conflict: Conflict) -> str:
    """Return the path of a conflict: among all disagreements, or the question where it is not listed there."""
    page = site.listed.places.get(conflict.id)
    return links.conflict(conflict.id, paging.path("conflicts", page)) if page else path(site, conflict)


def rows(kb: KnowledgeBase, conflict: Conflict) -> list[AxisRow]:
    """Return the axes that at least one side states, those that decide first."""
    found = []
    for axis in conflict.axes:
        if axis.relation != "unstated":
            left, right = (told or "not stated" for told in axes.stated_on(kb, axis))
            relation, decides = word(words.RELATIONS, axis.relation), axis.name in conflict.decisive
            found.append(AxisRow(axes.axis_name(kb, axis.name), left, right, relation, decides))
    return sorted(found, key=lambda row: not row.decides)


def decision(site: Site, conflict: Conflict | Chain) -> Decision | None:
    """Return what editors decided about a conflict or chain, also if it no longer counts; None where nobody has."""
    found = site.analysis.decision(conflict)
    if found is None:
        return None
    joined = [cards.line(site, site.kb.claims[claim]) for claim in found.joined[:JOINED_AT_MOST]]
    return Decision(
        words.decision(found.resolution),
        found.resolution,
        words.view(found),
        words.outdated(found),
        joined,
        len(found.joined) - len(joined),
        words.holds_for(len(found.joined)) if joined and found.fits else "",
    )


def opposing(conflicts: Iterable[Conflict], claim: str) -> set[str]:
    """Return the claims that stand against a claim in some conflicts, by id."""
    return {other for conflict in conflicts for other in conflict.other_side(claim)}


def standing_against(site: Site, claim: Claim) -> int:
    """Return how many open conflicts a claim is in."""
    return sum(map(site.analysis.is_open, site.index.conflicts.get(claim.id, ())))


def disputed(site: Site, claim: Claim) -> bool:
    """Tell whether something stands against a claim that nothing has closed."""
    return standing_against(site, claim) > 0
