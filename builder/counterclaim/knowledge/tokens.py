"""Words as readers count them, in any script: runs of letters, or characters where no spaces part words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

WORD = 6
"""The size of a word. A character of a script without spaces is a half of one, a letter of such a script a third."""

_CHARACTERS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Yi}\u30fc\uff70"
_LETTERS = (
    r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Tai_Le}\p{New_Tai_Lue}\p{Tai_Tham}\p{Tai_Viet}\p{Javanese}"
    r"\p{Balinese}"
)
UNSPACED = _CHARACTERS + _LETTERS
"""Scripts that write words without spaces between them."""

_ASCII = re.compile(r"\w+", re.ASCII)


class Token(NamedTuple):
    """A word of a text, or a character of a script without spaces: half-open offsets, and its size."""

    start: int
    end: int
    size: int


@cache
def _pattern() -> regex.Pattern[str]:
    import regex

    return regex.compile(
        rf"(?P<character>[[\p{{L}}\p{{N}}]&&[{_CHARACTERS}]][\p{{M}}\p{{Cf}}]*)"
        rf"|(?P<letter>[[\p{{L}}\p{{N}}]&&[{_LETTERS}]][\p{{M}}\p{{Cf}}]*)"
        rf"|[[\p{{L}}\p{{N}}_]--[{UNSPACED}]](?:[[\p{{L}}\p{{N}}\p{{M}}_]--[{UNSPACED}]]|\p{{Cf}}(?=[\p{{L}}\p{{N}}\p{{M}}]))*",
        regex.VERSION1,
    )


def of(text: str) -> Iterator[Token]:
    """Yield the words of `text`; marks, soft hyphens and other unseen signs belong to the word they stand in."""
    if text.isascii():
        yield from (Token(found.start(), found.end(), WORD) for found in _ASCII.finditer(text))
        return
    for found in _pattern().finditer(text):
        yield Token(
            found.start(), found.end(), WORD // 2 if found["character"] else WORD // 3 if found["letter"] else WORD
        )


def size(text: str) -> int:
    """Return how much `text` holds, in parts of a word."""
    return sum(token.size for token in of(text))


def is_unspaced(text: str) -> bool:
    """Tell whether `text` holds a character of a script without spaces."""
    return not text.isascii() and any(token.size < WORD for token in of(text))


@cache
def _unseen() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\p{Default_Ignorable_Code_Point}+")


def plain(text: str) -> str:
    """Return `text` as it is read aloud: ligatures and forms of letters resolved, case folded, unseen signs left out.

    What PDFs, hyphenated pages and input methods write differently is the same here (Unicode: NFKC, UAX #44).
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", _unseen().sub("", text)).casefold())
