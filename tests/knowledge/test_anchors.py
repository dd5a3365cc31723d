"""The few words that lead to a sentence: never a copy of it, and the first such place in the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import anchors, sentences, tokens
from counterclaim.knowledge.anchors import Anchor
from tests.knowledge.test_sentences import texts
from tests.strategies import examples

TOKEN = re.compile(r"\w+")

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
    "https://a.example/b/c/d/e/f/g/h is it": ("https://a.example/b/c", "it"),
    "https://a.example/b/c/d/e/f/g/h": ("https://a.example/b/c",),
    "https://a.example/b/c/d/e/f/g/h is not https://a.example/b/c/d/e/f/g/h": ("https://a.example/b/c", "f/g/h"),
    "cafe\u0301 \u2014 tea": ("caf\u00e9 \u2014 tea",),
    "晚上喝咖啡会影响睡眠，医生也这样说。": ("晚上喝咖啡会影响睡眠，",),
    "咖啡提神，茶不会，牛奶、燕麦和散步都有用。": ("咖啡提神，茶不会，牛奶、",),
    "先问医生。": ("先问",),
    "茶。": ("茶。",),
    "夜のコーヒーは眠りを妨げる。": ("夜のコーヒーは",),
    "使用MRI扫描的人很多。": ("使用MRI",),
    "กาแฟทำให้นอนไม่หลับ": ("กาแฟทำให้",),
    "กาแฟไม่ดี ชาดีกว่า": ("กาแฟไม่ดี",),
    "रात की कॉफ़ी नींद घटाती है।": ("रात की कॉफ़ी नींद घटाती है।",),
}


@pytest.mark.parametrize("sentence", ANCHORS)
def test_anchor_words_are_the_first_and_the_last(sentence: str) -> None:
    assert anchors.ends(sentence) == ANCHORS[sentence]


@given(
    st.lists(st.text(st.sampled_from("abé1-'./_\u2013&"), min_size=1, max_size=24), min_size=1, max_size=20).map(
        " ".join
    )
)
@settings(deadline=None, max_examples=examples(125))
def test_anchor_words_never_give_eight_words_of_the_sentence_in_a_row(sentence: str) -> None:
    whole = TOKEN.findall(sentences.folded(sentence))
    parts = [TOKEN.findall(part) for part in anchors.ends(sentence)]
    assert all(len(part) < 8 for part in parts)
    if len(parts) == 2:
        assert len(parts[0]) + len(parts[1]) < len(whole)


@given(texts)
@settings(deadline=None, max_examples=examples(75))
def test_anchor_words_stand_at_both_ends_of_the_folded_sentence(text: str) -> None:
    folded = sentences.folded(text)
    parts = anchors.ends(text)
    assert folded.startswith(parts[0])
    assert folded.endswith(parts[1:] or "")
    assert len(parts) == 1 or len(parts[0]) + len(parts[1]) < len(folded)


@given(st.text(st.sampled_from("晚上喝咖啡。，กาแฟコーヒー a1"), min_size=2, max_size=30))
@settings(deadline=None, max_examples=examples(75))
def test_of_a_sentence_in_a_script_without_spaces_something_is_always_left_out(sentence: str) -> None:
    words = [token for part in anchors.ends(sentence) for token in tokens.of(part)]
    whole = list(tokens.of(sentences.folded(sentence)))
    if tokens.is_unspaced(sentence) and len(whole) > 1:
        assert len(words) < len(whole)


# What leads to a sentence in its text


def led(text: str) -> list[Anchor]:
    return anchors.of(sentences.split(text))


def test_words_grow_until_they_are_the_first_such_place() -> None:
    text = "Late coffee is a common cause of a poor night.\nTea.\nLate coffee is a common drink of a poor night."
    first, _, third = led(text)
    assert first == Anchor(("Late coffee is a common", "a poor night."))
    assert third == Anchor(("Late coffee is a common drink", "a poor night."))


def test_words_that_stand_inside_an_earlier_sentence_are_no_first_place() -> None:
    assert led("They say that coffee keeps us up.\nCoffee\nkeeps us up")[1] == Anchor(("Coffee",), "up.")


def test_case_and_accents_make_no_difference_to_browsers() -> None:
    assert led("A CAFE at night.\nCafé")[1] == Anchor(("Café",), "night.")


def test_words_before_are_as_few_as_it_takes() -> None:
    text = "Milk.\nTips for the night\nOats.\nTips for the night\nA walk helps.\nTips for the night"
    assert [anchor.before for anchor in led(text)] == [None, None, None, "Oats.", None, "helps."]


def test_no_words_lead_to_what_is_said_again_behind_the_same_words() -> None:
    said = "Whoever drinks coffee late in the day lies awake for hours.\nThe end\n"
    once, end, again, last = led(said * 2)
    assert not once.nowhere
    assert not end.nowhere
    assert again == Anchor(("Whoever drinks coffee late in", "awake for hours."), "end")
    assert last == Anchor(("The end",), nowhere=True)


def test_signs_without_words_are_led_to_by_nothing() -> None:
    assert led("Tea.\n***\n")[-1].nowhere


def test_a_script_without_spaces_is_led_to_as_well() -> None:
    text = "晚上喝咖啡会影响睡眠，所以少喝。\n晚上喝咖啡会影响睡眠，但是茶不会。\n夜のコーヒーは眠りを妨げる。"
    assert led(text) == [Anchor(("所以少喝。",)), Anchor(("但是茶不会。",)), Anchor(("夜のコーヒーは",))]


def test_where_nothing_tells_that_a_word_is_over_nothing_leads() -> None:
    assert led("小结\n先问医生。") == [Anchor(("小",), nowhere=True), Anchor(("先问",), nowhere=True)]


def test_words_never_end_in_one_that_a_line_broke() -> None:
    text = "Drinking much cof-\nfee late keeps many people from falling asleep be-\nfore dawn."
    assert led(text) == [Anchor(("Drinking much", "dawn."))]
    assert led("Cof-\nfee keeps us awake at night, says one of them.")[0].words[0].startswith("Coffee keeps")


@given(
    st.lists(st.sampled_from(["Tea helps.", "Coffee harms people.", "Tea", "茶。", "咖啡提神。", "A b c d e f g h i."]))
)
@settings(deadline=None, max_examples=examples(50))
def test_words_lead_to_the_first_place_that_fits_and_copy_nothing(lines: list[str]) -> None:
    cut = sentences.split("\n".join(lines))
    text = "\n".join(sentence.text for sentence in cut)
    at = 0
    for sentence, anchor in zip(cut, anchors.of(cut), strict=True):
        if not anchor.nowhere:
            wanted = rf"{re.escape(anchor.before)}\s+" if anchor.before else ""
            found = re.search(rf"{wanted}(?P<it>{re.escape(anchor.words[0])})", text, re.IGNORECASE)
            assert found is not None
            assert found.start("it") == at
        beside = tokens.size(f"{anchor.before or ''} {anchor.words[0]}")
        assert beside <= anchors.MOST
        at += len(sentence.text) + 1
