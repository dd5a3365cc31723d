"""A claim rests on a source that has been retracted.

## What it means

The source's `status` is `retracted`, and the claim is not retired.

## Why it matters

A retraction takes back what was said. Readers would count a statement that nobody stands by any more.

## Example

```yaml
status: retracted   # in sources/sleep-study.yml, and claims/sleep-study/ holds claims
```

## How to mend

Retire the claim, with the retraction as the reason: `retired: {date: …, why: …}`. Where the source was corrected and
still stands, its status is `corrected`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield live claims of retracted sources."""
    retracted = {s.id: s for s in analysis.kb.sources.values() if s.status == "retracted"}
    for claim in analysis.kb.live_claims() if retracted else ():
        if claim.source in retracted:
            source = retracted[claim.source]
            yield Finding(
                f'its source "{source.id}" has been retracted',
                claim.origin.place("source"),
                "retire the claim: retired: {date: …, why: …}",
                claim=claim.id,
                related=(Related(source.origin.place("status"), f"{source.id} is retracted"),),
            )
