"""GraphML (http://graphml.graphdrawing.org): concepts as nodes, an edge for every effect that a claim states."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from counterclaim.reasoning.analysis import Analysis


def export(analysis: Analysis) -> str:
    """Return the graph of effects as GraphML."""
    import networkx as nx

    drawn = graph(analysis)
    return "\n".join(nx.generate_graphml(drawn, named_key_ids=True, edge_id_from_attribute="claim")) + "\n"


def graph(analysis: Analysis) -> nx.MultiDiGraph[str]:
    """Return every concept with its label, and for each claim that is not retired its effect, exposure to outcome.

    An edge has the claim's id, source and statement, the direction, the stance, and how sure the source is.
    """
    import networkx as nx

    kb = analysis.kb
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for identity, concept in sorted(kb.concepts.items()):
        drawn.add_node(identity, label=concept.label, definition=concept.definition, better=concept.better or "")
    for claim in kb.live_claims():
        effect = claim.effect
        if effect is None:
            continue
        for end in (effect.exposure, effect.outcome):
            if end not in drawn:
                drawn.add_node(end, label=end, definition="", better="")
        drawn.add_edge(
            effect.exposure,
            effect.outcome,
            key=claim.id,
            claim=claim.id,
            source=claim.source,
            statement=" ".join(claim.statement.split()),
            direction=effect.direction,
            modality=effect.modality,
            stance=claim.stance,
            comparator=effect.comparator or "",
        )
    return drawn
