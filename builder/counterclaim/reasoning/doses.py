"""Doses as intervals with units: what people write, parsed and compared.

Units are pint's (https://pint.readthedocs.io). Its registry takes a quarter of a second to build, so it is
built once, and only when a dose is written in another unit than its quantity's own.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import cache
from tokenize import TokenError
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Quantity

Relation = Literal["same", "overlapping", "disjoint"]

_NUMBER = r"[-\u2212]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,4})?"
_UNIT = r"[^\W\d_]+(?:\s?/\s?[^\W\d_]+)?|[%°][^\W\d_]?"
_RANGE = re.compile(rf"({_NUMBER})\s*({_UNIT})?\s*(?:-|\u2013|to)\s*({_NUMBER})\s*({_UNIT})?")
_SINGLE = re.compile(rf"(<=|>=|≤|≥|<|>|~|≈)?\s*({_NUMBER})\s*({_UNIT})?")
_DEGREES = re.compile("°|deg|elsius|ahrenheit")
_SIGNS = {"≤": "<=", "≥": ">=", "≈": "~"}
_SIGNIFICANT = 9
_LONGEST = 60
_SHORTEST_PLURAL = 3
_PINT_TRIPS = (
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    LookupError,
    AssertionError,
    SyntaxError,
    TokenError,
)
"""What pint raises, besides its own errors, over names that it cannot take apart."""


class DoseError(Exception):
    """A dose that cannot be read: what is wrong, and what would be right."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


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
    tolerance either way). Amounts below zero are read on scales with an offset (°C), and where the tolerance is an
    amount. Raises `DoseError` for anything else, and for amounts that cannot be.
    """
    return _parse(" ".join(text.split()), quantity.unit, quantity.tolerance, quantity.label)


@cache
def _parse(text: str, unit: str, tolerance: float | str, label: str) -> Interval:
    mend = f"write an amount and its unit, such as 20 {unit}, <= 20 {unit}, 15-20 {unit} or ~ 20 {unit}"
    if len(text) > _LONGEST:
        message = f'"{text[:20]}…" is too long to be an amount'
        raise DoseError(message, mend)
    single = _SINGLE.fullmatch(text)
    if single:
        sign, number, written = single.groups()
        value = _amount(number, written, unit, label)
        _refuse_below_zero(value, text, unit, tolerance, mend)
        return _around(_SIGNS.get(sign, sign), value, text, unit, tolerance, label)
    found = _RANGE.fullmatch(text)
    if not found:
        message = f'"{text}" is no amount'
        raise DoseError(message, mend)
    low_text, low_unit, high_text, high_unit = found.groups()
    high = _amount(high_text, high_unit or low_unit, unit, label)
    low = _amount(low_text, low_unit or high_unit, unit, label)
    _refuse_below_zero(min(low, high), text, unit, tolerance, mend)
    if low > high:
        message = f'"{text}" runs from more to less'
        raise DoseError(message, "write the smaller amount first")
    return Interval(low, high)


def _refuse_below_zero(value: float, text: str, unit: str, tolerance: float | str, mend: str) -> None:
    if value < 0 and not _is_signed(unit, tolerance):
        message = f'"{text}" is negative'
        raise DoseError(message, mend)


def _around(sign: str | None, value: float, text: str, unit: str, tolerance: float | str, label: str) -> Interval:
    """Return the interval that a sign and an amount give."""
    lowest = -math.inf if _is_signed(unit, tolerance) else 0.0
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
            slack = _slack(value, unit, tolerance, label)
            if slack is None:
                message = f'"{text}" has no size: zero of {unit} lies anywhere on its scale'
                raise DoseError(message, f"give the quantity {label} a tolerance with its unit, such as 2 {unit}")
            return Interval(_rounded(value - slack, text, unit), _rounded(value + slack, text, unit))
        case _:
            return Interval(value, value, slack=_slack(value, unit, tolerance, label) or 0.0)


def _slack(value: float, unit: str, tolerance: float | str, label: str) -> float | None:
    """Return what the tolerance makes of an amount; None where a share of it means nothing."""
    if isinstance(tolerance, str):
        return absolute(tolerance, unit, label)
    return None if _has_offset(unit) else abs(value) * tolerance


@cache
def absolute(tolerance: str, unit: str, label: str) -> float:
    """Return a tolerance that is written as an amount, in the quantity's unit; raise `DoseError` where it is none."""
    found = _SINGLE.fullmatch(" ".join(tolerance.split()))
    if found is None or found[1]:
        message = f'the tolerance "{tolerance}" is no amount'
        raise DoseError(message, f"write a share such as 0.2, or an amount such as 2 {unit}")
    width = _amount(found[2], found[3], unit, label) - _amount("0", found[3], unit, label)
    if width <= 0:
        message = f'the tolerance "{tolerance}" is nothing'
        raise DoseError(message, f"write a share such as 0.2, or an amount such as 2 {unit}")
    return width


def _is_signed(unit: str, tolerance: float | str) -> bool:
    return isinstance(tolerance, str) or _has_offset(unit)


@cache
def _has_offset(unit: str) -> bool:
    """Tell whether zero of a unit is not nothing of it: degrees Celsius and Fahrenheit."""
    if not _DEGREES.search(unit):
        return False
    import pint

    try:
        return bool(_registry().Quantity(0, unit).to_base_units().magnitude != 0)
    except (pint.PintError, *_PINT_TRIPS):
        return False


def _amount(number: str, written: str | None, unit: str, label: str) -> float:
    """Return `number` of the `written` unit in `unit`, to nine significant digits."""
    if written is None:
        message = f'"{number}" has no unit'
        raise DoseError(message, f"write it with its unit, such as {number} {unit}")
    written = "".join(written.split())
    value = float(number.replace("\u2212", "-"))
    amount = value if _names(written, unit) else _convert(value, written, unit, label)
    return _rounded(amount, f"{number} {written}", unit)


def _names(written: str, unit: str) -> bool:
    """Tell whether `written` is the unit itself, singular or plural; m and ms are two units."""
    shorter, longer = sorted((written, unit), key=len)
    plural = longer == shorter + "s" and longer.isalpha() and len(longer) >= _SHORTEST_PLURAL
    return written == unit or plural


def _convert(value: float, written: str, unit: str, label: str) -> float:
    """Return `value` of the `written` unit in `unit`; only what looks like a unit is shown to pint."""
    import pint

    registry = _registry()
    try:
        target = registry.Unit(unit) if re.fullmatch(_UNIT, unit) else None
    except (pint.PintError, *_PINT_TRIPS):
        target = None
    if target is None:
        message = f'"{written}" is no unit of {label}'
        raise DoseError(message, f"it is counted in {unit}")
    try:
        return float(registry.Quantity(value, written).to(target).magnitude)
    except pint.UndefinedUnitError:
        message = f'"{written}" is no unit'
        raise DoseError(message, f"write it in {unit}, or in a unit that converts to it") from None
    except pint.DimensionalityError:
        message = f'"{written}" does not measure {label}'
        mend = f"write it in {unit}, or in a unit that converts to it; the period is part of the quantity"
        raise DoseError(message, mend) from None
    except (pint.PintError, *_PINT_TRIPS):
        message = f'"{written}" cannot be used as a unit'
        raise DoseError(message, f"write it in {unit}, or in a unit that converts to it") from None


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry()


def _rounded(value: float, text: str, unit: str) -> float:
    """Return `value` to nine significant digits; `text` is what it was written as."""
    amount = float(f"{value:.{_SIGNIFICANT}g}")
    if not math.isfinite(amount):
        message = f"{text} is too large to be an amount"
        raise DoseError(message, f"write it in {unit}")
    return amount
