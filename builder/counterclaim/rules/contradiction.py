"""Two claims contradict each other, and nobody has examined it.

## What it means

Both claims are about comparable questions, they give opposite directions, and every limit that they state
overlaps.

## Why it matters

Readers must learn of a disagreement from the page, not find it themselves.

## Example

```yaml
# one claim
effect: {exposure: running, outcome: spinal-degeneration, direction: increases}
# another
effect: {exposure: running, outcome: spinal-degeneration, direction: decreases}
```

## How to mend

Read both sentences again. If a source states a limit (over what time, for whom, how much), code it in
`scope`. If the disagreement stands, examine it: `counterclaim resolve A B`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.rules.examining import unexamined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield unexamined contradictions of directions."""
    found = (c for c in analysis.conflicts if c.status == "contradiction" and not c.is_no_effect)
    yield from unexamined(analysis, found)
