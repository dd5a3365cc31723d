from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.reasoning import vocabulary
from tests.reasoning.invented import base

if TYPE_CHECKING:
    from tests.reasoning.invented import Record


def test_opposites_hold_whichever_side_names_them() -> None:
    words = vocabulary.of(base({}, concepts={"sleep": {"opposite": "wakefulness"}, "wakefulness": {}}))
    assert words.opposites("sleep") == ("wakefulness",)
    assert words.opposites("wakefulness") == ("sleep",)


def test_opposites_that_both_name_each_other_are_one() -> None:
    concepts = {"sleep": {"opposite": "wakefulness"}, "wakefulness": {"opposite": "sleep"}}
    assert vocabulary.of(base({}, concepts=concepts)).opposites("sleep") == ("wakefulness",)


def test_a_concept_may_be_the_opposite_of_several() -> None:
    concepts = {"nap": {"opposite": "wakefulness"}, "sleep": {"opposite": "wakefulness"}, "wakefulness": {}}
    words = vocabulary.of(base({}, concepts=concepts))
    assert words.opposites("wakefulness") == ("nap", "sleep")
    assert words.opposites("nap") == ("wakefulness",)


def test_a_concept_is_never_its_own_opposite() -> None:
    assert vocabulary.of(base({}, concepts={"sleep": {"opposite": "sleep"}})).opposites("sleep") == ()


def test_a_concept_without_opposite_and_one_that_nothing_defines_have_none() -> None:
    words = vocabulary.of(base({}, concepts={"sleep": {}}))
    assert words.opposites("sleep") == words.opposites("mystery") == ()


def test_each_of_the_three_hierarchies_is_read_from_its_own_terms() -> None:
    words = vocabulary.of(
        base(
            {},
            concepts={"espresso": {"broader": ["coffee"]}, "coffee": {}},
            populations={"gardeners": {"broader": ["people"]}, "children": {"disjoint_with": ["gardeners"]}},
            conditions={"at-night": {"disjoint_with": ["at-noon"]}, "at-noon": {}},
        )
    )
    assert words.concepts.relation("espresso", "coffee") == "narrower"
    assert words.populations.relation("gardeners", "people") == "narrower"
    assert words.populations.disjoint("gardeners", "children")
    assert words.conditions.disjoint("at-noon", "at-night")
    assert words.conditions.relation("espresso", "coffee") is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("sleep", "sleep", ("same", False)),
        ("deep-sleep", "sleep", ("narrower", False)),
        ("rest", "sleep", ("wider", False)),
        ("sleep", "wakefulness", ("same", True)),
        ("deep-sleep", "wakefulness", ("narrower", True)),
        ("wakefulness", "deep-sleep", ("wider", True)),
        ("sleep", "alertness", ("narrower", True)),
        ("alertness", "deep-sleep", ("wider", True)),
        ("deep-sleep", "lying-awake", None),
        ("rest", "alertness", None),
        ("sleep", "mystery", None),
    ],
)
def test_how_outcomes_stand_to_each_other_through_the_hierarchy_and_opposites(
    left: str, right: str, expected: tuple[str, bool] | None
) -> None:
    concepts: dict[str, Record] = {
        "deep-sleep": {"broader": ["sleep"]},
        "sleep": {"broader": ["rest"], "opposite": "wakefulness"},
        "rest": {},
        "lying-awake": {"broader": ["wakefulness"]},
        "wakefulness": {"broader": ["alertness"]},
        "alertness": {},
    }
    assert vocabulary.of(base({}, concepts=concepts)).outcomes(left, right) == expected


def test_without_opposites_only_the_hierarchy_counts() -> None:
    words = vocabulary.of(base({}, concepts={"sleep": {"broader": ["rest"]}, "rest": {}}))
    assert words.outcomes("sleep", "rest") == ("narrower", False)
    assert words.outcomes("sleep", "mystery") is None


def test_terms_that_the_hierarchy_relates_meet_no_opposite() -> None:
    concepts: dict[str, Record] = {"nap": {"broader": ["sleep"], "opposite": "sleep"}, "sleep": {}}
    assert vocabulary.of(base({}, concepts=concepts)).outcomes("nap", "sleep") == ("narrower", False)


def test_a_population_says_that_its_cases_exclude_each_other() -> None:
    populations: dict[str, Record] = {
        "people": {"narrower_exclude": True},
        "children": {"broader": ["people"]},
        "grown-ups": {"broader": ["people"]},
        "babies": {"broader": ["children"]},
    }
    words = vocabulary.of(base({}, populations=populations))
    assert words.populations.disjoint("babies", "grown-ups")
    assert not words.populations.disjoint("babies", "children")
