"""What a page would cost Markdown, told before it is read: each sign that waits for another looks through all between.

Python-Markdown looks, at every `[`, for the bracket that closes it, at every `](` for the parenthesis, and at every tag
for its end, and where there is none, to the end of the paragraph or the page. The sum of these ways is what counts. A
heading that is called like others tries their names one after the other, and boxes and escapes are much the same.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

MOST = 4_000_000
"""So many characters are passed in a second or so."""

MEND = "close it, or put an empty line between paragraphs; a [ that stands for itself is written \\["

_BLOCK = re.compile(r"\n[ \t]*\n")
_SIGN = re.compile(r"\\.|\]\(|[\[\])]", re.DOTALL)
_HEADING = re.compile(r"^(?=#|!!!|\?\?\?|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_ESCAPE = re.compile(r"\\")
_OPENS = re.compile(r"<(?=[A-Za-z/!?])|\{")
_CLOSES = {"<": ">", "{": "}"}


class Toll(NamedTuple):
    """How many characters are passed in all, and the offset of the sign for which most are, with the sign."""

    passed: int
    at: int
    sign: str


def of(text: str) -> Toll:
    """Return what a text costs."""
    passed, worst = 0, (0, 0, "")
    for start, end in _blocks(text):
        for length, at, sign in _ways(text, start, end):
            passed += length
            worst = max(worst, (length, -at, sign))
    for length, at, sign in _tags(text):
        passed += length
        worst = max(worst, (length, -at, sign))
    for at, tried in (_last(_HEADING, text), _last(_ESCAPE, text, 2_000)):
        passed += tried
        worst = max(worst, (tried, -at, text[at : at + 1]))
    return Toll(passed, -worst[1], worst[2])


def _last(sign: re.Pattern[str], text: str, cheap: int = 4) -> tuple[int, int]:
    """Return the offset of the last of some signs, and what they cost together: each is tried against the others."""
    places = [found.start() for found in sign.finditer(text)]
    return (places[-1] if places else 0), len(places) ** 2 // cheap


def _blocks(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(found.end() for found in _BLOCK.finditer(text)), len(text)]
    return list(pairwise(cuts))


def _ways(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return, for each bracket of a block, how far it is to what closes it, or to the end."""
    waiting: list[int] = []
    links: list[int] = []
    found = []
    for sign in _SIGN.finditer(text, start, end):
        at = sign.start()
        if sign[0] == "[":
            waiting.append(at)
        elif sign[0] in {"]", "]("}:
            if waiting:
                begun = waiting.pop()
                found.append((at - begun, begun, "["))
            if sign[0] == "](":
                links.append(at)
        elif sign[0] == ")" and links:
            begun = links.pop()
            found.append((at - begun, begun, "]("))
    return found + [(end - at, at, "[") for at in waiting] + [(end - at, at, "](") for at in links]


def _tags(text: str) -> list[tuple[int, int, str]]:
    """Return, for each tag and list of attributes, how far it is to its end, or to that of the page."""
    found = []
    ends = dict.fromkeys(_CLOSES, -1)
    for opened in _OPENS.finditer(text):
        at, sign = opened.start(), opened[0]
        if ends[sign] < at:
            ends[sign] = text.find(_CLOSES[sign], at)
            ends[sign] = ends[sign] if ends[sign] >= 0 else len(text)
        found.append((ends[sign] - at, at, sign))
    return found
