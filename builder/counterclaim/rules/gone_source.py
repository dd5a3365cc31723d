"""Claims rest on a source that is gone, and no copy of it is named.

## What it means

The source's `status` is `gone`, it has no `archived_url`, and claims that are not retired rest on it.

## Why it matters

Nobody can compare the claims with what was said any more. An archived copy keeps that possible.

## Example

```yaml
status: gone   # and no archived_url
```

## How to mend

Look for a copy in a web archive and name it in `archived_url`. Where there is none, retire the claims, or live
with the warning: it is true.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield sources that are gone, without a copy, on which claims rest."""
    gone = [s for s in analysis.kb.sources.values() if s.status == "gone" and "archived_url" not in s.record]
    resting = Counter(claim.source for claim in analysis.kb.live_claims()) if gone else Counter[str]()
    for source in gone:
        if count := resting[source.id]:
            rest = "1 claim rests" if count == 1 else f"{count:,} claims rest"
            message = f"{rest} on this source, which is gone and of which no copy is named"
            mend = "name a copy in a web archive: archived_url: https://…"
            yield Finding(message, source.origin.place("status"), mend)
