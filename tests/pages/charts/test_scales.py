from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from counterclaim.pages.charts.scales import MARKS, ORDERS, ROOM, ZERO, scale, ticks

AMOUNTS = st.floats(min_value=0, max_value=1e300, allow_nan=False)
ANY = st.floats(allow_nan=False, allow_infinity=False)


@given(st.floats(-1e12, 1e12), st.floats(1e-9, 1e12))
def test_ticks_are_round_evenly_spaced_few_and_reach_over_both_ends(low: float, width: float) -> None:
    high = low + width
    assume(high - low > abs(low) * 1e-6)
    marks = ticks(low, high)
    assert 2 <= len(marks) <= MARKS + 2
    slack = 1e-6 * (high - low)
    assert marks[0] <= low + slack
    assert marks[-1] >= high - slack
    steps = [b - a for a, b in pairwise(marks)]
    assert steps == pytest.approx([steps[0]] * len(steps), rel=1e-6)
    digits = f"{steps[0]:.3e}"[0]
    assert digits in "125"
    assert marks[0] + steps[0] > low - slack
    assert marks[-1] - steps[0] < high + slack


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 20, (0, 5, 10, 15, 20)),
        (0, 64.37376, (0, 20, 40, 60, 80)),
        (0, 1, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (0, 0.3, (0, 0.1, 0.2, 0.3)),
        (0, 7, (0, 2, 4, 6, 8)),
        (36.5, 38, (36.5, 37, 37.5, 38)),
        (-7, 3, (-8, -6, -4, -2, 0, 2, 4)),
        (0, 1e-9, (0, 2e-10, 4e-10, 6e-10, 8e-10, 1e-9)),
        (0, 1e12, (0, 2e11, 4e11, 6e11, 8e11, 1e12)),
    ],
)
def test_ticks_that_people_would_choose(low: float, high: float, marks: tuple[float, ...]) -> None:
    assert ticks(low, high) == marks


@given(st.lists(st.one_of(ANY, st.just(math.inf)), min_size=1, max_size=12))
def test_every_amount_has_its_place_in_order_and_every_mark_is_on_the_axis(amounts: list[float]) -> None:
    axis = scale(amounts)
    places = [axis.place(amount) for amount in sorted(amounts)]
    assert all(0 <= place <= 1 for place in places)
    assert places == sorted(places)
    at = [axis.place(mark) for mark in axis.marks]
    assert at == sorted(set(at))
    assert len(at) <= MARKS + 3
    assert axis.goes_on == (math.inf in amounts)
    assert at[-1] == pytest.approx(ROOM if axis.goes_on else 1)
    assert axis.place(math.inf) == 1


@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_an_axis_multiplies_where_the_amounts_span_more_than_three_powers_of_ten(amounts: list[float]) -> None:
    axis = scale(amounts)
    positive = [amount for amount in amounts if amount >= 1e-300]
    wide = len(positive) > 1 and max(positive) / min(positive) > 10**ORDERS
    assert axis.multiplies == wide
    if not wide and min(amounts) == 0:
        assert axis.low == 0


def test_equal_factors_are_equal_steps_and_zero_lies_apart() -> None:
    axis = scale([0, 0.001, 10])
    assert axis.multiplies
    assert axis.has_zero
    assert axis.marks == (0, 0.001, 0.01, 0.1, 1, 10)
    assert axis.place(0) == 0
    assert axis.place(0.001) == pytest.approx(ZERO)
    steps = [b - a for a, b in pairwise(map(axis.place, axis.marks[1:]))]
    assert steps == pytest.approx([steps[0]] * 4)
    assert axis.place(10) == 1


def test_an_axis_begins_at_zero_unless_all_amounts_lie_close_together_above_it() -> None:
    assert scale([20, 20]).low == 0
    assert scale([15, 20]).low == 0
    assert scale([36.5, 37.5]).marks == (36.4, 36.6, 36.8, 37, 37.2, 37.4, 37.6)


@pytest.mark.parametrize("amounts", [[], [0], [0, math.inf], [5e-324], [-0.0, 0]])
def test_an_axis_without_an_amount_to_measure_by_runs_to_one(amounts: list[float]) -> None:
    assert (scale(amounts).low, scale(amounts).high) == (0, 1)


def test_amounts_that_are_all_below_zero_reach_up_to_it() -> None:
    assert scale([-6, -6]).marks == (-6, -4, -2, 0)
