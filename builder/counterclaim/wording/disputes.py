"""Conflicts and debates on the pages: what readers call their statuses and kinds, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.axes import axis_name
from counterclaim.wording.phrases import counted, noun, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Resolution
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
