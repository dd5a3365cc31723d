"""Copies are seen whatever breaks or joins the words of either side; restatements are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reasoning.copies import RUN, Original
from tests.strategies import examples

SAID = "Whoever drinks coffee every morning before breakfast sleeps as well as anybody."
WORDS = "Whoever drinks coffee every morning before breakfast sleeps"

BROKEN = {
    "as it is": SAID,
    "soft hyphens": SAID.replace("coffee", "cof\u00adfee").replace("morning", "morn\u00ading"),
    "a hyphen at the end of a line": SAID.replace("breakfast", "break-\nfast").replace("coffee", "cof-\n  fee"),
    "another hyphen": SAID.replace("breakfast", "break\u2010\nfast"),
    "lines": SAID.replace(" ", "\n"),
    "capitals": SAID.upper(),
    "words run together": SAID.replace("before breakfast", "beforebreakfast"),
    "words that nobody sees parted": SAID.replace("every", "ev\u200bery"),
    "a no-break space": SAID.replace(" ", "\u00a0"),
    "marks of citations": SAID.replace("coffee", "coffee[5]").replace("morning", "morning\u00b9\u00b2"),
    "quotation marks": SAID.replace("coffee", "\u201ccoffee\u201d,"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_copy_is_seen_through_what_breaks_and_joins_words(name: str) -> None:
    assert Original(f"A first sentence. {BROKEN[name]} A last one.").repeated_in(SAID) == WORDS
    assert Original(SAID).repeated_in(BROKEN[name]) is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Die Eﬃzienz der Kaffee\xadma\xadschine ist für viele Menschen am Morgen entscheidend.",
            "Die Effizienz der Kaffeemaschine ist für viele Menschen am Morgen entscheidend.",
        ),
        (
            "晚上喝很多咖啡的人第二天早上常常觉得很累，所以医生劝他们少喝。",
            "晚上喝很多咖啡的人第二天早上常常觉得很累。",
        ),
        (
            "夜遅くにコーヒーを飲む人は、翌朝とても疲れていることが多い。",
            "夜遅くにコーヒーを飲む人は翌朝とても疲れている。",
        ),
        ("คนที่ดื่มกาแฟตอนกลางคืนมักจะนอนไม่หลับ", "คนที่ดื่มกาแฟตอนกลางคืนมักจะนอนไม่หลับ"),
        ("रात में बहुत कॉफ़ी पीने वाले लोग सुबह बहुत थके रहते हैं।", "रात में बहुत कॉफ़ी पीने वाले लोग सुबह बहुत थके"),
        ("من يشرب القهوة كل صباح قبل الفطور ينام جيدا مثل غيره", "من يشرب القهوة كل صباح قبل الفطور ينام جيدا"),
    ],
)
def test_a_copy_is_seen_in_every_script(text: str, said: str) -> None:
    assert Original(text).repeated_in(said) is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SAID, "Those who drink coffee in the morning sleep as well as anybody, it says."),
        (SAID, "Whoever drinks coffee every morning before breakfast"),
        (SAID, ""),
        ("", SAID),
        ("晚上喝很多咖啡的人第二天早上常常觉得很累。", "谁在夜里喝太多咖啡，第二天就没有精神，医生这样说。"),
        ("晚上喝咖啡的人很累。", "晚上喝咖啡的人很累。"),
        ("रात में बहुत कॉफ़ी पीने वाले", "रात में बहुत कॉफ़ी पीने वाले"),
    ],
)
def test_few_words_and_other_words_are_no_copy(text: str, said: str) -> None:
    assert Original(text).repeated_in(said) is None


def test_very_short_words_are_a_copy_too() -> None:
    assert Original("a b c d e f g h i").repeated_in("b c d e f g h i") == "b c d e f g h i"


words = st.lists(st.sampled_from(["tea", "coffee", "well", "night", "a", "sleeps", "long"]), max_size=24)


@given(words, words)
@settings(max_examples=examples(100))
def test_as_many_words_in_a_row_as_make_a_copy_are_one(text: list[str], said: list[str]) -> None:
    runs = {tuple(text[i : i + RUN]) for i in range(len(text) - RUN + 1)}
    shared = any(tuple(said[i : i + RUN]) in runs for i in range(len(said) - RUN + 1))
    found = Original(" ".join(text)).repeated_in(" ".join(said))
    assert found is not None or not shared
    if found is not None:
        assert "".join(found.split()) in "".join(text)
