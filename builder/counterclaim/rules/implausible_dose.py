"""An amount is a million times what its quantity is measured in.

## What it means

The unit of a dose is a million times, or a millionth of, the quantity's own: `5 ML` (mega, 10⁶) where amounts are in
mL (milli, 10⁻³). Where only the size of a letter differs it is always said; else only if no other claim states a like
amount.

## Why it matters

The number is read as it stands: it lies far from every other one, and a disagreement about amounts is taken for
explained.

## Example

```yaml
scope:
  dose:
    intake-per-day: 20 Mg   # wrong: 20 tonnes, where the quantity is in mg
```

## How to mend

Write the unit as the source means it: `20 mg`. Where the amount is meant, write it in the quantity's unit.
"""

from __future__ import annotations

import math
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import doses, units
from counterclaim.wording import measures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Place
    from counterclaim.knowledge.records import Claim, Quantity
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.doses import Interval

LEVEL = "warning"

MILLION = 10**6
NEAR = 1000
"""Amounts within this factor of one another are like amounts."""


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield the doses whose unit is a million times, or a millionth of, their quantity's."""
    kb = analysis.kb
    stated: defaultdict[str, list[tuple[Claim, str, Interval]]] = defaultdict(list)
    for claim in kb.claims.values():
        for name, text in claim.scope.dose:
            if name in kb.quantities:
                with suppress(doses.DoseError):  # another rule's
                    stated[name].append((claim, text, doses.parse(text, kb.quantities[name])))
    for name, amounts in stated.items():
        quantity = kb.quantities[name]
        for claim, text, interval in amounts:
            written = _far(text, quantity)
            if written is None:
                continue
            others = (other for held, _, other in amounts if held is not claim)
            if units.differ_in_case(written, quantity.unit) or not any(_near(interval, other) for other in others):
                yield _finding(text, interval, quantity, claim.origin.place("scope", "dose", name), claim.id)


def _far(text: str, quantity: Quantity) -> str | None:
    """Return a unit in which a dose is written and that is far from the quantity's."""
    for written, factor in doses.factors(text, quantity).items():
        if factor >= MILLION or factor * MILLION <= 1:
            return written
    return None


def _near(left: Interval, right: Interval) -> bool:
    ours, theirs = _size(left), _size(right)
    return min(ours, theirs) * NEAR >= max(ours, theirs)


def _size(interval: Interval) -> float:
    return abs(interval.low if interval.high == math.inf else interval.high)


def _finding(text: str, interval: Interval, quantity: Quantity, place: Place, claim: str) -> Finding:
    told = measures.extent(interval, quantity.unit)
    mend = f"write it in {quantity.unit}, as the source means it"
    return Finding(f'"{text}" is {told}: a number that nobody is likely to mean', place, mend, claim=claim)
