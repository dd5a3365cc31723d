"""Two claims of one source say the same.

## What it means

Both come from the same source and have the same effect or advice (comparator, modality and `for` included) and the
same scope. They may rest on different sentences. Effects whose stated sizes differ are two statements; a size that
only one of them states is none.

## Why it matters

A source that repeats itself says it once. Two records of one statement drift apart, and each conflict of the one
has to be examined again for the other.

## Example

```yaml
# coffee-ruins-nights.yml and coffee-spoils-sleep.yml of the same source, both without a scope:
effect: {exposure: coffee, outcome: sleep-quality, direction: decreases}
```

## How to mend

Keep one of the two and name the sentences of both in it. If they do differ, state the scope in which they do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Related
from counterclaim.wording.claims import cited

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield each claim that says what another one of its source says, pointing at the first of them by id."""
    by_question: dict[Hashable, list[Claim]] = {}
    for claim in analysis.kb.live_claims():
        if claim.effect:
            by_question.setdefault((claim.source, claim.effect.exposure, claim.effect.outcome), []).append(claim)
        elif claim.advice:
            by_question.setdefault((claim.source, claim.advice), []).append(claim)
    for claims in by_question.values():
        if len(claims) > 1:
            yield from _among(claims)


def _among(claims: list[Claim]) -> Iterator[Finding]:
    known: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        alike = known.setdefault(_said(claim), [])
        first = next((other for other in alike if _sizes_agree(claim, other)), None)
        alike.append(claim)
        if first:
            key = "effect" if claim.effect else "advice"
            which = f"{first.id} or {claim.id}"
            yield Finding(
                "Both come from one source and say the same, within the same limits.",
                claim.origin.place(key),
                f"keep one of the two, with the sentences of both, or state where they differ: {which}",
                claim=claim.id,
                related=(Related(first.origin.place(key), cited(first)),),
                says=cited(claim),
            )


def _said(claim: Claim) -> Hashable:
    """Return what two claims on one question have in common that say the same, but for the size of an effect."""
    e, scope = claim.effect, claim.scope
    effect = (e.exposure, e.outcome, e.direction, e.comparator, e.modality) if e else None
    doses = frozenset((quantity, "".join(amount.split())) for quantity, amount in scope.dose)
    limits = (frozenset(scope.population), frozenset(scope.condition), scope.horizon, doses)
    return effect, limits


def _sizes_agree(one: Claim, other: Claim) -> bool:
    sizes = [" ".join(c.effect.size.casefold().split()) for c in (one, other) if c.effect and c.effect.size]
    return len(set(sizes)) < DIFFERENT


DIFFERENT = 2
