"""Words as readers count them, in any script: runs of letters, or characters where no spaces part words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

HALVES = 2
"""Sizes are counted in halves of a word: a character of a script without spaces is one half."""

UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Yi}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
    r"\u30fc\uff70\p{Tai_Le}\p{New_Tai_Lue}\p{Tai_Tham}\p{Tai_Viet}\p{Javanese}\p{Balinese}"
)
"""Scripts that write words without spaces between them."""

_ASCII = re.compile(r"\w+", re.ASCII)


class Token(NamedTuple):
    """A word of a text, or a character of a script without spaces: half-open offsets, and its size in halves."""

    start: int
    end: int
    size: int


@cache
def _pattern() -> regex.Pattern[str]:
    import regex

    return regex.compile(
        rf"(?P<one>[[\p{{L}}\p{{N}}]&&[{UNSPACED}]][\p{{M}}\p{{Cf}}]*)"
        rf"|[[\p{{L}}\p{{N}}_]--[{UNSPACED}]](?:[[\p{{L}}\p{{N}}\p{{M}}_]--[{UNSPACED}]]|\p{{Cf}}(?=[\p{{L}}\p{{N}}\p{{M}}]))*",
        regex.VERSION1,
    )


def of(text: str) -> Iterator[Token]:
    """Yield the words of `text`; marks, soft hyphens and other unseen signs belong to the word they stand in."""
    if text.isascii():
        yield from (Token(found.start(), found.end(), HALVES) for found in _ASCII.finditer(text))
        return
    for found in _pattern().finditer(text):
        yield Token(found.start(), found.end(), 1 if found["one"] else HALVES)


def size(text: str) -> int:
    """Return how many halves of a word `text` has."""
    return sum(token.size for token in of(text))


def is_unspaced(text: str) -> bool:
    """Tell whether `text` holds a character of a script without spaces."""
    return not text.isascii() and any(token.size < HALVES for token in of(text))


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
