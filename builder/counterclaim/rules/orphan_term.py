"""The vocabulary has a term that nothing uses.

## What it means

No claim that is not retired names the concept, population, condition or quantity, and nothing that a claim names
leads to it: it is no broader term of one, none that one is an opposite of or excludes, and no limit that one implies.
While a claim or a source cannot be read, or one names a term that is not there, nothing is noted.

## Why it matters

Whoever looks for a term has to read past it, and a misspelling may hide behind it: the claim names another.

## Example

```yaml
warm-bath:   # and no claim is about warm baths
  label: warm baths
  definition: Bathing in warm water before bed.
```

## How to mend

Use it, or take it out. A term that is kept for claims to come may stay: this is only a note.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.knowledge.records import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from counterclaim.knowledge.records import Concept, Quantity, Term
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "info"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield the terms that neither a claim nor another term in use leads to."""
    kb = analysis.kb
    if any(kind in {"claim", "source"} for kind, _ in kb.unread):
        return
    claims = list(kb.live_claims())
    concepts = {*(c.effect.exposure for c in claims if c.effect), *(c.effect.outcome for c in claims if c.effect)}
    concepts |= {c.effect.comparator for c in claims if c.effect and c.effect.comparator}
    for claim in claims:
        concepts.update(claim.about)
        if claim.advice:
            concepts.update(t for t in (claim.advice.concept, claim.advice.outcome, claim.advice.instead) if t)
    concepts = _reached(
        concepts,
        {
            c.id: (*c.broader, *c.parts, *c.disjoint_with, *analysis.vocabulary.opposites(c.id))
            for c in kb.concepts.values()
        },
    )
    scopes = [claim.scope for claim in claims]
    scopes += [source.scope for source in kb.sources.values()]
    scopes += [kb.concepts[concept].implies for concept in concepts if concept in kb.concepts]
    yield from _orphans("concept", kb.concepts, concepts.difference(RESERVED))
    yield from _orphans("population", kb.populations, _terms(kb.populations, (s.population for s in scopes)))
    yield from _orphans("condition", kb.conditions, _terms(kb.conditions, (s.condition for s in scopes)))
    yield from _orphans("quantity", kb.quantities, {quantity for s in scopes for quantity, _ in s.dose})


def _terms(terms: Mapping[str, Term], named: Iterable[Iterable[str]]) -> set[str]:
    ways: dict[str, list[str]] = {t.id: [*t.broader, *t.disjoint_with] for t in terms.values()}
    for term in terms.values():
        for other in term.disjoint_with:
            ways.setdefault(other, []).append(term.id)
    return _reached(set(chain.from_iterable(named)), ways)


def _reached(named: set[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the terms named and all those to which `ways` lead from them."""
    reached, left = set(named), list(named)
    while left:
        further = [term for term in ways.get(left.pop(), ()) if term not in reached]
        reached.update(further)
        left.extend(further)
    return reached


def _orphans(kind: str, terms: Mapping[str, Concept | Term | Quantity], used: set[str]) -> Iterator[Finding]:
    if not used <= terms.keys():
        return  # one that is named is not there: it may be any of these, misspelt
    for term in terms.values():
        if term.id not in used:
            yield Finding(f'no claim uses the {kind} "{term.id}"', term.origin.key_place(), "use it, or take it out")
