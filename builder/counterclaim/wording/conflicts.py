"""A conflict in three sentences: what both sides are about, what each says, where they part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.reasoning.scope import DOSE, Axis
from counterclaim.wording.axes import axis_name, quantity, stated
from counterclaim.wording.claims import position
from counterclaim.wording.phrases import counted, joined, noun, word
from counterclaim.wording.questions import asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Resolution
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict


STATUSES = {
    "contradiction": "Contradiction",
    "undetermined": "Undetermined",
    "explained": "Explained",
}
"""What readers call the statuses of conflicts."""

TURNS = {
    "contradiction": "a contradiction",
    "undetermined": "undetermined",
    "explained": "explained: both can be right",
}
"""The same, inside a sentence."""

KINDS = {
    "direct": "direct",
    "subtype": "broader and narrower",
    "conditional": "condition",
    "quantitative": "how much",
    "temporal": "time",
    "no-effect": "no effect",
}
"""What readers call the kinds of conflict."""

EXAMINED = {"no": "not yet", "yes": "examined"}
"""Whether editors have examined a conflict."""

RELATIONS = {
    "same": "same",
    "narrower": "first is narrower",
    "wider": "first is wider",
    "overlapping": "overlap",
    "disjoint": "cannot both hold",
    "incommensurable": "do not compare",
    "one-sided": "only one says",
    "unstated": "neither says",
}
"""How what one side states on an axis lies to what the other states."""

DECISIONS = {"open": "examined, stays open", "both-hold": "both hold"}


@dataclass(frozen=True, slots=True)
class Summary:
    """A conflict in three sentences: what both are about, what each says, where they part."""

    about: str
    says: str
    parts: str

    def __str__(self) -> str:
        """Return the three sentences."""
        return f"{self.about} {self.says} {self.parts}"


def conflict(kb: KnowledgeBase, found: Conflict) -> Summary:
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
            left = joined(f"{stated(kb, a.name, a.left)} ({quantity(kb, a)})" for a in others if a.left)
            right = joined(f"{stated(kb, a.name, a.right)} ({quantity(kb, a)})" for a in others if a.right)
            told.append(f"{left} and {right} do not compare")
            continue
        silent, speaking = ("first", "second") if axis.left is None else ("second", "first")
        words = stated(kb, name, axis.right if axis.left is None else axis.left)
        if name == "modality":
            sure = "first" if axis.left == ("asserted",) else "second"
            only = "second" if sure == "first" else "first"
            told.append(f'the {only} says only "can", the {sure} states it as a fact')
        elif name.startswith(DOSE):
            told.append(f"the {silent} gives no {quantity(kb, axis)}, the {speaking} speaks of {words}")
        elif name == "condition":
            told.append(f'the {silent} names no condition, the {speaking} is limited to "{words}"')
        elif name == "outcome":
            told.append(f"the {silent} does not say for what, the {speaking} speaks of {words}")
        else:
            told.append(f"the {silent} does not say {axis_name(kb, name)}, the {speaking} speaks of {words}")
    return told


_VERBS = {"increases": "increase", "decreases": "decrease"}


def status(kb: KnowledgeBase, found: Conflict) -> str:
    """Return a conflict's status in words, with the axis that explains it."""
    said = word(STATUSES, found.status)
    return f"{said} by {axis_name(kb, found.decisive[0])}" if found.status == "explained" else said


def decision(resolution: Resolution) -> str:
    """Return what editors decided."""
    if resolution.decision == "prefer":
        return f"the editors follow: {resolution.prefer}"
    return word(DECISIONS, resolution.decision)


def decided(said: str) -> str:
    """Return a decision as a sentence."""
    return f"Decision: {said}."


def turn(before: str | None, now: str | None) -> str:
    """Return how the status of a disagreement changed; nothing where it did not."""
    return "" if before is None or now is None else f"{word(TURNS, before)} before, now {word(TURNS, now)}"


def apart(here: str, there: str) -> str:
    """Return what two claims state on an axis, behind its name."""
    return f"(here: {here}; there: {there})"


def alike(limits: Iterable[tuple[str, str]]) -> str:
    """Return what both sides state, as (axis, in words), in a sentence."""
    return f"The same on both sides: {', '.join(f'{name} ({words})' for name, words in limits)}."


def comes_to(kb: KnowledgeBase, chain: Chain) -> str:
    """Return where the links of a chain lead together, in a sentence."""
    effect = kb.claims[chain.claim].effect
    assert effect is not None, "chains lead to effects"
    return f"So {kb.label(effect.exposure)} would {_VERBS[chain.direction]} {kb.label(effect.outcome)}."


def pairs(number: int) -> str:
    """Return what so many conflicts are, behind the number."""
    return f"{noun(number, 'pair')} of opposed claims"


def examined(number: int, total: int) -> str:
    """Return how many of the open conflicts editors have examined, behind their number."""
    told = "all of them" if total and number == total else number or "none"
    return f"may contradict each other; editors have examined {told}"


def debate(claims: int, conflicts: int) -> str:
    """Return the size of a debate in a sentence."""
    return f"A debate of {claims} claims in {counted(conflicts, 'pair')}."


def size(claims: int, conflicts: int) -> str:
    """Return the size of a debate in a few words."""
    return f"{claims} claims, {counted(conflicts, 'disagreement')}"


def further_pairs(number: int) -> str:
    """Return how many pairs of a debate are folded away."""
    return f"{number} more pairs of this debate"


def both_right(number: int) -> str:
    """Return how many pairs of opposite claims can both be right."""
    return f"{counted(number, 'pair')} of opposite claims that can both be right"
