"""How many independent origins do claims have? Claims that trace to one origin count once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim


class Origins:
    """What each source and claim rests on: the sources at the end of citations, itself if it cites none here."""

    def __init__(self, kb: KnowledgeBase) -> None:
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(kb.sources)
        graph.add_edges_from((s.id, cited) for s in kb.sources.values() for cited in s.cites)
        self._graph = nx.condensation(graph)
        self._part: dict[str, int] = self._graph.graph["mapping"]
        self._roots: dict[str, frozenset[str]] = {}

    def roots(self, source: str) -> frozenset[str]:
        """Return the origins that a source rests on; sources that cite each other are one, named by the first.

        A source without a record is its own origin.
        """
        if source not in self._part:
            return frozenset({source})
        if source not in self._roots:
            part = self._part[source]
            import networkx as nx

            reach = {part, *nx.descendants(self._graph, part)}
            ends = (p for p in reach if self._graph.out_degree(p) == 0)
            self._roots[source] = frozenset(min(self._graph.nodes[p]["members"]) for p in ends)
        return self._roots[source]

    def of_claim(self, claim: Claim) -> frozenset[str]:
        """Return the origins of a claim: its source for own data, else what it draws on, also as a guess."""
        if claim.basis == "own-data":
            return frozenset({claim.source})
        if claim.draws_on:
            return frozenset().union(*(self.roots(drawn.source) for drawn in claim.draws_on))
        return self.roots(claim.source)

    def count(self, claims: Iterable[Claim]) -> int:
        """Return how many of the claims stand on origins of their own.

        They are taken from the one with the fewest origins up, and one that shares an origin with those before it
        does not count again: a review adds nothing to the trials that it cites.
        """
        used: set[str] = set()
        count = 0
        for roots in sorted({self.of_claim(c) for c in claims}, key=lambda r: (len(r), sorted(r))):
            if used.isdisjoint(roots):
                count += 1
                used |= roots
        return count
