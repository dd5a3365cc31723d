from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge.records import Quantity
from counterclaim.reasoning import doses, units
from counterclaim.reasoning.doses import DoseError, Interval
from tests.strategies import examples

WEEK = Quantity("distance-per-week", "distance per week", "km")
SPEED = Quantity("speed", "speed", "km/h")
TIME = Quantity("time-per-day", "time per day", "min")
NAPS = Quantity("naps-per-week", "naps per week", "naps")
CUPS_HALF = Quantity("cups", "cups a day", "cups", tolerance=0.5)
PACE = Quantity("pace", "pace", "m")
BLINK = Quantity("blink", "length of a blink", "ms")
SHARE = Quantity("share", "share of the night", "%")
WARMTH = Quantity("warmth", "warmth of the room", "degC")


@pytest.mark.parametrize(
    ("text", "quantity", "expected"),
    [
        ("20 km", WEEK, Interval(20, 20)),
        ("20km", WEEK, Interval(20, 20)),
        ("  20   km ", WEEK, Interval(20, 20)),
        ("20\u00a0km", WEEK, Interval(20, 20)),
        ("<= 20 km", WEEK, Interval(0, 20)),
        ("≤20 km", WEEK, Interval(0, 20)),
        ("< 20 km", WEEK, Interval(0, 20, high_open=True)),
        (">= 20 km", WEEK, Interval(20, math.inf, high_open=True)),
        ("≥ 20 km", WEEK, Interval(20, math.inf, high_open=True)),
        ("> 20 km", WEEK, Interval(20, math.inf, low_open=True, high_open=True)),
        ("~ 20 km", WEEK, Interval(16, 24)),
        ("≈20 km", WEEK, Interval(16, 24)),
        ("~ 4 cups", CUPS_HALF, Interval(2, 6)),
        ("15-20 km", WEEK, Interval(15, 20)),
        ("15\u201320 km", WEEK, Interval(15, 20)),
        ("15 to 20 km", WEEK, Interval(15, 20)),
        ("15 km - 20 km", WEEK, Interval(15, 20)),
        ("20-20 km", WEEK, Interval(20, 20)),
        ("15 min to 1 h", TIME, Interval(15, 60)),
        ("15 min-20", TIME, Interval(15, 20)),
        ("90 s", TIME, Interval(1.5, 1.5)),
        ("1.5 hours", TIME, Interval(90, 90)),
        ("10 km/h", SPEED, Interval(10, 10)),
        ("10 km / h", SPEED, Interval(10, 10)),
        ("5 m/s", SPEED, Interval(18, 18)),
        ("10 mph", SPEED, Interval(16.09344, 16.09344)),
        ("1 km/hs", SPEED, Interval(36, 36)),  # pint's hectosecond, and no plural of km/h
        ("1e2 km", WEEK, Interval(100, 100)),
        ("5e-3 km", WEEK, Interval(0.005, 0.005)),
        ("1e-3-2e-3 km", WEEK, Interval(0.001, 0.002)),
        ("1e+2 km", WEEK, Interval(100, 100)),
        ("0 km", WEEK, Interval(0, 0)),
        ("> 0 km", WEEK, Interval(0, math.inf, low_open=True, high_open=True)),
        ("3 naps", NAPS, Interval(3, 3)),
        ("1 nap", NAPS, Interval(1, 1)),
        ("5 mins", TIME, Interval(5, 5)),
        ("20-30 %", SHARE, Interval(20, 30)),
        ("20 percent", SHARE, Interval(20, 20)),
        ("18 °C", WARMTH, Interval(18, 18)),
        ("5 parsec/fortnight", SPEED, Interval(459178212000.0, 459178212000.0)),
    ],
)
def test_doses_are_read_as_people_write_them(text: str, quantity: Quantity, expected: Interval) -> None:
    assert doses.parse(text, quantity) == expected


@pytest.mark.parametrize(
    ("text", "quantity", "message", "mend"),
    [
        ("", WEEK, '"" is no amount', "write an amount and its unit, such as 20 km, <= 20 km, 15-20 km or ~ 20 km"),
        ("a lot", WEEK, '"a lot" is no amount', "20 km"),
        ("-5 km", WEEK, '"-5 km" is negative', "from 0 km on"),
        ("\u22125 km", WEEK, '"\u22125 km" is negative', "a tolerance with a unit, such as 2 km"),
        ("<= -5 km", WEEK, '"<= -5 km" is negative', "from 0 km on"),
        ("20", WEEK, '"20" has no unit', "write it with its unit, such as 20 km"),
        ("15-20", WEEK, '"20" has no unit', "such as 20 km"),
        ("20 km-10 km", WEEK, '"20 km-10 km" runs from more to less', "write the smaller amount first"),
        ("1 mi to 1 km", WEEK, '"1 mi to 1 km" runs from more to less', "write the smaller amount first"),
        ("< 0 km", WEEK, '"< 0 km" leaves no amount', "write 0 km, or the amount that it stays below"),
        ("< 1e-400 km", WEEK, '"< 1e-400 km" leaves no amount', "write 0 km"),
        ("1e999 km", WEEK, "1e999 km is too large to be an amount", "write it in km"),
        ("1e999 mi", WEEK, "1e999 mi is too large to be an amount", "write it in km"),
        ("1e308 parsec", WEEK, "1e308 parsec is too large to be an amount", "write it in km"),
        ("1.797693135e308 km", WEEK, "1.797693135e308 km is too large to be an amount", "write it in km"),
        ("~ 1.7e308 km", WEEK, "~ 1.7e308 km is too large to be an amount", "write it in km"),
        ("1 km-1e999 km", WEEK, "1e999 km is too large to be an amount", "write it in km"),
        ("1e99999 km", WEEK, '"1e99999 km" is no amount', "20 km"),
        ("20,5 km", WEEK, '"20,5" has a comma', "decimals stand behind a point: 20.5 km"),
        (".5 km", WEEK, '".5" begins with a point', "write 0.5 km"),
        ("\u0665 km", WEEK, '"\u0665 km" is no amount', "20 km"),
        ("~15-20 km", WEEK, '"~15-20 km" is no amount', "20 km"),
        ("nan km", WEEK, '"nan km" is no amount', "20 km"),
        ("inf km", WEEK, '"inf km" is no amount', "20 km"),
        ("5 bananas", WEEK, '"bananas" is no unit', "write it in km, or in a unit that converts to it"),
        ("5 KM", WEEK, '"KM" is no unit', "write km: capital letters count"),
        ("5 nan", WEEK, '"nan" is no unit', "write it in km"),
        ("5 inf", WEEK, '"inf" is no unit', "write it in km"),
        ("20 min", WEEK, '"min" does not measure distance per week', "the period is part of the quantity"),
        ("5 parsec/fortnight", WEEK, '"parsec/fortnight" does not measure distance per week', "the period is part"),
        ("15 min to 1 km", WEEK, '"min" does not measure distance per week', "write it in km"),
        ("2 litres", NAPS, '"litres" is no unit of naps per week', "it is counted in naps"),
        ("5 ms", PACE, '"ms" does not measure pace', "write it in m"),
        ("5 m", BLINK, '"m" does not measure length of a blink', "write it in ms"),
        ("1½", WEEK, '"1½" has no unit', "write it with its unit"),
        ("5 km²²²", WEEK, '"km²²²" is no unit', "write it in km"),
        ("5 mi⁹⁹⁹/km⁹⁹⁸", WEEK, '"mi⁹⁹⁹/km⁹⁹⁸" is no unit', "write it in km"),
    ],
)
def test_what_is_no_amount_is_refused_with_what_would_be_right(
    text: str, quantity: Quantity, message: str, mend: str
) -> None:
    with pytest.raises(DoseError) as refused:
        doses.parse(text, quantity)
    assert refused.value.message == str(refused.value) == message
    assert mend in refused.value.mend


@pytest.mark.parametrize(
    "unit",
    [
        "__import__('os').system('true')",
        "km; import os",
        "(lambda: 1)()",
        "km**9**9**9",
        "km*km",
        "km^2",
        "km_per_h",
        "km # comment",
        "{unit}",
        "km\x00",
        "km/h/h",
        "\u202ekm",
    ],
)
def test_nothing_but_letters_and_one_slash_reaches_the_registry_of_units(unit: str) -> None:
    with pytest.raises(DoseError, match=r"is no amount|is no unit|does not measure"):
        doses.parse(f"5 {unit}", WEEK)


@pytest.mark.parametrize(
    "text",
    ["1" * 10_000 + " km", "1" + " " * 10_000 + "x", "5 " + "a" * 10_000, "5 " + "to " * 5_000, "5 km" + "⁹" * 10_000],
    ids=["digits", "spaces", "letters", "to", "exponents"],
)
def test_a_very_long_dose_is_refused_at_a_glance_and_not_repeated(text: str) -> None:
    with pytest.raises(DoseError) as refused:
        doses.parse(text, WEEK)
    assert len(refused.value.message) < 120


def test_a_number_of_ten_thousand_digits_is_not_read() -> None:
    with pytest.raises(DoseError, match=r'^"11111111111111111111…" is too long to be an amount$'):
        doses.parse("1" * 10_000 + " km", WEEK)


def test_kilometres_and_miles_compare() -> None:
    def relation(left: str, right: str) -> str:
        return doses.relation(doses.parse(left, WEEK), doses.parse(right, WEEK))

    assert relation("<= 20 km", ">= 40 mi") == "disjoint"
    assert relation("1 mi", "1.609344 km") == "same"
    assert relation("10-12 mi", "16-20 km") == "overlapping"
    assert relation(">= 16 km", "> 10 mi") == "overlapping"
    assert relation("5-10 mi", "10-20 km") == "overlapping"


def test_conversion_leaves_no_rounding_that_parts_equal_amounts() -> None:
    minutes = doses.parse("20 min", TIME)
    assert doses.parse("0.333333333333 h", TIME) == doses.parse("1200 s", TIME) == minutes
    assert doses.parse("0.1-0.3 km", WEEK) == doses.parse("100-300 m", WEEK)


@pytest.mark.parametrize("unit", ["()", "km**2**", "9**9**9**9", "½", "beers"])
def test_a_unit_of_a_quantity_that_pint_does_not_know_is_a_word_for_what_is_counted(unit: str) -> None:
    odd = Quantity("odd", "odd thing", unit)
    with pytest.raises(DoseError, match=r'^"mi" is no unit of odd thing$'):
        doses.parse("5 mi", odd)


@given(st.text(st.characters(categories=["L", "Lm", "Lo", "Nl", "Sc", "Sk", "So"]), min_size=1, max_size=3))
@settings(deadline=None, max_examples=examples(75))
def test_whatever_letters_stand_for_a_unit_are_read_or_refused(unit: str) -> None:
    try:
        found = doses.parse(f"5 {unit}", WEEK)
    except DoseError as error:
        outcome = unit in error.message
    else:
        outcome = found.low == found.high > 0
    assert outcome


LETTERS = st.text(st.sampled_from("0123456789.eE+-<>=~≤≥ /kmhsitonap°%²\u2013\n"), max_size=30)


@given(LETTERS, st.sampled_from((WEEK, SPEED, TIME, NAPS)))
@settings(deadline=None, max_examples=examples(150))
def test_any_text_gives_an_interval_that_can_be_or_is_refused(text: str, quantity: Quantity) -> None:
    try:
        found = doses.parse(text, quantity)
    except DoseError as error:
        found = Interval(0, 0) if error.mend else Interval(1, 0)
    assert 0 <= found.low <= found.high
    assert found.low < found.high or not (found.low_open or found.high_open)
    assert math.isfinite(found.low)
    assert math.isfinite(found.high) or found.high_open


@given(st.sampled_from(("", "<= ", "< ", ">= ", "> ", "~ ")), st.integers(1, 9999), st.sampled_from(("km", "mi", "m")))
@settings(deadline=None, max_examples=examples(37))
def test_a_dose_means_the_same_in_every_unit_up_to_nine_digits(sign: str, number: int, unit: str) -> None:
    metres = {"km": Fraction(1000), "mi": Fraction("1609.344"), "m": Fraction(1)}[unit]
    as_written = doses.parse(f"{sign}{number} {unit}", WEEK)
    in_metres = doses.parse(f"{sign}{float(number * metres):.9g} m", WEEK)
    assert math.isclose(as_written.low, in_metres.low, rel_tol=1e-8)
    assert math.isclose(as_written.high, in_metres.high, rel_tol=1e-8)
    assert (as_written.low_open, as_written.high_open) == (in_metres.low_open, in_metres.high_open)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return intervals with ends on whole numbers, open and closed, some without upper end; none is empty."""
    low, high = sorted((draw(st.integers(0, 6)), draw(st.integers(0, 6))))
    if draw(st.integers(0, 3)) == 0:
        return Interval(low, math.inf, draw(st.booleans()), high_open=True)
    if low == high:
        return Interval(low, high)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


def members(interval: Interval) -> set[float]:
    """Return which of the points 0, ½, 1, … 7 lie in the interval."""

    def holds(point: float) -> bool:
        above = point >= interval.low and not (interval.low_open and point == interval.low)
        return above and point <= interval.high and not (interval.high_open and point == interval.high)

    return {n / 2 for n in range(15) if holds(n / 2)}


@given(intervals(), intervals())
@settings(deadline=None, max_examples=examples(250))
def test_intervals_relate_as_the_sets_of_their_points_do(left: Interval, right: Interval) -> None:
    ours, theirs = members(left), members(right)
    assert left.meets(right) == right.meets(left) == bool(ours & theirs)
    assert left.within(right) == (ours <= theirs)
    common = ours & theirs
    touching = len(common) == 1 and common <= set(range(8)) and not (left.is_single or right.is_single)
    expected = "same" if ours == theirs else "overlapping" if common and not touching else "disjoint"
    assert doses.relation(left, right) == expected


@given(intervals(), intervals())
@settings(deadline=None)
def test_the_relation_is_the_same_read_from_the_other_side(left: Interval, right: Interval) -> None:
    assert doses.relation(left, right) == doses.relation(right, left)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("<= 20 km", ">= 20 km", "disjoint"),
        ("10-20 km", "20-30 km", "disjoint"),
        ("< 20 km", ">= 20 km", "disjoint"),
        ("<= 20 km", "> 20 km", "disjoint"),
        ("20 km", ">= 20 km", "overlapping"),
        ("20 km", "> 20 km", "disjoint"),
        ("< 20 km", "<= 20 km", "overlapping"),
        (">= 20 km", "> 20 km", "overlapping"),
        ("20 km", "~ 20 km", "overlapping"),
        ("20 km", "24 km", "overlapping"),
        ("20 km", "24.1 km", "disjoint"),
        ("20 km", "25 km", "disjoint"),
        ("20 km", "20-20 km", "same"),
        ("0 km", "> 0 km", "disjoint"),
        ("0 km", "<= 5 km", "overlapping"),
    ],
)
def test_open_and_closed_ends_decide_at_the_edge(left: str, right: str, expected: str) -> None:
    assert doses.relation(doses.parse(left, WEEK), doses.parse(right, WEEK)) == expected


HEAT = Quantity("heat", "heat of the bath", "°C", tolerance="2 °C")
CHANGE = Quantity("change", "change of weight", "kg", tolerance="500 g")


@pytest.mark.parametrize(
    ("text", "quantity", "low", "high"),
    [
        ("~ 38 °C", HEAT, 36, 40),
        ("~ 100.4 °F", HEAT, 36, 40),
        ("~ 20 °F", HEAT, -8.66666667, -4.66666667),
        ("-5 °C", HEAT, -5, -5),
        ("-5 to 5 °C", HEAT, -5, 5),
        ("-5 °C", WARMTH, -5, -5),
        ("<= -5 °C", WARMTH, -math.inf, -5),
        ("< 5 °C", WARMTH, -math.inf, 5),
        ("~ -2 kg", CHANGE, -2.5, -1.5),
        ("\u22122 kg", CHANGE, -2, -2),
        ("< 0 kg", CHANGE, -math.inf, 0),
    ],
)
def test_scales_with_an_offset_or_with_a_tolerance_that_is_an_amount_go_below_zero(
    text: str, quantity: Quantity, low: float, high: float
) -> None:
    found = doses.parse(text, quantity)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)
    assert found.low_open == (low == -math.inf)


def test_about_so_much_has_no_size_where_zero_is_not_nothing_and_only_a_share_is_given() -> None:
    with pytest.raises(DoseError, match="has no size") as refused:
        doses.parse("~ 20 °C", WARMTH)
    assert refused.value.mend == "give the quantity warmth of the room a tolerance with its unit, such as 2 degC"
    assert doses.parse("20 °C", WARMTH).slack == 0


def test_two_single_amounts_within_the_tolerance_of_both_may_be_the_same() -> None:
    def relation(left: str, right: str, quantity: Quantity) -> str:
        return doses.relation(doses.parse(left, quantity), doses.parse(right, quantity))

    assert relation("20 °C", "22 °C", HEAT) == "overlapping"
    assert relation("20 °C", "22.1 °C", HEAT) == "disjoint"
    assert relation("20 °C", "68 °F", HEAT) == "same"
    assert relation("20 °C", "20.1 °C", WARMTH) == "disjoint"
    assert relation("-2 kg", "-2.5 kg", CHANGE) == "overlapping"


@pytest.mark.parametrize(
    ("tolerance", "unit", "message"),
    [
        ("a bit", "km", 'the tolerance "a bit" is no amount'),
        ("<= 2 km", "km", 'the tolerance "<= 2 km" is no amount'),
        ("0 km", "km", 'the tolerance "0 km" is nothing'),
        ("-2 km", "km", 'the tolerance "-2 km" is nothing'),
        ("2", "km", '"2" has no unit'),
        ("2 h", "km", '"h" does not measure walk'),
    ],
)
def test_a_tolerance_that_is_no_amount_is_refused(tolerance: str, unit: str, message: str) -> None:
    with pytest.raises(DoseError) as refused:
        doses.absolute(tolerance, unit, "walk")
    assert refused.value.message == message


def test_an_absolute_tolerance_is_a_width_also_on_a_scale_with_an_offset() -> None:
    assert doses.absolute("2 °C", "°C", "heat") == 2
    assert doses.absolute("3.6 °F", "°C", "heat") == pytest.approx(2)
    assert doses.absolute("500 g", "kg", "change") == 0.5


@pytest.mark.parametrize("unit", ["degrees of freedom", "degZ", "°"])
def test_what_only_looks_like_degrees_is_counted_from_nothing(unit: str) -> None:
    odd = Quantity("odd", "odd thing", unit)
    assert not units.has_offset(unit)
    with pytest.raises(DoseError):
        doses.parse("-5 km", odd)
