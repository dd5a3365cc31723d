from __future__ import annotations

from itertools import product

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


def test_of_a_large_vocabulary_a_few_likely_words_are_compared_and_the_right_one_is_among_them() -> None:
    syllables = ["ka", "ro", "min", "tel", "sun", "ve", "dri", "bloc"]
    words = [f"{a}{b}{c}-{d}{e}" for a, b, c, d, e in product(syllables, repeat=5)]
    known = hints.Nearest(dict.fromkeys(words))
    asked = []
    for number, word in enumerate(words[:: len(words) // 50]):
        at = number % len(word)
        asked += [(word, word[:at] + word[at + 1 :]), (word, f"{word[:at]}x{word[at:]}"), (word, word[:at] + word[at:])]
    found = [known.candidates(slip) for _, slip in asked]
    assert max(len(candidates) for candidates in found) <= hints.MOST_COMPARED
    hits = [word in candidates for (word, _), candidates in zip(asked, found, strict=True)]
    assert sum(hits) >= 0.95 * len(hits)


def test_words_that_share_no_piece_with_any_known_word_have_none_near() -> None:
    assert hints.near("zzz", {f"term-{number}": None for number in range(hints.FEW + 1)}) == ""


def test_what_is_longer_than_any_id_is_compared_with_nothing() -> None:
    assert hints.near("a" * (hints.LONGEST + 1), {"a" * hints.LONGEST: None}) == ""
