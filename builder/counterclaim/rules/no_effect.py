"""One claim states an effect that another denies, and nobody has examined it.

## What it means

As `contradiction`, but one side says that the effect does not occur (`no-change`, `no-increase`,
`no-decrease`), not that the opposite does.

## Why it matters

Most disagreements between studies are of this kind. They count, and are told apart from opposite effects.

## Example

```yaml
effect: {exposure: running, outcome: back-pain, direction: no-increase}
# against
effect: {exposure: running, outcome: back-pain, direction: increases}
```

## How to mend

Code the limits that the sources state, or examine it: `counterclaim resolve A B`.
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
    """Yield unexamined contradictions of an effect and its denial."""
    found = (c for c in analysis.conflicts if c.status == "contradiction" and c.is_no_effect)
    yield from unexamined(analysis, found)
