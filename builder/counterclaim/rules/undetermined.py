"""Two claims may disagree; what would tell is not stated.

## What it means

The claims are opposed, and on some axis only one of them states a limit, or their doses do not compare.
They may or may not speak of the same case.

## Why it matters

What a source leaves open is often where a disagreement hides, and often what explains it.

## Example

```yaml
scope:
  horizon: long-term   # the other claim does not say over what time
```

## How to mend

State the scope that the source gives. Where it gives none, examine the conflict: `counterclaim resolve A B`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.rules.examining import unexamined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield unexamined undetermined conflicts."""
    yield from unexamined(analysis, (c for c in analysis.conflicts if c.status == "undetermined"))
