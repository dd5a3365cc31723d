"""How many independent origins do claims have? Claims that trace to one origin count once."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from counterclaim.reasoning.grounds import REVIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim


class Origins:
    """What each source and claim rests on: the sources at the end of citations, itself if it cites none here."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._cites = {source.id: frozenset(source.cites) for source in kb.sources.values()}
        self._alike = _circles(self._cites)
        self._roots: dict[str, frozenset[str]] = {}
        self._designs = {source.id: source.design for source in kb.sources.values()}

    def roots(self, source: str) -> frozenset[str]:
        """Return the origins that a source rests on; sources that cite each other are one, named by the first.

        A source without a record is its own origin.
        """
        if source not in self._roots:
            seen: set[str] = set()
            left, ends = [source], set()
            while left:
                at = left.pop()
                if at in seen:
                    continue
                alike = self._alike.get(at, frozenset({at}))
                cited = frozenset().union(*(self._cites.get(one, ()) for one in alike)) - alike
                if not cited:
                    ends.add(min(alike))
                seen |= alike
                left.extend(cited - seen)
            self._roots[source] = frozenset(ends)
        return self._roots[source]

    def of_claim(self, claim: Claim) -> frozenset[str]:
        """Return the origins of a claim: its source for own data, else what it draws on, also as a guess.

        The data of a review are those of the studies that it cites: these are origins of what it found, beside itself.
        """
        if claim.basis == "own-data":
            own = frozenset({claim.source})
            if (claim.design or self._designs.get(claim.source)) not in REVIEWS:
                return own
            return own.union(*(self.roots(cited) for cited in self._cites.get(claim.source, ())))
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


def _circles(cites: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return for each source that others cite in turn all that do; there are hardly ever any, which is soon told."""
    try:
        TopologicalSorter(cites).prepare()
    except CycleError:
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph((source, cited) for source, every in cites.items() for cited in every)
        found = (frozenset(part) for part in nx.strongly_connected_components(graph) if len(part) > 1)
        return {source: part for part in found for source in part}
    return {}
