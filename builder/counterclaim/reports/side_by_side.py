"""A claim beside its sentences, as a reviewer reads both: in two columns where there is room, else one below."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

from counterclaim.reports import record
from counterclaim.wording.records import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis

WIDE = 100
"""So many columns leave room for two."""

_GAP = 3


def sentences(analysis: Analysis, claim: Claim, width: int = 0) -> Iterator[str]:
    """Yield a claim's sentences, as far as they are at hand, and beside or below them everything that it states.

    `width` is that of the terminal in columns; 0 where there is none.
    """
    told = list(_sentences(analysis, claim))
    lines = list(record.claim(analysis, claim))
    if width < WIDE:
        yield from (f"  {number:>4}  {text}" for number, text in told)
        yield from lines
        return
    left_width = (width - _GAP) * 2 // 5
    right_width = width - _GAP - left_width
    left = [line for number, text in told for line in [*_wrapped(f"{number:>4}  {text}", left_width, 6), ""]]
    right = [part for line in lines for part in _wrapped(line, right_width, 13)]
    for a, b in zip_longest(left, right, fillvalue=""):
        yield f"{a:<{left_width}} │ {b}".rstrip()


def _sentences(analysis: Analysis, claim: Claim) -> Iterator[tuple[str, str]]:
    lock, text = analysis.kb.locks.get(claim.source), analysis.kb.texts.get(claim.source)
    for number in claim.sentences:
        yield str(number), sentence(lock.sentence(number) if lock else None, text)


def _wrapped(line: str, width: int, indent: int) -> list[str]:
    return textwrap.wrap(line, width, subsequent_indent=" " * indent, break_on_hyphens=False) or [""]
