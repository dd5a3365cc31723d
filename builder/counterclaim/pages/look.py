"""What every page brings with it: the one stylesheet and the scripts, written in parts under `assets`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from counterclaim.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLES = "assets/counterclaim.css"
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_FIRST, _LAST = "base.css", "print.css"


def pages() -> Iterator[Page]:
    """Yield the stylesheet, and each script as `assets/<name>.js`; a page asks for the scripts it needs."""
    yield Page(STYLES, _styles())
    for name, text in _parts("scripts"):
        yield Page(f"assets/{name}", text)


@cache
def _styles() -> str:
    """Return all parts of the stylesheet without comments: what others build on first, what is for paper last."""
    parts = dict(_parts("styles"))
    order = [_FIRST, *(name for name in parts if name not in {_FIRST, _LAST}), _LAST]
    return _COMMENT.sub("", "\n".join(parts[name] for name in order))


@cache
def _parts(folder: str) -> tuple[tuple[str, str], ...]:
    found = resources.files("counterclaim.pages").joinpath("assets", folder).iterdir()
    return tuple(sorted((part.name, part.read_text("utf-8")) for part in found))
