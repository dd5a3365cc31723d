"""An answer no longer fits the claims that it rests on.

## What it means

A claim that the answer cites or counts has changed, or a claim has joined or left one of its questions, since the
answer was given.

## Why it matters

Readers take an answer for what all claims on its questions come to. One that has not seen a claim may be wrong.

## Example

```yaml
# answers/does-coffee-cost-sleep.yml was given before claims/new-trial/coffee-costs-an-hour.yml was written
seen: 5f3a09c2
```

## How to mend

Read the claims again, change the answer where it must be, and have it seen anew: `counterclaim new answer --renew ID`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield answers whose claims changed, or whose questions have other claims now; none while a claim is illegible."""
    if not analysis.legible.whole:
        return  # it may be one that an answer has seen
    for answer in analysis.kb.answers.values():
        if analysis.answers.is_stale(answer):
            message = f"a claim it rests on has changed, or one has joined or left its questions, since {answer.date}"
            mend = f"read the claims again and renew it: counterclaim new answer --renew {answer.id}"
            yield Finding(message, answer.origin.place("seen"), mend)
