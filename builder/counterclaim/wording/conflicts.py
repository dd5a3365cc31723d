"""A conflict in three sentences: what both sides are about, what each says, where they part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.reasoning.scope import DOSE, Axis
from counterclaim.wording.axes import AXIS_NAMES, axis_name, quantity_name, stated
from counterclaim.wording.claims import position
from counterclaim.wording.phrases import joined, plural
from counterclaim.wording.questions import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Resolution
    from counterclaim.reasoning.conflicts import Conflict


@dataclass(frozen=True, slots=True)
class Summary:
    """A conflict in three sentences: what both are about, what each says, where they part."""

    about: str
    says: str
    parts: str

    def __str__(self) -> str:
        """Return the three sentences."""
        return f"{self.about} {self.says} {self.parts}"


def summary(kb: KnowledgeBase, found: Conflict) -> Summary:
    """Return the summary of a conflict; "the first" and "the second" are its claims in order."""
    first, second = (kb.claims[c] for c in found.claims)
    return Summary(_about(kb, found), _says(kb, first, second), _parts(kb, found))


def _about(kb: KnowledgeBase, found: Conflict) -> str:
    name = asked(kb, *found.question)
    relations = {first_axis(found, axis).relation for axis in ("exposure", "outcome")}
    if relations >= {"narrower", "wider"}:
        return f"Each is narrower than the other in one way; they meet in {name}."
    if relations & {"narrower", "wider"}:
        return f"One is a narrower case of the other; they meet in {name}."
    return f"Both are about {name}."


def _says(kb: KnowledgeBase, first: Claim, second: Claim) -> str:
    names = [kb.sources[c.source].name if c.source in kb.sources else c.source for c in (first, second)]
    said = [position(kb, claim) for claim in (first, second)]
    if first.advice:
        also = "also " if first.source == second.source else ""
        return f"{names[0]} {said[0]}; {names[1]} {also}{said[1]}."
    if first.source == second.source:
        return f"{names[0]} says that {said[0]}, and also that {said[1]}."
    return f"{names[0]} says that {said[0]}; {names[1]} says that {said[1]}."


def _parts(kb: KnowledgeBase, found: Conflict) -> str:
    if found.status == "contradiction":
        both = "be followed" if found.at[0][0] == "advice" else "be right"
        return f"Every limit that both state overlaps: they cannot both {both}."
    if found.status == "explained":
        told = joined(_difference(kb, first_axis(found, name)) for name in found.decisive)
        return f"Both can be right: {told}."
    told = "; ".join(_missing(kb, found))
    return f"Whether they meet cannot be told: {told}."


def status(kb: KnowledgeBase, found: Conflict) -> str:
    """Return what a conflict is: its status with what explains it, its kinds, and whether one source says both."""
    by = f" ({axis_name(kb, found.decisive[0])})" if found.status == "explained" else ""
    own = " · inside one source" if found.self else ""
    return f"{found.status}{by} · {', '.join(found.kinds)}{own}"


def against(found: Conflict, claim: str, *, examined: bool) -> str:
    """Return what stands against a claim of a conflict, and how."""
    other = found.claims[found.claims[0] == claim]
    return f"{other} ({found.status}{', examined' if examined else ''})"


def decided(resolution: Resolution, *, fits: bool) -> str:
    """Return what was decided about a conflict and why; `fits` tells whether the claims are still the same."""
    stale = "" if fits else " (the claims have changed since)"
    return f"decided {resolution.date}: {resolution.prefer or resolution.decision}{stale}. {resolution.reason}"


NOT_EXAMINED = "not examined"


def counted(found: Sequence[Conflict], examined: int) -> str:
    """Return how many conflicts there are, of which status, and how many of them are examined."""
    total = plural(len(found), "conflict")
    by_status = ", ".join(f"{n} {status}" for status, n in sorted(Counter(c.status for c in found).items()))
    return f"{total}: {by_status} · {examined} examined" if found else total


def chained(claim: str) -> str:
    """Return that a chain of effects stands against a claim."""
    return f"a chain that opposes {claim}"


def first_axis(found: Conflict, name: str) -> Axis:
    """Return the axis of that name."""
    return next(axis for axis in found.axes if axis.name == name)


def _difference(kb: KnowledgeBase, axis: Axis) -> str:
    if axis.name == "modality":
        return "each says only that it can happen"
    left, right = stated(kb, axis.name, axis.left), stated(kb, axis.name, axis.right)
    if axis.name == "condition":
        return f'the first is limited to "{left}", the second to "{right}"'
    return f"the first speaks of {left}, the second of {right}"


def _missing(kb: KnowledgeBase, found: Conflict) -> list[str]:
    """Return, side by side, what each claim states that the other leaves open."""
    told = []
    handled: set[str] = set()
    for name in found.decisive:
        if name in handled:
            continue
        axis = first_axis(found, name)
        if axis.relation == "incommensurable":
            others = [first_axis(found, n) for n in found.decisive if n.startswith(DOSE)]
            handled.update(n for n in found.decisive if n.startswith(DOSE))
            left = joined(f"{stated(kb, a.name, a.left)} ({quantity_name(kb, a.name)})" for a in others if a.left)
            right = joined(f"{stated(kb, a.name, a.right)} ({quantity_name(kb, a.name)})" for a in others if a.right)
            told.append(f"{left} and {right} do not compare")
            continue
        silent, speaking = ("first", "second") if axis.left is None else ("second", "first")
        words = stated(kb, name, axis.right if axis.left is None else axis.left)
        if name == "modality":
            sure = "first" if axis.left == ("asserted",) else "second"
            only = "second" if sure == "first" else "first"
            told.append(f'the {only} says only "can", the {sure} states it as a fact')
        elif name.startswith(DOSE):
            told.append(f"the {silent} gives no {quantity_name(kb, axis.name)}, the {speaking} speaks of {words}")
        elif name == "condition":
            told.append(f'the {silent} names no condition, the {speaking} is limited to "{words}"')
        elif name == "outcome":
            told.append(f"the {silent} does not say for what, the {speaking} speaks of {words}")
        else:
            told.append(f"the {silent} does not say {AXIS_NAMES[name]}, the {speaking} speaks of {words}")
    return told
