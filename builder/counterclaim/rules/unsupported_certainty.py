"""More certainty is claimed than claims without data can carry.

## What it means

The certainty is more than very low, and none of the claims it rests on comes from a trial or an observational study.

## Why it matters

Opinions, stories and texts that name no study do not make anything more certain, however many there are.

## Example

```yaml
claims: [a-page-that-names-no-study]
certainty: moderate
```

## How to mend

Write `very-low` or `not-assessed`, or count the claims of studies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning.answers import is_unsupported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield bodies of evidence without data to which more than very low certainty is given."""
    for answer in analysis.kb.answers.values():
        for number, body in enumerate(answer.bodies):
            if is_unsupported(analysis.kb, body):
                message = f"certainty is {body.certainty}, and none of its claims comes from a study with data"
                mend = "write very-low or not-assessed, or count the claims of studies"
                yield Finding(message, answer.origin.place("bodies", number, "certainty"), mend)
