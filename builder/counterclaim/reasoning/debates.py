"""Debates: positions that hang together through open conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.reasoning.conflicts import Conflict


@dataclass(frozen=True, slots=True)
class Debate:
    """A connected component of the graph of conflicts, explained and both-possible ones left out; claims by id."""

    claims: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def of(conflicts: Iterable[Conflict]) -> tuple[Debate, ...]:
    """Return the debates, those of the most claims first, then by their first claim."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for conflict in conflicts:
        if conflict.is_open:
            left, right = conflict.sides
            graph.add_edge(left.name, right.name, conflict=conflict)
    found = []
    for part in nx.connected_components(graph):
        edges = [data["conflict"] for _, _, data in graph.subgraph(part).edges(data=True)]
        claims = tuple(sorted({claim for conflict in edges for claim in conflict.claims}))
        found.append(Debate(claims, tuple(sorted(edges, key=lambda c: (c.sides[0].name, c.sides[1].name)))))
    return tuple(sorted(found, key=lambda d: (-len(d.claims), d.claims)))
