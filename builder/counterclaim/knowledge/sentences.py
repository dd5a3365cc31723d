"""A source's text, cut into numbered sentences that can be recognised again without being stored."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

from counterclaim.knowledge import cuts, lines, tokens

SPLITTER = 2
"""The version of how texts are cut, which locks record. Another cut of any text is another version."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: its half-open offsets in code points, and its words as they stand there."""

    start: int
    end: int
    text: str
    opens: bool = False
    """Whether it is the first of its line, item or paragraph."""


def normalise(text: str) -> str:
    """Return `text` with CRLF and lone CR as LF, which is what offsets count in, and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> list[Sentence]:
    """Return the sentences of `text` (already normalised) in order; marks of lists are no part of them."""
    found: list[Sentence] = []
    for start, end in lines.units(text):
        opens = True
        for a, b in cuts.sentences(text[start:end]):
            found.append(Sentence(start + a, start + b, text[start + a : start + b], opens))
            opens = False
    return found


def has_words(text: str) -> bool:
    """Tell whether words stand in `text` that are no list number: what lies between two sentences has none."""
    rest = (lines.BULLET.sub("", line, count=1) for line in text.splitlines(keepends=True))
    return any(next(tokens.of(line), None) for line in rest)


def fingerprint(sentence: str) -> str:
    """Return the first 16 hex digits of SHA-256 over `sentence` with white space folded and NFC applied."""
    return hashlib.sha256(folded(sentence).encode()).hexdigest()[:16]


def folded(sentence: str) -> str:
    """Return `sentence` in NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", sentence).split())
