"""A study that only observes does not say whether it means a cause.

## What it means

The claim reports the own data of a cohort, case-control, cross-sectional or before-after study, and `effect` has no
`link`. Left out, it would mean that the one causes the other.

## Why it matters

Whoever observes finds what goes together. Read as a cause, such a finding contradicts what it does not.

## Example

```yaml
effect: {exposure: coffee, outcome: sleep-quality, direction: decreases}   # wrong: no link
basis: own-data   # of a source whose design is cross-sectional
```

## How to mend

Write `link: goes-with` for an association. Where the study itself says that the one causes the other:
`link: causes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import grounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield effects that an observing study reports without saying how the two are linked."""
    kb = analysis.kb
    for claim in kb.live_claims():
        if claim.effect and "link" not in claim.record["effect"] and grounds.observed(kb, claim):
            design = claim.design or kb.sources[claim.source].design
            yield Finding(
                f"it reports own data of a {design} study, and does not say whether it means a cause",
                claim.origin.place("effect"),
                "write link: goes-with for an association, or link: causes where the source says that it causes",
                claim=claim.id,
            )
