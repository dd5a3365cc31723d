"""The pieces of a text in which sentences are looked for: its lines, joined where a column broke them."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST, WIDEST = 30, 120
"""Columns at which texts are broken, in characters of a fixed width (a Chinese one has two)."""
FILLED = 0.85
"""So much of the column a line with the first word of the next must come to, to have been broken there."""

BULLET = re.compile(
    r"\s*(?:[•‣◦▪●·■□◆◇○►▶➤✓✔*\u2013\u2014-]\s+|[・▪●■◆]\s*|\d{1,3}[.)]\s+|\(\d{1,3}\)\s+|\d{1,3}、|[①-⑳]\s*)"
)
_ENDS = re.compile(r"[.!?:;…。！？：；؟۔।॥።։][\"'\u2019\u201d)\]」』）】》»]*\s*$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u2010\xad]$")


class Line(NamedTuple):
    """A line of a text: half-open offsets with its line end, and where the mark of a list ends in it (or None)."""

    start: int
    end: int
    text: str
    bullet: int | None

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands on it."""
        return not self.text.strip()


def units(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets of the pieces of `text` that hold whole sentences.

    A line is a unit of its own, as in texts taken from web pages (headings, list items, paragraphs on one line). It
    is joined with the next where the text is broken at a column and this line fills it, where a word is broken at its
    end, and where an item of a list goes on, indented.
    """
    lines = [_line(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\n]*(?:\n|$)", text) if m.end() > m.start()]
    column = _column(lines)
    for block in _blocks(lines):
        filled = _is_wrapped(block, column)
        start, in_item = block[0].start + (block[0].bullet or 0), block[0].bullet is not None
        for before, line in pairwise(block):
            if not _joins(before, line, column if filled else None, in_item=in_item):
                yield start, before.end
                start, in_item = line.start, False
        yield start, block[-1].end


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand together: no blank one between, and the mark of a list only on the first."""
    block: list[Line] = []
    for line in lines:
        if block and (line.is_blank or line.bullet is not None):
            yield block
            block = []
        if not line.is_blank:
            block.append(line)
    if block:
        yield block


def _line(start: int, end: int, text: str) -> Line:
    bullet = BULLET.match(text)
    return Line(start, end, text, bullet.end() if bullet else None)


def _joins(line: Line, following: Line, column: int | None, *, in_item: bool) -> bool:
    if in_item and following.text[:2].isspace():
        return True
    if _BROKEN_WORD.search(line.text.rstrip("\n ")) and following.text.lstrip()[:1].islower():
        return True
    return column is not None and _is_filled(line, following, column)


def _column(lines: list[Line]) -> int | None:
    """Return the column at which a text may be broken; None where its lines are as long as what stands on them."""
    several = (line.text for line in lines if " " in line.text.strip() or not line.text.isascii())
    column = max(map(_width, several), default=0)
    return column if NARROWEST <= column <= WIDEST else None


def _is_wrapped(block: list[Line], column: int | None) -> bool:
    """Tell whether lines that stand together are broken at a column.

    Where those that end in the middle of a sentence mostly do not fill it, they are items of a list.
    """
    if column is None:
        return False
    open_ends = [
        _is_filled(line, following, column) for line, following in pairwise(block) if _runs_on(line, following)
    ]
    return sum(open_ends) * 2 > len(open_ends)


def _runs_on(line: Line, following: Line) -> bool:
    """Tell whether a sentence seems to go on in the next line: no end here, and no capital letter there."""
    first = following.text.lstrip()[:1]
    if _ENDS.search(line.text):
        return False
    return first.isalpha() and not (first.isupper() or first.istitle())


def _is_filled(line: Line, following: Line, column: int) -> bool:
    word = following.text.split(maxsplit=1)[0]
    if _width(word[:1]) > 1:
        word = word[:1]
    return _width(line.text) + 1 + _width(word) > column * FILLED


def _width(text: str) -> int:
    text = text.strip()
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in {"W", "F"} else 1 for c in text
    )
