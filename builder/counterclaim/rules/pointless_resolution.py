"""A decision is about a conflict that does not exist.

## What it means

The two claims do not conflict (any more) and neither is a link of a chain that opposes the other, one of them does
not exist or is retired, the decision prefers a third claim, or another resolution decides the same pair.

## Why it matters

A decision about nothing hides that the knowledge has moved on.

## Example

```yaml
claims: [sleep-helps, sleep-helps-too]   # wrong: the two agree
```

## How to mend

Delete the file, or correct the ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.wording.hints import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield decisions that decide nothing."""
    kb = analysis.kb
    decided: dict[tuple[str, str], str] = {}
    for resolution in kb.resolutions.values():
        first, second = sorted(resolution.claims)
        place = resolution.origin.place("claims")
        missing = [c for c in resolution.claims if c not in kb.claims and ("claim", c) not in kb.unread]
        if missing:
            message = f'there is no claim "{missing[0]}"'
            entry = resolution.origin.place("claims", resolution.claims.index(missing[0]))
            yield Finding(message, entry, near(missing[0], kb.claims) or "correct the id, or delete the file")
        elif not kb.unread.isdisjoint({("claim", first), ("claim", second)}):
            continue
        elif retired := [c for c in (first, second) if kb.claims[c].retired]:
            yield Finding(f"{retired[0]} is retired and conflicts with nothing", place, "delete the file")
        elif (first, second) not in analysis.disputes:
            yield Finding(f"{first} and {second} do not conflict", place, "delete the file, or correct the ids")
        elif (first, second) in decided:
            message = f"{decided[first, second]} decides the same pair"
            yield Finding(message, place, "keep one of the two files")
        if resolution.prefer and resolution.prefer not in resolution.claims:
            message = f'it prefers "{resolution.prefer}", which is neither of its claims'
            yield Finding(message, resolution.origin.place("decision"), f"prefer {first} or {second}")
        decided.setdefault((first, second), resolution.origin.path)
