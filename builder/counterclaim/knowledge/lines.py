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
    blocks = list(_blocks(lines))
    column = _column(blocks)
    for block in blocks:
        start, first, broken = block[0].start + (block[0].bullet or 0), block[0], False
        for at, (before, line) in enumerate(pairwise(block), start=1):
            filled = column is not None and _is_broken(block, at, column, first, broken=broken)
            if filled or _goes_on(before, line, in_item=first.bullet is not None):
                broken = broken or filled
                continue
            yield start, before.end
            start, first, broken = line.start, line, False
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


def _goes_on(line: Line, following: Line, *, in_item: bool) -> bool:
    """Tell whether a line goes on in the next whatever its width: an item's, indented, or a word broken by a hyphen."""
    if in_item and following.text[:2].isspace():
        return True
    return _BROKEN_WORD.search(line.text.rstrip("\n ")) is not None and following.text.lstrip()[:1].islower()


def _column(blocks: list[list[Line]]) -> int | None:
    """Return the column at which a text is broken; None where its lines are as long as what stands on them.

    One line that ends in the middle of a sentence and is as wide as any, among others that are not, is a list's item.
    """
    several = (line.text for block in blocks for line in block if " " in line.text.strip() or not line.text.isascii())
    column = max(map(_width, several), default=0)
    if not NARROWEST <= column <= WIDEST:
        return None
    ends = [_is_filled(*pair, column) for block in blocks for pair in pairwise(block) if _runs_on(*pair)]
    return column if sum(ends) > 1 or ends == [True] else None


def _is_broken(block: list[Line], at: int, column: int, first: Line, *, broken: bool) -> bool:
    """Tell whether the line before line `at` was broken at the column.

    `first` is the first line of what it would belong to, which is `broken` before already. What begins with a small
    letter is an item of a list. Before a capital, more lines around must be broken.
    """
    line, following = block[at - 1], block[at]
    if not _is_filled(line, following, column) or _initial(first).islower():
        return False
    if broken or _runs_on(line, following):
        return True
    after = block[at + 1] if at + 1 < len(block) else None
    return after is not None and _runs_on(following, after) and _is_filled(following, after, column)


def _runs_on(line: Line, following: Line) -> bool:
    """Tell whether a sentence seems to go on in the next line: no end here, and no capital letter there."""
    first = _initial(following)
    return not _ENDS.search(line.text) and first.isalpha() and not (first.isupper() or first.istitle())


def _initial(line: Line) -> str:
    return line.text[line.bullet or 0 :].lstrip()[:1]


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
