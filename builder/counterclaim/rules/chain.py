"""A chain of effects leads to the opposite of what a claim says.

## What it means

One claim says that A raises B, another that B raises C, and a third that A lowers C. The links, two or three, are
effects without a comparison whose terms the sources name. A link that speaks of something broader than A or B counts
as well. The limits of a chain are those of all its links, and it is judged against the claim as two claims are: it
contradicts it, or whether they meet cannot be told. Left out are associations, links whose limits exclude each other,
a chain and a claim that both say only that something can happen, and what no decision could settle. Of several chains
against a claim the gravest is shown, then the shortest. Where everything acts on everything not every chain is tried;
what a claim is compared with is bounded.

## Why it matters

No single pair of the claims disagrees, so nothing else shows that they do not fit together. Often one of the links
holds only for some, or up to some amount, and its source does not say so.

## Example

```yaml
# coffee → wakefulness: increases · wakefulness → sleep-quality: decreases · and in a third record:
effect: {exposure: coffee, outcome: sleep-quality, direction: increases}
```

## How to mend

See whether every link says what its source says, no more, and state the scope that the source gives. If so, it is
a disagreement: examine it with `counterclaim resolve A B`, where A is the claim and B any one link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Related
from counterclaim.rules.examining import could_be_settled
from counterclaim.wording.chains import chain as worded
from counterclaim.wording.claims import cited, cited_with_others

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"

AT = ("effect", "direction")


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield the chains that oppose a claim and that nobody has examined, where a decision could settle it."""
    kb = analysis.kb
    for chain in analysis.chains:
        if analysis.examined(chain) or chain.status == "both-possible" or not could_be_settled(chain):
            continue
        claim, *links = (kb.claims[identity] for identity in chain.claims)
        if not all(map(analysis.legible, (claim, *links))):
            continue  # the chain may come of what cannot be read
        command = f"counterclaim resolve {claim.id} {links[0].id}"
        yield Finding(
            worded(kb, chain),
            claim.origin.place(*AT),
            f"see whether each step holds for the same case, or examine it: {command}",
            claim=claim.id,
            related=tuple(Related(link.origin.place(*AT), cited(link)) for link in links),
            says=cited_with_others(claim, len(chain.position.claims) - 1),
        )
