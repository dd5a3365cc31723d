from __future__ import annotations

import math
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reasoning import amounts
from counterclaim.reasoning.doses import Interval

INFINITE = math.inf
OPEN = partial(Interval, low_open=True, high_open=True)
ENDS = st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0])
PROBES = [n / 2 for n in range(-1, 12)]
"""Every end that intervals have here, and an amount between each two of them."""


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Return what a dose can be read as; some intervals hold no amount."""
    low = draw(ENDS)
    high = draw(st.one_of(ENDS.filter(lambda end: end >= low), st.just(INFINITE)))
    return Interval(low, high, draw(st.booleans()), high == INFINITE or draw(st.booleans()))


SIDES = st.lists(intervals(), max_size=5)


def holds(interval: Interval, amount: float) -> bool:
    above = amount > interval.low or (amount == interval.low and not interval.low_open)
    return above and (amount < interval.high or (amount == interval.high and not interval.high_open))


def held(side: list[Interval] | tuple[Interval, ...]) -> list[float]:
    return [amount for amount in PROBES if any(holds(i, amount) for i in side)]


def apart(side: tuple[Interval, ...]) -> bool:
    """Tell whether intervals stand in order, hold something, and neither meet nor touch."""
    return all(not amounts.is_empty(i) for i in side) and all(
        amounts.stop(a) < amounts.start(b) for a, b in pairwise(side)
    )


@given(SIDES)
def test_a_union_holds_what_any_interval_holds_in_as_few_pieces_as_can_be(side: list[Interval]) -> None:
    found = amounts.union(side)
    assert held(found) == held(side)
    assert apart(found)
    assert amounts.union(reversed(side)) == amounts.union(found) == found


@given(SIDES, SIDES)
def test_common_is_what_both_sides_hold(left: list[Interval], right: list[Interval]) -> None:
    found = amounts.common(left, right)
    assert held(found) == [amount for amount in held(left) if amount in held(right)]
    assert apart(found)
    assert found == amounts.common(right, left)


@given(SIDES)
def test_gaps_are_what_nothing_holds_between_the_least_and_the_most(side: list[Interval]) -> None:
    covered = amounts.union(side)
    found = amounts.gaps(side)
    if covered:
        whole = amounts.between(amounts.start(covered[0]), amounts.stop(covered[-1]))
        assert amounts.union([*covered, *found]) == (whole,)
    assert amounts.common(covered, found) == ()
    assert len(found) == max(len(covered) - 1, 0)


@given(SIDES, SIDES, SIDES)
def test_a_parting_gap_has_one_side_below_it_and_the_other_above(
    left: list[Interval], right: list[Interval], others: list[Interval]
) -> None:
    left, right, others = ([i for i in side if not amounts.is_empty(i)] for side in (left, right, others))
    found = amounts.parting_gaps(left, right, others)
    assert found == amounts.parting_gaps(right, left, others)
    for gap in amounts.gaps([*left, *right, *others]):
        below = [{amounts.stop(i) == amounts.start(gap) for i in side} for side in (left, right)]
        above = [{amounts.start(i) == amounts.stop(gap) for i in side} for side in (left, right)]
        parted = (True in below[0] and True in above[1]) or (True in below[1] and True in above[0])
        assert (gap in found) == parted


@given(intervals(), intervals())
def test_two_intervals_meet_where_they_have_an_amount_in_common(left: Interval, right: Interval) -> None:
    if not amounts.is_empty(left) and not amounts.is_empty(right):
        assert left.meets(right) == bool(amounts.common([left], [right]))


@pytest.mark.parametrize(
    ("left", "right", "both", "gap"),
    [
        (Interval(0, 20), Interval(32, INFINITE, high_open=True), None, OPEN(20, 32)),
        (Interval(0, 20), Interval(15, 30), Interval(15, 20), None),
        (Interval(0, 20), Interval(20, 30), Interval(20, 20), None),
        (Interval(0, 20), Interval(20, 30, low_open=True), None, None),
        (Interval(0, 20, high_open=True), Interval(20, 30, low_open=True), None, Interval(20, 20)),
        (Interval(5, 5), Interval(5, 5), Interval(5, 5), None),
    ],
)
def test_two_sides_overlap_touch_or_leave_a_gap(
    left: Interval, right: Interval, both: Interval | None, gap: Interval | None
) -> None:
    assert amounts.common([left], [right]) == ((both,) if both else ())
    assert amounts.parting_gaps([left], [right]) == ((gap,) if gap else ())


def test_a_gap_in_which_a_third_speaks_is_none() -> None:
    left, right, third = Interval(0, 20), Interval(32, 40), Interval(20, 32)
    assert amounts.parting_gaps([left], [right], [third]) == ()


def test_a_gap_between_two_amounts_of_one_side_parts_nobody() -> None:
    assert amounts.parting_gaps([Interval(1, 1), Interval(2, 2)], [Interval(9, 9)]) == (OPEN(2, 9),)


def test_infinity_is_above_every_amount_however_its_end_is_written() -> None:
    assert amounts.union([Interval(1, INFINITE), Interval(1, INFINITE, high_open=True)]) == (
        Interval(1, INFINITE, high_open=True),
    )
