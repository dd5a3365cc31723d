"""A dose cannot be read.

## What it means

The amount is no number with a unit, its unit does not measure the quantity, it is negative, or its range
runs backwards. Such a dose takes no part in comparisons.

## Why it matters

Doses are compared as intervals. An amount that cannot be read hides a disagreement.

## Example

```yaml
scope:
  dose:
    distance-per-week: 20 kg   # wrong: a weight
```

## How to mend

Write an amount with a unit that converts to the quantity's: `20 km`, `<= 20 km`, `15-20 km`, `~ 20 km`.
The period belongs to the quantity: `distance-per-week: 20 km`, not `20 km/week`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import doses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.findings import Origin
    from counterclaim.knowledge.records import Scope
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield doses, of claims and of concepts, that cannot be read."""
    kb = analysis.kb
    for claim in kb.claims.values():
        yield from _doses(kb, claim.scope, claim.origin, "scope", claim.id)
    for concept in kb.concepts.values():
        yield from _doses(kb, concept.implies, concept.origin, "implies", None)


def _doses(kb: KnowledgeBase, scope: Scope, origin: Origin, key: str, claim: str | None) -> Iterator[Finding]:
    for quantity, text in scope.dose:
        if quantity in kb.quantities:
            try:
                doses.parse(text, kb.quantities[quantity])
            except doses.DoseError as error:
                yield Finding(error.message, origin.place(key, "dose", quantity), error.mend, claim=claim)
