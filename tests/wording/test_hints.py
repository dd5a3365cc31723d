from __future__ import annotations

import pytest

from counterclaim.wording import hints


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
