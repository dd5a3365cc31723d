"""A claim, or a sentence it rests on, changed after it was reviewed.

## What it means

`reviewed` holds the fingerprint of the claim as it was read (`seen`), and the claim has another one now: something
changed in it besides caveats, notes and the review itself, or its sentences have other words in the lock. A sentence
that only moved, with its number, changes nothing. A review without `seen` is not compared.

## Why it matters

The second person vouched for what stood there on that day. Readers see a reviewed claim and take it for that one.

## Example

```yaml
reviewed: {by: ada, date: 2026-01-05, seen: '00000000'}   # wrong: the claim's fingerprint is another now
```

## How to mend

Have somebody read the claim beside its sentence again: `counterclaim review ID`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield live claims that are no longer what was reviewed."""
    for claim in analysis.kb.live_claims():
        review = claim.reviewed
        if ("lock", claim.source) in analysis.kb.unread:
            continue  # whether its sentences changed cannot be told
        if not analysis.legible(claim):
            continue  # once it can be read it may be what it was
        if review and review.seen and review.seen not in fingerprints.every(claim):
            message = f"it, or a sentence it rests on, has changed since {review.by} reviewed it on {review.date}"
            mend = f"have it read beside its sentence again: counterclaim review {claim.id}"
            yield Finding(message, claim.origin.place("reviewed"), mend, claim=claim.id)
