"""Two claims of one source say the same.

## What it means

Both come from the same source and have the same effect or advice (comparator, link, modality and `for` included)
within the same limits, however these are written, and with what the vocabulary or the source's record adds to them.
They may rest on different sentences. Effects whose stated sizes or estimates differ are two statements; one that only
one of them states is none.

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
    claims = analysis.kb.claims
    for position in analysis.positions:
        if len(position.claims) > len(position.sources):
            stated = zip(position.claims, position.at, strict=True)
            mine = [claims[claim] for claim, at in stated if at != ("advice", "instead")]
            yield from _among([claim for claim in mine if analysis.legible(claim)])


def _among(claims: list[Claim]) -> Iterator[Finding]:
    known: dict[Hashable, list[Claim]] = {}
    more: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        group = (claim.source, claim.advice)
        alike = known.setdefault(group, [])
        first = next((other for other in alike if _numbers_agree(claim, other)), None)
        if first is None or len(alike) < MOST:
            alike.append(claim)
            if first:
                yield _both(first, claim)
        else:
            more.setdefault(group, []).append(claim)
    yield from (_many(known[group][0], rest) for group, rest in more.items())


MOST = 20
"""So many claims that say the same are told one by one; of a crowd of them the rest is told in one finding."""


def _both(first: Claim, claim: Claim) -> Finding:
    key = "effect" if claim.effect else "advice"
    which = f"{first.id} or {claim.id}"
    return Finding(
        "Both come from one source and say the same, within the same limits.",
        claim.origin.place(key),
        f"keep one of the two, with the sentences of both, or state where they differ: {which}",
        claim=claim.id,
        related=(Related(first.origin.place(key), cited(first)),),
        says=cited(claim),
    )


def _many(first: Claim, rest: list[Claim]) -> Finding:
    key = "effect" if first.effect else "advice"
    return Finding(
        f"{len(rest):,} more of this source say the same, within the same limits.",
        rest[0].origin.place(key),
        f"keep one of them, with the sentences of all, or state where they differ: {rest[0].id} is the first of these",
        claim=rest[0].id,
        related=(Related(first.origin.place(key), cited(first)),),
        says=cited(rest[0]),
    )


def _numbers_agree(one: Claim, other: Claim) -> bool:
    """Tell whether neither gives a size or an estimate that the other gives otherwise."""
    effects = [claim.effect for claim in (one, other) if claim.effect]
    sizes = {" ".join(effect.size.casefold().split()) for effect in effects if effect.size}
    estimates = {effect.estimate for effect in effects if effect.estimate}
    return len(sizes) < DIFFERENT and len(estimates) < DIFFERENT


DIFFERENT = 2
