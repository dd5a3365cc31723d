"""Broader and narrower terms as a directed acyclic graph, and which terms can never hold together."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Relation = Literal["same", "narrower", "wider"]


class Hierarchy:
    """The terms of one vocabulary; an edge leads from a term to each of its broader terms.

    `broader` maps a term to its broader terms, `disjoint` a term to those it excludes. Terms that nothing
    defines are allowed: they have no broader terms. A cycle does no harm here (its terms are all broader
    than each other); `cycles` names it.
    """

    def __init__(
        self, broader: Mapping[str, Iterable[str]], disjoint: Mapping[str, Iterable[str]] | None = None
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
        if not self._excludes:
            return False
        beyond = self.ancestors(right)
        return any(not beyond.isdisjoint(self._excludes.get(term, ())) for term in self.ancestors(left))

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
