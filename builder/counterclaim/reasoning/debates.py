"""Debates: claims that hang together through conflicts that nothing explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.reasoning.conflicts import Conflict


@dataclass(frozen=True, slots=True)
class Debate:
    """A connected component of the conflict graph, explained conflicts left out."""

    claims: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def of(conflicts: Iterable[Conflict]) -> tuple[Debate, ...]:
    """Return the debates, largest first, then by their first claim."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for conflict in conflicts:
        if conflict.status != "explained":
            graph.add_edge(*conflict.claims, conflict=conflict)
    found = []
    for part in nx.connected_components(graph):
        edges = [data["conflict"] for _, _, data in graph.subgraph(part).edges(data=True)]
        found.append(Debate(tuple(sorted(part)), tuple(sorted(edges, key=lambda c: c.claims))))
    return tuple(sorted(found, key=lambda d: (-len(d.claims), d.claims)))
