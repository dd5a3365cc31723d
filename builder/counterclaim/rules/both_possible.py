"""Two sides say only that something happens, and the opposite: both can be true.

## What it means

One says that it can happen (or for some, or often), the other that the opposite can. Nobody says when.

## Why it matters

It explains nothing and contradicts nothing. Readers are told exactly that.

## Example

```yaml
effect:
  direction: decreases
  modality: possible   # the other claim says that it can increase
```

## How to mend

Nothing is wrong. If the sources say more than "can", state it; if they say for whom or under which condition, state
that.
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
    """Yield pairs of sides that both say only what can happen."""
    for finding in unexamined(analysis, (c for c in analysis.conflicts if c.status == "both-possible")):
        yield replace(finding, mend="")
