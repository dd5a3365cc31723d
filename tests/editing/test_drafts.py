"""Proposals: ids that tell, terms that are near, the stance that fits, and what a claim meets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.editing import drafts
from counterclaim.knowledge.records import Concept, Term
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis

CONCEPTS = {
    "coffee": Concept("coffee", "coffee", "Beans in water.", also=("black coffee", "caffeine")),
    "late-coffee": Concept("late-coffee", "coffee at night", "Coffee after four."),
    "warm-bath": Concept("warm-bath", "warm baths", "Bathing in warm water."),
    "ristretto": Concept("ristretto", "short coffee", "Little water.", also=("short one",)),
    "espresso": Concept("espresso", "espresso", "Under pressure.", also=("short one",)),
}


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Late coffee makes for a bad night.", "late-coffee-makes-bad-night"),
        ("Coffee is to be had by the cup.", "coffee-had-cup"),
        ("Crème brûlée & Ærø", "creme-brulee-r"),
        ("To be, or is it?", "to-be-or-is-it"),
        ("咖啡", "claim"),
        ("", "claim"),
        ("x" * 90, "x" * 60),
        ("word " * 40, "-".join(["word"] * 12)),
    ],
)
def test_an_id_is_made_of_the_telling_words(words: str, made: str) -> None:
    assert drafts.identity(words, ()) == made


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert drafts.identity("Late coffee", {"late-coffee", "late-coffee-2"}) == "late-coffee-3"


@settings(deadline=None, max_examples=examples(50))
@given(st.text(max_size=200), st.sets(st.sampled_from(["claim", "a", "b", "coffee"])))
def test_every_text_gives_an_id_that_records_may_have(words: str, taken: set[str]) -> None:
    made = drafts.identity(words, taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= drafts.LONGEST_ID + 2
    assert made not in taken


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("cofee", "coffee"),
        ("Caffeine-", "coffee"),
        ("night coffee", "late-coffee"),
        ("late coffee", "late-coffee"),
        ("bath", "warm-bath"),
    ],
)
def test_the_nearest_term_is_found_by_id_label_or_synonym(words: str, nearest: str) -> None:
    assert drafts.near(words, CONCEPTS)[0] == nearest


def test_nothing_is_near_to_another_thing_altogether() -> None:
    assert drafts.near("xylophone", CONCEPTS) == []
    assert drafts.near("coffee", {}) == []


def test_no_more_than_five_terms_are_near() -> None:
    many = {f"coffee-{n}": Term(f"coffee-{n}", f"coffee {n}", "Beans.") for n in range(9)}
    assert drafts.near("coffee", many) == [f"coffee-{n}" for n in range(5)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("coffee", "coffee"),
        (" Black Coffee ", "coffee"),
        ("warm baths", "warm-bath"),
        ("late-coffee", "late-coffee"),
        ("short one", None),
        ("cofee", None),
    ],
)
def test_a_term_is_named_exactly_or_not_at_all(words: str, found: str | None) -> None:
    assert drafts.term(words, CONCEPTS) == found


@pytest.mark.parametrize(("word", "found"), [("increase", "increases"), ("up", None)])
def test_the_choice_nearest_to_a_word(word: str, found: str | None) -> None:
    assert drafts.close(word, ("increases", "decreases")) == found


@pytest.mark.parametrize(
    ("value", "stance"),
    [
        ({"effect": {"exposure": "tea", "outcome": "sleep-quality", "direction": "increases"}}, "helps"),
        ({"effect": {"exposure": "tea", "outcome": "sleeplessness", "direction": "increases"}}, "harms"),
        ({"effect": {"exposure": "tea", "outcome": "dreaming", "direction": "increases"}}, None),
        ({"effect": {"exposure": "tea", "outcome": "dreaming", "direction": "no-change"}}, "neutral"),
        ({"advice": {"avoid": "tea"}}, "harms"),
        ({"background": {"about": "tea"}}, "neutral"),
    ],
)
def test_the_stance_is_read_from_the_rest_of_the_claim(
    value: dict[str, Any], stance: str | None, analysis: Analysis
) -> None:
    rest = {"statement": "What it says, at length.", "source": "sleep-letter", "sentences": [2], "basis": "none"}
    assert drafts.stance(analysis, {**rest, **value}) == stance


def test_a_claim_meets_those_that_agree_and_those_that_do_not(
    analyse: Callable[..., Analysis], disputed: dict[str, str], claim: Callable[..., str]
) -> None:
    disputed["claims/sleep-letter/another.yml"] = claim(statement="A late cup makes for a worse night.")
    met = drafts.meeting(analyse(disputed), "another")
    assert met.agrees == ("evening-coffee-worse", "late-coffee-worse")
    others = {other for conflict in met.conflicts for other in conflict.other_side("another")}
    assert others == {"noon-coffee-better", "morning-coffee-better"}


def test_a_claim_about_something_else_meets_nothing(analyse: Callable[..., Analysis], sleep: dict[str, str]) -> None:
    assert drafts.meeting(analyse(sleep), "what-the-letter-tells") == drafts.Meeting((), ())
