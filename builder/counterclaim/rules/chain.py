"""A chain of effects leads to the opposite of what a claim says.

## What it means

One claim says that A raises B, another that B raises C, and a third that A lowers C. The links, two or three, are
effects that are stated as facts and without a comparison, and no limits of any two of them exclude each other. A
link that speaks of something broader than A or B counts as well. Of several chains against a claim the shortest is
shown. Where everything acts on everything not every chain is tried; what a claim is compared with is bounded.

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
from counterclaim.wording.claims import cited, position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"

AT = ("effect", "direction")
VERBS = {"increases": "increase", "decreases": "decrease"}


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield, per claim, the chain that opposes it and that nobody has examined, pointing at each link."""
    kb = analysis.kb
    for chain in analysis.chains:
        if analysis.examined_chain(chain):
            continue
        claim, links = kb.claims[chain.claim], [kb.claims[link] for link in chain.links]
        assert claim.effect is not None
        steps = "; ".join(position(kb, link) for link in links)
        exposure, outcome = kb.label(claim.effect.exposure), kb.label(claim.effect.outcome)
        command = f"counterclaim resolve {claim.id} {links[0].id}"
        yield Finding(
            f"Step by step it comes out otherwise: {steps}. So {exposure} would {VERBS[chain.direction]} {outcome}.",
            claim.origin.place(*AT),
            f"see whether each step holds for the same case, or examine it: {command}",
            claim=claim.id,
            related=tuple(Related(link.origin.place(*AT), cited(link)) for link in links),
            says=cited(claim),
        )
