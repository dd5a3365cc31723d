"""A claim is stated as a fact, rests on nothing, and no caveat of its own says so.

## What it means

The basis is `none`, the source states it as a fact (not as something that can happen), and the record has no caveat
that is about this claim: none at all, which only background may have, or only ones that three or more claims carry
word for word.

## Why it matters

Readers take the caveats for what is known about a claim. A sentence that stands under every claim tells them nothing
about this one, and here nothing else would.

## Example

```yaml
basis: none
caveats: []   # or one that stands, in the same words, under many other claims
```

## How to mend

Say what cannot be checked about this claim, or for whom it may not hold. Where the source does offer something,
correct `basis`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield claims asserted without a basis and without a caveat of their own."""
    live = list(analysis.kb.live_claims())
    told = Counter(caveat for claim in live for caveat in {_plain(c) for c in claim.caveats})
    for claim in live:
        possible = claim.effect is not None and claim.effect.modality == "possible"
        if claim.basis != "none" or possible or any(told[_plain(c)] < STOCK for c in claim.caveats):
            continue
        if claim.caveats:
            message = (
                "it is stated as a fact without a basis, and its caveats stand under other claims in the same words"
            )
        else:
            message = "it is stated as a fact without a basis, and without a caveat"
        mend = "say what cannot be checked about this claim, or for whom it may not hold"
        yield Finding(message, claim.origin.place("caveats"), mend, claim=claim.id)


def _plain(caveat: str) -> str:
    return " ".join(caveat.casefold().split())


STOCK = 3
"""A caveat that so many claims carry is about none of them."""
