"""Two claims may disagree; what would tell is not stated.

## What it means

Two sides are opposed, and on some axis only one of them states a limit, or their doses do not compare, or one speaks
of a part and the other of the whole, or one says that it happens and the other that it is so, or one tells of an
association and the other of a cause. They may or may not speak of the same case.

Left out is what no decision could settle: two terms that the vocabulary does not relate. Left out, too, is a study
with data and limits of its own against a text that only speaks in general: the text does not put it in doubt.

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

from counterclaim.rules.examining import could_be_settled, unexamined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield unexamined undetermined conflicts that a decision could settle."""
    found = (c for c in analysis.conflicts if c.status == "undetermined" and c.general is None)
    yield from unexamined(analysis, (c for c in found if could_be_settled(c)))
