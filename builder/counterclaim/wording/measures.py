"""Amounts in words: a number, the amounts of an interval, and where on the axis a sentence speaks of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from counterclaim.wording.phrases import capital, joined, noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.reasoning.doses import Interval

_PLAIN = (1e-4, 1e9)
"""Amounts outside of these are written with a power of ten."""

_DIGITS = 4
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHORTEST_PLURAL = 4
MOST_PLACES = 3


def number(value: float) -> str:
    """Return a number as people read it: 4 digits, whole numbers in full, extreme ones with a power of ten."""
    if value == math.inf:
        return "∞"
    if value == 0:
        return "0"
    size = abs(value)
    if not _PLAIN[0] <= size < _PLAIN[1]:
        digits, power = f"{value:.{_DIGITS - 1}e}".split("e")
        digits = digits.rstrip("0").rstrip(".")
        raised = f"10{str(int(power)).translate(_SUPERSCRIPT)}"
        return raised if digits == "1" else f"{digits}\u00d7{raised}"
    if value == int(value):
        return f"{int(value):,}"
    decimals = max(_DIGITS - 1 - math.floor(math.log10(size)), 0)
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: float, unit: str) -> str:
    """Return a number with its unit; one of what is counted stands in the singular."""
    return f"{number(value)} {_singular(unit) if value == 1 else unit}"


def extent(interval: Interval, unit: str) -> str:
    """Return the amounts of an interval: `20 km`, `up to 20 km`, `more than 20 km`, `15 to 20 km`."""
    low, high = interval.low, interval.high
    if low == high:
        return amount(high, unit)
    if high == math.inf:
        if low == 0:
            return f"any amount above 0 {unit}" if interval.low_open else "any amount"
        return f"more than {amount(low, unit)}" if interval.low_open else f"{amount(low, unit)} or more"
    if low == 0 and not interval.low_open:
        return f"less than {amount(high, unit)}" if interval.high_open else f"up to {amount(high, unit)}"
    match interval.low_open, interval.high_open:
        case False, False:
            return f"{number(low)} to {amount(high, unit)}"
        case True, True:
            return f"more than {number(low)} and less than {amount(high, unit)}"
        case True, False:
            return f"more than {number(low)}, up to {amount(high, unit)}"
        case _:
            return f"{number(low)} to less than {amount(high, unit)}"


def place(interval: Interval, unit: str) -> str:
    """Return where a sentence speaks of: `at 20 km`, `from 15 to 20 km`, `between 20 and 32 km`, `from 40 km on`."""
    low, high = interval.low, interval.high
    if low == high:
        return f"at {amount(high, unit)}"
    if high == math.inf:
        if low == 0 and not interval.low_open:
            return "at any amount"
        return f"above {amount(low, unit)}" if interval.low_open else f"from {amount(low, unit)} on"
    if low == 0 and not interval.low_open:
        return f"below {amount(high, unit)}" if interval.high_open else f"up to {amount(high, unit)}"
    match interval.low_open, interval.high_open:
        case False, False:
            return f"from {number(low)} to {amount(high, unit)}"
        case True, True:
            return f"between {number(low)} and {amount(high, unit)}"
        case True, False:
            return f"above {number(low)} and up to {amount(high, unit)}"
        case _:
            return f"from {number(low)} to just below {amount(high, unit)}"


def places(intervals: Sequence[Interval], unit: str) -> str:
    """Return where a sentence speaks of, for several intervals: the first three, and how many more there are."""
    told = [place(i, unit) for i in intervals[:MOST_PLACES]]
    more = len(intervals) - MOST_PLACES
    if more > 0:
        told.append(f"at {more} more {noun(more, 'place')}")
    return capital(joined(told))


def _singular(unit: str) -> str:
    counted = unit.isalpha() and len(unit) >= _SHORTEST_PLURAL and unit.endswith("s") and not unit.endswith("ss")
    return unit[:-1] if counted else unit
