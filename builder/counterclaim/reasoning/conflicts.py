"""When do two claims disagree? Comparable, opposed, parted on which axis, and with what status.

The search never looks at all pairs: positions are indexed by exposure, outcome and comparator, and each
claim looks up the buckets of what is broader than its own terms. Inside a bucket positions lie by stand, so
that only opposed pairs are touched.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from counterclaim.reasoning import scope
from counterclaim.reasoning.scope import DOSE, Axis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.findings import Path
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.scope import Limits
    from counterclaim.reasoning.vocabulary import Vocabulary

Status = Literal["contradiction", "undetermined", "explained"]
STATUSES: tuple[Status, ...] = ("contradiction", "undetermined", "explained")

LETS_HAPPEN: dict[str, frozenset[str]] = {
    "increases": frozenset("+"),
    "decreases": frozenset("-"),
    "no-change": frozenset("0"),
    "no-increase": frozenset("0-"),
    "no-decrease": frozenset("0+"),
    "mixed": frozenset("+0-"),
}
"""What each direction lets happen to the outcome: rise (+), stay (0), fall (-)."""

KIND_OF_AXIS = {
    "exposure": "subtype",
    "outcome": "subtype",
    "population": "subtype",
    "condition": "conditional",
    "horizon": "temporal",
}
DECISIVE_ORDER = (DOSE, "horizon", "condition", "population", "outcome", "modality", "exposure")
"""Where several axes part two claims, the first of these names the conflict."""

_FLIPPED = str.maketrans("+-", "-+")
_ADVICE = "*advice"
_ANY = "*any"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that answer comparable questions in opposite ways.

    `claims`, `sources` and each axis's `left` and `right` are in the order of the claims' ids. `question`
    is (exposure, outcome), the narrower one where they differ; advice may have no outcome. `decisive`
    names the axes that give the status. `at` says which field of each claim takes part.
    """

    id: str
    status: Status
    kinds: tuple[str, ...]
    claims: tuple[str, str]
    sources: tuple[str, str]
    question: tuple[str, str | None]
    axes: tuple[Axis, ...]
    decisive: tuple[str, ...]
    at: tuple[Path, Path]

    @property
    def self(self) -> bool:
        """Tell whether one source disagrees with itself."""
        return self.sources[0] == self.sources[1]

    @property
    def is_no_effect(self) -> bool:
        """Tell whether one side denies an effect, rather than stating the opposite one."""
        return "no-effect" in self.kinds


@dataclass(frozen=True, slots=True)
class Position:
    """Where one claim stands on one question; advice with `instead` takes two."""

    claim: Claim
    exposure: str
    outcome: str | None
    comparator: str | None
    stand: str
    at: Path

    @property
    def is_advice(self) -> bool:
        """Tell whether it is advice (do, avoid) and not an effect."""
        return self.stand in {"do", "avoid"}


def identity(first: str, second: str) -> str:
    """Return the id of the conflict between two claims, whichever is named first."""
    return hashlib.sha256("|".join(sorted((first, second))).encode()).hexdigest()[:12]


def positions(claim: Claim) -> Iterator[Position]:
    """Yield where `claim` stands; background takes no part."""
    if claim.effect:
        e = claim.effect
        yield Position(claim, e.exposure, e.outcome, e.comparator, e.direction, ("effect", "direction"))
    elif claim.advice:
        a = claim.advice
        stand = "avoid" if a.avoid else "do"
        yield Position(claim, a.concept, a.outcome, None, stand, ("advice", stand))
        if a.instead:
            yield Position(claim, a.instead, a.outcome, None, "do", ("advice", "instead"))


def opposed(left: str, right: str, *, flip: bool) -> bool:
    """Tell whether two stands cannot both be; `flip` swaps rise and fall on one side."""
    if left in LETS_HAPPEN and right in LETS_HAPPEN:
        there = LETS_HAPPEN[right]
        if flip:
            there = frozenset("".join(there).translate(_FLIPPED))
        return LETS_HAPPEN[left].isdisjoint(there)
    return {left, right} == {"do", "avoid"} and not flip


def _table(*, flip: bool) -> dict[str, tuple[str, ...]]:
    stands = (*LETS_HAPPEN, "do", "avoid")
    return {a: tuple(b for b in stands if opposed(a, b, flip=flip)) for a in stands}


_OPPOSED = {False: _table(flip=False), True: _table(flip=True)}

_Bucket = dict[str, list[Position]]
_Key = tuple[str, str | None, str | None]


class _Index:
    """Positions by (exposure, outcome, comparator), and again under each broader outcome."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.exact: defaultdict[_Key, _Bucket] = defaultdict(dict)
        self.lifted: defaultdict[_Key, _Bucket] = defaultdict(dict)

    def add(self, position: Position) -> None:
        versus = _ADVICE if position.is_advice else position.comparator
        exposure, outcome = position.exposure, position.outcome
        self.exact[exposure, outcome, versus].setdefault(position.stand, []).append(position)
        if outcome is None:
            return
        above = self.vocabulary.concepts.ancestors(outcome) - {outcome}
        for broader in (*above, _ANY) if position.is_advice else above:
            self.lifted[exposure, broader, versus].setdefault(position.stand, []).append(position)

    def candidates(self, position: Position) -> Iterator[Position]:
        """Yield positions that are comparable with, and opposed to, this one."""
        concepts = self.vocabulary.concepts
        versus = _ADVICE if position.is_advice else position.comparator
        for exposure in concepts.ancestors(position.exposure):
            yield from self._outcomes(position, exposure, versus, flip=False)
        if position.comparator is not None:
            yield from self._outcomes(position, position.comparator, position.exposure, flip=True)

    def _outcomes(self, position: Position, exposure: str, versus: str | None, *, flip: bool) -> Iterator[Position]:
        outcome = position.outcome
        if outcome is None:
            yield from self._opposed(self.exact.get((exposure, None, versus)), position, flip=flip)
            yield from self._opposed(self.lifted.get((exposure, _ANY, versus)), position, flip=flip)
            return
        for broader in self.vocabulary.concepts.ancestors(outcome):
            yield from self._opposed(self.exact.get((exposure, broader, versus)), position, flip=flip)
        yield from self._opposed(self.lifted.get((exposure, outcome, versus)), position, flip=flip)
        if position.is_advice:
            yield from self._opposed(self.exact.get((exposure, None, versus)), position, flip=flip)
            return
        for opposite in self.vocabulary.opposites(outcome):
            yield from self._opposed(self.exact.get((exposure, opposite, versus)), position, flip=not flip)

    @staticmethod
    def _opposed(bucket: _Bucket | None, position: Position, *, flip: bool) -> Iterator[Position]:
        if bucket:
            for stand in _OPPOSED[flip][position.stand]:
                yield from bucket.get(stand, ())


def find(kb: KnowledgeBase, vocabulary: Vocabulary) -> tuple[Conflict, ...]:
    """Return every conflict between live claims, by status, then by the claims' ids.

    Where two claims are opposed in more than one way (advice with `instead`), the gravest counts.
    """
    everyone = [p for claim in kb.live_claims() for p in positions(claim)]
    index = _Index(vocabulary)
    for position in everyone:
        index.add(position)
    bounds: dict[tuple[str, Path], Limits] = {}

    def limits(position: Position) -> Limits:
        key = (position.claim.id, position.at)
        if key not in bounds:
            names = (position.exposure, position.outcome)
            bounds[key] = scope.limits(kb, position.claim.scope, names, vocabulary.concepts)
        return bounds[key]

    found: dict[tuple[str, str], Conflict] = {}
    seen: set[tuple[str, Path, str, Path]] = set()
    for position in everyone:
        for other in index.candidates(position):
            if other.claim.id == position.claim.id:
                continue
            left, right = sorted((position, other), key=lambda p: p.claim.id)
            mark = (left.claim.id, left.at, right.claim.id, right.at)
            if mark in seen:
                continue
            seen.add(mark)
            conflict = judge(left, right, limits(left), limits(right), vocabulary)
            known = found.get(conflict.claims)
            if known is None or (STATUSES.index(conflict.status), conflict.at) < (
                STATUSES.index(known.status),
                known.at,
            ):
                found[conflict.claims] = conflict
    return tuple(sorted(found.values(), key=lambda c: (STATUSES.index(c.status), c.claims)))


def judge(left: Position, right: Position, ours: Limits, theirs: Limits, vocabulary: Vocabulary) -> Conflict:
    """Return the conflict of two opposed positions: axes, status, kinds."""
    axes = tuple(_axes(left, right, ours, theirs, vocabulary))
    disjoint = _named(axes, {"disjoint"})
    unsettled = _named(axes, {"one-sided", "incommensurable"})
    status: Status = "explained" if disjoint else "undetermined" if unsettled else "contradiction"
    decisive = disjoint or unsettled
    return Conflict(
        id=identity(left.claim.id, right.claim.id),
        status=status,
        kinds=_kinds(left, right, status, axes, decisive),
        claims=(left.claim.id, right.claim.id),
        sources=(left.claim.source, right.claim.source),
        question=_question(left, right, vocabulary),
        axes=axes,
        decisive=decisive,
        at=(left.at, right.at),
    )


def _axes(left: Position, right: Position, ours: Limits, theirs: Limits, vocabulary: Vocabulary) -> Iterator[Axis]:
    swapped = left.comparator == right.exposure and right.comparator == left.exposure
    exposure = "same" if swapped else vocabulary.concepts.relation(left.exposure, right.exposure) or "same"
    yield Axis("exposure", exposure, (left.exposure,), (right.exposure,))
    yield _outcome_axis(left.outcome, right.outcome, vocabulary)
    yield scope.compare_terms("population", ours.population, theirs.population, vocabulary.populations)
    yield scope.compare_terms("condition", ours.condition, theirs.condition, vocabulary.conditions)
    yield scope.compare_horizons(ours.horizon, theirs.horizon)
    yield from scope.compare_doses(ours, theirs)
    first = left.claim.effect.modality if left.claim.effect else "asserted"
    second = right.claim.effect.modality if right.claim.effect else "asserted"
    yield scope.compare_modalities(first, second)


def _outcome_axis(left: str | None, right: str | None, vocabulary: Vocabulary) -> Axis:
    """Compare outcomes; opposites lie on the same scale, read the other way."""
    stated = ((left,) if left else None, (right,) if right else None)
    if left is None and right is None:
        return Axis("outcome", "unstated")
    if left is None or right is None:
        return Axis("outcome", "one-sided", *stated)
    return Axis("outcome", vocabulary.concepts.relation(left, right) or "same", *stated)


def _named(axes: tuple[Axis, ...], relations: set[str]) -> tuple[str, ...]:
    """Return the names of the axes with one of these relations, the decisive one first."""
    names = [axis.name for axis in axes if axis.relation in relations]
    return tuple(sorted(names, key=lambda n: (_rank(n), n)))


def _rank(axis: str) -> int:
    return DECISIVE_ORDER.index(DOSE if axis.startswith(DOSE) else axis)


def _kinds(
    left: Position, right: Position, status: Status, axes: tuple[Axis, ...], decisive: tuple[str, ...]
) -> tuple[str, ...]:
    differing = _named(axes, {"narrower", "wider", "overlapping", "disjoint", "incommensurable", "one-sided"})
    names = [_kind(axis) for axis in (*decisive, *differing)]
    kinds = list(dict.fromkeys(kind for kind in names if kind))
    denies = any("0" in LETS_HAPPEN.get(p.stand, "") for p in (left, right))
    if denies:
        kinds.insert(0 if status == "contradiction" else len(kinds), "no-effect")
    return tuple(kinds) or ("direct",)


def _kind(axis: str) -> str | None:
    return "quantitative" if axis.startswith(DOSE) else KIND_OF_AXIS.get(axis)


def _question(left: Position, right: Position, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """Return the narrower exposure and the narrower outcome of the two."""
    concepts = vocabulary.concepts
    exposure = right.exposure if concepts.relation(left.exposure, right.exposure) == "wider" else left.exposure
    if left.outcome is None or right.outcome is None:
        return exposure, left.outcome or right.outcome
    wider = concepts.relation(left.outcome, right.outcome) == "wider"
    return exposure, right.outcome if wider else left.outcome
