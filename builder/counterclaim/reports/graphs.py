"""The conflict graph for programs that draw graphs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from counterclaim.wording.questions import question_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict


def graph(analysis: Analysis, found: Iterable[Conflict]) -> nx.Graph[str]:
    """Return the graph of conflicts: claims as nodes, conflicts as edges, with what describes them."""
    import networkx as nx

    drawn: nx.Graph[str] = nx.Graph()
    for conflict in found:
        for name in conflict.claims:
            claim = analysis.kb.claims[name]
            drawn.add_node(name, label=claim.statement, source=claim.source, stance=claim.stance)
        question = question_name(analysis.kb, *conflict.question)
        drawn.add_edge(*conflict.claims, id=conflict.id, status=conflict.status, question=question)
    return drawn


def graphml(analysis: Analysis, found: Iterable[Conflict]) -> str:
    """Return the conflicts as GraphML (http://graphml.graphdrawing.org)."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(graph(analysis, found), named_key_ids=True)) + "\n"


def dot(analysis: Analysis, found: Iterable[Conflict]) -> str:
    """Return the conflicts in the DOT language (https://graphviz.org/doc/info/lang.html)."""
    drawn = graph(analysis, found)
    lines = ["graph conflicts {", "  node [shape=box];"]
    for name, data in drawn.nodes(data=True):
        lines.append(f"  {_quoted(name)} [label={_quoted(data['label'])}, tooltip={_quoted(data['source'])}];")
    for first, second, data in drawn.edges(data=True):
        style = "dashed" if data["status"] == "explained" else "solid"
        label = f"{data['status']}: {data['question']}"
        lines.append(f"  {_quoted(first)} -- {_quoted(second)} [label={_quoted(label)}, style={style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
