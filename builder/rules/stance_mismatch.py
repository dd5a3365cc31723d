"""The stance does not fit what happens to the outcome.

## What it means

The direction says what happens to the outcome, `better` in the vocabulary whether more or less of it is
good. Together they give the stance. Advice to do something is `helps`, to avoid it `harms`; background is
`neutral`. `conditional` fits every direction.

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

from builder.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.knowledge.records import Claim
    from builder.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield claims whose stance is not what direction and outcome give."""
    kb = analysis.kb
    for claim in kb.claims.values():
        if claim.stance == "conditional" and not claim.about:
            continue
        fitting, why = _fitting(claim, better(analysis, claim.effect.outcome) if claim.effect else None)
        if claim.stance in fitting:
            continue
        subject = kb.label(claim.effect.outcome) if claim.effect else ""
        yield Finding(
            f'stance "{claim.stance}" does not fit: {why.format(subject=subject)}',
            claim.origin.place("stance"),
            f"write {' or '.join(fitting)}{', or correct the direction' if claim.effect else ''}",
            claim=claim.id,
        )


def better(analysis: Analysis, outcome: str) -> str | None:
    """Return whether `more` or `less` of an outcome is good, also where only its opposite says so."""
    concepts = analysis.kb.concepts
    if outcome in concepts and concepts[outcome].better:
        return concepts[outcome].better
    for opposite in analysis.vocabulary.opposites(outcome):
        if opposite in concepts and concepts[opposite].better:
            return "less" if concepts[opposite].better == "more" else "more"
    return None


def _fitting(claim: Claim, good: str | None) -> tuple[tuple[str, ...], str]:
    """Return the stances that fit a claim, and why."""
    if claim.about:
        return ("neutral",), "background says what is, not whether it is good"
    if claim.advice:
        side = "harms" if claim.advice.avoid else "helps"
        return (side,), f"the source advises {'against it' if claim.advice.avoid else 'it'}"
    assert claim.effect is not None
    direction = claim.effect.direction
    if direction in {"no-change", "mixed"}:
        return ("neutral",), f"the claim says {direction}, which is neither good nor bad"
    if good is None:
        return ("helps", "harms", "neutral"), ""
    rises = direction in {"increases", "no-decrease"}
    side = "helps" if rises == (good == "more") else "harms"
    fitting = (side, "neutral") if direction.startswith("no-") else (side,)
    return fitting, f"the claim says {direction}, and {good} {{subject}} is better"
