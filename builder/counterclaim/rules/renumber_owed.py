"""A record cites a sentence that has other words now, or is gone.

## What it means

The source's text was locked anew, and a sentence that this record cites is not what it was: its words changed, or the
text has it no more. `counterclaim source lock --renumber` carried over what it could; this is what it could not.

## Why it matters

A claim restates a sentence. Whether it still does, a person must read.

## Example

```yaml
sentences: [17]   # wrong: sentence 17 had other words when this was written, and nobody has read it again
```

## How to mend

Read the claim beside the sentence as it is now and correct it; then say so: `counterclaim source settle ID CLAIM`, or
have it reviewed. Where the sentence is gone, cite the one that says it now, or retire the claim. A sentence that is
excused is read again as well: claim it, or settle it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.knowledge.locks import EXCUSES
from counterclaim.reasoning import owed
from counterclaim.wording.coverage import opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.owed import Debt

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield who cites what changed or vanished when the text was locked anew, until it is mended."""
    for source in sorted(analysis.kb.locks):
        for debt in owed.of(analysis.kb, source):
            yield _excuse(analysis, debt) if debt.user == EXCUSES else _claim(analysis, debt)


def _claim(analysis: Analysis, debt: Debt) -> Finding:
    claim = analysis.kb.claims[debt.user]
    number, was = debt.owed.n, opening(debt.owed.words)
    place = claim.origin.place("sentences", claim.sentences.index(number))
    if debt.gone:
        message = f'it rests on a sentence that the text has no more ("{was}"; {number} stands for it)'
        mend = "cite the sentence that says it now, or retire the claim"
    else:
        message = f'sentence {number} had other words when this was written ("{was}")'
        mend = f"read it again and correct it; then: counterclaim source settle {debt.source} {claim.id}"
    return Finding(message, place, mend, claim=claim.id)


def _excuse(analysis: Analysis, debt: Debt) -> Finding:
    place = analysis.kb.sources[debt.source].origin.place(EXCUSES)
    message = f'sentence {debt.owed.n} had other words when it was excused ("{opening(debt.owed.words)}")'
    mend = f"read it again and claim it, or: counterclaim source settle {debt.source} {EXCUSES}"
    return Finding(message, place, mend)
