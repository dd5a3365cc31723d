"""Which positions are comparable, and where two of them meet when they are kept under keys of their own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from counterclaim.reasoning import comparable, conflicts, stances
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.comparable import Comparison
from tests.reasoning import strategies
from tests.reasoning.invented import avoid, base, do, effect
from tests.strategies import examples

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.positions import Position
    from tests.reasoning.invented import Record


@settings(deadline=None, max_examples=examples(80), suppress_health_check=[HealthCheck.too_slow])
@given(strategies.bases())
def test_conflicts_sought_key_by_key_are_those_sought_together(kb: KnowledgeBase) -> None:
    analysis = Analysis(kb)
    kept: defaultdict[str, list[Position]] = defaultdict(list)
    for position in analysis.positions:
        for key in comparable.spread(position, analysis.vocabulary):
            kept[key].append(position)
    spread = {
        (conflict.id, conflict.status, conflict.kinds)
        for positions in kept.values()
        for conflict in conflicts.find(analysis.kb, analysis.vocabulary, positions)
    }
    assert spread == {(conflict.id, conflict.status, conflict.kinds) for conflict in analysis.conflicts}


CONCEPTS: dict[str, Record] = {
    "espresso": {"broader": ["coffee"]},
    "coffee": {"broader": ["drink"]},
    "tea": {"broader": ["drink"]},
    "drink": {},
    "deep-sleep": {"broader": ["sleep"]},
    "sleep": {"opposite": "wakefulness", "better": "more"},
    "wakefulness": {},
    "dreams": {"opposite": "blankness"},
    "blankness": {},
    "ease": {"better": "more", "opposite": "unease"},
    "unease": {"better": "more"},
}


def than(exposure: str, versus: str) -> Record:
    return effect(exposure, "increases", "sleep", comparator=versus)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (effect("coffee", "increases", "sleep"), effect("tea", "increases", "sleep"), None),
        (effect("coffee", "increases", "sleep"), effect("coffee", "increases", "mood"), None),
        (effect("coffee", "increases", "sleep"), effect("coffee", "decreases", "sleep"), Comparison("same", "same")),
        (
            effect("espresso", "increases", "sleep"),
            effect("coffee", "increases", "deep-sleep"),
            Comparison("narrower", "wider"),
        ),
        (
            effect("coffee", "increases", "deep-sleep"),
            effect("coffee", "increases", "wakefulness"),
            Comparison("same", "narrower", flip=True),
        ),
        (than("coffee", "tea"), than("tea", "coffee"), Comparison("same", "same", flip=True, swapped=True)),
        (than("espresso", "tea"), than("tea", "coffee"), Comparison("narrower", "same", flip=True, swapped=True)),
        (than("coffee", "tea"), than("tea", "espresso"), Comparison("wider", "same", flip=True, swapped=True)),
        (than("espresso", "drink"), than("tea", "coffee"), Comparison("narrower", "same", flip=True, swapped=True)),
        (than("coffee", "tea"), than("coffee", "tea"), Comparison("same", "same")),
        (than("espresso", "coffee"), than("coffee", "coffee"), Comparison("narrower", "same")),
        (than("coffee", "without"), than("coffee", "before"), Comparison("same", "same")),
        (do("coffee"), do("coffee"), None),
        (do("tea"), avoid("coffee"), None),
        (do("espresso"), avoid("coffee"), Comparison("narrower", "unstated")),
        (avoid("coffee"), do("espresso"), Comparison("wider", "unstated")),
        (do("coffee"), avoid("espresso"), None),
        (do("coffee", outcome="sleep"), avoid("coffee"), Comparison("same", "one-sided")),
        (do("coffee", outcome="sleep"), avoid("coffee", outcome="mood"), None),
        (do("coffee", outcome="deep-sleep"), avoid("coffee", outcome="sleep"), Comparison("same", "narrower")),
        (do("coffee", outcome="sleep"), avoid("coffee", outcome="wakefulness"), Comparison("same", "same")),
        (do("coffee", outcome="dreams"), avoid("coffee", outcome="blankness"), None),
        (do("coffee", outcome="ease"), avoid("coffee", outcome="unease"), None),
    ],
)
def test_how_two_positions_compare(left: Record, right: Record, expected: Comparison | None) -> None:
    first, second = (Analysis(base({"a": one}, concepts=CONCEPTS)) for one in (left, right))
    better = stances.Better(first.kb, first.vocabulary)
    assert comparable.compare(first.positions[0], second.positions[0], first.vocabulary, better) == expected


def test_of_two_parts_that_swap_the_side_that_speaks_of_every_part_is_the_whole() -> None:
    def swapped(left: Record, right: Record) -> str:
        first, second = (Analysis(base({"a": one}, concepts=CONCEPTS)) for one in (left, right))
        better = stances.Better(first.kb, first.vocabulary)
        found = comparable.compare(first.positions[0], second.positions[0], first.vocabulary, better)
        assert found
        assert found.swapped
        return found.exposure

    part, other = than("espresso", "drink"), than("tea", "coffee")
    always = effect("tea", "increases", "sleep", comparator="coffee", modality="always")
    assert swapped(part, other) == swapped(other, part) == "narrower"
    assert swapped(part, always) == "wider"


@pytest.mark.parametrize(
    ("advice", "stand"),
    [
        (do("coffee", outcome="sleep"), "increases"),
        (avoid("coffee", outcome="sleep"), "decreases"),
        (do("coffee", outcome="wakefulness"), "decreases"),
        (avoid("coffee", outcome="wakefulness"), "increases"),
        (do("coffee", outcome="dreams"), None),
        (do("coffee"), None),
    ],
)
def test_advice_for_an_outcome_stands_for_the_effect_that_does_good(advice: Record, stand: str | None) -> None:
    analysis = Analysis(base({"a": advice}, concepts=CONCEPTS))
    found = comparable.as_effect(analysis.positions[0], stances.Better(analysis.kb, analysis.vocabulary))
    assert (found.stand if found else None) == stand


def test_an_effect_stands_for_itself_and_is_kept_under_what_it_is_about_and_compared_with() -> None:
    analysis = Analysis(base({"a": than("espresso", "tea"), "b": than("tea", "without")}, concepts=CONCEPTS))
    first, second = analysis.positions
    assert comparable.as_effect(first, stances.Better(analysis.kb, analysis.vocabulary)) is first
    assert comparable.spread(first, analysis.vocabulary) == {"espresso", "coffee", "drink", "tea"}
    assert comparable.spread(second, analysis.vocabulary) == {"tea", "drink"}
