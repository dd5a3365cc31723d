"""A conflict in three sentences: what both sides are about, what each says, where they part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.reasoning.directions import HAPPENS
from counterclaim.reasoning.scope import DOSE, Axis
from counterclaim.wording.axes import AXIS_NAMES, MODALITIES, axis_name, quantity_name, stated_on
from counterclaim.wording.phrases import folded, joined, plural, word
from counterclaim.wording.questions import asked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.resolutions import Decision

STATUS = {
    "contradiction": "contradiction",
    "undetermined": "cannot be told",
    "both-possible": "both can be true",
    "explained": "explained",
}
DECISIONS = {"open": "stays open", "both-hold": "both hold"}


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
    """Return the summary of a conflict; "the first" and "the second" are its sides in order."""
    return Summary(_about(kb, found), _says(kb, *found.sides), _parts(kb, found))


def _about(kb: KnowledgeBase, found: Conflict) -> str:
    name = asked(kb, *found.question)
    relations = {found.axis(axis).relation for axis in ("exposure", "outcome")}
    if relations >= {"narrower", "wider"}:
        return f"Each is narrower than the other in one way; they meet in {name}."
    if relations & {"narrower", "wider"}:
        return f"One is a narrower case of the other; they meet in {name}."
    return f"Both are about {name}."


def _says(kb: KnowledgeBase, first: Position, second: Position) -> str:
    """Return what each side says: the statement of its first claim, quoted."""
    return f"{said(kb, first)} {said(kb, second)}"


def said(kb: KnowledgeBase, side: Position) -> str:
    """Return who takes a position, and the statement of its first claim."""
    claim = kb.claims[side.claims[0]]
    name = kb.sources[claim.source].name if claim.source in kb.sources else claim.source
    others = len(side.sources) - 1
    and_others = f" and {plural(others, 'other source')}" if others else ""
    return f"{name}{and_others}: “{folded(claim.statement)}”"


def _parts(kb: KnowledgeBase, found: Conflict) -> str:
    match found.status:
        case "contradiction":
            both = "be followed" if found.sides[0].is_advice and found.sides[1].is_advice else "be right"
            return f"Every limit that either states is met by the other: they cannot both {both}."
        case "explained":
            told = joined(_difference(kb, found.axis(name)) for name in found.decisive)
            return f"Both can be right: {told}."
        case "both-possible":
            return "Both can happen; nobody says when."
    if found.general is not None:
        return _in_general(kb, found, found.general)
    return f"Whether they meet cannot be told: {'; '.join(missing(kb, found))}."


def _in_general(kb: KnowledgeBase, found: Conflict, general: int) -> str:
    """Return that one side speaks in general, and of what the other, which has data, speaks."""
    names = ("first", "second")
    told = [stated_on(kb, axis)[1 - general] for axis in found.axes if axis.name not in _SAID_BY_BOTH]
    limits = joined([words for words in told if words]) if any(told) else "its own limits"
    return (
        f"The {names[general]} speaks in general and has no data; the {names[1 - general]} has, and speaks of {limits}."
    )


_SAID_BY_BOTH = frozenset({"exposure", "outcome", "comparator", "link", "modality"})


def status(kb: KnowledgeBase, found: Conflict) -> str:
    """Return what a conflict is: its status with what explains it, its kinds, and whether one source says both."""
    by = f" ({axis_name(kb, found.decisive[0])})" if found.status == "explained" else ""
    kinds = f" · {', '.join(found.kinds)}" if found.kinds else ""
    own = " · inside one source" if found.self else ""
    return f"{found.status}{by}{kinds}{own}"


def against(found: Conflict, claim: str, *, examined: bool) -> str:
    """Return what stands against a claim of a conflict, and how."""
    other, *more = found.other_side(claim)
    others = f" and {plural(len(more), 'more claim')}" if more else ""
    return f"{other}{others} ({found.status}{', examined' if examined else ''})"


def decided(decision: Decision) -> str:
    """Return what was decided about a conflict and why, whether it still fits, and whose view it is."""
    resolution = decision.resolution
    stale = ""
    if not decision.fits:
        stale = " (better grounds have joined since)" if decision.outgrown else " (the claims have changed since)"
    view = " One editor's view, not reviewed." if decision.is_one_view else ""
    return f"decided {resolution.date}: {decision_word(decision)}{stale}. {folded(resolution.reason)}{view}"


def decision_word(decision: Decision) -> str:
    """Return what was decided, in a few words."""
    resolution = decision.resolution
    return resolution.prefer or word(DECISIONS, resolution.decision)


NOT_EXAMINED = "not examined"


def counted(found: Sequence[Conflict], examined: int, listed: int | None = None) -> str:
    """Return how many conflicts there are, of which status, how many are examined, and how many are listed."""
    total = plural(len(found), "conflict")
    if not found:
        return total
    by_status = joined_counts(Counter(conflict.status for conflict in found))
    pairs = sum(conflict.pairs for conflict in found)
    cut = f" · {listed:,} listed" if listed is not None and listed < len(found) else ""
    return f"{total}: {by_status} · {examined:,} examined · {plural(pairs, 'pair')} of claims{cut}"


def joined_counts(counts: Mapping[str, int]) -> str:
    """Return how many there are of each word: `2 explained, 1 undetermined`."""
    return ", ".join(f"{number:,} {name}" for name, number in sorted(counts.items()))


def chained(claim: str) -> str:
    """Return that a chain of effects stands against a claim."""
    return f"a chain that opposes {claim}"


def _difference(kb: KnowledgeBase, axis: Axis) -> str:
    left, right = stated_on(kb, axis)
    if axis.name == "condition":
        return f'the first is limited to "{left}", the second to "{right}"'
    if axis.name == "comparator":
        return f"the first compares with {left}, the second with {right}"
    return f"the first speaks of {left}, the second of {right}"


def missing(kb: KnowledgeBase, found: Conflict | Chain) -> list[str]:
    """Return why, axis by axis, it cannot be told whether two sides meet."""
    axes = {axis.name: axis for axis in found.axes}
    return [_unsettled(kb, axes[name], found) for name in found.decisive]


def _unsettled(kb: KnowledgeBase, axis: Axis, found: Conflict | Chain) -> str:
    left, right = stated_on(kb, axis)
    match axis.relation:
        case "incommensurable":
            return f"{left} and {right} do not compare"
        case "narrower" | "wider":
            part, whole = (left, right) if axis.relation == "narrower" else (right, left)
            return f"{part} is only a part of {whole}"
        case "unrelated":
            return f"nothing says whether {left} and {right} go together ({axis_name(kb, axis.name)})"
    if axis.name in {"exposure", "outcome"} and left and right:
        return _supplied(axis.name, found)
    return _one_sided(kb, axis, left, right)


def _supplied(axis: str, found: Conflict | Chain) -> str:
    """Return which side does not name an outcome or exposure itself."""
    sides: Iterable[Position] = getattr(found, "sides", ()) or (found.position,)  # type: ignore[union-attr] # a chain
    named = [n for n, side in enumerate(sides) if axis in side.inferred]
    who = "both do" if len(named) > 1 else f"the {('first', 'second')[named[0]]} does" if named else "one does"
    return f"{who} not name {AXIS_NAMES[axis]}: the editor supplied it"


def _one_sided(kb: KnowledgeBase, axis: Axis, left: str | None, right: str | None) -> str:
    if axis.name == "modality":
        only = "first" if (axis.left or ("",))[0] in HAPPENS else "second"
        sure = "second" if only == "first" else "first"
        firmly = word(MODALITIES, ((axis.left if only == "first" else axis.right) or ("possible",))[0])
        return f"the {only} says only that {firmly}, the {sure} that it is so"
    if axis.name == "link":
        only = "first" if axis.left == ("goes-with",) else "second"
        return f"the {only} says only that the two go together"
    silent, speaking = ("first", "second") if left is None else ("second", "first")
    words = right if left is None else left
    if axis.name.startswith(DOSE):
        return f"the {silent} gives no {quantity_name(kb, axis.name)}, the {speaking} speaks of {words}"
    if axis.name == "condition":
        return f'the {silent} names no condition, the {speaking} is limited to "{words}"'
    if axis.name == "outcome":
        return f"the {silent} does not say for what, the {speaking} speaks of {words}"
    if axis.name == "comparator":
        return f"the {silent} does not say compared with what, the {speaking} compares with {words}"
    return f"the {silent} does not say {AXIS_NAMES[axis.name]}, the {speaking} speaks of {words}"
