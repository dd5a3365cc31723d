"""Which pairs of positions may disagree, found without looking at all pairs.

Positions lie in buckets by exposure and outcome, and again under each broader outcome; each looks up the buckets of
what is broader than its own terms. Inside a bucket they lie by stand, so that only opposed pairs are touched.
What is yielded is judged afterwards: a pair too many costs time and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
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
        for broader in ancestors(outcome):
            if broader != outcome:
                self.lifted[exposure, broader].setdefault(stand, []).append(number)
        if self.vocabulary.opposite:
            met = {z for y in ancestors(outcome) for x in self.vocabulary.opposites(y) for z in ancestors(x)}
            for term in met:
                self.turned[exposure, term].setdefault(stand, []).append(number)

    def against(self, exposure: str, outcome: str, stand: str, *, flip: bool) -> Iterator[int]:
        """Yield the positions on an exposure that may oppose a stand; `flip`: polarity is turned already."""
        ancestors = self.vocabulary.concepts.ancestors
        plain, turned = _AGAINST[flip][stand], _AGAINST[not flip][stand]
        for broader in ancestors(outcome):
            yield from _of(self.exact.get((exposure, broader)), plain)
        yield from _of(self.lifted.get((exposure, outcome)), plain)
        if not self.vocabulary.opposite:
            return
        met = {z for x in ancestors(outcome) for y in self.vocabulary.opposites(x) for z in ancestors(y)}
        for term in met:
            yield from _of(self.exact.get((exposure, term)), turned)
        yield from _of(self.turned.get((exposure, outcome)), turned)


def _of(bucket: _Bucket | None, against: tuple[str, ...]) -> Iterator[int]:
    if bucket:
        for stand in against:
            yield from bucket.get(stand, ())


def pairs(
    positions: Iterable[Position], vocabulary: Vocabulary, as_effect: Callable[[Position], Position | None]
) -> Iterator[tuple[Position, Position]]:
    """Yield each pair of positions that may disagree once; `as_effect` reads advice with an aim as an effect."""
    every = list(positions)
    ancestors = vocabulary.concepts.ancestors
    effects, compared = _Table(vocabulary), _Table(vocabulary)
    avoided: defaultdict[str, list[int]] = defaultdict(list)
    read = [as_effect(position) for position in every]
    for number, (position, effect) in enumerate(zip(every, read, strict=True)):
        if position.stand == "avoid":
            avoided[position.exposure].append(number)
        if effect is not None and effect.outcome is not None:
            effects.add(number, effect.exposure, effect.outcome, effect.stand)
            if effect.comparator is not None and effect.comparator not in RESERVED:
                for broader in ancestors(effect.exposure):
                    compared.add(number, broader, effect.outcome, effect.stand)

    def near(number: int) -> Iterator[int]:
        position, effect = every[number], read[number]
        if position.stand == "do":
            for broader in ancestors(position.exposure):
                yield from avoided.get(broader, ())
        if effect is None or effect.outcome is None:
            return
        for broader in ancestors(effect.exposure):
            yield from effects.against(broader, effect.outcome, effect.stand, flip=False)
        versus = effect.comparator
        if versus is not None and versus not in RESERVED:
            for term in ancestors(versus):
                yield from effects.against(term, effect.outcome, effect.stand, flip=True)
            yield from compared.against(versus, effect.outcome, effect.stand, flip=True)

    seen: set[tuple[int, int]] = set()
    for number in range(len(every)):
        for other in near(number):
            pair = (number, other) if number < other else (other, number)
            if number != other and pair not in seen:
                seen.add(pair)
                yield every[pair[0]], every[pair[1]]
