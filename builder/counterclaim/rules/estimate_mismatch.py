"""A direction is not what its numbers carry.

## What it means

The claim holds an estimate, and its interval, or its p value where it has no interval, says something else than the
direction. An interval that lies within the smallest difference that matters (`matters` of the outcome's concept)
carries `no-change`; one that leaves out no difference at all carries a direction; any other `inconclusive`. On an
instrument (`on`) nothing says which way its scale runs, so only whether it moves is compared. An interval that runs
backwards, or does not hold its value, is a slip in the numbers.

## Why it matters

"Not significant" is not "no difference", and a result that may be chance is no finding. Readers cannot see it from the
statement alone.

## Example

```yaml
effect:
  direction: decreases
  estimate: {measure: risk-ratio, value: 0.9, low: 0.7, high: 1.2}   # wrong: it could be either
```

## How to mend

Write the direction that the numbers carry; the statement keeps the authors' words. Or correct the numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import estimates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Claim, Effect, Estimate
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.estimates import Verdict

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield effects whose direction their estimate does not carry, and estimates that cannot be."""
    for claim in analysis.kb.live_claims():
        if claim.effect and claim.effect.estimate:
            yield from _effect(analysis, claim, claim.effect, claim.effect.estimate)


def _effect(analysis: Analysis, claim: Claim, effect: Effect, estimate: Estimate) -> Iterator[Finding]:
    fault = _fault(estimate)
    if fault:
        place = claim.origin.place("effect", "estimate")
        yield Finding(fault, place, "correct the numbers, as the source prints them", claim=claim.id)
        return
    outcome = analysis.kb.concepts.get(effect.outcome)
    found = estimates.verdict(estimate, outcome.matters if outcome else ())
    if found and not estimates.carries(found, effect.direction, estimate):
        says, fitting = _said(found, estimate)
        yield Finding(
            f"{says}; yet the direction says {effect.direction}",
            claim.origin.place("effect", "direction"),
            f"write {fitting}, or correct the numbers (the statement keeps the authors' words)",
            claim=claim.id,
        )


def _fault(estimate: Estimate) -> str:
    """Return what cannot be in an estimate; empty where all can."""
    low, high, value = estimate.low, estimate.high, estimate.value
    if low is None or high is None or value is None:
        return ""
    if low > high:
        return f"the interval runs backwards, from {low:g} to {high:g}"
    if not low <= value <= high:
        return f"the estimate {value:g} lies outside its interval, {low:g} to {high:g}"
    return ""


def _said(found: Verdict, estimate: Estimate) -> tuple[str, str]:
    """Return in words what an estimate says, and which directions it carries."""
    null = 1 if estimate.measure in estimates.RATIOS else 0
    if estimate.low is None or estimate.high is None:
        by = f"p, {estimate.p},"
        if found.says == "inconclusive":
            return f"{by} is not small enough, so the study could not tell", "inconclusive"
    else:
        by = f"the interval, {estimate.low:g} to {estimate.high:g},"
        if found.says == "inconclusive":
            return f"{by} holds {null}, no difference, so the study could not tell", "inconclusive"
        if found.says == "no-change":
            return f"{by} lies within what matters to people: little or no difference", "no-change"
    if found.says == "moves" or estimate.on is not None:
        beyond = "is small enough to show a change" if estimate.low is None else f"leaves out {null}: something changes"
        return f"{by} {beyond}", "the direction in which it changes"
    rises = found.says == "rises"
    way = f"{'above' if rises else 'below'} {null}"
    words = f"{by} is small, and {estimate.value:g} lies {way}" if estimate.low is None else f"{by} lies {way}"
    return words, "increases" if rises else "decreases"
