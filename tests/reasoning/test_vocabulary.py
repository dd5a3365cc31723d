from __future__ import annotations

from counterclaim.reasoning import vocabulary
from tests.reasoning.invented import base


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
