from __future__ import annotations

import math
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reasoning.doses import Interval
from counterclaim.wording import measures

OPEN = partial(Interval, low_open=True, high_open=True)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (20, "20"),
        (1234567, "1,234,567"),
        (1234.5, "1,234"),
        (64.37376, "64.37"),
        (16.0, "16"),
        (0.5, "0.5"),
        (0.001234567, "0.001235"),
        (1e-9, "10⁻⁹"),
        (2.5e-9, "2.5\u00d710⁻⁹"),
        (1e12, "10¹²"),
        (3e12, "3\u00d710¹²"),
        (-6.5, "-6.5"),
        (0.99999, "1"),
        (math.inf, "∞"),
    ],
)
def test_a_number_as_people_read_it(value: float, words: str) -> None:
    assert measures.number(value) == words


@given(st.floats(1e-4, 1e8))
def test_a_number_reads_back_within_its_digits(value: float) -> None:
    assert float(measures.number(value).replace(",", "")) == pytest.approx(value, rel=1e-3)


@pytest.mark.parametrize(
    ("interval", "extent", "place"),
    [
        (Interval(20, 20), "20 cups", "at 20 cups"),
        (Interval(1, 1), "1 cup", "at 1 cup"),
        (Interval(0, 0), "0 cups", "at 0 cups"),
        (Interval(0, 20), "up to 20 cups", "up to 20 cups"),
        (Interval(0, 20, high_open=True), "less than 20 cups", "below 20 cups"),
        (Interval(20, math.inf, high_open=True), "20 cups or more", "from 20 cups on"),
        (OPEN(20, math.inf), "more than 20 cups", "above 20 cups"),
        (Interval(0, math.inf, high_open=True), "any amount", "at any amount"),
        (OPEN(0, math.inf), "any amount above 0 cups", "above 0 cups"),
        (Interval(15, 20), "15 to 20 cups", "from 15 to 20 cups"),
        (OPEN(15, 20), "more than 15 and less than 20 cups", "between 15 and 20 cups"),
        (Interval(15, 20, low_open=True), "more than 15, up to 20 cups", "above 15 and up to 20 cups"),
        (Interval(15, 20, high_open=True), "15 to less than 20 cups", "from 15 to just below 20 cups"),
        (Interval(0, 20, low_open=True), "more than 0, up to 20 cups", "above 0 and up to 20 cups"),
    ],
)
def test_an_interval_in_words(interval: Interval, extent: str, place: str) -> None:
    assert measures.extent(interval, "cups") == extent
    assert measures.place(interval, "cups") == place


@pytest.mark.parametrize("unit", ["km/h", "ms", "glass", "%"])
def test_only_what_is_counted_has_a_singular(unit: str) -> None:
    assert measures.amount(1, unit) == f"1 {unit}"


def test_many_places_are_cut_short() -> None:
    points = [Interval(n, n) for n in range(2, 8)]
    assert measures.places(points[:1], "cups") == "At 2 cups"
    assert measures.places(points[:3], "cups") == "At 2 cups, at 3 cups and at 4 cups"
    assert measures.places(points[:4], "cups") == "At 2 cups, at 3 cups, at 4 cups and at 1 more place"
    assert measures.places(points, "cups").endswith("at 4 cups and at 3 more places")
