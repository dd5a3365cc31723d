from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.reasoning import stances
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import avoid, background, base, do, effect

if TYPE_CHECKING:
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {
    "sleep": {"better": "more", "opposite": "wakefulness"},
    "wakefulness": {},
    "headache": {"better": "less"},
    "ease": {"opposite": "headache"},
    "dreams": {"opposite": "blankness"},
    "blankness": {},
}


@pytest.mark.parametrize(
    ("outcome", "good"),
    [
        ("sleep", "more"),
        ("headache", "less"),
        ("wakefulness", "less"),
        ("ease", "more"),
        ("dreams", None),
        ("mystery", None),
    ],
)
def test_what_is_good_of_an_outcome_is_read_from_its_opposite_too(outcome: str, good: str | None) -> None:
    assert stances.better(Analysis(base({}, concepts=CONCEPTS)), outcome) == good


def test_an_outcome_that_says_what_is_good_of_it_is_not_asked_about_its_opposite() -> None:
    concepts: dict[str, Record] = {"sleep": {"better": "more", "opposite": "rest"}, "rest": {"better": "more"}}
    analysis = Analysis(base({}, concepts=concepts))
    assert (stances.better(analysis, "sleep"), stances.better(analysis, "rest")) == ("more", "more")


@pytest.mark.parametrize(
    ("direction", "if_more", "if_less"),
    [
        ("increases", ("helps",), ("harms",)),
        ("decreases", ("harms",), ("helps",)),
        ("no-increase", ("neutral", "harms"), ("helps", "neutral")),
        ("no-decrease", ("helps", "neutral"), ("neutral", "harms")),
        ("maintains", ("helps",), ("harms",)),
        ("prevents", ("harms",), ("helps",)),
        ("inconclusive", ("neutral",), ("neutral",)),
        ("no-change", ("neutral",), ("neutral",)),
        ("mixed", ("neutral",), ("neutral",)),
    ],
)
def test_direction_and_what_is_good_give_the_stance(
    direction: str, if_more: tuple[str, ...], if_less: tuple[str, ...]
) -> None:
    assert stances.of_direction(direction, "more") == if_more
    assert stances.of_direction(direction, "less") == if_less


@pytest.mark.parametrize("direction", ["increases", "decreases", "no-increase", "no-decrease"])
def test_where_neither_is_good_a_direction_may_stand_for_any_stance(direction: str) -> None:
    assert stances.of_direction(direction, None) == ("helps", "harms", "neutral")


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (effect("coffee", "decreases", "sleep"), ("harms",)),
        (effect("coffee", "decreases", "wakefulness"), ("helps",)),
        (do("coffee"), ("helps",)),
        (avoid("coffee"), ("harms",)),
        (background("coffee"), ("neutral",)),
    ],
)
def test_the_stances_that_fit_a_claim(claim: Record, expected: tuple[str, ...]) -> None:
    analysis = Analysis(base({"a": claim}, concepts=CONCEPTS))
    assert stances.fitting(analysis, analysis.kb.claims["a"]) == expected
