"""What a claim says, in the words of the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.wording import claims
from tests.reasoning.invented import avoid, background, base, do, effect
from tests.wording.conftest import KINDS

if TYPE_CHECKING:
    from tests.reasoning.invented import Record

from counterclaim.knowledge.records import Claim


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (effect("coffee", "increases", "sleep"), "coffee increases sleep"),
        (effect("coffee", "increases", "sleep", modality="possible"), "coffee can increase sleep"),
        (effect("coffee", "decreases", "sleep"), "coffee decreases sleep"),
        (effect("coffee", "decreases", "sleep", modality="possible"), "coffee can decrease sleep"),
        (effect("coffee", "no-change", "sleep"), "coffee makes no difference to sleep"),
        (effect("coffee", "no-change", "sleep", modality="possible"), "coffee may make no difference to sleep"),
        (effect("coffee", "no-increase", "sleep"), "coffee does not increase sleep"),
        (effect("coffee", "no-increase", "sleep", modality="possible"), "coffee may not increase sleep"),
        (effect("coffee", "no-decrease", "sleep"), "coffee does not decrease sleep"),
        (effect("coffee", "no-decrease", "sleep", modality="possible"), "coffee may not decrease sleep"),
        (effect("coffee", "mixed", "deep-sleep"), "coffee both increases and decreases deep sleep"),
        (effect("coffee", "mixed", "sleep", modality="possible"), "coffee can both increase and decrease sleep"),
        (effect("coffee", "increases", "sleep", comparator="tea"), "coffee leads to more sleep than tea"),
        (effect("mystery", "increases", "sleep"), "mystery increases sleep"),
        (effect("naps", "inconclusive", "sleep"), "it could not be told whether naps change sleep"),
        (
            effect("naps", "inconclusive", "sleep", link="goes-with"),
            "it could not be told whether naps go with more or less sleep",
        ),
        (do("tea"), "advises tea"),
        (do("tea", outcome="deep-sleep"), "advises tea for deep sleep"),
        (avoid("coffee", instead="tea", outcome="sleep"), "advises against coffee (tea instead) for sleep"),
        (background("coffee"), "about coffee"),
        (background("coffee", "tea", "deep-sleep"), "about coffee, tea and deep sleep"),
    ],
)
def test_what_a_claim_says_in_the_words_of_the_vocabulary(claim: Record, words: str) -> None:
    kb = base({"a": claim}, **KINDS)
    assert claims.position(kb, kb.claims["a"]) == words


def test_what_a_plural_does_is_said_in_the_plural() -> None:
    kb = base({"a": effect("naps", "no-change", "moods")}, concepts={"naps": {}, "moods": {}})
    assert claims.position(kb, kb.claims["a"]) == "naps make no difference to moods"


@pytest.mark.parametrize(("numbers", "expected"), [((2,), "sentence 2"), ((2, 5), "sentences 2, 5")])
def test_cites_a_claim_with_its_sentences(numbers: tuple[int, ...], expected: str) -> None:
    claim = Claim("late-coffee", "Late coffee makes a bad night.", "sleep-letter", numbers, "harms", "none")
    assert claims.cited(claim) == f"Late coffee makes a bad night. (sleep-letter, {expected})"
