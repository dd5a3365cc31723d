"""Which pairs of positions may disagree, found without looking at all pairs.

Positions lie in buckets by exposure and outcome, and again under each broader outcome; each bucket is held against
those of what is broader than its own terms. Inside a bucket they lie by stand, so that only opposed pairs are touched.
What is yielded is judged afterwards: a pair too many costs time and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING

from counterclaim.reasoning.directions import OPPOSED, opposed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.vocabulary import Vocabulary

RESERVED = frozenset({"without", "before"})
"""Comparators that are no concepts."""

_AGAINST = {
    flip: {stand: tuple(other for other in OPPOSED if opposed(stand, other, flip=flip)) for stand in OPPOSED}
    for flip in (False, True)
}
_Bucket = dict[str, list[int]]


class _Table:
    """Numbers of positions by exposure and outcome: as they are, under broader outcomes, and on turned scales."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.exact: defaultdict[tuple[str, str], _Bucket] = defaultdict(dict)
        self.lifted: defaultdict[tuple[str, str], _Bucket] = defaultdict(dict)
        self.turned: defaultdict[tuple[str, str], _Bucket] = defaultdict(dict)

    def add(self, number: int, exposure: str, outcome: str, stand: str) -> None:
        """Take in a position that says `stand` of an exposure and an outcome."""
        ancestors = self.vocabulary.concepts.ancestors
        self.exact[exposure, outcome].setdefault(stand, []).append(number)
        above = ancestors(outcome)
        if len(above) > 1:
            for broader in above - {outcome}:
                self.lifted[exposure, broader].setdefault(stand, []).append(number)
        if self.vocabulary.opposite:
            met = {z for y in ancestors(outcome) for x in self.vocabulary.opposites(y) for z in ancestors(x)}
            for term in met:
                self.turned[exposure, term].setdefault(stand, []).append(number)

    def around(self, exposure: str, outcome: str) -> Iterator[tuple[_Bucket, bool]]:
        """Yield the buckets on an exposure whose outcomes compare with `outcome`, and whether their scale is turned."""
        ancestors = self.vocabulary.concepts.ancestors
        for broader in ancestors(outcome):
            if (exposure, broader) in self.exact:
                yield self.exact[exposure, broader], False
        if (exposure, outcome) in self.lifted:
            yield self.lifted[exposure, outcome], False
        if not self.vocabulary.opposite:
            return
        met = {z for x in ancestors(outcome) for y in self.vocabulary.opposites(x) for z in ancestors(y)}
        for term in met:
            if (exposure, term) in self.exact:
                yield self.exact[exposure, term], True
        if (exposure, outcome) in self.turned:
            yield self.turned[exposure, outcome], True

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield the numbers of positions that may oppose each other, some of them more than once."""
        acting = {exposure for exposure, _ in self.exact}
        for (exposure, outcome), bucket in self.exact.items():
            for broader in self.vocabulary.concepts.ancestors(exposure):
                if broader in acting:
                    for other, flip in self.around(broader, outcome):
                        if other is not bucket or len(bucket) > 1:
                            yield from _across(bucket, other, flip=flip)


def _across(bucket: _Bucket, other: _Bucket, *, flip: bool) -> Iterator[tuple[int, int]]:
    for stand, numbers in bucket.items():
        for against in _AGAINST[flip][stand]:
            if against in other:
                yield from product(numbers, other[against])


def pairs(
    positions: Iterable[Position], vocabulary: Vocabulary, as_effect: Callable[[Position], Position | None]
) -> Iterator[tuple[Position, Position]]:
    """Yield each pair of positions that may disagree once; `as_effect` reads advice with an aim as an effect."""
    every = list(positions)
    read = [as_effect(position) for position in every]
    effects = _Table(vocabulary)
    for number, effect in enumerate(read):
        if effect is not None and effect.outcome is not None:
            effects.add(number, effect.exposure, effect.outcome, effect.stand)
    seen: set[tuple[int, int]] = set()
    for a, b in chain(effects.pairs(), _swapped(read, vocabulary, effects), _advised(every, vocabulary)):
        pair = (a, b) if a < b else (b, a)
        if a != b and pair not in seen:
            seen.add(pair)
            yield every[pair[0]], every[pair[1]]


def _swapped(read: list[Position | None], vocabulary: Vocabulary, effects: _Table) -> Iterator[tuple[int, int]]:
    """Yield effects each of which may be compared with what the other does: A than B, B than A."""
    ancestors = vocabulary.concepts.ancestors
    comparing = [
        (number, effect)
        for number, effect in enumerate(read)
        if effect is not None and effect.comparator is not None and effect.comparator not in RESERVED
    ]
    compared = _Table(vocabulary)
    for number, effect in comparing:
        for broader in ancestors(effect.exposure):
            compared.add(number, broader, effect.outcome or "", effect.stand)
    for number, effect in comparing:
        bucket: _Bucket = {effect.stand: [number]}
        versus, outcome = effect.comparator or "", effect.outcome or ""
        for table, terms in ((effects, ancestors(versus)), (compared, (versus,))):
            for term in terms:
                for other, flip in table.around(term, outcome):
                    yield from _across(bucket, other, flip=not flip)


def _advised(every: list[Position], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield what is advised with what is advised against, where the latter is the same or wider."""
    avoided: defaultdict[str, list[int]] = defaultdict(list)
    for number, position in enumerate(every):
        if position.stand == "avoid":
            avoided[position.exposure].append(number)
    for number, position in enumerate(every):
        if position.stand == "do":
            for broader in vocabulary.concepts.ancestors(position.exposure):
                yield from ((number, other) for other in avoided.get(broader, ()))
