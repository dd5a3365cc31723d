"""Broader and narrower terms as a directed acyclic graph, and which terms can never hold together."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Relation = Literal["same", "narrower", "wider"]


class Hierarchy:
    """The terms of one vocabulary; an edge leads from a term to each of its broader terms.

    `broader` maps a term to its broader terms, `disjoint` a term to those it excludes. Terms that nothing
    defines are allowed: they have no broader terms. A cycle does no harm here (its terms are all broader
    than each other); `cycles` names it. Of the direct narrower terms of a term in `parting` no two hold together.
    """

    def __init__(
        self,
        broader: Mapping[str, Iterable[str]],
        disjoint: Mapping[str, Iterable[str]] | None = None,
        parting: Iterable[str] = (),
    ) -> None:
        self._broader = {term: tuple(parents) for term, parents in broader.items()}
        self._narrower: dict[str, set[str]] = {}
        for term, parents in self._broader.items():
            for parent in parents:
                self._narrower.setdefault(parent, set()).add(term)
        self._ancestors: dict[str, frozenset[str]] = {}
        self._excludes: dict[str, set[str]] = {}
        for term, others in (disjoint or {}).items():
            for other in others:
                self._excludes.setdefault(term, set()).add(other)
                self._excludes.setdefault(other, set()).add(term)
        self._parting = frozenset(parting)

    def ancestors(self, term: str) -> frozenset[str]:
        """Return the term and everything broader than it."""
        known = self._ancestors.get(term)
        if known is None:
            above, waiting = {term}, [term]
            while waiting:
                fresh = [parent for parent in self._broader.get(waiting.pop(), ()) if parent not in above]
                above.update(fresh)
                waiting.extend(fresh)
            known = self._ancestors[term] = frozenset(above)
        return known

    def descendants(self, term: str) -> frozenset[str]:
        """Return the term and everything narrower than it."""
        below, waiting = {term}, [term]
        while waiting:
            fresh = self._narrower.get(waiting.pop(), set()) - below
            below |= fresh
            waiting.extend(fresh)
        return frozenset(below)

    def narrower(self, term: str) -> list[str]:
        """Return the terms directly below, sorted."""
        return sorted(self._narrower.get(term, ()))

    def relation(self, left: str, right: str) -> Relation | None:
        """Return how `left` stands to `right`; None where neither is broader than the other."""
        if left == right:
            return "same"
        if right in self.ancestors(left):
            return "narrower"
        return "wider" if left in self.ancestors(right) else None

    def disjoint(self, left: str, right: str) -> bool:
        """Tell whether the two can never hold together; narrower terms inherit it."""
        if not self._excludes and not self._parting:
            return False
        return self._declared(left, right) or self._parted(left, right)

    def _declared(self, left: str, right: str) -> bool:
        beyond = self.ancestors(right)
        return any(not beyond.isdisjoint(self._excludes.get(term, ())) for term in self.ancestors(left))

    def _parted(self, left: str, right: str) -> bool:
        """Tell whether the two lie below different direct narrower terms of a term whose narrower ones exclude.

        Never a term and one of its ancestors.
        """
        ours, theirs = self.ancestors(left), self.ancestors(right)
        if left in theirs or right in ours:
            return False
        for term in self._parting & ours & theirs:
            below = self._narrower.get(term, set())
            mine, yours = below & ours, below & theirs
            if mine and yours and mine.isdisjoint(yours):
                return True
        return False

    def overlapping_exclusions(self) -> list[tuple[str, str, str]]:
        """Return (term, other, common): two terms that exclude each other and a term below both, in stable order."""
        found = set()
        for term, others in self._excludes.items():
            below = self.descendants(term)
            for other in others:
                if term < other:
                    found |= {(term, other, common) for common in below & self.descendants(other)}
        for term in self._parting:
            found |= self._below_several(self.narrower(term))
        return sorted(pair for pair in found if pair[2] in self._broader)

    def _below_several(self, terms: list[str]) -> set[tuple[str, str, str]]:
        """Return (term, other, common) for every term below two of those given."""
        above: dict[str, list[str]] = {}
        for term in terms if len(terms) > 1 else ():
            for common in self.descendants(term):
                above.setdefault(common, []).append(term)
        return {(a, b, common) for common, both in above.items() for a, b in combinations(both, 2)}

    def cycles(self) -> list[list[str]]:
        """Return the sets of terms that are broader than themselves, each sorted, in stable order."""
        if self._is_acyclic():
            return []
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph((term, parent) for term, above in self._broader.items() for parent in above)
        loops = [sorted(part) for part in nx.strongly_connected_components(graph) if len(part) > 1]
        loops.extend([term] for term in nx.nodes_with_selfloops(graph))
        return sorted(loops)

    def _is_acyclic(self) -> bool:
        """Tell whether no term is broader than itself, which is soon told, and nearly always so."""
        try:
            TopologicalSorter(self._broader).prepare()
        except CycleError:
            return False
        return True
