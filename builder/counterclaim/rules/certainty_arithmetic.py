"""The certainty of an answer is not what its start and its reasons come to.

## What it means

GRADE starts at a level by design and goes down or up by whole levels for stated reasons; the sum, which never leaves
the four levels, is not the certainty that is written.

## Why it matters

A certainty is believed because its reasons can be checked. One that does not follow from them cannot be.

## Example

```yaml
starts: high
down:
  - {domain: imprecision, by: 1, why: One trial of forty people.}
certainty: high    # it is moderate
```

## How to mend

Correct the certainty, or state what lowers or raises it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning.answers import certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield bodies whose certainty does not follow from where it starts and what lowers and raises it."""
    for answer in analysis.kb.answers.values():
        for number, body in enumerate(answer.bodies):
            place = answer.origin.place("bodies", number, "certainty")
            found = certainty(body)
            if found is None and (body.down or body.up):
                yield Finding("what lowers or raises it is stated, but not where it starts", place, "add starts")
            elif found is not None and body.certainty != found:
                message = f"certainty is {body.certainty}, but its start and its reasons come to {found}"
                yield Finding(message, place, f"write {found}, or state what else lowers or raises it")
