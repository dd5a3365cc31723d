"""What else a word may have meant: the nearest that is known, found in a short time however much is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_NEAR = 3
SYNONYMS = 4
"""So many words for one id may crowd the nearest matches."""

FEW = 100
"""So many words are all compared with the one that is asked after; of more, those that share most with it."""

MOST_COMPARED = 12
MOST_LIKELY = 100
MOST_LOOKED_AT = 10_000
LONGEST = 200
"""No id is longer, and comparing takes time in the square of a word's length."""


class Nearest:
    """Words to be asked about more than once; a word that maps to text is a synonym, the text its id."""

    def __init__(self, known: Mapping[str, object]) -> None:
        self._known = known

    def hint(self, word: str) -> str:
        """Return a question after the ids nearest to a word; empty where none is near."""
        ids = self.ids(word)
        return f"did you mean {' or '.join(ids)}?" if ids else ""

    def ids(self, word: str) -> list[str]:
        """Return the ids nearest to a word, at most three, the nearest first."""
        close = get_close_matches(word, self.candidates(word), n=MOST_NEAR * SYNONYMS)
        return list(dict.fromkeys(map(self._meant, close)))[:MOST_NEAR]

    def candidates(self, word: str, most: int = MOST_COMPARED) -> Sequence[str]:
        """Return the known words worth comparing with one: all of a few; of many at most so many, the likest first."""
        if len(word) > LONGEST:
            return ()
        if len(self._words) <= FEW:
            return self._words
        sought = _pieces(word)
        shared: Counter[int] = Counter()
        looked_at = 0
        for found in sorted((self._holding[piece] for piece in sought if piece in self._holding), key=len):
            shared.update(found[: MOST_LOOKED_AT - looked_at])
            looked_at += len(found)
            if looked_at >= MOST_LOOKED_AT:
                break
        likely = [self._words[at] for at, _ in shared.most_common(MOST_LIKELY)]
        return sorted(likely, key=lambda known: _unlike(sought, _pieces(known)))[:most]

    def _meant(self, word: str) -> str:
        meant = self._known[word]
        return meant if isinstance(meant, str) else word

    @cached_property
    def _words(self) -> Sequence[str]:
        return list(self._known)

    @cached_property
    def _holding(self) -> Mapping[str, list[int]]:
        """Return where the words that hold a piece stand in the list, by the piece."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            for piece in _pieces(word):
                found[piece].append(at)
        return found


def _pieces(word: str) -> set[str]:
    """Return each three letters in a row of a word with its ends marked."""
    marked = f"\0\0{word}\0"
    return {marked[at : at + 3] for at in range(len(marked) - 2)}


def _unlike(one: set[str], other: set[str]) -> float:
    """Return how little two words have in common by their pieces, from 0 to 1 (Dice's coefficient, taken from 1)."""
    return 1 - 2 * len(one & other) / (len(one) + len(other))


def near(word: str, known: Mapping[str, object]) -> str:
    """Return a question after the nearest three of `known` (a synonym stands for the id it maps to)."""
    return Nearest(known).hint(word)
