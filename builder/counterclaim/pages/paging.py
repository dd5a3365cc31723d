"""Lists that are too long for one page: their further pages, and how one leads to another.

No page may grow with the knowledge base: what does not fit on the page of a list stands on pages of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from counterclaim.wording import paging as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

_NEAR = 2
_LETTERS_AT_MOST = 60


class Step(NamedTuple):
    """A page that another leads to: its number and path; `here` is the page itself, `gap`: some are left out before."""

    number: int
    path: str
    here: bool
    gap: bool


class Pager(NamedTuple):
    """How a page of a list leads to the others: those near it, the first and the last."""

    told: str
    steps: tuple[Step, ...]
    letters: tuple[tuple[str, str], ...] = ()
    """Where names begin with which letter: (letter, path)."""


def path(folder: str, number: int) -> str:
    """Return the path of a page of a list: the first is the list's own page."""
    return f"{folder}/index.md" if number == 1 else f"all/{folder}/{number}/index.md"


def pager(folder: str, number: int, last: int, letters: Iterable[tuple[str, int]] = ()) -> Pager | None:
    """Return how a page leads to the others; None where it is the only one. `letters` are told with their page."""
    if last == 1:
        return None
    near = range(max(1, number - _NEAR), min(last, number + _NEAR) + 1)
    numbers = sorted({1, *near, last})
    steps = (
        Step(n, path(folder, n), n == number, before is not None and n > before + 1)
        for before, n in zip([None, *numbers], numbers, strict=False)
    )
    told = tuple((letter, path(folder, n)) for letter, n in letters)
    return Pager(words.page(number, last), tuple(steps), told if len(told) <= _LETTERS_AT_MOST else ())


def initials(names: Iterable[str], size: int) -> list[tuple[str, int]]:
    """Return on which page, of so many entries each, sorted names first begin with which letter."""
    found: dict[str, int] = {}
    for n, name in enumerate(names):
        found.setdefault(name[:1].upper(), n // size + 1)
    return list(found.items())


def filled(entries: Sequence[T], weight: Callable[[T], int], most: int) -> list[list[T]]:
    """Return entries in their order, page by page: each page holds no more than `most`, unless one entry alone does."""
    pages: list[list[T]] = [[]]
    held = 0
    for entry in entries:
        if pages[-1] and held + weight(entry) > most:
            pages.append([])
            held = 0
        pages[-1].append(entry)
        held += weight(entry)
    return pages
