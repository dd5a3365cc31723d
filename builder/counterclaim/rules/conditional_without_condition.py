"""A claim is conditional but does not say on what.

## What it means

The stance is `conditional`, and `scope` states no population, condition, horizon or dose.

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield conditional claims whose scope is empty."""
    for claim in analysis.kb.claims.values():
        scope = claim.scope
        if claim.stance == "conditional" and not (scope.population or scope.condition or scope.horizon or scope.dose):
            yield Finding(
                "the stance is conditional, but scope states no limit",
                claim.origin.place("stance"),
                "state in scope on what it depends: population, condition, horizon or dose",
                claim=claim.id,
            )
