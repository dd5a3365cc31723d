"""Sentences of invented texts: where they begin and end, and how they are known again."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import sentences
from tests.strategies import examples

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
        (
            "Coffee keeps people awake at night, and who\nsleeps badly drinks more of it. Tea does\nnot.\n"
            "\nMilk helps\nsome.\n"
        ),
        [
            "Coffee keeps people awake at night, and who\nsleeps badly drinks more of it.",
            "Tea does\nnot.",
            "Milk helps",
            "some.",
        ],
    ),
    "wrapped with blank lines of spaces": (
        "Coffee keeps people awake, and who sleeps\nbadly drinks more.\n  \nTea\n",
        ["Coffee keeps people awake, and who sleeps\nbadly drinks more.", "Tea"],
    ),
    "wrapped, with a list in small letters": (
        (
            "Whoever has drunk too much of it in the evening\nmay notice one or more of these:\n"
            "\npounding heart\ntrembling of the hands\nthoughts that race\n"
            "\nThese go when the coffee has left the body, which\ntakes hours.\n"
        ),
        [
            "Whoever has drunk too much of it in the evening\nmay notice one or more of these:",
            "pounding heart",
            "trembling of the hands",
            "thoughts that race",
            "These go when the coffee has left the body, which\ntakes hours.",
        ],
    ),
    "wrapped, with a list in small letters right behind": (
        (
            "Whoever has drunk too much of it in the\nevening may notice these:\npounding heart\n"
            "trembling of the hands\nthoughts that race\nThey go when the coffee has left the body,\n"
            "which takes hours.\n"
        ),
        [
            "Whoever has drunk too much of it in the\nevening may notice these:",
            "pounding heart",
            "trembling of the hands",
            "thoughts that race",
            "They go when the coffee has left the body,\nwhich takes hours.",
        ],
    ),
    "wrapped, before capitals": (
        (
            "Many who drink coffee late in the day, said\nBean in a letter, lie awake for hours, while\n"
            "others do not.\n\nWhat To Drink Instead Of It In The Evenings\nTea Or Milk\n"
        ),
        [
            "Many who drink coffee late in the day, said\nBean in a letter, lie awake for hours, while\nothers do not.",
            "What To Drink Instead Of It In The Evenings",
            "Tea Or Milk",
        ],
    ),
    "a list in small letters alone": (
        "What to look for\npounding heart\ntrembling of the hands\nCall a nurse.\n",
        ["What to look for", "pounding heart", "trembling of the hands", "Call a nurse."],
    ),
    "headings one below the other": (
        "What Coffee Does To People Who Drink It Late\nWhat Tea Does\nMilk\n",
        ["What Coffee Does To People Who Drink It Late", "What Tea Does", "Milk"],
    ),
    "a Norwegian list": (
        "Tegn på uro\nhjertebank om natten\nskjelving\nøresus etter kaffe\nHva du kan gjøre\n",
        ["Tegn på uro", "hjertebank om natten", "skjelving", "øresus etter kaffe", "Hva du kan gjøre"],
    ),
    "a word broken at the end of a line": (
        "Who drinks cof-\nfee late sleeps less.\n",
        ["Who drinks cof-\nfee late sleeps less."],
    ),
    "Chinese, broken at a column": (
        "晚上喝咖啡的人睡得比较晚，而且第二天常常觉得很\n累，所以医生劝他们少喝。茶没有这个问题\n。\n\n睡前散步\n",
        ["晚上喝咖啡的人睡得比较晚，而且第二天常常觉得很\n累，所以医生劝他们少喝。", "茶没有这个问题\n。", "睡前散步"],
    ),
    "bullets": (
        "- Drink tea\n* Walk\n• Sleep\n\u2013 Read\n",
        ["Drink tea", "Walk", "Sleep", "Read"],
    ),
    "numbers": ("1. Drink tea\n2) Walk.\n 12. Sleep\n", ["Drink tea", "Walk.", "Sleep"]),
    "bullets that go on, indented": (
        "Before bed do this:\n- Drink tea,\n  then wait.\n- Walk\n2) Sleep\n   long.\n",
        ["Before bed do this:", "Drink tea,\n  then wait.", "Walk", "Sleep\n   long."],
    ),
    "bullets of other kinds": (
        "・早く寝る\n① 水を飲む\n2、散步\n(3) Read\n✓ Walk\n",
        ["早く寝る", "水を飲む", "散步", "Read", "Walk"],
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
    "marks of citations": (
        "Coffee keeps us up.[5] Tea does not.[6][7, 9] Milk helps.¹² Oats too.⁴⁻⁶ None counted. [12] So it is.(3) End.",
        [
            "Coffee keeps us up.[5]",
            "Tea does not.[6][7, 9]",
            "Milk helps.¹²",
            "Oats too.⁴⁻⁶",
            "None counted. [12]",
            "So it is.(3)",
            "End.",
        ],
    ),
    "marks of citations in other languages": (
        (
            "咖啡影响睡眠。[3]茶不会。[4] Der Kaffee hält wach.[Anm. 2] Tee nicht. "
            "El café desvela.[cita requerida] El té no."
        ),
        [
            "咖啡影响睡眠。[3]",
            "茶不会。[4]",
            "Der Kaffee hält wach.[Anm. 2]",
            "Tee nicht.",
            "El café desvela.[cita requerida]",
            "El té no.",
        ],
    ),
    "marks of citations that lost their brackets": (
        "Coffee keeps people awake.5,6 Tea does not.12 It took 2.5 cups.",
        ["Coffee keeps people awake.5,6", "Tea does not.12", "It took 2.5 cups."],
    ),
    "marks inside a sentence": ("Coffee [5] keeps[6] us (7) up.", ["Coffee [5] keeps[6] us (7) up."]),
    "no mark but a number": ("See fig.2 The rest is vol.3 Beans.", ["See fig.2 The rest is vol.3 Beans."]),
    "abbreviations of references": (
        (
            "See pp. 5\u20139 and p. 12. Bean A. J. Clin. Sleep Med. 2019;15:1\u20139. "
            "Max. 3 cups, approx. 200 grams. Cf. Bean et al. 2019."
        ),
        [
            "See pp. 5\u20139 and p. 12.",
            "Bean A. J. Clin. Sleep Med. 2019;15:1\u20139.",
            "Max. 3 cups, approx. 200 grams.",
            "Cf. Bean et al. 2019.",
        ],
    ),
    "abbreviations in German": (
        "Vgl. S. 12 und Abb. 3. Max. 3 Tassen. Am 3. Oktober schlief er ca. 8 Stunden. Das half.",
        ["Vgl. S. 12 und Abb. 3.", "Max. 3 Tassen.", "Am 3. Oktober schlief er ca. 8 Stunden.", "Das half."],
    ),
    "abbreviations in Romance languages": (
        "Voir env. 30 tasses. Véase pág. 12. Cfr. pag. 3 e cap. 2. Ver aprox. 5 cafés. Fin.",
        ["Voir env. 30 tasses.", "Véase pág. 12.", "Cfr. pag. 3 e cap. 2.", "Ver aprox. 5 cafés.", "Fin."],
    ),
    "abbreviations in Russian": ("См. рис. 3. Кофе мешает.", ["См. рис. 3. Кофе мешает."]),
    "a number after a sentence": ("He slept in 2019. 30 others did not.", ["He slept in 2019.", "30 others did not."]),
    "Chinese": (
        "晚上喝咖啡会影响睡眠。早上喝没关系！茶呢？先问医生。",
        ["晚上喝咖啡会影响睡眠。", "早上喝没关系！", "茶呢？", "先问医生。"],
    ),
    "Chinese with Latin stops": ("咖啡提神.茶不会!为什么?", ["咖啡提神.", "茶不会!", "为什么?"]),
    "Japanese, with speech": (
        "母は「夜は飲まない。よく寝る。」と言った。私も飲まない。「はい。」弟は笑った。値は３．５です．",
        [
            "母は「夜は飲まない。よく寝る。」と言った。",
            "私も飲まない。",
            "「はい。」",
            "弟は笑った。",
            "値は３．５です．",
        ],
    ),
    "Hindi": ("रात की कॉफ़ी नींद घटाती है। चाय नहीं॥ क्यों?", ["रात की कॉफ़ी नींद घटाती है।", "चाय नहीं॥", "क्यों?"]),
    "Arabic": ("هل القهوة مضرة؟ لا. الشاي أفضل.", ["هل القهوة مضرة؟", "لا.", "الشاي أفضل."]),
    "Urdu": ("کافی نیند کم کرتی ہے۔ چائے نہیں۔", ["کافی نیند کم کرتی ہے۔", "چائے نہیں۔"]),
    "Amharic and Armenian": (
        "ቡና እንቅልፍ ይነሳል። ሻይ አይደለም። Սուրճը վնաս է։ Թեյը ոչ։",
        ["ቡና እንቅልፍ ይነሳል።", "ሻይ አይደለም።", "Սուրճը վնաս է։", "Թեյը ոչ։"],
    ),
    "a bracket that never closes": ("母は「飲まない。寝る。", ["母は「飲まない。", "寝る。"]),
    "very long speech": (
        "「" + "飲まない。" * 50 + "」と言った。",
        ["「飲まない。", *["飲まない。"] * 48, "飲まない。」", "と言った。"],
    ),
}


@pytest.mark.parametrize("name", SPLITS)
def test_a_text_is_cut_into_sentences(name: str) -> None:
    text, expected = SPLITS[name]
    assert [found.text for found in sentences.split(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\r\r\nb", "a\n\nb"), ("", ""), ("\ufeffa\ufeff", "a\ufeff")],
)
def test_normalised_text_has_one_kind_of_line_end_and_no_byte_order_mark(text: str, expected: str) -> None:
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
        "「茶。」",
        ".[5] ",
        ".¹²",
        ".5,6 ",
        "・",
        "①",
        "؟",
        "。\n",
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
