"""Two terms that exclude each other have a narrower term in common.

## What it means

A term lies below two terms that can never hold together, by `disjoint_with` or because they are direct narrower terms
of one that has `narrower_exclude: true`.

## Why it matters

Every instance of the common term is one of both, so the two do overlap. As long as the vocabulary says otherwise,
disagreements between them count as explained.

## Example

```yaml
students: {broader: [adults, teenagers]}   # wrong: teenagers has disjoint_with: [adults]
```

## How to mend

Take out the exclusion where the two can overlap, or the `broader` that is not true of every instance.
`narrower_exclude` is for lists that are known not to overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from counterclaim.knowledge.records import Concept, Term
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.hierarchy import Hierarchy

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield terms that lie below two that exclude each other."""
    kb, words = analysis.kb, analysis.vocabulary
    yield from _terms(kb.concepts, words.concepts)
    yield from _terms(kb.populations, words.populations)
    yield from _terms(kb.conditions, words.conditions)


def _terms(terms: Mapping[str, Concept | Term], hierarchy: Hierarchy) -> Iterator[Finding]:
    for one, other, common in hierarchy.overlapping_exclusions():
        below = [terms[name] for name in (one, other) if name != common]
        if common in (one, other):
            message = f"{one} and {other} exclude each other, and one is narrower than the other"
        else:
            message = f"{common} is narrower than {one} and {other}, which exclude each other"
        yield Finding(
            message,
            terms[common].origin.place("broader"),
            "take out the exclusion, or the broader term that is not true",
            related=tuple(Related(term.origin.key_place(), term.id) for term in below),
        )
