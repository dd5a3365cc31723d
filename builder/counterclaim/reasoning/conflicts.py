"""When do two positions disagree? Comparable, opposed, parted on which axis, and with what status.

The design is conflicts.md; `candidates` finds the pairs to be judged without looking at all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from counterclaim.knowledge.collection import without_collection
from counterclaim.reasoning import candidates, grounds, positions, scope, stances
from counterclaim.reasoning.candidates import RESERVED
from counterclaim.reasoning.comparable import as_effect, compare, speaks_of_every_part
from counterclaim.reasoning.directions import HAPPENS, NO_EFFECT, is_flat_denial, opposed
from counterclaim.reasoning.scope import DOSE, Axis, swept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.comparable import Comparison
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.scope import Relation
    from counterclaim.reasoning.vocabulary import Vocabulary

Status = Literal["contradiction", "undetermined", "both-possible", "explained"]
STATUSES: tuple[Status, ...] = ("contradiction", "undetermined", "both-possible", "explained")
OPEN: frozenset[str] = frozenset({"contradiction", "undetermined"})
"""Statuses about which there is something to decide."""

KIND_OF_AXIS = {
    "dose": "quantitative",
    "horizon": "temporal",
    "condition": "conditional",
    "population": "conditional",
    "comparator": "comparative",
    "outcome": "subtype",
    "exposure": "subtype",
}
DECISIVE_ORDER = ("dose", "horizon", "condition", "population", "comparator", "outcome", "exposure", "link", "modality")
"""Where several axes part two positions, the first of these names the conflict."""

UNSETTLED = frozenset({"one-sided", "incommensurable", "unrelated", "narrower", "wider"})
PARTS = frozenset({"exposure", "outcome", "comparator", "population", "condition"})
"""Axes on which a part may stand against a whole."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two positions that answer comparable questions in opposite ways.

    `sides` are ordered by what they say, and each axis's `left` and `right` with them. `question` is (exposure,
    outcome) of the side with the narrower exposure, else outcome; advice may have no outcome. `decisive` names the
    axes that give the status, `stronger` the side with the better grounds.
    """

    id: str
    status: Status
    kinds: tuple[str, ...]
    question: tuple[str, str | None]
    sides: tuple[Position, Position]
    axes: tuple[Axis, ...]
    decisive: tuple[str, ...]
    stronger: int | None

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the claims of both sides, the first side's first."""
        return (*self.sides[0].claims, *self.sides[1].claims)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources of both sides, each once."""
        return tuple(sorted({*self.sides[0].sources, *self.sides[1].sources}))

    @property
    def self(self) -> bool:
        """Tell whether both sides have one source in all."""
        return len(self.sources) == 1

    @property
    def pairs(self) -> int:
        """Return how many pairs of claims stand against each other; a claim does not stand against itself."""
        left, right = (side.claims for side in self.sides)
        return len(left) * len(right) - len({*left} & {*right})

    @property
    def is_no_effect(self) -> bool:
        """Tell whether one side denies an effect, rather than stating the opposite one."""
        return "no-effect" in self.kinds

    @property
    def is_open(self) -> bool:
        """Tell whether there is something to decide about it."""
        return self.status in OPEN

    @property
    def general(self) -> int | None:
        """Return the side that only speaks in general, without data, against data within limits; None if neither."""
        if self.status != "undetermined" or self.stronger is None:
            return None
        strong, weak = self.sides[self.stronger], self.sides[1 - self.stronger]
        return 1 - self.stronger if strong.grounds.has_data and strong.limits and not _holds(weak) else None

    def other_side(self, claim: str) -> tuple[str, ...]:
        """Return the claims that stand against a claim."""
        left, right = (side.claims for side in self.sides)
        return tuple(c for side, there in ((left, right), (right, left)) if claim in side for c in there if c != claim)

    def axis(self, name: str) -> Axis:
        """Return the axis of that name; raises KeyError where the conflict has none."""
        found = next((axis for axis in self.axes if axis.name == name), None)
        if found is None:
            raise KeyError(name)
        return found


def _holds(position: Position) -> bool:
    return position.grounds.has_data or bool(position.limits)


def find(kb: KnowledgeBase, vocabulary: Vocabulary, every: Iterable[Position] | None = None) -> tuple[Conflict, ...]:
    """Return all conflicts, the gravest first, then by their sides; `every` holds the positions if they are known."""
    better = stances.Better(kb, vocabulary)
    with without_collection():
        known = positions.of(kb, vocabulary) if every is None else every
        near = candidates.pairs(known, vocabulary, lambda position: as_effect(position, better))
        judged = (judge(left, right, vocabulary, better) for left, right in near)
        found = [conflict for conflict in judged if conflict is not None]
        return tuple(sorted(found, key=lambda c: (STATUSES.index(c.status), c.sides[0].name, c.sides[1].name)))


def judge(first: Position, second: Position, vocabulary: Vocabulary, better: stances.Better) -> Conflict | None:
    """Return the conflict of two positions; None where they are not comparable or not opposed."""
    left, right = (first, second) if first.name <= second.name else (second, first)
    if len(left.claims) * len(right.claims) == len({*left.claims} & {*right.claims}):
        return None  # one claim's own parts do not meet
    ours: Position | None = left
    theirs: Position | None = right
    if left.is_advice != right.is_advice:
        ours, theirs = as_effect(left, better), as_effect(right, better)
    if ours is None or theirs is None:
        return None
    compared = compare(ours, theirs, vocabulary, better)
    if compared is None or not opposed(ours.stand, theirs.stand, flip=compared.flip):
        return None
    return _conflict((left, right), (ours, theirs), compared, vocabulary)


class Judgement(NamedTuple):
    """On which axes two opposed positions part, with what status, and which axes give it."""

    axes: tuple[Axis, ...]
    status: Status
    decisive: tuple[str, ...]


def weigh(left: Position, right: Position, compared: Comparison, vocabulary: Vocabulary) -> Judgement:
    """Return what two opposed positions, both read as effects or both as advice, come to (sections 4 and 5)."""
    sweeps = (speaks_of_every_part(left, right), speaks_of_every_part(right, left))
    axes = tuple(_axes(left, right, compared, sweeps, vocabulary))
    disjoint = _named(axis for axis in axes if axis.relation == "disjoint")
    if disjoint:
        return Judgement(axes, "explained", disjoint)
    if left.modality in HAPPENS and right.modality in HAPPENS:
        return Judgement(axes, "both-possible", ("modality",))
    unsettled = _named(axis for axis in axes if _unsettled(axis, sweeps))
    return Judgement(axes, "undetermined" if unsettled else "contradiction", unsettled)


def _conflict(
    sides: tuple[Position, Position], read: tuple[Position, Position], compared: Comparison, vocabulary: Vocabulary
) -> Conflict:
    judged = weigh(*read, compared, vocabulary)
    left, right = sides
    return Conflict(
        id=positions.identity(left.name, right.name),
        status=judged.status,
        kinds=kinds(read, judged, mixed=left.is_advice != right.is_advice),
        question=_question(left, right, compared),
        sides=sides,
        axes=judged.axes,
        decisive=judged.decisive,
        stronger=_stronger(left, right),
    )


def _stronger(left: Position, right: Position) -> int | None:
    if left.grounds.rank == right.grounds.rank:
        return None
    return int(grounds.better(right.grounds, left.grounds))


def _unsettled(axis: Axis, sweeps: tuple[bool, bool]) -> bool:
    return axis.relation in UNSETTLED and not (axis.name in PARTS and swept(axis.relation, sweeps))


def _axes(
    left: Position, right: Position, compared: Comparison, sweeps: tuple[bool, bool], vocabulary: Vocabulary
) -> Iterator[Axis]:
    supplied = left.inferred | right.inferred
    exposure: Relation = "one-sided" if "exposure" in supplied else compared.exposure
    yield Axis("exposure", exposure, (left.exposure,), (right.exposure,))
    outcome: Relation = "one-sided" if "outcome" in supplied else compared.outcome
    yield Axis("outcome", outcome, _one(left.outcome), _one(right.outcome))
    if not left.is_advice:
        versus: Relation = "same" if compared.swapped else compare_comparators(left, right, vocabulary)
        yield Axis("comparator", versus, _one(left.comparator), _one(right.comparator))
    ours, theirs = left.limits, right.limits
    yield scope.compare_terms("population", ours.population, theirs.population, vocabulary.populations, sweeps)
    yield scope.compare_terms("condition", ours.condition, theirs.condition, vocabulary.conditions, sweeps)
    yield scope.compare_horizons(ours.horizon, theirs.horizon)
    yield from scope.compare_doses(ours.dose, theirs.dose)
    if not left.is_advice:
        yield Axis("link", "same" if left.link == right.link else "one-sided", (left.link,), (right.link,))
        yield Axis("modality", compare_modalities(left, right), (left.modality,), (right.modality,))


def _one(term: str | None) -> tuple[str, ...] | None:
    return (term,) if term else None


def compare_comparators(left: Position, right: Position, vocabulary: Vocabulary) -> Relation:
    """Return how what two effects are compared with stands to each other."""
    ours, theirs = left.comparator, right.comparator
    if ours is None or theirs is None:
        return "unstated" if ours == theirs else "one-sided"
    if ours == theirs:
        return "same"
    if not RESERVED.isdisjoint({ours, theirs}):
        return "unrelated"
    if vocabulary.concepts.disjoint(ours, theirs):
        return "disjoint"
    return vocabulary.concepts.relation(ours, theirs) or "unrelated"


def compare_modalities(left: Position, right: Position) -> Relation:
    """Return whether two effects are said alike: both that it is so, or both that it happens.

    One of each is as sharp as can be against a flat denial or an `always`.
    """
    happens = [position.modality in HAPPENS for position in (left, right)]
    if happens[0] == happens[1]:
        return "same"
    firm = right if happens[0] else left
    return "same" if firm.modality == "always" or is_flat_denial(firm.stand, firm.modality) else "one-sided"


def _named(axes: Iterable[Axis]) -> tuple[str, ...]:
    """Return the names of axes, the decisive one first."""
    return tuple(sorted((axis.name for axis in axes), key=lambda name: (rank(name), name)))


def rank(axis: str) -> int:
    """Return the place of an axis in the order in which several of them decide."""
    return DECISIVE_ORDER.index("dose" if axis.startswith(DOSE) else axis)


def kinds(read: tuple[Position, Position], judged: Judgement, *, mixed: bool = False) -> tuple[str, ...]:
    """Return the kinds of a conflict, one for each axis that decides; `mixed`: advice stands against an effect."""
    if judged.status == "both-possible":
        return ()
    names = ("dose" if name.startswith(DOSE) else name for name in judged.decisive)
    found = list(dict.fromkeys(KIND_OF_AXIS[name] for name in names if name in KIND_OF_AXIS))
    if mixed:
        found.append("advice-effect")
    if any(position.stand in NO_EFFECT for position in read):
        found.append("no-effect")
    return tuple(found) or ("direct",)


def _question(left: Position, right: Position, compared: Comparison) -> tuple[str, str | None]:
    """Return the question of the side with the narrower exposure, else with the narrower outcome, else of the first.

    Where only one side names an outcome, its is the narrower one.
    """
    outcome_decides = compared.exposure == "same" and (compared.outcome == "wider" or left.outcome is None)
    chosen = right if compared.exposure == "wider" or outcome_decides else left
    return chosen.exposure, chosen.outcome
