"""Times as ranges of days, and how they stand to each other."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reasoning import horizons
from counterclaim.reasoning.horizons import Range
from tests.reasoning.strategies import HORIZONS, MORE_HORIZONS

MONTH = 365.25 / 12


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("30 s", 30 / 86_400, 30 / 86_400),
        ("30 seconds", 30 / 86_400, 30 / 86_400),
        ("90 min", 1 / 16, 1 / 16),
        ("2 h", 1 / 12, 1 / 12),
        ("2 hours", 1 / 12, 1 / 12),
        ("3 d", 3, 3),
        ("1 day", 1, 1),
        ("12 weeks", 84, 84),
        ("12w", 84, 84),
        ("6 mo", 6 * MONTH, 6 * MONTH),
        ("6 months", 6 * MONTH, 6 * MONTH),
        ("1 y", 365.25, 365.25),
        ("2.5 years", 913.125, 913.125),
        ("6-12 months", 6 * MONTH, 365.25),
        ("6\u201312 months", 6 * MONTH, 365.25),
        ("2 to 3 weeks", 14, 21),
        ("< 2 weeks", 0, 14),
        ("<= 2 weeks", 0, 14),
        ("\u2264 2 weeks", 0, 14),
        ("> 10 years", 3652.5, math.inf),
        (">=10 years", 3652.5, math.inf),
        ("\u2265 10 years", 3652.5, math.inf),
        ("~ 4 weeks", 28, 28),
        ("\u2248 4 weeks", 28, 28),
        (" 4 weeks ", 28, 28),
    ],
)
def test_a_duration_is_read_as_a_range_of_days(text: str, low: float, high: float) -> None:
    assert horizons.parse(text) == Range(pytest.approx(low), pytest.approx(high))  # type: ignore[arg-type]


def test_the_three_words_follow_on_each_other_and_keep_their_names() -> None:
    found = [horizons.parse(word) for word in ("immediate", "short-term", "long-term")]
    assert found == [Range(0, 1, "immediate"), Range(1, 365.25, "short-term"), Range(365.25, math.inf, "long-term")]


@pytest.mark.parametrize("text", ["", "soon", "weeks", "12", "4 to 2 weeks", "-3 weeks", "12 weeks or so"])
def test_what_gives_no_time_is_not_read(text: str) -> None:
    assert horizons.parse(text) is None


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("immediate", "immediate", "same"),
        ("immediate", "short-term", "disjoint"),
        ("short-term", "long-term", "disjoint"),
        ("immediate", "long-term", "disjoint"),
        ("12 weeks", "84 days", "same"),
        ("12 weeks", "24 weeks", "overlapping"),
        ("12 weeks", "24.1 weeks", "unrelated"),
        ("12 weeks", "119 weeks", "unrelated"),
        ("12 weeks", "120 weeks", "disjoint"),
        ("2 days", "immediate", "overlapping"),
        ("3 days", "immediate", "unrelated"),
        ("10 days", "immediate", "disjoint"),
        ("1 year", "long-term", "overlapping"),
        ("1 year", "short-term", "overlapping"),
        ("6 months", "long-term", "overlapping"),
        ("5 months", "long-term", "unrelated"),
        ("> 10 years", "long-term", "overlapping"),
        ("> 10 years", "1 year", "disjoint"),
        ("< 2 weeks", "immediate", "overlapping"),
        ("6-12 months", "9-18 months", "overlapping"),
    ],
)
def test_how_two_times_stand_to_each_other(left: str, right: str, relation: str) -> None:
    ours, theirs = horizons.parse(left), horizons.parse(right)
    assert ours
    assert theirs
    assert horizons.relation(ours, theirs) == horizons.relation(theirs, ours) == relation


EVERY = sorted({*HORIZONS, *MORE_HORIZONS})


@pytest.mark.parametrize(("left", "right"), sorted(product(EVERY, EVERY)))
def test_what_two_times_share_lies_in_both_where_they_meet(left: str, right: str) -> None:
    ours, theirs = horizons.parse(left), horizons.parse(right)
    assert ours
    assert theirs
    shared = horizons.common(ours, theirs)
    if max(ours.low, theirs.low) <= min(ours.high, theirs.high):
        assert (shared.low, shared.high) == (max(ours.low, theirs.low), min(ours.high, theirs.high))
        assert shared.word == (ours.word if shared[:2] == ours[:2] else None)
    else:
        assert shared == ours


TIMES = st.floats(0.01, 10_000)


@given(TIMES, TIMES, st.floats(0.1, 10))
def test_only_the_factor_between_two_points_counts(left: float, right: float, factor: float) -> None:
    near = horizons.relation(Range(left, left), Range(right, right))
    ratio = max(left, right) / min(left, right)
    assert near == ("same" if ratio == 1 else "overlapping" if ratio <= 2 else _far(ratio))
    scaled = [Range(time * factor, time * factor) for time in (left, right)]
    if all(abs(ratio / edge - 1) > 1e-9 for edge in (1, 2, 10)):
        assert horizons.relation(*scaled) == near


def _far(ratio: float) -> str:
    return "disjoint" if ratio >= 10 else "unrelated"
