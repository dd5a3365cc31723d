"""The units that most doses are written in, so that pint, which knows them all, need not be loaded for them.

That takes a third of a second. A test compares each with pint, but for *decade*, which pint takes for a step of a
scale, and *rpm*, of whose turns it makes radians. Sizes are exact, in meters, kilograms and seconds, and what is made
of these.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Physical(NamedTuple):
    """The size of a unit in base units, and its dimensions, each with its exponent."""

    size: Fraction
    dimensions: tuple[tuple[str, Fraction], ...]


_SIZES = {
    "[length]": {
        "m meter meters metre metres": "1",
        "km kilometer kilometers kilometre kilometres": "1000",
        "cm centimeter centimeters centimetre centimetres": "1/100",
        "mm millimeter millimeters millimetre millimetres": "1/1000",
        "mi mile miles": "201168/125",
        "yd yard yards": "1143/1250",
        "ft foot feet": "381/1250",
        "in inch inches": "127/5000",
    },
    "[mass]": {
        "g gram grams": "1/1000",
        "kg kilogram kilograms": "1",
        "mg milligram milligrams": "1/1000000",
        "μg mcg microgram micrograms": "1/1000000000",
        "lb pound pounds": "45359237/100000000",
        "oz ounce ounces": "45359237/1600000000",
        "stone": "317514659/50000000",
    },
    "[time]": {
        "s sec second seconds": "1",
        "ms": "1/1000",
        "min minute minutes": "60",
        "h hr hour hours": "3600",
        "d day days": "86400",
        "wk week weeks": "604800",
        "fortnight fortnights": "1209600",
        "mo month months": "2629800",
        "yr year years": "31557600",
        "decade decades": "315576000",
    },
    "[length]^3": {
        "l L liter liters litre litres": "1/1000",
        "dl dL": "1/10000",
        "cl cL": "1/100000",
        "ml mL milliliter milliliters millilitre millilitres": "1/1000000",
    },
    "": {"% percent": "1/100", "‰": "1/1000"},
    "[substance]": {"mol": "1", "mmol": "1/1000", "μmol": "1/1000000"},
    "[mass] [length]^2 [time]^-2": {"J": "1", "kJ": "1000", "kcal": "4184"},
    "[mass] [length]^2 [time]^-3": {"W": "1", "kW": "1000"},
    "[time]^-1": {"Hz": "1", "rpm": "1/60"},
}


def _table() -> dict[str, Physical]:
    found = {}
    for written, sizes in _SIZES.items():
        parts = (part.partition("^") for part in written.split())
        dimensions = tuple((name, Fraction(exponent or 1)) for name, _, exponent in parts)
        for names, size in sizes.items():
            found.update(dict.fromkeys(names.split(), Physical(Fraction(size), dimensions)))
    return found


COMMON = _table()
"""Each by the ways in which it is written, as `units` has them once they are spelled alike."""
