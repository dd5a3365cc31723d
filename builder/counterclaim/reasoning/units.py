"""Units as people write them: when two are the same, and what one is in the other.

Physical units are pint's (https://pint.readthedocs.io), those of `_REAL` alone: pint also knows units that no dose is
meant in, and would read a *unit* as a micronit. Any other word is something that is counted: glasses, steps, IU. What
stands above and below the slash is kept apart, so that `mg/kg` is no percentage and `mg/kg/day` no frequency. Its
registry takes a third of a second to build: once, and only for a dose in another unit than its quantity's own that is
none of the common ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from counterclaim.reasoning.common_units import COMMON, Physical
from counterclaim.reasoning.numerals import DoseError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CURRENCY = r"[A-Z]{0,3}[$\u00a2-\u00a5\u20a0-\u20bf]"
UNIT = (
    r"[^\s0-9\u2212\u2013\u2264\u2265\u2248\u00b1\u00d7<>=~+,.;:!?'\"(){}\[\]/\\|`#&*@^_\u00b7-]"
    r"(?:[^\x00-\x1f\u2264\u2265\u2248<>=~+,;:!?\"{}\[\]\\|`#&*@_]{0,38}[^\s\x00-\x1f\u2264\u2265\u2248<>=~+,;:!?\"{}\[\]\\|`#&*@_])?"
)
"""The pattern of a unit, without a group of its own; the schema of quantities has the same."""
MONEY = rf"(?:{_CURRENCY}|[A-Z]{{3}}(?=\s?[0-9]))"
"""The pattern of a currency that stands before its amount."""

_FITS = re.compile(UNIT)
_SPELLED = {
    "\u00b5": "\u03bc", "\u2103": "°C", "\u2109": "°F", "\u00ba": "°", "\u02da": "°", "⋅": "·", "•": "·",
    "²": "2", "³": "3", "⁻": "-", "¹": "1", "^": "", "€": "EUR", "£": "GBP", "₹": "INR", "US$": "USD",
}  # fmt: skip
_WORDS = (
    (re.compile(r"\b(?:percent|per cent)\b"), "%"),
    (re.compile(r"\bdegrees? (?:Celsius|C)\b|\bdegC\b"), "°C"),
    (re.compile(r"\bdegrees? (?:Fahrenheit|F)\b|\bdegF\b"), "°F"),
    (re.compile(r"\bmm Hg\b"), "mmHg"),
    (re.compile(r"\bcm H2O\b"), "cmH2O"),
    (re.compile(r"\s+(?:in )?an? (?=(?:second|minute|hour|day|night|week|fortnight|month|year)\b)"), "/"),
    (re.compile(r"\s*(?:/|\bper\b)\s*"), "/"),
    (re.compile(r"\s*·\s*"), "·"),
    (re.compile(r"\s*%\s*(?:of )?"), "% "),
)
_IRREGULAR = {"foot": "feet", "tooth": "teeth", "person": "people", "child": "children", "man": "men"}
_SHORTEST_PLURAL = 3

_TEMPERATURES = {"°C": "degree_Celsius", "°F": "degree_Fahrenheit"}
_COLDEST = {"°C": -273.15, "°F": -459.67}
_ALIASES = {"°": "degree", "%": "percent", "‰": "permille", "mo": "month", "wk": "week", "mcg": "microgram"}
_PREFIXED = frozenset((
    "meter", "gram", "second", "calorie", "meter_Hg", "liter", "joule", "watt", "watt_hour", "pascal", "bar",
    "newton", "mole", "molar", "hertz", "becquerel", "curie", "gray", "sievert", "volt", "ampere", "ohm",
    "electron_volt", "bit", "byte", "tesla", "metric_ton", "lumen", "lux", "candela", "katal", "MET", "IU", "Eq",
    "Osm",
))  # fmt: skip
_REAL = _PREFIXED | frozenset((
    "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century", "inch", "foot", "yard",
    "mile", "nautical_mile", "parsec", "light_year", "acre", "hectare", "are", "pound", "ounce", "stone", "grain",
    "carat", "dalton", "percent", "permille", "ppm", "degree", "radian", "arcminute", "arcsecond", "kelvin",
    "millimeter_Hg", "centimeter_H2O", "pound_force_per_square_inch", "atm", "standard_atmosphere", "torr",
    "mile_per_hour", "kilometer_per_hour", "meter_per_second", "knot", "horsepower", "kilocalorie", "microgram",
    "kilogram", "rpm", "revolutions_per_minute", "cubic_centimeter", "unified_atomic_mass_unit",
))  # fmt: skip
_NEW = ("MET = [metabolic_equivalent]", "IU = [international_unit]", "Eq = [equivalent]", "Osm = [osmole]")

_TRAPS = {
    ("cup",): "a cup is 237 ml in the USA, 250 ml in Australia and 284 ml in Britain",
    ("tablespoon", "tbsp"): "a tablespoon is 15 ml in most countries and 20 ml in Australia",
    ("teaspoon", "tsp"): "a teaspoon is 4.93 ml in the USA and 5 ml in most countries",
    ("pint", "pt"): "a pint is 473 ml in the USA and 568 ml in Britain",
    ("quart", "qt"): "a quart is 0.946 l in the USA and 1.137 l in Britain",
    ("gallon", "gal"): "a gallon is 3.785 l in the USA and 4.546 l in Britain",
    ("gill",): "a gill is 118 ml in the USA and 142 ml in Britain",
    ("fluid ounce", "fl oz", "floz"): "a fluid ounce is 29.6 ml in the USA and 28.4 ml in Britain",
    ("ton",): "a ton is 907 kg in the USA, 1016 kg in Britain, and 1000 kg where a tonne is meant",
    ("hundredweight", "cwt"): "a hundredweight is 45.4 kg in the USA and 50.8 kg in Britain",
    ("$",): "$ is the sign of dollars and pesos of many countries",
    ("¥",): "¥ is the sign of the yen and of the yuan",
    ("calorie", "Calorie", "cal", "Cal"): "a calorie is 1 kcal on a label of food and 0.001 kcal in physics",
}
"""Units that are not the same everywhere: equal only to themselves."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in base units: its size, what is above and below the slash, and its zero where that is not nothing."""

    size: Fraction
    above: tuple[tuple[str, Fraction], ...]
    below: tuple[tuple[str, Fraction], ...]
    zero: Fraction = Fraction(0)

    @property
    def is_pace(self) -> bool:
        """Tell whether it is a time for a way, or a way in a time."""
        return {self.above, self.below} == {(("[length]", Fraction(1)),), (("[time]", Fraction(1)),)}


@dataclass(frozen=True, slots=True)
class Conversion:
    """How an amount of one unit becomes one of another: `amount * scale + shift`, or `scale / amount`."""

    scale: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)
    inverse: bool = False


SAME = Conversion()


def fits(unit: str) -> bool:
    """Tell whether a text can be a unit at all."""
    return bool(_FITS.fullmatch(" ".join(unit.split())))


@cache
def normal(unit: str) -> str:
    """Return a unit in one spelling: `µg` with one kind of mu, `m²` as m2, `mm Hg` as mmHg, `per` as a slash."""
    text = unicodedata.normalize("NFC", " ".join(unit.split()))
    for sign, plain in _SPELLED.items():
        text = text.replace(sign, plain)
    for pattern, plain in _WORDS:
        text = pattern.sub(plain, text)
    return text.strip()


@cache
def same(left: str, right: str) -> bool:
    """Tell whether two texts name one unit: spelled alike, in the singular or plural, counted words in any case."""
    ours, theirs = normal(left), normal(right)
    if ours == theirs:
        return True
    pairs = (ours.split("/"), theirs.split("/"))
    return len(pairs[0]) == len(pairs[1]) and all(_same_piece(a, b) for a, b in zip(*pairs, strict=True))


def differ_in_case(left: str, right: str) -> bool:
    """Tell whether only the size of letters parts two units: Mg and mg."""
    ours, theirs = normal(left), normal(right)
    return ours != theirs and ours.casefold() == theirs.casefold()


def _same_piece(left: str, right: str) -> bool:
    ours, theirs = re.split(r"[ -]", left), re.split(r"[ -]", right)
    return len(ours) == len(theirs) and all(_same_word(a, b) for a, b in zip(ours, theirs, strict=True))


def _same_word(left: str, right: str) -> bool:
    """Tell whether two words are one, or its singular and plural; m and ms are two units."""
    if left == right:
        return True
    folded = left.casefold(), right.casefold()
    if (
        min(map(len, folded)) > _SHORTEST_PLURAL
        and folded != (left, right)
        and not (_physical(left) and _physical(right))
    ):
        left, right = folded  # Glasses, but not Mmol
    return left == right or any(
        many.isalpha() and len(many) >= _SHORTEST_PLURAL and not many.endswith("ss") and many in _plurals(one)
        for one, many in ((left, right), (right, left))
    )


def _plurals(word: str) -> Iterator[str]:
    yield word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word + "es"
    if word.endswith("y"):
        yield word[:-1] + "ies"
    if word.endswith(("f", "fe")):
        yield word.removesuffix("e")[:-1] + "ves"
    if word in _IRREGULAR:
        yield _IRREGULAR[word]


def conversion(written: str, unit: str, label: str) -> Conversion:
    """Return how amounts of the `written` unit become amounts of `unit`, which counts `label`. Raises `DoseError`."""
    if same(written, unit):
        return SAME
    ours, theirs = _read(written, unit), _read(unit, unit)
    assert theirs is not None  # the words of a unit are its own
    told = next(_traps(written), None) or (next(_traps(unit), None) if ours else None)
    if told:
        raise DoseError(f'"{written}" cannot be told in {unit}: {told}', f"write it in {unit}")
    if ours is None:
        raise _unknown(written, unit, label)
    if (ours.above, ours.below) == (theirs.above, theirs.below):
        return Conversion(ours.size / theirs.size, (ours.zero - theirs.zero) / theirs.size)
    if ours.is_pace and theirs.is_pace:
        return Conversion(1 / (ours.size * theirs.size), inverse=True)
    if any(way.startswith(_COUNTED) for way, _ in (*theirs.above, *theirs.below)):
        raise DoseError(f'"{written}" is no unit of {label}', f"it is counted in {unit}")
    mend = f"write it in {unit}, or in a unit that converts to it; the period is part of the quantity"
    raise DoseError(f'"{written}" does not measure {label}', mend)


def _unknown(written: str, unit: str, label: str) -> DoseError:
    """Return why a unit with an unknown word is refused."""
    if normal(unit).startswith("% ") and normal(written).startswith("%"):
        return DoseError(f'"{written}" is a share of something else than {unit}', f"write it in {unit}")
    if differ_in_case(written, unit):
        return DoseError(f'"{written}" is no unit', f"write {unit}: capital letters count")
    theirs = _read(unit, unit)
    if theirs and any(way.startswith(_COUNTED) for way, _ in (*theirs.above, *theirs.below)):
        return DoseError(f'"{written}" is no unit of {label}', f"it is counted in {unit}")
    return DoseError(f'"{written}" is no unit', f"write it in {unit}, or in a unit that converts to it")


def _traps(unit: str) -> Iterator[str]:
    """Yield what the parts of a unit are in different countries, where that differs."""
    for piece in re.split(r"[/·]", normal(unit)):
        yield from (told for names, told in _TRAPS.items() if any(_same_piece(piece, name) for name in names))


def has_offset(unit: str) -> bool:
    """Tell whether zero of a unit is not nothing of it: degrees Celsius and Fahrenheit."""
    return normal(unit) in _TEMPERATURES


def coldest(unit: str) -> float | None:
    """Return the absolute zero of a scale of temperatures; None for any other unit."""
    return _COLDEST.get(normal(unit))


_COUNTED = "counted: "
_TOKEN = re.compile(r"((?:[^\W\d_]|°)+(?:H2O)?|%|‰)(-?[1-9])?")


@cache
def _read(text: str, unit: str) -> Unit | None:
    """Return what a unit is made of; None where a word of it is neither a physical unit nor one of `unit`'s words."""
    if normal(text) in _TEMPERATURES:
        name = _TEMPERATURES[normal(text)]
        zero, one = (Fraction(_registry().Quantity(Fraction(n), name).to("kelvin").magnitude) for n in (0, 1))
        return Unit(one - zero, (("[temperature]", Fraction(1)),), (), zero)
    words = [piece.strip("() ") for piece in normal(unit).split("/")]
    size, above, below = Fraction(1), Counter[str](), Counter[str]()
    for at, piece in enumerate(normal(text).split("/")):
        factors = _product(piece.strip("() "), words)
        if factors is None:
            return None
        for one, dimensions, power in factors:
            raised = power if at == 0 else -power
            size *= one**raised
            for dimension, exponent in dimensions:
                (above if raised > 0 else below)[dimension] += exponent * abs(raised)  # type: ignore[assignment]
    return Unit(size, _order(above, below), _order(below, above))


def _order(side: Counter[str], other: Counter[str]) -> tuple[tuple[str, Fraction], ...]:
    """Return the dimensions of one side: its own, and those that the other side has below it."""
    found = Counter[str]()
    for dimension, exponent in side.items():
        found[dimension] += max(exponent, 0)
    for dimension, exponent in other.items():
        found[dimension] += max(-exponent, 0)
    return tuple(sorted((dimension, Fraction(e)) for dimension, e in found.items() if e))


_Factor = tuple[Fraction, tuple[tuple[str, Fraction], ...], int]


def _product(piece: str, words: list[str]) -> list[_Factor] | None:
    """Return the factors of a piece between slashes: physical units, or a word of the quantity's unit."""
    for word in words:
        if _same_piece(piece, word) and not _physical_all(piece):
            return [(Fraction(1), ((_COUNTED + word, Fraction(1)),), 1)]
    return _physical_all(piece)


_WORDS_ALONE = frozenset({"a", "in", "%", "‰"})
"""What is no factor of a product: `a` and `in` are words then, and a share is one of what stands behind it."""


def _physical_all(piece: str) -> list[_Factor] | None:
    factors = []
    tokens = re.split(r"[·\s]|-(?=[^\W\d_])", piece)
    if len(tokens) > 1 and not _WORDS_ALONE.isdisjoint(tokens):
        return None
    for token in tokens:
        found = _TOKEN.fullmatch(token)
        known = _physical(found[1]) if found else None
        if found is None or known is None:
            return None
        factors.append((*known, int(found[2] or 1)))
    return factors


@cache
def _physical(token: str) -> Physical | None:
    """Return the size of a physical unit in base units, and its dimensions; None for any other word."""
    return COMMON[token] if token in COMMON else of_pint(token)


def of_pint(token: str) -> Physical | None:
    """Return the same as pint has it."""
    registry = _registry()
    if token in _TEMPERATURES:
        return _physical("delta_" + _TEMPERATURES[token])
    name = _ALIASES.get(token, token)
    if name.startswith("delta_"):
        full = name
    else:
        parsed = sorted(registry.parse_unit_name(name), key=lambda found: bool(found[0]))
        full = next((p + u for p, u, _ in parsed if u in (_PREFIXED if p else _REAL)), "")
    if not full:
        return None
    size = Fraction(registry.Quantity(Fraction(1), full).to_base_units().magnitude)
    dimensions = registry.get_dimensionality(full)
    of_its_own = next((kind for kind, names in _OF_THEIR_OWN.items() if full.endswith(names)), None)
    if of_its_own and not dimensions:
        return Physical(size, ((of_its_own, Fraction(1)),))
    return Physical(size, tuple((str(way), Fraction(exponent)) for way, exponent in dimensions.items()))


_OF_THEIR_OWN = {"[angle]": ("degree", "radian", "arcminute", "arcsecond"), "[information]": ("bit", "byte")}
"""What pint takes for plain numbers, and is no share: each of these kinds only converts to its own."""


@cache
def _registry() -> Any:
    """Return pint's units, their sizes exact."""
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Fraction)
    for new in _NEW:
        registry.define(new)
    return registry
