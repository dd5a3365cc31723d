"""Words in any script: where they begin and end, what they weigh, and how they read."""

from __future__ import annotations

import pytest

from counterclaim.knowledge import tokens

WORDS = {
    "": [],
    "Tea helps, often.": ["Tea", "helps", "often"],
    "well-known x_y 3.5": ["well", "known", "x_y", "3", "5"],
    "Kaf\u00adfee": ["Kaf\u00adfee"],
    "हिन्दी में चाय।": ["हिन्दी", "में", "चाय"],
    "e\u0301te\u0301": ["e\u0301te\u0301"],
    "喝MRI茶": ["喝", "MRI", "茶"],
    "กาแฟ": ["กา"[0], "กา"[1], "แ", "ฟ"],
    "커피는 나쁘다": ["커피는", "나쁘다"],
    "قهوة ليلا": ["قهوة", "ليلا"],
}


@pytest.mark.parametrize("text", WORDS)
def test_words_are_found_in_every_script(text: str) -> None:
    assert [text[t.start : t.end] for t in tokens.of(text)] == WORDS[text]


@pytest.mark.parametrize(
    ("text", "size"), [("Tea helps", 12), ("喝茶", 6), ("喝 tea", 9), ("ชา", 4), ("", 0), ("。", 0)]
)
def test_a_character_of_a_script_without_spaces_weighs_a_part_of_a_word(text: str, size: int) -> None:
    assert tokens.size(text) == size


@pytest.mark.parametrize(
    ("text", "expected"), [("茶", True), ("ชา", True), ("tea", False), ("thé", False), ("차", False)]
)
def test_scripts_without_spaces_are_known(text: str, *, expected: bool) -> None:
    assert tokens.is_unspaced(text) is expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("TEA", "tea"),
        ("Kaf\u00adfee", "kaffee"),
        ("e\ufb03cient", "efficient"),
        ("\ufb02uid", "fluid"),
        ("Straße", "strasse"),
        ("cafe\u0301", "café"),
        ("\uff54\uff45\uff41", "tea"),
        ("te\u200ba", "tea"),
        ("ｺｰﾋｰ", "コーヒー"),
    ],
)
def test_what_is_only_written_differently_reads_the_same(text: str, plain: str) -> None:
    assert tokens.plain(text) == plain
