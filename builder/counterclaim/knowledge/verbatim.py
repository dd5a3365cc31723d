"""What a page of the guide shows as it is written: indented code, and what stands inside of <code> and <pre>."""

from __future__ import annotations

import re
from heapq import merge
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

_INDENT = re.compile(r" {4}| {0,3}\t")
_OPENS = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|\[\^|:\s)")
"""Lines after which an indented one belongs to them: items, boxes, tabs, footnotes, definitions."""
_TAG = re.compile(r"<(code|pre)\b[^<>]{0,200}>", re.IGNORECASE)


def as_code(text: str, code: list[Span]) -> list[Span]:
    """Return all that a page shows as it is written, in order and apart: `code`, and what this module knows."""
    joined: list[Span] = []
    for start, end in merge(code, _tagged(text), _indented(text)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _tagged(text: str) -> Iterator[Span]:
    lower, at = text.lower(), 0
    last = {name: lower.rfind(f"</{name}>") for name in ("code", "pre")}
    while found := _TAG.search(text, at):
        name = found[1].lower()
        at = found.end()
        if last[name] >= at:
            at = lower.index(f"</{name}>", at)
            yield found.start(), at


def _indented(text: str) -> Iterator[Span]:
    offset, start, end = 0, -1, -1
    is_blank, belongs = True, False
    for line in text.splitlines(keepends=True):
        here, offset = offset, offset + len(line)
        if not line.strip():
            is_blank = True
            continue
        if _INDENT.match(line) and not belongs and (is_blank or start >= 0):
            start, end = (here if start < 0 else start), offset
        else:
            if start >= 0:
                yield start, end
                start = -1
            if not _INDENT.match(line):
                belongs = bool(_OPENS.match(line))
        is_blank = False
    if start >= 0:
        yield start, end
