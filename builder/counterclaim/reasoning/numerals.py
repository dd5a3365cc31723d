"""Numbers as people write them: what can be read in one way, and both readings of what cannot.

A point parts the decimals; thousands stand together, or apart by a space or an apostrophe (SI Brochure 5.4.4: neither
point nor comma between groups). `10.000` is ten in one country and ten thousand in another: it is refused.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

_DIGITS = r"(?:[0-9]+(?:[.,'\u2019][0-9]+|\s[0-9]{3}(?![0-9]))*|[.,][0-9]+)"
_POWER = r"(?:[eE][-+]?[0-9]{1,4})?(?![0-9]|[eE][-+]?[0-9])"
_VULGAR = "[\u00bc-\u00be\u2150-\u215e]"
_SHARE = r"[0-9][/\u2044](?:[234568]|10|12|16)(?![0-9/])"
_THOUSANDS = r"(?:k(?![^\W\d_])|K(?=\s[^\W\d_]))?"
NUMBER = (
    rf"[-+\u2212\u2013]?(?:[0-9]{{1,3}}:[0-5][0-9]|(?:[0-9]+\s)?{_SHARE}|(?:[0-9]+\s?)?{_VULGAR}"
    rf"|{_DIGITS}{_POWER}{_THOUSANDS})"
)
"""The pattern of a number, without a group of its own; `read` says what it is."""

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([\s'\u2019])[0-9]{3}(?:\1[0-9]{3})*)(?:\.[0-9]+)?")
_POINT_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_COMMA_GROUP = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
_MANY_GROUPS = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{2,3})(?:\1[0-9]{2,3})*\1[0-9]{3}(?:(?!\1)[.,][0-9]+)?")
_GROUP_AND_DECIMALS = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(?!\1)[.,][0-9]+")


class DoseError(Exception):
    """A dose that cannot be read: what is wrong, and what would be right."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


def is_clock(number: str) -> bool:
    """Tell whether a number is minutes and seconds, or hours and minutes: 5:30."""
    return ":" in number


def is_thousands(number: str) -> bool:
    """Tell whether a number counts thousands: 10k."""
    return number[-1:] in {"k", "K"}


def is_grouped(number: str) -> bool:
    """Tell whether the thousands of a number stand apart: 10 000."""
    return bool(_GROUPED.fullmatch(number))


def read(number: str, unit: str) -> Fraction:
    """Return what a text that `NUMBER` fits amounts to; `unit` is for the examples. Raises `DoseError`."""
    sign = -1 if number[0] in "-\u2212\u2013" else 1
    return sign * _size(number.lstrip("-+\u2212\u2013"), unit)


def _size(text: str, unit: str) -> Fraction:
    if is_clock(text):
        whole, _, part = text.partition(":")
        return int(whole) + Fraction(int(part), 60)
    if is_thousands(text):
        return 1000 * _size(text[:-1], unit)
    if not text[-1].isdecimal():
        return Fraction(text[:-1].strip() or 0) + Fraction(unicodedata.numeric(text[-1])).limit_denominator(16)
    share = re.fullmatch(r"(?:([0-9]+)\s)?([0-9])[/\u2044]([0-9]+)", text)
    if share:
        return _share(share, text, unit)
    digits, power = re.fullmatch(r"(.*?)([eE].*)?", text, flags=re.DOTALL).groups()  # type: ignore[union-attr]
    if _POINT_GROUP.fullmatch(digits) and power is None:
        raise _two_ways(text, unit, digits.replace(".", ""), digits)
    if _PLAIN.fullmatch(digits):
        return Fraction(digits + (power or ""))
    if _GROUPED.fullmatch(digits):
        return Fraction(re.sub(r"[\s'\u2019]", "", digits) + (power or ""))
    if _COMMA_GROUP.fullmatch(digits):
        raise _two_ways(text, unit, digits.replace(",", ""), digits.replace(",", "."))
    raise DoseError(*_one_way(digits, unit))


def _share(found: re.Match[str], text: str, unit: str) -> Fraction:
    above, below = int(found[2]), int(found[3])
    if not 0 < above < below:
        message = f'"{text}" is no share of one'
        raise DoseError(message, f"write it as a number, such as 1.5 {unit}")
    return int(found[1] or 0) + Fraction(above, below)


def _two_ways(text: str, unit: str, whole: str, decimal: str) -> DoseError:
    """Return the refusal of a number that is a whole one to some readers and a decimal one to others."""
    short = decimal.rstrip("0").rstrip(".")
    if len(short) == len(decimal):
        short += "0"  # four decimals are no group of three
    message = f'"{text}" can be read as {whole} and as {decimal.rstrip("0").rstrip(".")}'
    return DoseError(message, f"write {whole} {unit}, or {short} {unit}")


def _one_way(digits: str, unit: str) -> tuple[str, str]:
    """Return what is wrong with a number that has one reading and is not written so that everybody sees it."""
    mixed, many = _GROUP_AND_DECIMALS.fullmatch(digits), _MANY_GROUPS.fullmatch(digits)
    if mixed or many:
        group = (mixed or many)[1]  # type: ignore[index]
        plain = digits.replace(group, "").replace(",", ".")
        wrong = f'"{digits}" parts its thousands by a {_MARKS[group]}, which others read as the decimals'
        return wrong, f"write {plain} {unit}"
    if _DECIMAL_COMMA.fullmatch(digits):
        return f'"{digits}" has a comma', f"decimals stand behind a point: {digits.replace(',', '.')} {unit}"
    if digits[0] in ".,":
        return f'"{digits}" begins with a {_MARKS[digits[0]]}', f"write 0.{digits[1:]} {unit}"
    return f'"{digits}" is no number', f"write a number such as 10000 {unit}, or 10.5 {unit}"


_MARKS = {".": "point", ",": "comma"}
