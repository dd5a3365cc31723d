"""Which positions are comparable, and how: conflicts.md, section 2."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.reasoning.candidates import RESERVED
from counterclaim.reasoning.directions import is_flat_denial

if TYPE_CHECKING:
    from counterclaim.reasoning import stances
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.scope import Relation
    from counterclaim.reasoning.vocabulary import Vocabulary


class Comparison(NamedTuple):
    """How two positions compare: on exposure and outcome, whether polarity is turned, whether comparators swap."""

    exposure: Relation
    outcome: Relation
    flip: bool = False
    swapped: bool = False


def as_effect(position: Position, better: stances.Better) -> Position | None:
    """Return a position as an effect: advice for an outcome says that it does it good, for all who take it.

    None where advice names no aim, or nothing says whether more of it is good.
    """
    if not position.is_advice:
        return position
    good = better(position.outcome) if position.outcome else None
    if good is None:
        return None
    rises = (position.stand == "do") == (good == "more")
    return replace(position, stand="increases" if rises else "decreases")


def compare(left: Position, right: Position, vocabulary: Vocabulary, better: stances.Better) -> Comparison | None:
    """Return how two positions compare (conflicts.md, section 2); None where they do not."""
    if left.is_advice:
        return _compare_advice(left, right, vocabulary, better)
    assert left.outcome is not None
    assert right.outcome is not None
    outcome = vocabulary.outcomes(left.outcome, right.outcome)
    if outcome is None:
        return None
    concepts = vocabulary.concepts
    swap = _swapped(left, right, vocabulary)
    if swap is not None:
        return Comparison(swap, outcome[0], flip=not outcome[1], swapped=True)
    exposure = concepts.relation(left.exposure, right.exposure)
    return Comparison(exposure, *outcome) if exposure else None


def _compare_advice(
    left: Position, right: Position, vocabulary: Vocabulary, better: stances.Better
) -> Comparison | None:
    """Compare advice: what is advised must be what is advised against, or narrower.

    Opposite aims are one aim where less of the one is as good as more of the other.
    """
    exposure = vocabulary.concepts.relation(left.exposure, right.exposure)
    beyond: Relation = "narrower" if left.stand == "avoid" else "wider"
    if exposure is None or exposure == beyond or left.stand == right.stand:
        return None
    if left.outcome is None or right.outcome is None:
        return Comparison(exposure, "unstated" if left.outcome == right.outcome else "one-sided")
    outcome = vocabulary.outcomes(left.outcome, right.outcome)
    if outcome is None or (outcome[1] and {better(left.outcome), better(right.outcome)} != {"more", "less"}):
        return None
    return Comparison(exposure, outcome[0])


def _swapped(left: Position, right: Position, vocabulary: Vocabulary) -> Relation | None:
    """Return how exposures stand where each meets the other's comparator (A than B, B than A); None elsewhere."""
    ours, theirs = left.comparator, right.comparator
    if ours is None or theirs is None or not RESERVED.isdisjoint({ours, theirs}):
        return None
    if left.exposure == right.exposure or ours == theirs:
        return None  # sprints than running, twice: narrower than each other's comparator, and still no swap
    there = vocabulary.concepts.relation(left.exposure, theirs)
    here = vocabulary.concepts.relation(ours, right.exposure)
    if there is None or here is None:
        return None
    parted = [one for one in (there, here) if one != "same"]
    if not parted:
        return "same"
    if len(set(parted)) == 1:
        return parted[0]
    return "wider" if speaks_of_every_part(right, left) else "narrower"  # each is a part: no whole covers it


def speaks_of_every_part(position: Position, other: Position) -> bool:
    """Tell whether a position speaks of every part of the whole it names: flat denials, always, avoid against do."""
    if position.is_advice and other.is_advice:
        return position.stand == "avoid"
    return position.modality == "always" or is_flat_denial(position.stand, position.modality)


def spread(position: Position, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the keys under which a position is kept: two that are comparable share at least one.

    So conflicts may be sought key by key, on whatever machine: their status depends on the two positions alone.
    """
    ancestors = vocabulary.concepts.ancestors
    versus = position.comparator
    if versus is None or versus in RESERVED:
        return ancestors(position.exposure)
    return ancestors(position.exposure) | ancestors(versus)
