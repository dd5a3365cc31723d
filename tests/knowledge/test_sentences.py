"""Sentences of invented texts: where they begin and end, and how they are known again."""

from __future__ import annotations

import hashlib
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import sentences
from tests.strategies import examples

TOKEN = re.compile(r"\w+")

SPLITS: dict[str, tuple[str, list[str]]] = {
    "nothing": ("", []),
    "white space": (" \n\t\n ", []),
    "one": ("Coffee keeps people awake.", ["Coffee keeps people awake."]),
    "two on a line": ("Tea helps. Coffee does not.", ["Tea helps.", "Coffee does not."]),
    "without an end": ("Tea helps", ["Tea helps"]),
    "a line is a unit": (
        "Sleep and coffee\nCoffee harms. Tea helps.\n",
        ["Sleep and coffee", "Coffee harms.", "Tea helps."],
    ),
    "a heading before small letters in long lines": (
        "For whom\n" + "Coffee harms people who " + "drink very much of it " * 6 + "at night.\nand then\n",
        ["For whom", "Coffee harms people who " + "drink very much of it " * 6 + "at night.", "and then"],
    ),
    "wrapped": (
        "Coffee keeps people\nawake at night. Tea\ndoes not.\n\nMilk helps\nsome.\n",
        ["Coffee keeps people\nawake at night.", "Tea\ndoes not.", "Milk helps\nsome."],
    ),
    "wrapped with blank lines of spaces": ("Coffee keeps\nus up.\n  \nTea\n", ["Coffee keeps\nus up.", "Tea"]),
    "bullets": (
        "- Drink tea\n* Walk\n• Sleep\n\u2013 Read\n",
        ["Drink tea", "Walk", "Sleep", "Read"],
    ),
    "numbers": ("1. Drink tea\n2) Walk.\n 12. Sleep\n", ["Drink tea", "Walk.", "Sleep"]),
    "wrapped bullets": (
        "Before bed it is best to\ndo this:\n- Drink tea,\n  then wait.\n- Walk\n2) Sleep\n   long.\n",
        ["Before bed it is best to\ndo this:", "Drink tea,\n  then wait.", "Walk", "Sleep\n   long."],
    ),
    "a bullet without text": ("- \nTea\n", ["Tea"]),
    "a number that is no list": (
        "7 cups are too many.\n1999 was a good year.\n",
        ["7 cups are too many.", "1999 was a good year."],
    ),
    "a hyphen that is no bullet": ("-5 degrees are cold.\n", ["-5 degrees are cold."]),
    "abbreviations": (
        "Dr. Bean says tea, e.g. green tea, is fine. So does he.",
        ["Dr. Bean says tea, e.g. green tea, is fine.", "So does he."],
    ),
    "decimal numbers": ("It takes 3.5 cups. No more.", ["It takes 3.5 cups.", "No more."]),
    "contractions": ("Don\u2019t drink it. You shouldn't", ["Don\u2019t drink it.", "You shouldn't"]),
    "white space at the end that is no space": ("Tea 0\u00a0\n\u2003Milk\u2003\n", ["Tea 0", "Milk"]),
    "astral characters": ("😀 Tea helps. ☕ Coffee harms.", ["😀 Tea helps.", "☕ Coffee harms."]),
}


@pytest.mark.parametrize("name", SPLITS)
def test_a_text_is_cut_into_sentences(name: str) -> None:
    text, expected = SPLITS[name]
    assert [found.text for found in sentences.split(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\r\r\nb", "a\n\nb"), ("", "")])
def test_normalised_text_has_one_kind_of_line_end(text: str, expected: str) -> None:
    assert sentences.normalise(text) == expected


pieces = st.sampled_from(
    [
        "Tea helps.",
        "coffee harms",
        "\n",
        "\n\n",
        " ",
        "- ",
        "1. ",
        "12) ",
        "don't",
        "can't",
        "e.g.",
        "Dr. Bean",
        "3.5",
        "\u2013",
        "…",
        '"Yes." he',
        "(No.)",
        "é",
        "\xad",
        "well-\nknown",
        "a_b",
        "$5",
        "x/y",
        "\xa0",
        "\u2003",
        "\u2028",
        "\x85",
        "\ufeff",
        "😀",
        "茶。",
        "?",
        "!",
        "'",
        "U.S.",
        "10.",
        "\t",
        "\x0b",
    ]
)
texts = st.text(max_size=80) | st.lists(pieces, max_size=30).map(" ".join) | st.lists(pieces, max_size=30).map("".join)


@given(texts)
@example("0\u00a0")
@settings(deadline=None, max_examples=examples(75))
def test_offsets_slice_back_to_each_sentence_in_order_without_overlap(text: str) -> None:
    text = sentences.normalise(text)
    end = 0
    for found in sentences.split(text):
        assert found.text == text[found.start : found.end]
        assert found.text
        assert found.text == found.text.strip()
        assert found.start >= end
        end = found.end
    assert end <= len(text)


@given(texts)
@settings(deadline=None, max_examples=examples(75))
def test_no_word_of_a_text_lies_outside_its_sentences(text: str) -> None:
    text = sentences.normalise(text)
    end = 0
    for found in sentences.split(text):
        assert not sentences.has_words(text[end : found.start])
        end = found.end
    assert not sentences.has_words(text[end:])


@pytest.mark.parametrize("text", ["", " \n", "- ", "\n1. ", "\n  12) ", ".\n•\t", "\n\n- \n", "…"])
def test_marks_of_lists_are_no_words(text: str) -> None:
    assert not sentences.has_words(text)


@pytest.mark.parametrize("text", ["tea", "\ntea\n", "1. tea", " 7 ", "\n1999. ", "- 1. x", "1. \n2. tea"])
def test_anything_else_with_a_letter_or_digit_is(text: str) -> None:
    assert sentences.has_words(text)


# Fingerprints


def test_a_fingerprint_is_the_beginning_of_sha_256() -> None:
    assert sentences.fingerprint("Tea  helps") == hashlib.sha256(b"Tea helps").hexdigest()[:16]


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Z", "Cc")), min_size=1), min_size=1, max_size=8),
    st.data(),
)
@settings(deadline=None, max_examples=examples(50))
def test_a_fingerprint_ignores_white_space_and_normalisation_form(words: list[str], data: st.DataObject) -> None:
    words = [word for word in words if word.split() == [word]]
    spaces = st.text(st.sampled_from(" \n\t\r\u00a0\u2003"), min_size=1, max_size=3)
    loose = data.draw(spaces) + "".join(word + data.draw(spaces) for word in words)
    plain = sentences.fingerprint(" ".join(words))
    assert sentences.fingerprint(loose) == plain
    assert sentences.fingerprint(unicodedata.normalize("NFD", loose)) == plain
    assert sentences.fingerprint(unicodedata.normalize("NFC", loose)) == plain


@pytest.mark.parametrize(
    "other", ["Tea helps", "tea helps.", "Teahelps.", "Tea  help s.", "Tea hel\u00adps.", "Tea helps. ."]
)
def test_a_fingerprint_sees_every_other_change(other: str) -> None:
    assert sentences.fingerprint(other) != sentences.fingerprint("Tea helps.")


# Anchor words

ANCHORS = {
    "": ("",),
    "Tea helps.": ("Tea helps.",),
    "one two three four five six seven": ("one two three four five six seven",),
    "one two three four five six seven eight": ("one two three four", "six seven eight"),
    "one two three four five six seven eight nine": ("one two three four five", "seven eight nine"),
    "one, two \u2013 three & four (five) six seven eight nine ten.": (
        "one, two \u2013 three & four (five)",
        "eight nine ten.",
    ),
    "one  two\nthree four\tfive six seven eight nine": ("one two three four five", "seven eight nine"),
    "one-two-three four-five-six seven eight nine-ten": ("one-two-three", "eight nine-ten"),
    "see https://a.example/b/c/d/e/f/g/h": ("see",),
    "https://a.example/b/c/d/e/f/g/h is it": ("https://a.example/b/c",),
    "https://a.example/b/c/d/e/f/g/h": ("https://a.example/b/c",),
    "https://a.example/b/c/d/e/f/g/h is not https://a.example/b/c/d/e/f/g/h": ("https://a.example/b/c", "f/g/h"),
    "cafe\u0301 \u2014 tea": ("caf\u00e9 \u2014 tea",),
}


@pytest.mark.parametrize("sentence", ANCHORS)
def test_anchor_words_are_the_first_and_the_last(sentence: str) -> None:
    assert sentences.anchor_words(sentence) == ANCHORS[sentence]


@given(
    st.lists(st.text(st.sampled_from("abé1-'./_\u2013&"), min_size=1, max_size=24), min_size=1, max_size=20).map(
        " ".join
    )
)
@settings(deadline=None, max_examples=examples(125))
def test_anchor_words_never_give_eight_words_of_the_sentence_in_a_row(sentence: str) -> None:
    whole = TOKEN.findall(sentences.folded(sentence))
    parts = [TOKEN.findall(part) for part in sentences.anchor_words(sentence)]
    assert all(len(part) < 8 for part in parts)
    if len(parts) == 2:
        assert len(parts[0]) + len(parts[1]) < len(whole)


@given(texts)
@settings(deadline=None, max_examples=examples(75))
def test_anchor_words_stand_at_both_ends_of_the_folded_sentence(text: str) -> None:
    folded = sentences.folded(text)
    parts = sentences.anchor_words(text)
    assert folded.startswith(parts[0])
    assert folded.endswith(parts[1:] or "")
    assert len(parts) == 1 or len(parts[0]) + len(parts[1]) < len(folded)
