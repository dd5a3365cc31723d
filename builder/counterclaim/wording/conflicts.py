"""A conflict in three sentences: what both sides are about, what each says, where they part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.reasoning.directions import HAPPENS
from counterclaim.reasoning.scope import DOSE, Axis
from counterclaim.wording.axes import AXIS_NAMES, axis_name, quantity_name, stated_on
from counterclaim.wording.phrases import folded, is_plural, joined, plural, word
from counterclaim.wording.questions import asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    left, right = found.sides
    name = asked(kb, *found.question)
    relations = {found.axis(axis).relation for axis in ("exposure", "outcome")}
    if relations >= {"narrower", "wider"}:
        first, second = (asked(kb, side.exposure, side.outcome) for side in found.sides)
        return f"The first is about {first}, the second about {second}; each is narrower in one way."
    if _is_part_of_opposite(kb, found.axis("outcome")):
        first, second = (asked(kb, side.exposure, side.outcome) for side in found.sides)
        return f"The first is about {first}, the second about {second}."
    if relations & {"narrower", "wider"}:
        return f"One is a narrower case of the other; they meet in {name}."
    if left.exposure != right.exposure and left.outcome:
        both = f"{kb.label(left.exposure)} with {kb.label(right.exposure)}"
        return f"Both compare {both} in what they do to {kb.label(left.outcome)}."
    if left.outcome != right.outcome and left.outcome and right.outcome:
        other = right.outcome if found.question[1] == left.outcome else left.outcome
        return f"Both are about {name}, or to its opposite, {kb.label(other)}."
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
            told = "; ".join(_difference(kb, found.axis(name)) for name in found.decisive)
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
    limits = joined(words for words in told if words)
    return (
        f"The {names[general]} speaks in general and gives no data; "
        f"the {names[1 - general]} has, and states its limits: {limits}."
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
    """Return axis by axis why it cannot be told whether two sides meet, or a chain and its claim."""
    axes = {axis.name: axis for axis in found.axes}
    return [_unsettled(kb, axes[name], _Sides.of(found)) for name in found.decisive]


class _Sides(NamedTuple):
    """What the two sides are called, and which of them had a term supplied by the editor."""

    names: tuple[str, str]
    inferred: tuple[frozenset[str], frozenset[str]]

    @classmethod
    def of(cls, found: Conflict | Chain) -> _Sides:
        if hasattr(found, "sides"):
            left, right = found.sides
            return cls(("the first", "the second"), (left.inferred, right.inferred))
        return cls(("the chain", "the claim"), (frozenset(), found.position.inferred))


def _unsettled(kb: KnowledgeBase, axis: Axis, sides: _Sides) -> str:
    left, right = stated_on(kb, axis)
    match axis.relation:
        case "incommensurable":
            return f"{left} and {right} do not compare"
        case "narrower" | "wider":
            return _part(kb, axis, left or "", right or "")
        case "unrelated":
            return _unrelated(kb, axis, (left or "", right or ""), sides)
    if axis.name in {"exposure", "outcome"} and left and right:
        return _supplied(axis.name, sides)
    return _one_sided(kb, axis, (left, right), sides)


def _unrelated(kb: KnowledgeBase, axis: Axis, stated: tuple[str, str], sides: _Sides) -> str:
    """Return what is not known of what two sides state."""
    left, right = stated
    if axis.name == "horizon":
        return f"nothing says whether what holds over {left} holds over {right}"
    if axis.name == "comparator":
        return f"{sides.names[0]} compares with {left}, {sides.names[1]} with {right}"
    if axis.name.startswith(DOSE):
        return f'"{left}" and "{right}" cannot be compared ({quantity_name(kb, axis.name)})'
    if axis.name == "condition":
        left, right = f'"{left}"', f'"{right}"'
    return f"nothing says whether {left} and {right} go together ({axis_name(kb, axis.name)})"


def _part(kb: KnowledgeBase, axis: Axis, left: str, right: str) -> str:
    """Return that a part stands against a whole; of outcomes read the other way, that they are no exact opposites."""
    if axis.left == axis.right:
        return "a step of the chain is about something broader than what the one before it ends with"
    part, whole = (left, right) if axis.relation == "narrower" else (right, left)
    if _is_part_of_opposite(kb, axis):
        return f"{left} and {right} are opposites only in part"
    return f"{part} {'are' if is_plural(part) else 'is'} only a part of {whole}"


def _is_part_of_opposite(kb: KnowledgeBase, axis: Axis) -> bool:
    """Tell whether one outcome is a part of the other's opposite, rather than of the other."""
    if axis.name != "outcome" or axis.relation not in {"narrower", "wider"} or not (axis.left and axis.right):
        return False
    part, whole = (axis.left, axis.right) if axis.relation == "narrower" else (axis.right, axis.left)
    return not _is_case(kb, part[0], whole[0])


def _is_case(kb: KnowledgeBase, term: str, of: str) -> bool:
    """Tell whether the vocabulary holds a term to be a case of another."""
    seen: set[str] = set()
    waiting = [term]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += kb.concepts[one].broader if one in kb.concepts else ()
    return of in seen


def _supplied(axis: str, sides: _Sides) -> str:
    """Return which side does not name an outcome or exposure itself."""
    named = [name for name, inferred in zip(sides.names, sides.inferred, strict=True) if axis in inferred]
    who = "neither names" if len(named) > 1 else f"{named[0]} does not name"
    return f"{who} {AXIS_NAMES[axis]}: the editor supplied it"


def _one_sided(kb: KnowledgeBase, axis: Axis, stated: tuple[str | None, str | None], sides: _Sides) -> str:
    """Return what only one side says, and of what the other speaks."""
    if axis.name == "modality":
        happens = int((axis.left or ("",))[0] not in HAPPENS)
        (weak, can), (firm, so) = ((sides.names[n], stated[n]) for n in (happens, 1 - happens))
        return f"{weak} says only that {can}, {firm} that {so}"
    if axis.name == "link":
        return f"{sides.names[int(axis.left != ('goes-with',))]} says only that the two go together"
    speaks = int(stated[0] is None)
    silent, speaking, words = sides.names[1 - speaks], sides.names[speaks], stated[speaks]
    if axis.name.startswith(DOSE):
        return f"{silent} gives no {quantity_name(kb, axis.name)}, {speaking} speaks of {words}"
    if axis.name == "condition":
        return f'{silent} names no condition, {speaking} is limited to "{words}"'
    if axis.name == "outcome":
        return f"{silent} does not say for what, {speaking} speaks of {words}"
    if axis.name == "comparator":
        return f"{silent} does not say compared with what, {speaking} compares with {words}"
    return f"{silent} does not say {AXIS_NAMES[axis.name]}, {speaking} speaks of {words}"
