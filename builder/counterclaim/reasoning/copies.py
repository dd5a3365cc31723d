"""Whether words are somebody else's: as many in a row as make a copy, however either side breaks and joins them."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.knowledge import tokens
from counterclaim.knowledge.sentences import folded

RUN = 8
"""So many words in a row are a copy; twice as many characters of Chinese, three times as many letters of Thai."""
_KEY = 12
_MARKS = re.compile(r"\[\d[\d,;\s\u2013-]*\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
"""Marks of citations, which whoever copies leaves out."""


class _Word(NamedTuple):
    """A word as it is read aloud, where it stands, and its size."""

    letters: str
    start: int
    end: int
    size: int


class Original:
    """A text whose words are not to be repeated.

    It is one string of letters and digits: lines, hyphens, soft hyphens and ligatures that break or join its words make
    no difference.
    """

    def __init__(self, text: str) -> None:
        words = _words(text)
        self._letters = "".join(word.letters for word in words)
        self._keys: set[str] = set()
        at = 0
        for word in words:
            self._keys.add(self._letters[at : at + _KEY])
            at += len(word.letters)

    def repeated_in(self, said: str) -> str | None:
        """Return the first words of `said` that repeat this text; None where there are none."""
        words = _words(said)
        for first in range(len(words)):
            last, size = first, 0
            while last < len(words) and size < RUN * tokens.WORD:
                size += words[last].size
                last += 1
            if size < RUN * tokens.WORD:
                return None
            run = "".join(word.letters for word in words[first:last])
            if (len(run) < _KEY or run[:_KEY] in self._keys) and run in self._letters:
                return folded(_MARKS.sub("", said)[words[first].start : words[last - 1].end])
        return None


def _words(text: str) -> list[_Word]:
    text = _MARKS.sub("", text)
    found = ((tokens.plain(text[t.start : t.end]), t) for t in tokens.of(text))
    return [_Word(letters, t.start, t.end, t.size) for letters, t in found]
