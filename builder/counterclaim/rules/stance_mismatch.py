"""The stance does not fit what happens to the outcome.

## What it means

The direction says what happens to the outcome, `better` in the vocabulary whether more or less of it is
good. Together they give the stance: `prevents` and `decreases` of what is bad help, so do `maintains` and `increases`
of what is good; `no-change`, `mixed` and `inconclusive` are `neutral`. Advice to do something is `helps`, to avoid it
`harms`; background is `neutral`. `conditional` fits every direction.

## Why it matters

A slip here puts a claim on the wrong side of the page.

## Example

```yaml
stance: helps            # wrong: more wear of the spine is not good
effect:
  exposure: running
  outcome: spinal-degeneration   # better: less
  direction: increases
```

## How to mend

Correct the stance or the direction: they mean different things. An effect that is neither good nor bad is
`neutral`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import stances

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield claims whose stance is not what direction and outcome give."""
    for claim in analysis.kb.claims.values():
        fitting = stances.fitting(analysis, claim)
        if claim.stance in fitting or (claim.stance == "conditional" and not claim.about):
            continue
        yield Finding(
            f'stance "{claim.stance}" does not fit: {_reason(analysis, claim)}',
            claim.origin.place("stance"),
            f"write {' or '.join(fitting)}{', or correct the direction' if claim.effect else ''}",
            claim=claim.id,
        )


def _reason(analysis: Analysis, claim: Claim) -> str:
    if claim.about:
        return "background says what is, not whether it is good"
    if claim.advice:
        return f"the source advises {'against it' if claim.advice.avoid else 'it'}"
    assert claim.effect is not None
    direction, outcome = claim.effect.direction, analysis.kb.label(claim.effect.outcome)
    if direction in {"no-change", "mixed", "inconclusive"}:
        return f"the claim says {direction}, which is neither good nor bad"
    return f"the claim says {direction}, and {stances.better(analysis, claim.effect.outcome)} {outcome} is better"
