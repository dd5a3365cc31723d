"""An amount or a time cannot be read.

## What it means

The amount is no number with a unit, its unit does not measure the quantity, it can be read in two ways (`10.000` is
ten to some and ten thousand to others), it is negative, or its range runs backwards; or a horizon's does. Such a limit
takes no part in comparisons. In the vocabulary: a quantity's unit cannot be read, or its tolerance is no amount of it.

## Why it matters

Doses are compared as intervals, and so are times. What cannot be read hides a disagreement.

## Example

```yaml
scope:
  dose:
    distance-per-week: 20 kg   # wrong: a weight
```

## How to mend

Write an amount with a unit that converts to the quantity's: `20 km`, `<= 20 km`, `15-20 km`, `~ 20 km`, `½ h`,
`10 000 steps`, `5-10k steps`, `5:30 min/km`, `70 % of 1RM`, `€ 20`. Decimals stand behind a point; thousands stand
together, or apart by a space. Another name of the unit (`Glas` for `Gläser`) goes into the quantity's `also`. Where
amounts can fall below zero, the quantity's `tolerance` is an amount (`2 kg`). The period belongs to the quantity:
`distance-per-week: 20 km`, not `20 km/week`. A time runs from less to more: `6-12 months`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import doses, horizons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.findings import Origin, Place
    from counterclaim.knowledge.records import Quantity, Scope
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield doses and times that cannot be read, and quantities whose amounts never can."""
    kb = analysis.kb
    for quantity in kb.quantities.values():
        yield from _quantity(quantity)
    for claim in kb.claims.values():
        yield from _scope(kb, claim.scope, claim.origin, "scope", claim.id)
        after = claim.effect.estimate.after if claim.effect and claim.effect.estimate else None
        if _runs_back(after):
            yield _backwards(after, claim.origin.place("effect", "estimate", "after"), claim.id)
    for source in kb.sources.values():
        yield from _scope(kb, source.scope, source.origin, "scope", None)
    for concept in kb.concepts.values():
        yield from _scope(kb, concept.implies, concept.origin, "implies", None)


def _quantity(quantity: Quantity) -> Iterator[Finding]:
    try:
        doses.parse(f"1 {quantity.unit}", quantity)
    except doses.DoseError as error:
        mend = "write a unit such as km, km/h or °C, or one word for what is counted, such as cups"
        if not isinstance(quantity.tolerance, str):
            message = f'no amount of the unit "{quantity.unit}" can be read: {error.message}'
            yield Finding(message, quantity.origin.place("unit"), mend)
        else:
            yield Finding(error.message, quantity.origin.place("tolerance"), error.mend)


def _runs_back(time: str | None) -> TypeGuard[str]:
    return time is not None and horizons.parse(time) is None and any(map(str.isdigit, time))


def _backwards(time: str, place: Place, claim: str | None) -> Finding:
    return Finding(f'"{time}" runs from more to less', place, "write the shorter time first", claim=claim)


def _scope(kb: KnowledgeBase, scope: Scope, origin: Origin, key: str, claim: str | None) -> Iterator[Finding]:
    if _runs_back(scope.horizon):
        yield _backwards(scope.horizon, origin.place(key, "horizon"), claim)
    for quantity, text in scope.dose:
        if quantity in kb.quantities:
            try:
                doses.parse(text, kb.quantities[quantity])
            except doses.DoseError as error:
                yield Finding(error.message, origin.place(key, "dose", quantity), error.mend, claim=claim)
