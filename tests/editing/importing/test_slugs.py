from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.editing.importing.slugs import slug
from counterclaim.knowledge import schemas
from tests.strategies import examples


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("EID123", "eid123"),
        ("Camomile, Decaf (hot)", "camomile-decaf-hot"),
        ("  naïve Größe ", "naive-grosse"),
        ("TGF-β Loss", "tgf-beta-loss"),
        ("Μεγάλος", "muepsilongammaalphalambdaomicronsigma"),
        ("---", ""),
        ("", ""),
    ],
)
def test_an_id_is_made_of_letters_and_digits(text: str, made: str) -> None:
    assert slug(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("HER2+", "her2-plus"),
        ("HER2-", "her2-minus"),
        ("HER2 \u2212", "her2-minus"),
        ("ER\u2212/PR+", "er-minus-pr-plus"),
        ("CD4+CD8-", "cd4-plus-cd8-minus"),
        ("IL-6(-)", "il-6-minus"),
        ("\u226565", "from-65"),
        (">= 65", "from-65"),
        ("<65", "under-65"),
        ("n-3", "n-3"),
        ("n-6", "n-6"),
        ("18-65", "18-65"),
        ("-5 \u00b0C", "minus-5-degrees-c"),
        ("R175*", "r175-star"),
        ("A + B", "a-plus-b"),
        ("non-small", "non-small"),
        ("5 %", "5-percent"),
        ("+", ""),
    ],
)
def test_signs_keep_terms_apart(text: str, made: str) -> None:
    assert slug(text) == made


def test_a_sign_without_a_word_leaves_a_fingerprint_behind() -> None:
    assert re.fullmatch(r"rank-[0-9a-f]{6}", slug("rank \u2605"))
    assert slug("rank \u2605") != slug("rank")


def test_greek_letters_keep_terms_apart() -> None:
    assert slug("Cup-\u03b1") != slug("Cup-\u03b2")


def test_letters_that_cannot_be_spelled_leave_a_fingerprint_behind() -> None:
    assert re.fullmatch(r"tea-[0-9a-f]{6}", slug("tea 茶"))
    assert re.fullmatch(r"[0-9a-f]{6}", slug("茶"))
    assert slug("tea 茶") != slug("tea 水")
    assert slug("cafe\u0301 茶") == slug("café 茶")


def test_a_long_text_is_cut_and_stays_apart_from_its_like() -> None:
    first, second = slug("tea " * 60 + "hot"), slug("tea " * 60 + "cold")
    assert first != second
    assert max(len(first), len(second)) <= 100


@settings(deadline=None, max_examples=examples(75))
@given(st.text(max_size=120))
def test_every_id_is_an_id_or_nothing_and_always_the_same(text: str) -> None:
    made = slug(text)
    known = schemas.schema("claim")["$defs"]["id"]
    assert made == "" or (re.fullmatch(known["pattern"], made) and len(made) <= known["maxLength"])
    assert slug(text) == made
    if any(character.isascii() and character.isalnum() for character in text):
        assert made
