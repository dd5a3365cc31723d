"""The vocabulary as it is reasoned with: three hierarchies, and opposites both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.reasoning.hierarchy import Hierarchy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Term


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hierarchies of concepts, populations and conditions; `opposite` maps a concept to its opposites."""

    concepts: Hierarchy
    populations: Hierarchy
    conditions: Hierarchy
    opposite: Mapping[str, tuple[str, ...]]

    def opposites(self, concept: str) -> tuple[str, ...]:
        """Return the concepts of which an increase is a decrease of this one, whichever side says so."""
        return self.opposite.get(concept, ())


def of(kb: KnowledgeBase) -> Vocabulary:
    """Return the vocabulary of a knowledge base."""
    pairs: dict[str, set[str]] = {}
    for concept in kb.concepts.values():
        if concept.opposite and concept.opposite != concept.id:
            pairs.setdefault(concept.id, set()).add(concept.opposite)
            pairs.setdefault(concept.opposite, set()).add(concept.id)
    return Vocabulary(
        Hierarchy({c.id: c.broader for c in kb.concepts.values()}),
        _terms(kb.populations),
        _terms(kb.conditions),
        {concept: tuple(sorted(others)) for concept, others in pairs.items()},
    )


def _terms(terms: Mapping[str, Term]) -> Hierarchy:
    return Hierarchy({t.id: t.broader for t in terms.values()}, {t.id: t.disjoint_with for t in terms.values()})
