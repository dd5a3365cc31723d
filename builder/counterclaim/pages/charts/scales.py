"""The axis of a chart: which amounts it runs over, where an amount lies on it, and its round marks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ORDERS = 3
"""Amounts that span more powers of ten than this need an axis that multiplies."""

MARKS = 5
"""About so many marks fit on a phone."""

SMALLEST = 1e-300
LARGEST = 1e300
"""Outside of these, floating point has no room left for a step of the axis."""

ROOM = 0.94
"""The share of the axis that finite amounts take up where some amount has no upper end."""

ZERO = 0.08
"""On an axis that multiplies, the share on which zero stands apart."""

NARROW = 0.25
_ROUND = (1, 2, 5, 10)
_DUST = 1e-9


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`, both finite, with marks; `goes_on`: there is room above `high` for open ends.

    Where `multiplies`, equal steps are equal factors; `low` is then above 0, and 0 lies apart at the left edge
    if `has_zero`.
    """

    low: float
    high: float
    marks: tuple[float, ...]
    multiplies: bool = False
    goes_on: bool = False
    has_zero: bool = False

    def place(self, amount: float) -> float:
        """Return where an amount lies, from 0 (left edge) to 1 (right edge); beyond the axis, the nearer edge."""
        room = ROOM if self.goes_on else 1.0
        if amount == math.inf:
            return 1.0
        if not self.multiplies:
            share = (amount - self.low) / (self.high - self.low)
            return min(max(share, 0.0), 1.0) * room
        begin = ZERO if self.has_zero else 0.0
        if amount <= 0:
            return 0.0
        below, whole = math.log10(self.low), math.log10(self.high) - math.log10(self.low)
        share = (math.log10(amount) - below) / whole
        return begin + min(max(share, 0.0), 1.0) * (room - begin)


def scale(amounts: Iterable[float]) -> Scale:
    """Return the axis for amounts, of which some may be infinite."""
    given = list(amounts)
    known = sorted({min(max(a, -LARGEST), LARGEST) for a in given if math.isfinite(a)}) or [0.0]
    goes_on = math.inf in given
    positive = [a for a in known if a >= SMALLEST]
    if known[0] >= 0 and len(positive) > 1 and positive[-1] / positive[0] > 10**ORDERS:
        return _multiplying(positive, goes_on=goes_on, has_zero=known[0] < SMALLEST)
    low, high = known[0], known[-1]
    if low >= 0 and not (len(known) > 1 and high - low < NARROW * high):
        low = 0.0
    if high - low < SMALLEST:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < SMALLEST:
        high = low + 1.0
    marks = ticks(low, high)
    return Scale(marks[0], marks[-1], marks, goes_on=goes_on)


def ticks(low: float, high: float, about: int = MARKS) -> tuple[float, ...]:
    """Return round numbers at equal steps of 1, 2 or 5 times a power of ten, from `low` or below to `high` or above.

    They number at most `about` and two more. `low` must be less than `high`, and both be finite.
    """
    step = _step((high - low) / about)
    first, last = math.floor(low / step + _DUST), math.ceil(high / step - _DUST)
    return tuple(_rounded(k * step) for k in range(first, last + 1))


def _step(least: float) -> float:
    """Return the smallest round step that is `least` or more."""
    power = math.floor(math.log10(least))
    steps = [float(f"{factor}e{power}") for factor in _ROUND]
    return next((step for step in steps if step >= least * (1 - _DUST)), steps[-1])


def _multiplying(positive: list[float], *, goes_on: bool, has_zero: bool) -> Scale:
    first, last = math.floor(math.log10(positive[0])), math.ceil(math.log10(positive[-1]))
    step = max(1, math.ceil((last - first) / MARKS))
    last = first + step * math.ceil((last - first) / step)
    marks = tuple(float(f"1e{power}") for power in range(first, last + 1, step))
    return Scale(
        marks[0],
        marks[-1],
        (0.0, *marks) if has_zero else marks,
        multiplies=True,
        goes_on=goes_on,
        has_zero=has_zero,
    )


def _rounded(value: float) -> float:
    """Return a mark without the dust of floating point; no minus before 0."""
    return float(f"{value:.15g}") + 0.0
