"""A question with an open conflict has no answer.

## What it means

Sides disagree on the question, and no editor has written what that comes to.

## Why it matters

Readers find both sides, but nobody who has read them all tells what one can say.

## Example

```yaml
# two sources say opposite things about coffee/sleep-quality, and no file of answers/ has
questions: [coffee/sleep-quality]
```

## How to mend

Write the answer: `counterclaim new answer`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "info"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield questions whose own positions conflict and that no answer covers, at the first claim of the conflict."""
    if any(kind == "answer" for kind, _ in analysis.kb.unread):
        return  # it may be the answer
    for key, question in analysis.questions.items():
        if question.contested and key[1] is not None and key not in analysis.answers.by_question:
            conflict = next(c for c in question.inner if c in question.open)
            claim, against = (analysis.kb.claims[side.claims[0]] for side in conflict.sides)
            if not (analysis.legible(claim) and analysis.legible(against)):
                continue  # a decision may settle it once they can be read
            message = f"sides disagree on {'/'.join(filter(None, key))}, and no answer covers it"
            place = claim.origin.place(*conflict.sides[0].at[0])
            yield Finding(message, place, "write the answer: counterclaim new answer", claim=claim.id)
