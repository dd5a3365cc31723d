"""Days in records: which fields hold one, and whether it is one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATES = {
    "claim": (("reviewed", "date"), ("returned", "date"), ("written", "date"), ("retired", "date")),
    "source": (("issued",), ("accessed",)),
    "resolution": (("date",), ("reviewed", "date")),
    "answer": (("date",), ("reviewed", "date")),
}
"""The way to every field of a record that holds a day, or in a source's case a month or a year, by kind."""

_DAY = len("2026-01-05")


def is_day(text: str) -> bool:
    """Tell whether a text that looks like a day, a month or a year is one: there is no 2026-02-30."""
    if len(text) < _DAY:
        return True
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def today() -> str:
    """Return this day, in UTC, as records have it: YYYY-MM-DD."""
    return dt.datetime.now(tz=dt.UTC).date().isoformat()


def of(kind: str, record: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the days that a record of `kind` holds, each with the way to it."""
    for way in DATES[kind]:
        value: Any = record
        for step in way:
            value = value.get(step) if isinstance(value, dict) else None
        if isinstance(value, str):
            yield way, value
