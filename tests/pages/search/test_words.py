"""Words as a search compares them."""

from __future__ import annotations

import pytest

from counterclaim.pages.search import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ünder the Café's roof, 5k!", ["under", "the", "cafes", "roof", "5k"]),
        ("don\u2019t re-do snake_case", ["dont", "re", "do", "snake", "case"]),
        ("走れば腰痛 3回", ["走れ", "れは", "は腰", "腰痛", "3", "回"]),
        ("", []),
        ("\u0301 … —", []),
    ],
)
def test_words_have_no_capitals_accents_or_marks_and_where_no_spaces_are_two_letters_each(
    text: str, found: list[str]
) -> None:
    assert words.words(text) == found


def test_forms_of_one_word_are_a_family_in_the_languages_of_the_site() -> None:
    every = ["run", "running", "runs", "laufen", "lauf", "runner"]
    assert words.families(every, ["en"]) == {
        "run": {"running", "runs"},
        "running": {"run", "runs"},
        "runs": {"run", "running"},
    }
    assert words.families(every, ["de-AT"])["lauf"] == {"laufen"}
    assert words.families(every, ["en", "de"]).keys() == {"run", "running", "runs", "lauf", "laufen"}
    assert words.families(every, ["ja", "xx"]) == {}


def test_words_that_say_little_are_known_by_language() -> None:
    assert "the" in words.small(["en-GB"])
    assert words.small(["ja"]) == frozenset()


def test_every_language_has_a_stemmer() -> None:
    for code in words.STEMMERS:
        assert isinstance(words.families(["a"], [code]), dict)
