"""A record's page is HTML but for its headings: the two taken apart, and put together again.

What is left without the HTML is a handful of headings, the same on most pages. So a generator need not read the HTML
of thousands of pages as Markdown: it converts each shape once.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HEADING = re.compile(r"^#{2,6} .*$", re.MULTILINE)
_PLACE = re.compile(r'<div data-piece="(\d+)"></div>')
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_SECTION = re.compile(r"<h2[\s>]")
_TITLE = re.compile(r"<h1[\s>].*?</h1>", re.DOTALL)
_UNREAD = re.compile(r"<(script|style|svg)[\s>].*?</\1>|<span[^>]*\sdata-search-exclude>[^<]*</span>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class Taken(NamedTuple):
    """A page taken apart: Markdown with a place for each piece, and the pieces of HTML."""

    shape: str
    pieces: tuple[str, ...]


class Opening(NamedTuple):
    """What a search finds a page by: its title, as the HTML of its heading, and text; all is text where none is."""

    title: str
    text: str

    @property
    def html(self) -> str:
        """Return both as HTML."""
        return f"{self.title}\n<p>{self.text}</p>" if self.title else self.text


def taken(markdown: str) -> Taken:
    """Return the Markdown of a page whose body is HTML but for its headings, taken apart."""
    shape: list[str] = []
    pieces: list[str] = []
    at = 0
    for heading in [*_HEADING.finditer(markdown), None]:
        piece = markdown[at : heading.start() if heading else None].strip("\n")
        if piece:
            shape.append(f'<div data-piece="{len(pieces)}"></div>')
            pieces.append(piece)
        if heading:
            shape.append(heading[0])
            at = heading.end()
    return Taken("\n\n".join(shape), tuple(pieces))


def together(converted: str, pieces: tuple[str, ...]) -> str:
    """Return the HTML of a page: its converted shape with the pieces in their places."""
    return _PLACE.sub(lambda place: pieces[int(place[1])], converted)


def anchors(pieces: tuple[str, ...]) -> set[str]:
    """Return the ids of elements in the pieces, which links may lead to."""
    return {anchor for piece in pieces for anchor in _ANCHOR.findall(piece)}


def opening(html: str) -> Opening:
    """Return what stands before a page's first section."""
    section = _SECTION.search(html)
    start = _UNREAD.sub(" ", html[: section.start()] if section else html)
    title = _TITLE.search(start)
    if title is None:
        return Opening("", start)
    text = " ".join(_TAG.sub(" ", start[: title.start()] + start[title.end() :]).split())
    return Opening(title[0], text)
