"""A sentence of a source is neither claimed nor excused.

## What it means

Every sentence of a source is either restated by a claim or listed in the source's `not_claims` with a
reason; not both.

## Why it matters

What editors leave out unseen bends the picture as much as what they add.

## Example

```yaml
not_claims:
  heading: [1, 7]   # and no claim names sentence 12
```

## How to mend

Write the claim, or excuse the sentence with its reason: `counterclaim excuse ID 12-16 promotion`. `counterclaim
sentences ID --open` shows what is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.wording.phrases import ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield, per source, the sentences that nothing accounts for, and those accounted for twice."""
    waiting = _waiting(analysis.kb)
    for coverage in analysis.coverage.values():
        source = analysis.kb.sources[coverage.source]
        if coverage.open and coverage.source not in waiting:
            many = len(coverage.open) > 1
            subject, verb = ("sentences", "are") if many else ("sentence", "is")
            message = f"{subject} {ranges(coverage.open)} {verb} neither claimed nor excused"
            mend = f"write the claims, or say why there are none: counterclaim excuse {source.id} NUMBERS REASON"
            yield Finding(message, source.origin.place(), mend, parts=tuple(str(n) for n in coverage.open))
        for number in sorted(coverage.claimed.keys() & coverage.excused.keys()):
            reason = coverage.excused[number]
            message = f"sentence {number} is excused as {reason} and claimed by {', '.join(coverage.claimed[number])}"
            yield Finding(message, source.origin.place("not_claims", reason), "keep one of the two")


def _waiting(kb: KnowledgeBase) -> set[str]:
    """Return the sources of which a claim may rest on any sentence: it cannot be read, or names a source amiss."""
    unread = {fault.place.path for fault in kb.faults if fault.place.path.startswith("claims/")}
    astray = {claim.origin.path for claim in kb.claims.values() if claim.source not in kb.sources}
    return {path.split("/")[1] for path in unread | astray}
