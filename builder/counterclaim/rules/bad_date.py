"""A day does not exist.

## What it means

A field of a record that holds a day has one that no calendar has, such as 30 February.

## Why it matters

What is sorted and compared by it comes out wrong, and other programs refuse the whole record.

## Example

```yaml
accessed: 2026-02-30   # wrong: February 2026 has 28 days
```

## How to mend

Write the day that was meant. Where only the month or the year is known, `issued` of a source takes these alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import dates
from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.findings import Origin
    from counterclaim.knowledge.records import Answer, Resolution
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield days that are none, in every field that holds one."""
    kb = analysis.kb
    for claim in kb.claims.values():
        yield from _days("claim", claim.record, claim.origin, claim.id)
    for source in kb.sources.values():
        yield from _days("source", source.record, source.origin, None)
    made: tuple[tuple[str, Iterable[Resolution | Answer]], ...] = (
        ("resolution", kb.resolutions.values()),
        ("answer", kb.answers.values()),
    )
    for kind, records in made:
        for record in records:
            reviewed = {"date": record.reviewed.date} if record.reviewed else {}
            yield from _days(kind, {"date": record.date, "reviewed": reviewed}, record.origin, None)


def _days(kind: str, record: dict[str, Any], origin: Origin, claim: str | None) -> Iterator[Finding]:
    for way, day in dates.of(kind, record):
        if not dates.is_day(day):
            message = f"{'.'.join(way)} is {day}, a day that no calendar has"
            yield Finding(message, origin.place(*way), "write the day that was meant", claim=claim)
