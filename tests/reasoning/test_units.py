from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import schemas, validation
from counterclaim.knowledge.records import Quantity
from counterclaim.reasoning import doses, units
from counterclaim.reasoning.doses import DoseError, Interval


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("glass", "glasses"),
        ("box", "boxes"),
        ("cup", "cups"),
        ("berry", "berries"),
        ("loaf", "loaves"),
        ("foot", "feet"),
        ("person", "people"),
        ("standard drink", "standard drinks"),
        ("serving/day", "servings/day"),
        ("pack-year", "pack-years"),
        ("Glasses", "glass"),
        ("Kcal", "kcal"),
        ("µg", "μg"),
        ("g/m²", "g/m2"),
        ("g/m^2", "g/m2"),
        ("mm Hg", "mmHg"),
        ("ºC", "°C"),
        ("℃", "°C"),
        ("degrees Celsius", "°C"),
        ("km per hour", "km/hour"),
        ("% of 1RM", "% 1RM"),
        ("percent of 1RM", "%1RM"),
        ("€", "EUR"),
        ("mg / kg / day", "mg/kg/day"),
    ],
)
def test_one_unit_has_many_spellings(left: str, right: str) -> None:
    assert units.same(left, right)
    assert units.same(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("m", "ms"),
        ("mg", "Mg"),
        ("Mmol", "mmol"),
        ("ML", "mL"),
        ("glass", "glas"),
        ("km", "km/h"),
        ("$", "US$"),
        ("%", "% 1RM"),
    ],
)
def test_what_is_not_one_unit_is_not_taken_for_one(left: str, right: str) -> None:
    assert not units.same(left, right)


EVERY = [
    *("km", "km/h", "min/km", "mg/kg/day", "g/m2", "kg/m2", "IU/kg/day", "mMET-h/week", "mm Hg", "% of 1RM"),
    *("%", "€", "$"),
    *("US$", "CHF", "°F", "°C", "°", "standard drinks", "glasses", "boxes", "sessions/week", "mL/kg/min"),
    *("E%", "mmol/L"),
    *("Gläser", "кружки", "杯", "كوب", "pas", "dB", "bpm", "pack-years", "units of alcohol"),
]  # fmt: skip


@pytest.mark.parametrize("unit", EVERY)
@pytest.mark.parametrize("text", ["2 {}", "<= 2 {}", "1-2 {}", "1{0}-2{0}", "1 to 2 {}", "1 {} \u2013 2 {}"])
def test_every_unit_that_a_quantity_may_declare_can_be_used(unit: str, text: str) -> None:
    assert validation.accepts("quantities", {"q": {"label": "q", "unit": unit}})
    found = doses.parse(text.format(unit, unit), Quantity("q", "q", unit))
    assert found.high == 2


@given(st.text(max_size=42))
@settings(deadline=None, max_examples=300)
def test_the_schema_accepts_exactly_the_units_that_fit(unit: str) -> None:
    folded = unit == " ".join(unit.split())
    accepted = validation.accepts("quantities", {"q": {"label": "q", "unit": unit}})
    if folded:
        assert accepted == units.fits(unit)


def test_the_pattern_of_a_unit_is_the_schemas() -> None:
    term = schemas.schema("quantities")["additionalProperties"]["properties"]
    assert term["unit"]["pattern"] == term["also"]["items"]["pattern"] == f"^{units.UNIT}$"


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("5 min/km", "km/h", 12, 12),
        ("5:30 min/km", "km/h", 60 / 5.5, 60 / 5.5),
        ("<= 6 min/km", "km/h", 10, math.inf),
        ("> 6 min/km", "km/h", 0, 10),
        ("5-6 min/km", "km/h", 10, 12),
        ("8 min/mile", "km/h", 12.070080, 12.070080),
        ("10 km/h", "min/km", 6, 6),
        ("1:30 h", "min", 90, 90),
        ("100 µg/kg/h", "mg/kg/day", 2.4, 2.4),
        ("5 mg·kg⁻¹·d⁻¹", "mg/kg/day", 5, 5),
        ("5 mg kg-1 day-1", "mg/kg/day", 5, 5),
        ("5 mg/(kg·day)", "mg/kg/day", 5, 5),
        ("500 mg/m²", "g/m2", 0.5, 0.5),
        ("5 MET-h/week", "mMET-h/week", 5000, 5000),
        ("300 MET-min/week", "mMET-h/week", 5000, 5000),
        ("1 kIU/kg/day", "IU/kg/day", 1000, 1000),
        ("16 kPa", "mm Hg", 120.009869, 120.009869),
        ("2 standard drinks/day", "standard drinks/week", 14, 14),
        ("32 °F", "°C", 0, 0),
        ("-40 °F", "°C", -40, -40),
        ("293.15 K", "°C", 20, 20),
        ("8 MJ", "kcal", 1912.04589, 1912.04589),
        ("2 kW·h", "kJ", 7200, 7200),
        ("500 m-2 km", "km", 0.5, 2),
        ("5-10k steps", "steps", 5000, 10_000),
        ("500-1k steps", "steps", 500, 1000),
        ("5k\u201310k steps", "steps", 5000, 10_000),
        ("5~10 km", "km", 5, 10),
        ("5〜10 km", "km", 5, 10),
        ("-10 \u2013 -5 °C", "°C", -10, -5),
        ("\u201310\u2013\u20135 °C", "°C", -10, -5),
        ("€20", "€", 20, 20),
        ("€ 5-10", "€", 5, 10),
        ("$5\u2013$10", "$", 5, 10),
        ("CHF 20", "CHF", 20, 20),
        ("€20/month", "€/month", 20, 20),
        ("€20 per month", "€/month", 20, 20),
        ("60\u201380% of 1RM", "% of 1RM", 60, 80),
        ("5 ‰", "%", 0.5, 0.5),
        ("2 hours a day", "hours a week", 14, 14),
        ("30 minutes in a day", "h/week", 3.5, 3.5),
        ("5 km an hour", "km/h", 5, 5),
        ("60 rpm", "Hz", 1, 1),
        ("60 min-1", "rpm", 60, 60),
        ("45°", "degree", 45, 45),
    ],
)
def test_amounts_in_another_unit_are_told_in_the_quantitys(text: str, unit: str, low: float, high: float) -> None:
    found = doses.parse(text, Quantity("q", "q", unit))
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


@pytest.mark.parametrize(
    ("text", "unit", "message", "mend"),
    [
        ("5 %", "mg/kg", '"%" does not measure q', "write it in mg/kg"),
        ("5 mg/kg", "%", '"mg/kg" does not measure q', "write it in %"),
        ("5 Hz", "mg/kg/day", '"Hz" does not measure q', "write it in mg/kg/day"),
        ("350 mg/day", "mg/kg/day", '"mg/day" does not measure q', "the period is part of the quantity"),
        ("70 %", "% of 1RM", '"%" is no unit of q', "it is counted in % of 1RM"),
        ("70 % of VO2max", "% of 1RM", '"% of VO2max" is a share of something else than % of 1RM', "write it in"),
        ("5 pin", "km", '"pin" is no unit', "write it in km"),
        ("5 unit", "lux", '"unit" is no unit', "write it in lux"),
        ("5 mGy", "reps", '"mGy" is no unit of q', "it is counted in reps"),
        ("240 ml", "cups", '"ml" cannot be told in cups: a cup is 237 ml in the USA, 250 ml', "write it in cups"),
        ("2 cups", "ml", '"cups" cannot be told in ml: a cup is 237 ml in the USA, 250 ml', "write it in ml"),
        ("2 pints", "l", '"pints" cannot be told in l: a pint is 473 ml in the USA and 568 ml', "write it in l"),
        ("2000 calories", "kcal", '"calories" cannot be told in kcal: a calorie is 1 kcal on a label', "write it in"),
        ("$5", "USD", '"$" cannot be told in USD: $ is the sign of dollars and pesos', "write it in USD"),
        ("20 €", "CHF", '"€" is no unit of q', "it is counted in CHF"),
        ("€20 km", "€", '"€20 km" has two units, € and km', "write one behind the number"),
        ("5 /week", "sessions/week", '"/week" is no unit of q', "it is counted in sessions/week"),
        ("0 min/km", "km/h", "0 min/km is beyond every speed", "write it in km/h"),
        ("-5 min/km", "km/h", "-5 min/km is no pace", "write it in km/h"),
        ("5:30 km", "km", '"5:30 km" is no amount', "5:30 is minutes and seconds, or hours and minutes"),
        ("-300 °C", "°C", '"-300 °C" lies below absolute zero', "nothing is colder than -273.15 °C"),
        (
            "5\u201310 000 steps",
            "steps",
            '"5\u201310 000 steps" can be read as 5 to 10000 and as 5000 to 10000',
            "write both",
        ),
        ("5 ± 1 km", "km", '"5 ± 1 km" is no amount', "write an amount and its unit"),
        ("5 Mg", "mg/day", '"Mg" does not measure q', "write it in mg/day"),
        ("45 °", "%", '"°" does not measure q', "write it in %"),
        ("1 kB", "%", '"kB" does not measure q', "write it in %"),
        ("50 % of days", "days", '"% of days" is no unit', "write it in days"),
        ("50 % of days", "% of weeks", '"% of days" is ', "write it in % of weeks"),
        ("5 mg kg-1 fortnight", "km", '"fortnight" does not measure q', "write it in km"),
    ],
)
def test_no_other_unit_is_accepted(text: str, unit: str, message: str, mend: str) -> None:
    with pytest.raises(DoseError) as refused:
        doses.parse(text, Quantity("q", "q", unit))
    assert refused.value.message.startswith(message)
    assert mend in refused.value.mend


def test_other_names_of_a_unit_count_as_it() -> None:
    glass = Quantity("q", "q", "Gläser", also=("Glas", "verre", "杯"))
    assert [doses.parse(f"1 {name}", glass) for name in ("Glas", "verres", "杯", "Gläser")] == [Interval(1, 1)] * 4
    with pytest.raises(DoseError, match='"glass" is no unit of q'):
        doses.parse("1 glass", glass)


def test_a_conversion_is_exact() -> None:
    assert units.conversion("mile", "km", "way").scale == Fraction("1.609344")
    assert units.conversion("°F", "°C", "heat") == units.Conversion(Fraction(5, 9), Fraction(-160, 9))
    assert doses.absolute("3.6 °F", "°C", "heat") == 2


def test_factors_are_told_of_the_units_that_are_written() -> None:
    volume, speed = Quantity("q", "q", "mL"), Quantity("q", "q", "km/h")
    assert doses.factors("5 ML", volume) == {"ML": 1e9}
    assert doses.factors("5 mL-1 L", volume) == {"mL": 1, "L": 1000}
    assert doses.factors("5 min/km", speed) == {}
    assert doses.factors("5 bananas", volume) == doses.factors("a lot", volume) == {}
    assert doses.factors("5 mg kg-1", Quantity("q", "q", "g/kg")) == {"mg kg-1": 0.001}
