"""Damaged text in cells: found always, mended only as far as the map says so."""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from counterclaim.editing.importing.encodings import TableError
from counterclaim.knowledge import damage

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.damage import Damage

MOST = 3
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BREAK = re.compile(r"<br\s*/?>", flags=re.IGNORECASE)


def mended(text: str, kinds: frozenset[str]) -> str:
    """Return a text without the kinds of damage that the map names. Raises `TableError` where ftfy lacks for it."""
    for kind, way in WAYS.items():
        if kind in kinds:
            text = way(text)
    return text


def damaged(text: str) -> tuple[Damage, ...]:
    """Return the first damaged pieces of a text."""
    return tuple(islice(dict.fromkeys(damage.of(text)), MOST))


def told(found: tuple[Damage, ...]) -> str:
    """Return damaged pieces in words: what stands there, and what it was where that is known."""
    shown = (f'"{piece.found}"' + (f" for {piece.meant}" if piece.meant.strip() else "") for piece in found)
    return f"what a program left behind: {', '.join(shown)}"


def _encoding(text: str) -> str:
    return text if text.isascii() else str(_ftfy()(text))


@cache
def _ftfy() -> Callable[[str], str]:
    try:
        import ftfy
    except ImportError:
        message = "rows.repair: encoding needs ftfy; install it: pip install 'counterclaim[tables]'"
        raise TableError(message) from None
    fix: Callable[[str], str] = ftfy.fix_encoding
    return fix


def _escapes(text: str) -> str:
    """Return a text with the characters that OOXML escapes (ECMA-376-1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _tags(text: str) -> str:
    return damage.without_tags(_BREAK.sub("\n", text)) if "<" in text else text


def _lost(text: str) -> str:
    return text.replace("\ufffd", "[?]")


_HIDDEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad"))


def _invisible(text: str) -> str:
    return text if text.isascii() else text.translate(_HIDDEN)


WAYS: dict[str, Callable[[str], str]] = {
    "encoding": _encoding,
    "escapes": _escapes,
    "entities": html.unescape,
    "tags": _tags,
    "lost": _lost,
    "invisible": _invisible,
}
"""How each kind of damage is mended, in the order in which it is."""
