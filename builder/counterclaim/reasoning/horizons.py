"""Over what time a claim speaks: words and durations as ranges of days, compared.

`immediate` reaches to a day, `short-term` to a year, `long-term` lies beyond; a duration is a point. A year is
365.25 days, a month its twelfth part.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Relation = Literal["same", "overlapping", "disjoint", "unrelated"]

YEAR = 365.25
NEAR, FAR = 2, 10
"""Ends that lie within the first factor overlap; ends that lie the second apart are different times."""

_DAYS: Mapping[str, float] = {
    "s": 1 / 86_400,
    "m": 1 / 1_440,
    "h": 1 / 24,
    "d": 1,
    "w": 7,
    "mo": YEAR / 12,
    "y": YEAR,
}
_WRITTEN = re.compile(r"(<=|>=|≤|≥|<|>|~|≈)?\s*([0-9.]+)(?:\s*(?:-|\u2013|to)\s*([0-9.]+))?\s*([a-z]+)")


class Range(NamedTuple):
    """Times from `low` to `high`, in days; `word` where it is one of the words and no duration."""

    low: float
    high: float
    word: str | None = None


_WORDS = {
    "immediate": Range(0, 1, "immediate"),
    "short-term": Range(1, YEAR, "short-term"),
    "long-term": Range(YEAR, math.inf, "long-term"),
}


@cache
def parse(text: str) -> Range | None:
    """Return the range that a horizon gives; None where it gives none (the schema refuses it)."""
    if text in _WORDS:
        return _WORDS[text]
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    sign, first, last, unit = found.groups()
    days = _unit(unit)
    low = float(first) * days
    high = float(last) * days if last else low
    if low > high:
        return None
    if sign in {"<", "<=", "≤"}:
        return Range(0, high)
    if sign in {">", ">=", "≥"}:
        return Range(low, math.inf)
    return Range(low, high)


def _unit(word: str) -> float:
    """Return the days of a unit: seconds, minutes, hours, days, weeks, months or years, also in short."""
    return _DAYS["mo"] if word.startswith("mo") else _DAYS[word[0]]


def relation(left: Range, right: Range) -> Relation:
    """Return how two times stand to each other."""
    if left[:2] == right[:2]:
        return "same"
    if left.word and right.word:
        return "disjoint"
    earlier, later = sorted((left, right), key=lambda r: (r.low, r.high))
    if later.low <= earlier.high:
        return "overlapping"
    if later.low <= NEAR * earlier.high:
        return "overlapping"
    return "disjoint" if later.low >= FAR * earlier.high else "unrelated"


def common(left: Range, right: Range) -> Range:
    """Return the times that two ranges share; the first where they only lie near each other."""
    low, high = max(left.low, right.low), min(left.high, right.high)
    return Range(low, high, left.word if (low, high) == left[:2] else None) if low <= high else left
