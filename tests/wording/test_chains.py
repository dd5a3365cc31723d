"""A chain of effects, step by step."""

from __future__ import annotations

import pytest

from counterclaim.wording import chains
from tests.reasoning.invented import effect
from tests.wording.facts_of_disputes import CHAINS
from tests.wording.made import better, chain, scope

WAKES = effect("coffee", "increases", "wakefulness", statement="Coffee keeps\npeople awake.")
SPOILS = effect("wakefulness", "decreases", "mood", statement="Whoever lies awake is in a bad mood.")


def test_a_chain_quotes_its_steps_and_says_what_they_would_come_to() -> None:
    kb, found = chain(better(outcome="mood"), WAKES, SPOILS)
    assert chains.chain(kb, found) == (
        "Step by step it comes out otherwise: (1) Coffee keeps people awake. (2) Whoever lies awake is in a bad mood. "
        "So coffee would decrease mood."
    )
    assert chains.outcome(kb, found) == "coffee would decrease mood"


def test_a_chain_that_can_be_told_neither_way_says_why_in_its_own_words() -> None:
    kb, found = chain(better(outcome="mood", **scope(population="poets")), WAKES, SPOILS)
    assert chains.left_open(kb, found) == (
        " Whether the chain and the claim meet cannot be told: "
        "the chain does not say for whom, the claim speaks of poets."
    )


@pytest.mark.parametrize("number", range(len(CHAINS)))
def test_a_chain_never_speaks_of_a_first_and_a_second(number: int) -> None:
    kb, found = CHAINS[number]
    told = chains.chain(kb, found)
    assert "the first" not in told
    assert "the second" not in told
    assert told.startswith("Step by step it comes out otherwise: (1) ")
