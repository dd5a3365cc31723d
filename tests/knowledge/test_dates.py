"""Days in records: every field that holds one, and days that no calendar has."""

from __future__ import annotations

import re
from typing import Any

import pytest

from counterclaim.knowledge import dates, schemas


def _dated(schema: dict[str, Any], way: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return the ways to the fields whose pattern is that of a day."""
    found = set()
    for name, inner in schema.get("properties", {}).items():
        if inner.get("pattern", "").startswith(r"^\d{4}"):
            found.add((*way, name))
        found |= _dated(inner, (*way, name))
    return found


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_every_field_that_holds_a_day_is_known(kind: str) -> None:
    assert _dated(schemas.schema(kind)) == set(dates.DATES.get(kind, ()))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("2026-06-31", False),
        ("2026", True),
        ("2026-02", True),
        ("0000-01-01", False),
    ],
)
def test_a_day_is_one_that_a_calendar_has(text: str, *, is_one: bool) -> None:
    assert dates.is_day(text) is is_one


def test_today_is_a_day() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", dates.today())
    assert dates.is_day(dates.today())


def test_the_days_of_a_record_come_with_their_ways() -> None:
    record = {"reviewed": {"by": "ada", "date": "2026-01-05"}, "written": "ada", "retired": {"date": 3}}
    assert list(dates.of("claim", record)) == [(("reviewed", "date"), "2026-01-05")]
