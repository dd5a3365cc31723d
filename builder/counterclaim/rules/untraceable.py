"""A claim rests on research that its source cites, and the source's record names none.

## What it means

The basis is `cited-research`, but nothing that the claim's `draws_on` or the source's `cites` names is in `sources/`,
or both are left out. What is only guessed in `draws_on` does not count.

## Why it matters

Two pages that cite the same trial are one origin, not two. Nobody can count that, or follow a claim to where it comes
from, while the record does not say what is cited.

## Example

```yaml
basis: cited-research   # and in sources/sleep-letter.yml: cites: []
```

## How to mend

Write a record for what the source cites and name it in the claim's `draws_on`, or in the source's `cites`. Where the
source only speaks of research and names none, the basis is `unnamed-research`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield claims on cited research whose source cites nothing that is recorded."""
    kb = analysis.kb
    for claim in kb.live_claims():
        if claim.basis != "cited-research" or claim.source not in kb.sources:
            continue
        drawn = tuple(one.source for one in claim.draws_on if not one.guess)
        cites = drawn + kb.sources[claim.source].cites
        if not any(cited in kb.sources or ("source", cited) in kb.unread for cited in cites):
            what = "cites nothing that is in sources/" if cites else "names nothing in cites"
            message = f'it rests on research that its source cites, but the record of "{claim.source}" {what}'
            mend = "record what is cited there; where no study is named, the basis is unnamed-research"
            yield Finding(message, claim.origin.place("basis"), mend, claim=claim.id)
