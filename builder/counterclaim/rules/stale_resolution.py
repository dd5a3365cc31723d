"""A decision no longer fits the claims it was about.

## What it means

A claim changed after the conflict was examined, in anything but caveats, notes or review, or one of its sentences has
other words now. The conflict counts as unexamined again.

## Why it matters

A decision is about what two claims said at the time.

## Example

```yaml
seen: 00000000   # wrong: the claims' fingerprint is another now
```

## How to mend

Read both claims again and decide anew: `counterclaim resolve A B`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield decisions about what still conflicts, but whose claims changed, or whose sides have better grounds."""
    for decisions in analysis.decisions.about.values():
        if any(decision.fits for decision in decisions):
            continue
        decision, resolution = decisions[0], decisions[0].resolution
        first, second = sorted(resolution.claims)
        if not all(analysis.legible(analysis.kb.claims[claim]) for claim in (first, second)):
            continue  # once it can be read it may be what it was
        if decision.outgrown:
            message = f"a claim with better grounds has joined a side since this was decided on {resolution.date}"
        else:
            message = f"{first} or {second} has changed since this was decided on {resolution.date}"
        mend = f"read both again and decide anew: counterclaim resolve {first} {second}"
        yield Finding(message, resolution.origin.place("seen"), mend)
