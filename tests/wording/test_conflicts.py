"""A conflict in three sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.scope import Axis
from counterclaim.wording import conflicts
from tests.reasoning.invented import avoid, base, do, effect
from tests.wording.conftest import KINDS

if TYPE_CHECKING:
    from counterclaim.wording.conflicts import Summary
    from tests.reasoning.invented import Record


def summary(first: Record, second: Record) -> Summary:
    kb = base({"a": first, "b": second}, **KINDS)
    (found,) = Analysis(kb).conflicts
    return conflicts.summary(kb, found)


def parts(first: Record, second: Record) -> str:
    """Return where two scopes part, of claims that are opposed."""
    return summary(
        effect("coffee", "decreases", "sleep", **first), effect("coffee", "increases", "sleep", **second)
    ).parts


def scope(**limits: Any) -> Record:
    return {"scope": limits} if limits else {}


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (
            scope(population="poets"),
            scope(population="gardeners"),
            "Both can be right: the first speaks of poets, the second of gardeners.",
        ),
        (
            scope(condition="at-night"),
            scope(condition="at-noon"),
            'Both can be right: the first is limited to "at night", the second to "at noon".',
        ),
        (
            scope(condition="at-night", horizon="immediate"),
            scope(condition="at-noon", horizon="short-term"),
            (
                "Both can be right: the first speaks of the time right after, the second of days to months and "
                'the first is limited to "at night", the second to "at noon".'
            ),
        ),
        (
            scope(population=["grown-ups", "poets"]),
            scope(),
            (
                "Whether they meet cannot be told: "
                "the second does not say for whom, the first speaks of grown ups and poets."
            ),
        ),
        (
            scope(),
            scope(condition="at-night"),
            'Whether they meet cannot be told: the first names no condition, the second is limited to "at night".',
        ),
        (
            scope(dose={"cups-a-day": "2 cups"}),
            scope(),
            "Whether they meet cannot be told: the second gives no cups a day, the first speaks of 2 cups.",
        ),
        (
            scope(dose={"cups-a-day": "2 cups", "walk-a-day": "3 km"}),
            scope(),
            (
                "Whether they meet cannot be told: the second gives no cups a day, the first speaks of 2 cups; "
                "the second gives no walk a day, the first speaks of 3 km."
            ),
        ),
        (
            scope(dose={"cups-a-day": "2 cups"}),
            scope(dose={"walk-a-day": "3 km"}, horizon="long-term"),
            (
                "Whether they meet cannot be told: 2 cups (cups-a-day) and 3 km (walk-a-day) do not compare; "
                "the first does not say over what time, the second speaks of years."
            ),
        ),
        (
            {},
            {"modality": "possible"},
            "Whether they meet cannot be told: the second says only that it can happen, the first that it is so.",
        ),
        (
            scope(population="mystery"),
            scope(),
            "Whether they meet cannot be told: the second does not say for whom, the first speaks of mystery.",
        ),
    ],
)
def test_where_two_claims_part_in_plain_words(first: Record, second: Record, words: str) -> None:
    assert parts(first, second) == words


def test_advice_that_names_no_outcome_does_not_say_for_what() -> None:
    assert summary(do("coffee"), avoid("coffee", outcome="sleep")).parts == (
        "Whether they meet cannot be told: the second does not say for what, the first speaks of sleep."
    )


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (("coffee", "sleep"), ("coffee", "sleep"), "Both are about what coffee does to sleep."),
        (
            ("espresso", "sleep"),
            ("coffee", "sleep"),
            "One is a narrower case of the other; they meet in what espresso does to sleep.",
        ),
        (
            ("coffee", "sleep"),
            ("espresso", "deep-sleep"),
            "One is a narrower case of the other; they meet in what espresso does to deep sleep.",
        ),
        (
            ("espresso", "sleep"),
            ("coffee", "deep-sleep"),
            (
                "The first is about what coffee does to deep sleep, the second about what espresso does to sleep; "
                "each is narrower in one way."
            ),
        ),
    ],
)
def test_what_two_claims_are_both_about(first: tuple[str, str], second: tuple[str, str], words: str) -> None:
    assert summary(effect(first[0], "decreases", first[1]), effect(second[0], "increases", second[1])).about == words


def test_a_publisher_is_known_by_its_name_and_a_source_without_record_by_its_id() -> None:
    claims = {
        "a": effect("coffee", "increases", "sleep", source="letter"),
        "b": effect("coffee", "decreases", "sleep", source="lost"),
    }
    kb = base(claims, sources={"letter": {"publisher": "The Sleep Society"}}, **KINDS)
    del kb.sources["lost"]
    (found,) = Analysis(kb).conflicts
    assert conflicts.summary(kb, found).says == (
        "lost: “An invented statement about an invented subject.” "
        "The Sleep Society: “An invented statement about an invented subject.”"
    )


def test_an_axis_is_found_by_its_name() -> None:
    kb = base({"a": do("coffee"), "b": avoid("coffee")}, **KINDS)
    (found,) = Analysis(kb).conflicts
    assert found.axis("outcome") == Axis("outcome", "unstated")
    with pytest.raises(KeyError, match="link"):
        found.axis("link")


def test_what_two_sources_advise_is_quoted() -> None:
    assert summary(do("coffee"), avoid("coffee", source="notes")).says == (
        "The notes: “An invented statement about an invented subject.” "
        "The letter: “An invented statement about an invented subject.”"
    )
