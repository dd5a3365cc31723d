"""What programs leave behind in text, and text that only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge import damage

DAMAGED = {
    "Caf\u00c3\u00a9": ["\u00e9"],
    "it\u00e2\u20ac\u2122s": ["\u2019"],
    "2 \u00c2\u00b0C": ["\u00b0"],
    "\u00c5\u00a1koda": ["\u0161"],
    "\u00d0\u00bf\u00d1\u0192": ["\u043f", "\u0443"],
    "\u00ef\u00bb\u00bfTitle": ["\ufeff"],
    "wh\ufffdre": [""],
    "one_x000D_two": [""],
    "a &amp; b &#8217; &#x2019; &lt;": ["&", "\u2019", "\u2019", "<"],
    "two<br>lines<br/>and <B>bold</B>": ["", "", "", ""],
    '<a href="https://a.example/">here</a>': ["", ""],
    '<span class="x" >a</span >': ["", ""],
}
SOUND = (
    "CAF\u00c9\u00bb and CAF\u00c9\u00a0\u00bb",
    "voil\u00e0\u00a0\u00bb",
    "MANH\u00c3\u00bb, N\u00c3O, na\u00efve, \u00c5ngstr\u00f6m",
    "p<0.05 and q>3, a<b and c>d, x <y",
    "AT&T; R&D; &c. &notaword;",
    "file_x00 and _x000_ and snake_case_x",
    "`<br>` and `&amp;` in code",
    "the letter \u201e\u00c4\u201c",
    "plain",
    "<https://a.example/>",
    "<i am no tag>",
)


@pytest.mark.parametrize("text", DAMAGED)
def test_damage_is_found_with_what_was_meant(text: str) -> None:
    assert [piece.meant for piece in damage.of(text)] == DAMAGED[text]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_left_alone(text: str) -> None:
    assert list(damage.of(text)) == []


@given(st.text(st.characters(min_codepoint=0xE0, max_codepoint=0xFF), min_size=1, max_size=1))
def test_a_small_letter_that_was_read_in_the_wrong_encoding_is_found(letter: str) -> None:
    misread = letter.encode().decode("latin-1")
    assert [piece.meant for piece in damage.of(f"w{misread}rd")] == [letter]


@pytest.mark.parametrize("piece", ["<a b", "&a", "_x00", "<a =", "\u00c3", "`", "<b " + "x" * 59, "</"])
def test_a_long_text_takes_time_that_grows_with_its_length(piece: str) -> None:
    assert len(list(damage.of(piece * 50_000))) <= 50_000
