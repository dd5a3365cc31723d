"""GraphML (http://graphml.graphdrawing.org): concepts as nodes, an edge for every effect that a claim states.

No attribute is called `id`, `key`, `source` or `target`: readers of graphs keep the ends of edges under these names.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

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

    An edge has the claim's id, source and statement, the stance, what the effect states, and the claim's grounds.
    """
    import networkx as nx

    from counterclaim.reasoning import grounds

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
            claim_source=claim.source,
            statement=" ".join(claim.statement.split()),
            direction=effect.direction,
            link=effect.link,
            modality=effect.modality,
            stance=claim.stance,
            comparator=effect.comparator or "",
            rated=effect.rated or "",
            inferred=" ".join(effect.inferred),
            size=effect.size or "",
            estimate=_json(claim.record.get("effect", {}).get("estimate")),
            scope=_json(claim.record.get("scope")),
            basis=claim.basis,
            grounds=grounds.of(kb, claim).tier,
        )
    return drawn


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
