"""A review is the writer's own, or a day lies ahead.

## What it means

A claim or an answer is reviewed by whoever wrote it, or a decision by whoever made it; or the day of a review, of
writing, of a decision or of an answer has not come yet (in UTC).

## Why it matters

Readers are told that a second person has read it. Nobody finds their own slips, and nobody has read anything tomorrow.

## Example

```yaml
written: {by: ada, date: 2026-01-05}
reviewed: {by: ada, date: 2026-01-06}   # wrong: the same person
```

## How to mend

Have somebody else read the record, and name that person. Correct a day that lies ahead; this is often a slip in the
year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import dates
from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Origin
    from counterclaim.knowledge.records import Stamp
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"

WHAT = {
    ("written", "date"): "the day of writing",
    ("reviewed", "date"): "the day of the review",
    ("returned", "date"): "the day on which it was sent back",
    ("date",): "the day of the {}",
}


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield reviews by the writer, and days that lie ahead."""
    kb = analysis.kb
    for claim in kb.claims.values():
        writer = claim.written.by if claim.written else None
        yield from _own(writer, claim.reviewed, "wrote", claim.origin, claim.id)
        yield from _ahead("claim", claim.record, claim.origin, claim.id)
    for resolution in kb.resolutions.values():
        yield from _own(resolution.by, resolution.reviewed, "decided", resolution.origin, None)
        reviewed = {"date": resolution.reviewed.date} if resolution.reviewed else {}
        yield from _ahead("resolution", {"date": resolution.date, "reviewed": reviewed}, resolution.origin, None)
    for answer in kb.answers.values():
        yield from _own(answer.by, answer.reviewed, "wrote", answer.origin, None)
        reviewed = {"date": answer.reviewed.date} if answer.reviewed else {}
        yield from _ahead("answer", {"date": answer.date, "reviewed": reviewed}, answer.origin, None)


def _own(writer: str | None, review: Stamp | None, did: str, origin: Origin, claim: str | None) -> Iterator[Finding]:
    if writer and review and _plain(writer) == _plain(review.by):
        message = f"{review.by} reviewed what {review.by} {did}"
        mend = "have a second person read it, and name that one; until then leave reviewed out"
        yield Finding(message, origin.place("reviewed", "by"), mend, claim=claim)


def _ahead(kind: str, record: dict[str, Any], origin: Origin, claim: str | None) -> Iterator[Finding]:
    now = dates.today()
    for way, day in dates.of(kind, record):
        if way in WHAT and day > now:
            mend = "correct the day; it is compared with today in UTC"
            what = WHAT[way].format("decision" if kind == "resolution" else kind)
            yield Finding(f"{what}, {day}, lies ahead", origin.place(*way), mend, claim=claim)


def _plain(handle: str) -> str:
    return handle.strip().lstrip("@").casefold()
