"""The conflict graph for programs that draw graphs: positions, each shown by its first claim, and their conflicts.

No attribute is called `id`, `key`, `source` or `target`: readers of graphs keep the ends of edges under these names.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from counterclaim.reports import bounds
from counterclaim.wording.questions import question_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.positions import Position


def graph(analysis: Analysis, found: Sequence[Conflict]) -> nx.Graph[str]:
    """Return the graph of conflicts that a report lists, with what describes them; `all_conflicts` counts them all.

    A node is a position, named after its first claim, an edge a conflict.
    """
    import networkx as nx

    drawn: nx.Graph[str] = nx.Graph(all_conflicts=len(found))
    for conflict in bounds.listed(found):
        for side in conflict.sides:
            claim = analysis.kb.claims[side.claims[0]]
            drawn.add_node(
                node(side),
                label=" ".join(claim.statement.split()),
                claim=claim.id,
                claim_source=claim.source,
                stance=claim.stance,
                says=side.stand,
                grounds=side.grounds.tier,
                claims=len(side.claims),
                sources=len(side.sources),
            )
        drawn.add_edge(
            *map(node, conflict.sides),
            conflict=conflict.id,
            status=conflict.status,
            kinds=" ".join(conflict.kinds),
            question=question_name(analysis.kb, *conflict.question),
            pairs=conflict.pairs,
            examined=analysis.examined(conflict),
        )
    return drawn


def node(side: Position) -> str:
    """Return the name of a position's node: its first claim, and whether it is what that advises instead."""
    return f"{side.claims[0]} instead" if side.at[0][-1] == "instead" else side.claims[0]


def graphml(analysis: Analysis, found: Sequence[Conflict]) -> str:
    """Return the conflicts as GraphML (http://graphml.graphdrawing.org)."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(graph(analysis, found), named_key_ids=True)) + "\n"


def dot(analysis: Analysis, found: Sequence[Conflict]) -> str:
    """Return the conflicts in the DOT language (https://graphviz.org/doc/info/lang.html)."""
    drawn = graph(analysis, found)
    lines = ["graph conflicts {", "  node [shape=box];"]
    for name, data in drawn.nodes(data=True):
        lines.append(f"  {_quoted(name)} [label={_quoted(data['label'])}, tooltip={_quoted(data['claim_source'])}];")
    for first, second, data in drawn.edges(data=True):
        style = _STYLES.get(data["status"], "solid")
        label = f"{data['status']}: {data['question']}"
        lines.append(f"  {_quoted(first)} -- {_quoted(second)} [label={_quoted(label)}, style={style}];")
    return "\n".join([*lines, "}"]) + "\n"


_STYLES = {"explained": "dashed", "both-possible": "dotted"}


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
