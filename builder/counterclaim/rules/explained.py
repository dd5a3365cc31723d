"""Two opposite claims are explained by a limit on which they part.

## What it means

The claims are opposed, but on some axis their limits cannot both hold: different times, doses, conditions
or people; or both say only that something can happen.

## Why it matters

This is no fault. It is shown so that an editor can see whether the coding explains too much.

## Example

```yaml
scope: {horizon: immediate}   # the other claim: long-term
```

## How to mend

Nothing to mend, if both limits are what the sources state.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.rules.examining import unexamined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "info"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield explained conflicts."""
    for finding in unexamined(analysis, (c for c in analysis.conflicts if c.status == "explained")):
        yield replace(finding, mend="")
