"""Prose that names sentences by number: `sentence 17`, `sentences 3, 5 and 8-9`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELDS = ("notes", "caveats", "interests", "at", "retired")
"""Fields whose prose is carried over: none that a review or a decision has seen."""
_SPOKEN = re.compile(
    r"\b([Ss]entences?\s+)(\d+(?:\s?[-\u2013]\s?\d+)?(?:(?:,\s|\s(?:and|or|to)\s|,\s(?:and|or)\s)\d+)*)\b"
)

Place = tuple[str | int, ...]


def has_numbers(text: str) -> bool:
    """Tell whether a text names a sentence by its number."""
    return _SPOKEN.search(text) is not None


def changes(record: dict[str, Any], now: Mapping[int, tuple[int, ...]]) -> tuple[dict[Place, str], bool]:
    """Return the texts of a record with the numbers that sentences have `now`, by their place, where they differ.

    And whether it names any sentence that is not where it was. A text is left as it is where one of its sentences is
    gone, or several now.
    """
    found: dict[Place, str] = {}
    concerned = False
    for at, text in _texts(record):
        if at[0] not in FIELDS:
            continue
        for match in _SPOKEN.finditer(text):
            concerned = concerned or any(now.get(n, (n,)) != (n,) for n in _numbers(match))
        told = _SPOKEN.sub(lambda match: _retold(match, now), text)
        if told != text:
            found[at] = told
    return found, concerned


def tell(record: Any, texts: dict[Place, str]) -> None:
    """Write texts into a record at their places."""
    for (*way, last), text in texts.items():
        value = record
        for step in way:
            value = value[step]
        value[last] = text


def _numbers(match: re.Match[str]) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", match[2])]


def _retold(match: re.Match[str], now: Mapping[int, tuple[int, ...]]) -> str:
    if any(len(now.get(number, ())) != 1 for number in _numbers(match)):
        return match[0]
    return match[1] + re.sub(r"\d+", lambda number: str(now[int(number[0])][0]), match[2])


def _texts(value: Any, at: Place = ()) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*at, index))
