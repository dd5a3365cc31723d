"""A term is broader than itself.

## What it means

Following `broader` from a term leads back to it, or a concept is named as its own opposite.

## Why it matters

Broader and narrower decide what is compared. In a circle everything would be a case of everything.

## Example

```yaml
running:
  broader: [exercise]
exercise:
  broader: [running]   # wrong: running is an exercise, not the other way round
```

## How to mend

Remove the `broader` that is not true: every instance of the narrower term must be one of the broader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.wording.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield circles in the three hierarchies, each once, at its first term."""
    kb, words = analysis.kb, analysis.vocabulary
    for hierarchy, terms in (
        (words.concepts, kb.concepts),
        (words.populations, kb.populations),
        (words.conditions, kb.conditions),
    ):
        for cycle in hierarchy.cycles():
            known: Mapping[str, Any] = terms
            more = [f"{len(cycle) - SHOWN} more"] if len(cycle) > SHOWN else []
            shown = joined([*cycle[:SHOWN], *more])
            verb = "is broader than itself" if len(cycle) == 1 else "are broader than each other"
            message = f"{shown} {verb}"
            place = known[cycle[0]].origin.place("broader")
            yield Finding(message, place, "remove the broader term that is not true")
    for concept in kb.concepts.values():
        if concept.opposite == concept.id:
            message = f"{concept.id} is named as its own opposite"
            yield Finding(message, concept.origin.place("opposite"), "name another concept, or leave opposite out")


SHOWN = 6
