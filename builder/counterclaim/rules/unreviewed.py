"""No second person has read a claim beside its sentence.

## What it means

The record has no `reviewed`.

## Why it matters

Two people read differently. Readers see whether a claim was reviewed.

## Example

```yaml
# wrong: no reviewed: {by: …, date: …}
```

## How to mend

Have somebody else read the claim beside its sentence, and record who and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "info"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield claims that are not reviewed."""
    for claim in analysis.kb.live_claims():
        if claim.reviewed is None:
            message = "no second person has reviewed this claim"
            mend = "have one read it beside its sentence, and add reviewed: {by: …, date: …}"
            yield Finding(message, claim.origin.place(), mend, claim=claim.id)
