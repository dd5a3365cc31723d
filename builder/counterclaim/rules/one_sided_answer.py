"""An answer leaves out one side of an open conflict.

## What it means

Two sides on one of the answer's questions disagree, no decision has closed it, and the answer cites no claim of one.

## Why it matters

Whoever reads only the answer does not learn that somebody says otherwise.

## Example

```yaml
answer: Coffee costs sleep [@coffee-costs-an-hour].   # another source says that it does not
```

## How to mend

Cite a claim of the other side as well, or examine the conflict: `counterclaim resolve A B`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning.answers import one_sided
from counterclaim.wording.phrases import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield, per answer and open conflict, the side that it does not cite."""
    for answer in analysis.kb.answers.values():
        for left_out in one_sided(analysis, answer):
            first, *more = left_out.claims
            others = f" and {plural(len(more), 'more claim')}" if more else ""
            message = f"it does not show the side of {first}{others}, which conflicts with another one on its questions"
            mend = f"cite it: [@{first}], or examine the conflict: counterclaim resolve {' '.join(left_out.pair)}"
            yield Finding(message, answer.origin.place("answer"), mend)
