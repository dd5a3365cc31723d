from __future__ import annotations

import pytest

from counterclaim.knowledge.records import Claim
from counterclaim.wording import claims, hints


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("cofee", {"coffee": None, "tea": None}, "did you mean coffee?"),
        ("tae", {"tea": None, "tee": None, "tale": None, "coffee": None}, "did you mean tale or tee or tea?"),
        ("gardening", {"coffee": None}, ""),
        ("coffee", {}, ""),
        ("espreso", {"expresso": "espresso", "espresso": None, "short-black": "espresso"}, "did you mean espresso?"),
        ("short-blak", {"short-black": "espresso", "espresso": None}, "did you mean espresso?"),
    ],
)
def test_asks_after_the_nearest_three(word: str, known: dict[str, str | None], expected: str) -> None:
    assert hints.near(word, known) == expected


def test_synonyms_of_one_term_do_not_crowd_out_the_others() -> None:
    known = {"nap-1": "nap", "nap-2": "nap", "nap-3": "nap", "nap-x4": None}
    assert hints.near("nap-0", known) == "did you mean nap or nap-x4?"


@pytest.mark.parametrize(("numbers", "expected"), [((2,), "sentence 2"), ((2, 5), "sentences 2, 5")])
def test_cites_a_claim_with_its_sentences(numbers: tuple[int, ...], expected: str) -> None:
    claim = Claim("late-coffee", "Late coffee makes a bad night.", "sleep-letter", numbers, "harms", "none")
    assert claims.cited(claim) == f"Late coffee makes a bad night. (sleep-letter, {expected})"
