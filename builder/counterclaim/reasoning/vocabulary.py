"""The vocabulary as it is reasoned with: three hierarchies, and opposites both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.reasoning.hierarchy import Hierarchy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Term
    from counterclaim.reasoning.hierarchy import Relation


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

    def outcomes(self, left: str, right: str) -> tuple[Relation, bool] | None:
        """Return how one outcome stands to another, and whether their scale is read the other way; None: not at all.

        Through a pair of opposites a term stands to another when it is one of the pair, or narrower, and the other
        is the pair's second, or wider, or the reverse. Terms that the hierarchy itself relates meet no opposite.
        """
        plain = self.concepts.relation(left, right)
        if plain is not None:
            return plain, False
        if not self.opposite:
            return None
        if right in self.opposites(left):
            return "same", True
        if self._through(left, right):
            return "narrower", True
        return ("wider", True) if self._through(right, left) else None

    def _through(self, lower: str, upper: str) -> bool:
        """Tell whether one of a pair of opposites is `lower` or wider, and the other `upper` or narrower."""
        return any(
            upper in self.concepts.ancestors(other)
            for x in self.concepts.ancestors(lower)
            for other in self.opposites(x)
        )


def of(kb: KnowledgeBase) -> Vocabulary:
    """Return the vocabulary of a knowledge base."""
    pairs: dict[str, set[str]] = {}
    for concept in kb.concepts.values():
        if concept.opposite and concept.opposite != concept.id:
            pairs.setdefault(concept.id, set()).add(concept.opposite)
            pairs.setdefault(concept.opposite, set()).add(concept.id)
    return Vocabulary(
        Hierarchy(
            {c.id: c.broader for c in kb.concepts.values()}, {c.id: c.disjoint_with for c in kb.concepts.values()}
        ),
        _terms(kb.populations),
        _terms(kb.conditions),
        {concept: tuple(sorted(others)) for concept, others in pairs.items()},
    )


def _terms(terms: Mapping[str, Term]) -> Hierarchy:
    return Hierarchy(
        {t.id: t.broader for t in terms.values()},
        {t.id: t.disjoint_with for t in terms.values()},
        (t.id for t in terms.values() if t.narrower_exclude),
    )
