"""A decision no longer fits the claims it was about.

## What it means

A claim changed after the conflict was examined, in anything but caveats, notes or review. The conflict
counts as unexamined again.

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
from counterclaim.reasoning import resolutions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield decisions about what is still in dispute but whose claims changed."""
    for resolution in analysis.kb.resolutions.values():
        first, second = sorted(resolution.claims)
        if (first, second) in analysis.disputes and not resolutions.fits(analysis.kb, resolution):
            message = f"{first} or {second} has changed since this was decided on {resolution.date}"
            mend = f"read both again and decide anew: counterclaim resolve {first} {second}"
            yield Finding(message, resolution.origin.place("seen"), mend)
