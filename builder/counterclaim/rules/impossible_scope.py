"""Terms of one list exclude each other.

## What it means

A list of populations or conditions holds together: all of its terms at once. Two of them can never hold together, by
`disjoint_with` or `narrower_exclude` in the vocabulary. Limits that the source states for all its claims, and those
that the exposure's concept implies, join the list.

## Why it matters

Nobody is in such a scope, so the claim is about nobody, and whatever it disagrees with is explained away.

## Example

```yaml
scope:
  population: [adults, teenagers]   # wrong: nobody is both
```

## How to mend

Where the source means each of them, write `population: {any: [adults, teenagers]}`. Otherwise take out the term that
it does not mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning import scope
from counterclaim.reasoning.positions import stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Origin
    from counterclaim.knowledge.records import Claim, Scope
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.hierarchy import Hierarchy

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield lists whose terms exclude each other: of claims, of sources, and of what concepts imply."""
    kb = analysis.kb
    reader = scope.Reader(kb, analysis.vocabulary.concepts)
    for claim in kb.live_claims():
        own = list(_lists(analysis, claim.scope, claim.origin, "scope", claim.id))
        yield from own or _joined(analysis, claim, reader)
    for source in kb.sources.values():
        yield from _lists(analysis, source.scope, source.origin, "scope", None)
    for concept in kb.concepts.values():
        yield from _lists(analysis, concept.implies, concept.origin, "implies", None)


def _axes(analysis: Analysis) -> tuple[tuple[str, Hierarchy], ...]:
    words = analysis.vocabulary
    return (("population", words.populations), ("condition", words.conditions))


def _lists(analysis: Analysis, said: Scope, origin: Origin, key: str, claim: str | None) -> Iterator[Finding]:
    for axis, hierarchy in _axes(analysis):
        found = scope.impossible(getattr(said, axis).alternatives, hierarchy)
        if found:
            message = f"{found[0]} and {found[1]} exclude each other, and a list holds together"
            mend = f"where it holds for each of them, write {axis}: {{any: […]}}; else take one out"
            yield Finding(message, origin.place(key, axis), mend, claim=claim)


def _joined(analysis: Analysis, claim: Claim, reader: scope.Reader) -> Iterator[Finding]:
    """Yield limits of a claim that exclude what its exposure implies, where every alternative does."""
    for stand, _at in stands(claim):
        limits = reader.limits(claim, stand.exposure)
        for axis, hierarchy in _axes(analysis):
            every = getattr(limits, axis)
            found = [scope.impossible((some,), hierarchy) for some in every]
            first = found[0] if found and all(found) else None
            if first:
                message = (
                    f"{first[0]} and {first[1]} exclude each other: one is stated, one comes with {stand.exposure}"
                )
                mend = "correct the limit, or what the concept implies"
                yield Finding(message, claim.origin.place("scope", axis), mend, claim=claim.id)
