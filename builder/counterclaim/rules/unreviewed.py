"""No second person has read a claim beside its sentence.

## What it means

The record has no `reviewed`. One that was sent back has `returned`, with the reason.

## Why it matters

Two people read differently. Readers see whether a claim was reviewed.

## Example

```yaml
# wrong: no reviewed: {by: …, date: …}
```

## How to mend

Have somebody else read the claim beside its sentence: `counterclaim review ID --by HANDLE`, or `--source ID` for all
of a source. What was sent back is mended first; `counterclaim queue` shows what waits, and for whom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import waiting
from counterclaim.wording.records import returned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "info"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield claims that are not reviewed."""
    for claim in analysis.kb.live_claims():
        if claim.reviewed is None:
            message = "no second person has reviewed this claim"
            mend = f"have one read it beside its sentence: counterclaim review {claim.id}"
            place = claim.origin.place()
            if claim.returned and not waiting.is_mended(claim, claim.returned):
                message = returned(claim.returned)
                mend = "mend what is said, or answer it in notes and have it read again"
                place = claim.origin.place("returned")
            yield Finding(message, place, mend, claim=claim.id)
