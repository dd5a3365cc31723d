from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reasoning import numerals
from counterclaim.reasoning.numerals import DoseError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20", 20),
        ("0.125", Fraction(1, 8)),
        ("1.1250", Fraction(9, 8)),
        ("12345.678", Fraction("12345.678")),
        ("10 000", 10_000),
        ("1 234 567.5", Fraction("1234567.5")),
        ("10'000", 10_000),
        ("10\u2019000", 10_000),
        ("-5", -5),
        ("\u22125", -5),
        ("\u20135", -5),
        ("+5", 5),
        ("½", Fraction(1, 2)),
        ("1½", Fraction(3, 2)),
        ("1 ½", Fraction(3, 2)),
        ("2⅔", Fraction(8, 3)),
        ("-1½", Fraction(-3, 2)),
        ("1/2", Fraction(1, 2)),
        ("1 3/4", Fraction(7, 4)),
        ("5:30", Fraction(11, 2)),
        ("10k", 10_000),
        ("2.5k", 2500),
        ("1.250e3", 1250),
        ("1e-3", Fraction(1, 1000)),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, expected: Fraction | int) -> None:
    assert re.fullmatch(numerals.NUMBER, text)
    assert numerals.read(text, "km") == expected


@pytest.mark.parametrize(
    ("text", "message", "mend"),
    [
        ("10.000", '"10.000" can be read as 10000 and as 10', "write 10000 km, or 10 km"),
        ("10,000", '"10,000" can be read as 10000 and as 10', "write 10000 km, or 10 km"),
        ("1.250", '"1.250" can be read as 1250 and as 1.25', "write 1250 km, or 1.25 km"),
        ("1,125", '"1,125" can be read as 1125 and as 1.125', "write 1125 km, or 1.1250 km"),
        ("1.125k", '"1.125" can be read as 1125 and as 1.125', "write 1125 km, or 1.1250 km"),
        ("20,5", '"20,5" has a comma', "decimals stand behind a point: 20.5 km"),
        ("0,125", '"0,125" has a comma', "decimals stand behind a point: 0.125 km"),
        ("1,000.5", '"1,000.5" parts its thousands by a comma, which others read as the decimals', "write 1000.5 km"),
        ("1.000,5", '"1.000,5" parts its thousands by a point, which others read as the decimals', "write 1000.5 km"),
        ("1.000.000", '"1.000.000" parts its thousands by a point, which others read', "write 1000000 km"),
        ("1,00,000", '"1,00,000" parts its thousands by a comma, which others read', "write 100000 km"),
        (".5", '".5" begins with a point', "write 0.5 km"),
        (",5", '",5" begins with a comma', "write 0.5 km"),
        ("4/3", '"4/3" is no share of one', "write it as a number, such as 1.5 km"),
        ("1.2.3", '"1.2.3" is no number', "write a number such as 10000 km, or 10.5 km"),
        ("10 000'000", '"10 000\'000" is no number', "write a number such as 10000 km"),
    ],
)
def test_what_can_be_read_in_two_ways_or_is_a_trap_is_refused_with_its_readings(
    text: str, message: str, mend: str
) -> None:
    with pytest.raises(DoseError) as refused:
        numerals.read(text, "km")
    assert refused.value.message.startswith(message)
    assert refused.value.mend.startswith(mend)


@pytest.mark.parametrize("text", ["90/60", "1/7", "3/40", "5:75", "1e99999", "k", "km", ""])
def test_what_is_no_number_does_not_look_like_one(text: str) -> None:
    assert not re.fullmatch(numerals.NUMBER, text)


@given(st.integers(0, 10**9), st.sampled_from([" ", "'", "\u2019"]))
def test_groups_by_a_space_or_an_apostrophe_change_nothing(number: int, mark: str) -> None:
    assert numerals.read(f"{number:,}".replace(",", mark), "km") == number


@given(st.from_regex(numerals.NUMBER, fullmatch=True))
def test_whatever_looks_like_a_number_is_one_or_is_refused_with_a_mend(text: str) -> None:
    try:
        found = numerals.read(text, "km")
    except DoseError as error:
        outcome = bool(error.message) and "km" in error.mend
    else:
        outcome = (found < 0) <= (text[0] in "-\u2212\u2013")
    assert outcome


def test_the_kinds_of_numbers_are_told_apart() -> None:
    assert numerals.is_clock("5:30")
    assert numerals.is_thousands("5k")
    assert numerals.is_grouped("5 000")
    assert not any((numerals.is_clock("5"), numerals.is_thousands("5"), numerals.is_grouped("5000")))
