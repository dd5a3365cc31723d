"""Amounts and times by the design of conflicts, §4, read naively with exact fractions; shares nothing with the engine.

Where the page is silent this is how it is read:

- `<= 20 km` has no lower end, `>= 20 km` no upper one; a single amount that is an end of a range lies in the range
  (only two *ranges* can share no more than an end).
- Two single amounts lie within the tolerance of each other where each lies in the other's tolerance.
- A share of an amount is no tolerance of an offset or a negative amount: there `~` cannot be read, and two single
  amounts are the same or apart.
- Of a horizon it does not matter whether an end belongs to it. `~` before one is read as the point. A month is a
  twelfth of a year, a year 365.25 days. From nothing to any time is more than a factor of ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Quantity

UNITS = {
    "km": ("length", Fraction(1000), Fraction(0)),
    "m": ("length", Fraction(1), Fraction(0)),
    "mi": ("length", Fraction("1609.344"), Fraction(0)),
    "min": ("time", Fraction(60), Fraction(0)),
    "h": ("time", Fraction(3600), Fraction(0)),
    "°C": ("warmth", Fraction(1), Fraction("273.15")),
    "°F": ("warmth", Fraction(5, 9), Fraction("459.67") * Fraction(5, 9)),
}
"""Kind, how many of the kind's first unit one is, and where its zero lies."""
OFFSET = {"°C", "°F"}
DAYS = {
    "s": Fraction(1, 86400),
    "min": Fraction(1, 1440),
    "h": Fraction(1, 24),
    "d": Fraction(1),
    "w": Fraction(7),
    "mo": Fraction(1461, 48),
    "y": Fraction(1461, 4),
}
WORDS = {
    "immediate": (Fraction(0), Fraction(1)),
    "short-term": (Fraction(1), DAYS["y"]),
    "long-term": (DAYS["y"], None),
}
Times = tuple[Fraction, Fraction | None]


@dataclass(frozen=True)
class Amounts:
    """From `low` to `high`, None where there is no end; an end belongs to it or not."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool = True
    high_in: bool = True

    @property
    def single(self) -> bool:
        return self.low is not None and self.low == self.high


def amounts(text: str, quantity: Quantity) -> Amounts | None:
    """Return what a dose says in the quantity's unit; None where it cannot be read."""
    several = re.fullmatch(r"(-?[\d.]+) ?([^\d\s-]*) ?(?:-|\u2013|to) ?(-?[\d.]+) ?(\D+)", text)
    if several:
        low_text, low_unit, high_text, unit = several.groups()
        low, high = amount(low_text, low_unit or unit, quantity), amount(high_text, unit, quantity)
        return None if low is None or high is None or low > high else Amounts(low, high)
    found = re.fullmatch(r"(<=|>=|[<>~≤≥≈])? ?(-?[\d.]+) ?(\D+)", text)
    value = amount(found[2], found[3], quantity) if found else None
    if found is None or value is None:
        return None
    if found[1] in {"~", "≈"}:
        around = tolerance(value, quantity)
        return None if around is None else Amounts(value - around, value + around)
    return {
        "<": Amounts(None, value, high_in=False),
        "<=": Amounts(None, value),
        "≤": Amounts(None, value),
        ">": Amounts(value, None, low_in=False),
        ">=": Amounts(value, None),
        "≥": Amounts(value, None),
    }.get(found[1], Amounts(value, value))


def amount(number: str, unit: str, quantity: Quantity) -> Fraction | None:
    if unit == quantity.unit:
        return Fraction(number)
    if unit not in UNITS or quantity.unit not in UNITS or UNITS[unit][0] != UNITS[quantity.unit][0]:
        return None
    (_, factor, zero), (_, divisor, other_zero) = UNITS[unit], UNITS[quantity.unit]
    return (Fraction(number) * factor + zero - other_zero) / divisor


def tolerance(value: Fraction, quantity: Quantity) -> Fraction | None:
    if isinstance(quantity.tolerance, str):
        number, unit = quantity.tolerance.split()
        return Fraction(number) * UNITS[unit][1] / UNITS[quantity.unit][1]
    if quantity.unit in OFFSET or value < 0:
        return None
    return value * Fraction(str(quantity.tolerance))


def amounts_relation(left: Amounts, right: Amounts, quantity: Quantity) -> str:
    if left == right:
        return "same"
    if left.single and right.single:
        assert left.low is not None
        assert right.low is not None
        apart = abs(left.low - right.low)
        allowed = [tolerance(left.low, quantity), tolerance(right.low, quantity)]
        return "overlapping" if all(a is not None and apart <= a for a in allowed) else "disjoint"
    lows = [a for a in (left.low, right.low) if a is not None]
    highs = [a for a in (left.high, right.high) if a is not None]
    if not lows or not highs or max(lows) < min(highs):
        return "overlapping"
    point = max(lows)
    if point > min(highs) or not (left.single or right.single):
        return "disjoint"
    return "overlapping" if holds(left, point) and holds(right, point) else "disjoint"


def holds(amounts: Amounts, point: Fraction) -> bool:
    above = amounts.low is None or point > amounts.low or (point == amounts.low and amounts.low_in)
    below = amounts.high is None or point < amounts.high or (point == amounts.high and amounts.high_in)
    return above and below


def times(text: str) -> Times:
    """Return a horizon as days from and to; None: without end."""
    if text in WORDS:
        return WORDS[text]
    found = re.fullmatch(r"(<=|>=|[<>~≤≥≈])?\s*([\d.]+)(?:\s*(?:-|\u2013|to)\s*([\d.]+))?\s*([a-z]+)", text)
    assert found, text
    sign, first, last, name = found.groups()
    day = next(DAYS[unit] for unit in ("mo", "min", "s", "h", "d", "w", "y") if name.startswith(unit))
    low = Fraction(first) * day
    if last:
        return low, Fraction(last) * day
    if sign in {"<", "<=", "≤"}:
        return Fraction(0), low
    return (low, None) if sign in {">", ">=", "≥"} else (low, low)


def times_relation(left: str, right: str) -> str:
    if " and " in left + right:
        return "unrelated"
    if left in WORDS and right in WORDS:
        return "same" if left == right else "disjoint"
    first, second = sorted([times(left), times(right)], key=lambda t: t[0])
    if first == second:
        return "same"
    end, start = first[1], second[0]
    if end is None or end >= start or start <= 2 * end:
        return "overlapping"
    return "disjoint" if start >= 10 * end else "unrelated"
