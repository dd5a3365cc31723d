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
from counterclaim.wording.hints import Nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield decisions that decide nothing."""
    kb = analysis.kb
    claims = Nearest(kb.claims)
    decided: dict[str, str] = {}
    for resolution in kb.resolutions.values():
        first, second = sorted(resolution.claims)
        place = resolution.origin.place("claims")
        missing = [c for c in resolution.claims if c not in kb.claims and ("claim", c) not in kb.unread]
        if missing:
            message = f'there is no claim "{missing[0]}"'
            entry = resolution.origin.place("claims", resolution.claims.index(missing[0]))
            yield Finding(message, entry, claims.hint(missing[0]) or "correct the id, or delete the file")
        elif not kb.unread.isdisjoint({("claim", first), ("claim", second)}):
            continue
        elif retired := [c for c in (first, second) if kb.claims[c].retired]:
            yield Finding(f"{retired[0]} is retired and conflicts with nothing", place, "delete the file")
        elif not analysis.decided_about(resolution):
            if all(analysis.legible(kb.claims[claim]) for claim in (first, second)):
                yield Finding(f"{first} and {second} do not conflict", place, "delete the file, or correct the ids")
        elif other := next((decided[name] for name in analysis.decided_about(resolution) if name in decided), None):
            yield Finding(f"{other} decides the same conflict", place, "keep one of the two files")
        if resolution.prefer and resolution.prefer not in resolution.claims:
            message = f'it prefers "{resolution.prefer}", which is neither of its claims'
            yield Finding(message, resolution.origin.place("decision"), f"prefer {first} or {second}")
        for name in analysis.decided_about(resolution):
            decided.setdefault(name, resolution.origin.path)
