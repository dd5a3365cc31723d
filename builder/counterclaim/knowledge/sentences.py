"""A source's text, cut into numbered sentences that can be recognised again without being stored."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_WORDS, LAST_WORDS = 5, 3
WHOLE_AT_MOST = 7
WRAPPED_AT = 120

_BULLET = re.compile(r"\s*(?:[•‣◦▪●·*\u2013\u2014-]|\d{1,3}[.)])\s+")
_TOKEN = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?:;…][\"'\u2019\u201d)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: its half-open offsets in code points, and its words as they stand there."""

    start: int
    end: int
    text: str


def normalise(text: str) -> str:
    """Return `text` with CRLF and lone CR as LF, which is what offsets count in."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str) -> list[Sentence]:
    """Return the sentences of `text` (already normalised) in order.

    A line is a unit of its own, as in texts taken from web pages (headings, list items, paragraphs on one
    line), unless the text is wrapped at a column: then lines are joined up to a blank line or a list mark.
    Inside a unit syntok (https://github.com/fnl/syntok) finds the sentences. Bullets and list numbers
    are no part of a sentence.
    """
    import syntok.segmenter

    found: list[Sentence] = []
    for start, end in _units(text):
        unit = text[start:end].replace("\n", " ")
        for paragraph in syntok.segmenter.analyze(unit):
            for tokens in paragraph:
                if not tokens:
                    continue
                first, last = tokens[0], tokens[-1]
                piece = text[start + first.offset : start + last.offset + len(last.value)]
                a = start + first.offset + len(piece) - len(piece.lstrip())
                piece = piece.strip()
                if piece:
                    found.append(Sentence(a, a + len(piece), piece))
    return found


def has_words(text: str) -> bool:
    """Tell whether words stand in `text` that are no list number: what lies between two sentences has none."""
    return any(_TOKEN.search(_BULLET.sub("", line, count=1)) for line in text.splitlines(keepends=True))


def fingerprint(sentence: str) -> str:
    """Return the first 16 hex digits of SHA-256 over `sentence` with white space folded and NFC applied."""
    return hashlib.sha256(folded(sentence).encode()).hexdigest()[:16]


def folded(sentence: str) -> str:
    """Return `sentence` in NFC with every run of white space as one space."""
    return " ".join(unicodedata.normalize("NFC", sentence).split())


def anchor_words(sentence: str) -> tuple[str, ...]:
    """Return the first (at most 5) and last (at most 3) words of `sentence`, cut at white space.

    A sentence of at most seven words is returned whole, as the only entry. Both parts together never
    hold eight words in a row, so that a lock is no copy of the text.
    """
    words = folded(sentence).split(" ")
    sizes = [len(_TOKEN.findall(word)) for word in words]
    total = sum(sizes)
    if total <= WHOLE_AT_MOST:
        return (" ".join(words),)
    most = FIRST_WORDS - (total == WHOLE_AT_MOST + 1)
    first = [_head(word, most) for word in _take(words, sizes, most)]
    last = [_tail(word, LAST_WORDS) for word in _take(words[::-1], sizes[::-1], LAST_WORDS)[::-1]]
    return (" ".join(first), " ".join(last)) if len(first) + len(last) < len(words) else (" ".join(first),)


def _take(words: list[str], sizes: list[int], most: int) -> list[str]:
    """Return words from the front as long as they hold at most `most` tokens, at least one word."""
    taken: list[str] = []
    count = 0
    for word, size in zip(words, sizes, strict=True):
        if taken and count + size > most:
            break
        taken.append(word)
        count += size
    return taken


def _head(word: str, most: int) -> str:
    """Return the first `most` tokens of a word that holds more, such as an address."""
    tokens = list(_TOKEN.finditer(word))
    return word[: tokens[most - 1].end()] if len(tokens) > most else word


def _tail(word: str, most: int) -> str:
    tokens = list(_TOKEN.finditer(word))
    return word[tokens[-most].start() :] if len(tokens) > most else word


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets of the pieces in which sentences are looked for."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]*(?:\n|$)", text) if m.end() > m.start()]
    wrapped = _is_wrapped([text[a:b] for a, b in lines])
    start = end = -1
    for a, b in lines:
        line = text[a:b]
        bullet = _BULLET.match(line)
        if start >= 0 and (not wrapped or not line.strip() or bullet):
            yield start, end
            start = -1
        if line.strip():
            if start < 0:
                start = a + (bullet.end() if bullet else 0)
            end = b
    if start >= 0:
        yield start, end


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether a text is broken at a column: no long lines, and sentences that run on in the next."""
    if any(len(line) > WRAPPED_AT for line in lines):
        return False
    return any(
        line.strip() and following[:1].islower() and not _ENDS.search(line) for line, following in pairwise(lines)
    )
