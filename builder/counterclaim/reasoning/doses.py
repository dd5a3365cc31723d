"""Doses as intervals: what people write, read in a quantity's unit and compared."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from counterclaim.reasoning import numerals, units
from counterclaim.reasoning.numerals import NUMBER, DoseError

if TYPE_CHECKING:
    from fractions import Fraction

    from counterclaim.knowledge.records import Quantity

__all__ = ["DoseError", "Interval", "Relation", "absolute", "factors", "parse", "relation"]

Relation = Literal["same", "overlapping", "disjoint"]

_SIGN = "<=|>=|=<|=>|\u2264|\u2265|<|>|~|\u2248"
_TO = "\\s*(?:[-\u2010-\u2015\u2026~\u301c\uff5e]|\\.\\.\\.?)\\s*|\\s+to\\s+"
_SINGLE = re.compile(rf"({_SIGN})?\s*({units.MONEY})?\s*({NUMBER})\s*(/?\s?{units.UNIT})?")
_RANGE = re.compile(
    rf"({units.MONEY})?\s*({NUMBER})\s*({units.UNIT}?)??(?:{_TO})(?:{units.MONEY})?\s*({NUMBER})\s*(/?\s?{units.UNIT})?"
)
_EXPONENT = re.compile(r"[^\W\d_]-[1-9](?![0-9])")
"""The end of a unit such as kg-1, which may also be the middle of a range: 500 m-2 km."""
_SIGNS = {"\u2264": "<=", "=<": "<=", "\u2265": ">=", "=>": ">=", "\u2248": "~"}
_REVERSED = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}
_SIGNIFICANT = 9
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Interval:
    """Amounts from `low` to `high` in the quantity's unit; an open end is not included.

    `slack`: how far from a single amount another one may lie and be the same for all that is known.
    """

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False
    slack: float = field(default=0.0, compare=False)

    @property
    def is_single(self) -> bool:
        """Tell whether it holds one amount."""
        return self.low == self.high

    def meets(self, other: Interval) -> bool:
        """Tell whether the two have an amount in common."""
        first, second = (self, other) if (self.low, self.low_open) <= (other.low, other.low_open) else (other, self)
        if first.high != second.low:
            return first.high > second.low
        return not (first.high_open or second.low_open)

    def within(self, other: Interval) -> bool:
        """Tell whether every amount of this one is one of the other's."""
        low = self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open))
        high = self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open))
        return low and high


def relation(left: Interval, right: Interval) -> Relation:
    """Return how `left` stands to `right`: ranges that share only an end are disjoint, near single amounts overlap."""
    if left == right:
        return "same"
    if left.is_single and right.is_single:
        return "overlapping" if abs(left.low - right.low) <= min(left.slack, right.slack) else "disjoint"
    if not left.meets(right):
        return "disjoint"
    touching = max(left.low, right.low) == min(left.high, right.high)
    return "disjoint" if touching and not (left.is_single or right.is_single) else "overlapping"


def parse(text: str, quantity: Quantity) -> Interval:
    """Return the interval that `text` gives, in the quantity's unit.

    Reads `20 km`, `<= 20 km`, `15-20 min`, `15 min to 1 h`, `>= 10 km/h`, `~ 20 km` (the quantity's
    tolerance either way), `10 000 steps`, `5-10k steps`, `1½ cups`, `€ 20`; a pace such as `5:30 min/km`
    becomes a speed where that is asked for. Amounts below zero are read on scales with an offset (°C), and where the
    tolerance is an amount. Raises `DoseError` for anything else, and for amounts that cannot be.
    """
    return _parse(" ".join(text.split()), _Scale.of(quantity))


def factors(text: str, quantity: Quantity) -> dict[str, float]:
    """Return the units that a dose is written in, where it can be read, and what one of each is in the quantity's."""
    text, scale = " ".join(text.split()), _Scale.of(quantity)
    for found, groups in ((_RANGE.fullmatch(text), (3, 5)), (_SINGLE.fullmatch(text), (4,))):
        try:
            told = {found[at]: scale.conversion(found[at]) for at in groups if found[at]} if found else {}
        except DoseError:
            continue
        if told:
            return {unit: float(conversion.scale) for unit, conversion in told.items() if not conversion.inverse}
    return {}


@dataclass(frozen=True, slots=True)
class _Scale:
    """What amounts are read on: a quantity's unit, its other names, what `~` means, and the words for it."""

    unit: str
    also: tuple[str, ...]
    tolerance: float | str
    label: str

    @classmethod
    def of(cls, quantity: Quantity) -> _Scale:
        return cls(quantity.unit, getattr(quantity, "also", ()), quantity.tolerance, quantity.label)

    @property
    def is_signed(self) -> bool:
        """Tell whether amounts below zero mean something."""
        return isinstance(self.tolerance, str) or units.has_offset(self.unit)

    @property
    def lowest(self) -> float:
        return -math.inf if self.is_signed else 0.0

    def conversion(self, written: str) -> units.Conversion:
        """Return how amounts of a written unit are told in this one. Raises `DoseError`."""
        if any(units.same(written, name) for name in self.also):
            return units.SAME
        return units.conversion(written, self.unit, self.label)

    def slack(self, value: float) -> float | None:
        """Return what the tolerance makes of an amount; None where a share of it means nothing."""
        if isinstance(self.tolerance, str):
            return absolute(self.tolerance, self.unit, self.label)
        return None if units.has_offset(self.unit) else abs(value) * self.tolerance


@cache
def _parse(text: str, scale: _Scale) -> Interval:
    unit = scale.unit
    mend = f"write an amount and its unit, such as 20 {unit}, <= 20 {unit}, 15-20 {unit} or ~ 20 {unit}"
    if len(text) > _LONGEST:
        message = f'"{text[:20]}…" is too long to be an amount'
        raise DoseError(message, mend)
    single, ranged = _SINGLE.fullmatch(text), _RANGE.fullmatch(text)
    if ranged:
        try:
            return _between(ranged, text, scale)
        except DoseError as error:
            if single and _EXPONENT.search(text):
                with suppress(DoseError):
                    return _alone(single, text, scale)
            raise error from None
    if not single:
        message = f'"{text}" is no amount'
        raise DoseError(message, mend)
    return _alone(single, text, scale)


def _alone(found: re.Match[str], text: str, scale: _Scale) -> Interval:
    sign, money, number, written = found.groups()
    value, turned = _amount(number, _one(money, written, text), scale)
    _refuse_below_zero(value, text, scale)
    sign = _SIGNS.get(sign, sign)
    return _around(_REVERSED.get(sign, sign) if turned else sign, value, text, scale)


def _one(money: str | None, written: str | None, text: str) -> str | None:
    """Return the unit before or behind the number; what follows money's sign is what it is paid for: €20/day."""
    if money is None or written is None:
        return money or written
    if written.startswith(("/", "per ")):
        return money + written.replace("per ", "/")
    message = f'"{text}" has two units, {money} and {written}'
    raise DoseError(message, "write one behind the number")


def _between(found: re.Match[str], text: str, scale: _Scale) -> Interval:
    money, low_text, low_unit, high_text, high_unit = found.groups()
    written = _one(money, high_unit, text) if money else high_unit
    first, second = numerals.read(low_text, scale.unit), numerals.read(high_text, scale.unit)
    if not low_unit and not numerals.is_thousands(low_text) and 1000 * first < second:
        if numerals.is_thousands(high_text):
            low_text += high_text[-1]  # 5-10k: both are thousands
        elif numerals.is_grouped(high_text):
            message = f'"{text}" can be read as {first} to {second} and as {1000 * first} to {second}'
            raise DoseError(message, f"write both in full: {1000 * first}-{second} {scale.unit}")
    high, turned = _amount(high_text, written or low_unit, scale)
    low, _ = _amount(low_text, low_unit or written, scale)
    if turned:
        low, high = high, low
    _refuse_below_zero(min(low, high), text, scale)
    if low > high:
        message = f'"{text}" runs from more to less'
        raise DoseError(message, "write the smaller amount first")
    return Interval(low, high)


def _refuse_below_zero(value: float, text: str, scale: _Scale) -> None:
    if value < 0 and not scale.is_signed:
        unit, label = scale.unit, scale.label
        mend = f"write an amount from 0 {unit} on; where {label} can fall below zero, give it a tolerance with a unit"
        raise DoseError(f'"{text}" is negative', f"{mend}, such as 2 {unit}")
    coldest = units.coldest(scale.unit)
    if coldest is not None and value < coldest:
        raise DoseError(f'"{text}" lies below absolute zero', f"nothing is colder than {coldest} {scale.unit}")


def _around(sign: str | None, value: float, text: str, scale: _Scale) -> Interval:
    """Return the interval that a sign and an amount give."""
    lowest, unit = scale.lowest, scale.unit
    match sign:
        case "<=":
            return Interval(lowest, value, low_open=lowest < 0)
        case "<" if value == lowest:
            message = f'"{text}" leaves no amount'
            raise DoseError(message, f"write 0 {unit}, or the amount that it stays below")
        case "<":
            return Interval(lowest, value, low_open=lowest < 0, high_open=True)
        case ">=":
            return Interval(value, math.inf, high_open=True)
        case ">":
            return Interval(value, math.inf, low_open=True, high_open=True)
        case "~":
            slack = scale.slack(value)
            if slack is None:
                message = f'"{text}" has no size: zero of {unit} lies anywhere on its scale'
                raise DoseError(message, f"give the quantity {scale.label} a tolerance with its unit, such as 2 {unit}")
            return Interval(_rounded(value - slack, text, unit), _rounded(value + slack, text, unit))
        case _:
            return Interval(value, value, slack=scale.slack(value) or 0.0)


@cache
def absolute(tolerance: str, unit: str, label: str) -> float:
    """Return a tolerance that is written as an amount, in the quantity's unit; raise `DoseError` where it is none."""
    found = _SINGLE.fullmatch(" ".join(tolerance.split()))
    mend = f"write a share such as 0.2, or an amount such as 2 {unit}"
    if found is None or found[1]:
        message = f'the tolerance "{tolerance}" is no amount'
        raise DoseError(message, mend)
    written = _one(found[2], found[4], tolerance)
    if written is None:
        raise _bare(found[3], unit)
    conversion = units.conversion(written, unit, label)
    width = numerals.read(found[3], unit) * conversion.scale
    if width <= 0 or conversion.inverse:
        message = f'the tolerance "{tolerance}" is nothing'
        raise DoseError(message, mend)
    return _rounded(width, tolerance, unit)


def _bare(number: str, unit: str) -> DoseError:
    return DoseError(f'"{number}" has no unit', f"write it with its unit, such as {number} {unit}")


def _amount(number: str, written: str | None, scale: _Scale) -> tuple[float, bool]:
    """Return `number` of the `written` unit in the scale's, and whether more of it is less (a pace, a speed)."""
    unit = scale.unit
    value = numerals.read(number, unit)
    if written is None:
        raise _bare(number, unit)
    if numerals.is_clock(number) and not re.match(r"(?:min|h|hour)", units.normal(written)):
        message = f'"{number} {written}" is no amount'
        raise DoseError(message, f"5:30 is minutes and seconds, or hours and minutes; write a number of {unit}")
    conversion = scale.conversion(written)
    told = f"{number} {written}"
    if conversion.inverse:
        if value <= 0:
            message = f"{told} is no pace" if value else f"{told} is beyond every speed"
            raise DoseError(message, f"write it in {unit}")
        return _rounded(conversion.scale / value, told, unit), True
    return _rounded(value * conversion.scale + conversion.shift, told, unit), False


def _rounded(value: float | Fraction, text: str, unit: str) -> float:
    """Return `value` to nine significant digits; `text` is what it was written as."""
    try:
        amount = float(f"{float(value):.{_SIGNIFICANT}g}")
    except OverflowError:
        amount = math.inf
    if not math.isfinite(amount):
        message = f"{text} is too large to be an amount"
        raise DoseError(message, f"write it in {unit}")
    return amount
