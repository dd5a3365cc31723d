"""Two records have the same id.

## What it means

A record's id is its file's name. Two files of one kind have the same name in different folders.
Or two names in `claims/` or `guide/` differ only in case, or in how an accent is written: on some disks they are one.

## Why it matters

Addresses, citations and resolutions name a claim by its id alone.

## Example

```yaml
# claims/first-source/sleep-helps.yml and claims/second-source/sleep-helps.yml
```

## How to mend

Rename one of the two files. Ids are never used again, so take a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield ids that are used twice."""
    yield from (f for f in analysis.kb.faults if f.rule == "duplicate-id")
