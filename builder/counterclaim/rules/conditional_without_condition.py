"""A claim is conditional but does not say on what.

## What it means

The stance is `conditional`, and neither `scope` nor the limits in the source's record state a population, condition,
horizon or dose.

## Why it matters

It depends is no answer unless the reader learns on what.

## Example

```yaml
stance: conditional
# wrong: no scope follows
```

## How to mend

State the limit that the source gives in `scope`. Where it gives none, the stance is `helps` or `harms`,
with `modality: possible` if the source says only that it can happen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.knowledge.records import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield conditional claims whose scope is empty."""
    for claim in analysis.kb.claims.values():
        source = analysis.kb.sources.get(claim.source)
        stated = claim.scope != Scope() or (source is not None and source.scope != Scope())
        if claim.stance == "conditional" and not stated:
            yield Finding(
                "the stance is conditional, but scope states no limit",
                claim.origin.place("stance"),
                "state in scope on what it depends: population, condition, horizon or dose",
                claim=claim.id,
            )
