"""A conflict as pages show it: its sides, what it is about, where they part, and what editors decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import attribution, links, marks
from counterclaim.wording import axes, claims
from counterclaim.wording import disputes as words
from counterclaim.wording.conflicts import summary
from counterclaim.wording.phrases import word
from counterclaim.wording.questions import question_name

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Resolution
    from counterclaim.pages.attribution import Who
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.wording.conflicts import Summary


class Side(NamedTuple):
    """A claim as one side of a conflict."""

    claim: Claim
    mark: Mark
    who: Who
    offers: str


class AxisRow(NamedTuple):
    """One line of the table in which two claims part."""

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
    """What editors decided, in words, and the record of it."""

    said: str
    record: Resolution


class Pair(NamedTuple):
    """A conflict with its sides, in the order of their ids.

    `path` leads to the question `name` in which they meet. `rows` are the axes on which they can be compared;
    `decision` is None where nobody has examined the conflict.
    """

    conflict: Conflict
    sides: tuple[Side, ...]
    status: str
    name: str
    path: str
    summary: Summary
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
        tuple(side(site, site.kb.claims[claim]) for claim in conflict.claims),
        words.status(site.kb, conflict),
        name(site, conflict),
        path(site, conflict),
        summary(site.kb, conflict),
        rows(site.kb, conflict),
        decision(site, conflict),
    )


def side(site: Site, claim: Claim) -> Side:
    """Return a claim as one side of a conflict."""
    return Side(claim, marks.side(claim.stance), attribution.who(site, claim), claims.offers(claim))


def name(site: Site, conflict: Conflict) -> str:
    """Return the name of the question in which the sides meet."""
    return question_name(site.kb, *conflict.question)


def path(site: Site, conflict: Conflict) -> str:
    """Return the path of the question in which the sides meet; of its exposure where no claim answers it."""
    exposure, outcome = conflict.question
    return links.question(exposure, outcome if conflict.question in site.analysis.questions else None)


def rows(kb: KnowledgeBase, conflict: Conflict) -> list[AxisRow]:
    """Return the axes that at least one side states, those that decide first."""
    found = [
        AxisRow(
            axes.axis_name(kb, axis.name),
            axes.stated(kb, axis.name, axis.left) or "not stated",
            axes.stated(kb, axis.name, axis.right) or "not stated",
            word(words.RELATIONS, axis.relation),
            axis.name in conflict.decisive,
        )
        for axis in conflict.axes
        if axis.relation != "unstated"
    ]
    return sorted(found, key=lambda row: not row.decides)


def decision(site: Site, conflict: Conflict) -> Decision | None:
    """Return what editors decided about a conflict; None where nobody has examined it."""
    resolution = site.analysis.resolution(conflict)
    if resolution is None or not site.analysis.examined(conflict):
        return None
    return Decision(words.decision(resolution), resolution)


def others(site: Site, claim: Claim, *, open_only: bool = False) -> set[str]:
    """Return the claims that stand against a claim, by id; `open_only`: those against which nothing explains it."""
    found = (c for c in site.index.conflicts.get(claim.id, ()) if c.status != "explained" or not open_only)
    return {other for conflict in found for other in conflict.claims} - {claim.id}


def standing_against(site: Site, claim: Claim) -> int:
    """Return how many open conflicts a claim is in."""
    return sum(conflict.status != "explained" for conflict in site.index.conflicts.get(claim.id, ()))


def disputed(site: Site, claim: Claim) -> bool:
    """Tell whether something stands against a claim that nothing explains."""
    return standing_against(site, claim) > 0
