"""What programs leave behind in text: letters read in the wrong encoding, escapes, entities, tags."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = re.compile(r"`[^`\n]{1,200}`")
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>=]{0,60}=[^<>]{0,200})?\s?/?>")
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "center",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "script",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
    ]
)
_LOST = "\ufffd"

_LATER = "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
_LATER += "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
_QUOTES = "\u00a0\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\u2026\u2013\u2014"
_MISREAD = re.compile(
    f"[\u00c2\u00c3][{_LATER}]"
    f"|[\u00c4-\u00df](?![{_QUOTES}])[{_LATER}]"
    f"|\u00e2[\u20ac\u201a\u201e\u02c6\u2030\u0160\u2020\u2021][{_LATER}]"
    f"|\u00ef\u00bb\u00bf|\u00ef\u00bf\u00bd|\u00f0\u0178[{_LATER}]{{2}}"
)
"""Bytes of one character of UTF-8 that were read as characters of Windows-1252 each."""


class Damage(NamedTuple):
    """A piece of text that cannot have been meant, and what was; empty where that is lost."""

    found: str
    meant: str = ""


def possible(text: str) -> bool:
    """Tell whether a text, or several as JSON without other letters than ASCII, can hold a damaged piece at all."""
    return "&" in text or "<" in text or "_x" in text or "\\u" in text or not text.isascii()


def of(text: str) -> Iterator[Damage]:
    """Yield the damaged pieces of a text, what stands between backticks left aside."""
    if not possible(text):
        return
    bare = _CODE.sub(lambda code: " " * len(code[0]), text)
    if not bare.isascii():
        yield from _misread(bare)
        if _LOST in bare:
            yield Damage(_LOST)
    yield from (Damage(found[0]) for found in _ESCAPE.finditer(bare))
    for found in _ENTITY.finditer(bare):
        if found[0][1] == "#" or found[0][1:] in html5:
            yield Damage(found[0], html.unescape(found[0]))
    yield from (Damage(found[0]) for found in _TAG.finditer(bare) if found[1].lower() in _TAGS)


def without_tags(text: str) -> str:
    """Return a text without its HTML tags."""
    return _TAG.sub(lambda found: "" if found[1].lower() in _TAGS else found[0], text)


def _misread(text: str) -> Iterator[Damage]:
    for found in _MISREAD.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if before.isupper() and found[0][1] in _QUOTES:
            continue  # the end of a word in capitals, and a quotation mark or a space
        meant = _decoded(found[0])
        if meant:
            yield Damage(found[0], meant)


def _decoded(text: str) -> str:
    """Return what bytes that were read as Windows-1252 (or Latin-1) are in UTF-8; empty where they are not."""
    try:
        return b"".join(_byte(sign) for sign in text).decode()
    except UnicodeError:
        return ""


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
