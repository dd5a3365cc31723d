from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx

from counterclaim.exports import graphml

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis


def read(analysis: Analysis) -> nx.MultiDiGraph[str]:
    found = nx.read_graphml(io.BytesIO(graphml.export(analysis).encode()), force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    return found


def test_every_concept_is_a_node_with_its_words(full: Analysis) -> None:
    found = read(full)
    assert set(full.kb.concepts) < set(found)
    assert found.nodes["sleep-quality"] == {
        "label": "sleep quality",
        "definition": "How well a person sleeps through the night.",
        "better": "more",
    }


def test_a_concept_that_the_vocabulary_lacks_is_a_node_by_its_id(full: Analysis) -> None:
    assert read(full).nodes["cofee"]["label"] == "cofee"


def test_every_effect_is_an_edge_of_its_own_and_nothing_else_is(full: Analysis) -> None:
    found = read(full)
    edges = {key: (tail, head) for tail, head, key in found.edges(keys=True)}
    assert edges == {c.id: (c.effect.exposure, c.effect.outcome) for c in full.kb.live_claims() if c.effect}
    assert len([e for e in edges.values() if e == ("coffee", "sleep-quality")]) > 2
    data = found.edges["coffee", "sleep-quality", "noon-coffee-better"]
    assert (data["direction"], data["stance"], data["modality"]) == ("increases", "helps", "asserted")
    assert data["statement"].startswith("Of those with coffee at noon, 60% had")
    assert data["claim_source"] == "night-notes"


def test_no_attribute_has_a_name_that_readers_overwrite(full: Analysis) -> None:
    found = read(full)
    taken = {"id", "key", "source", "target"}
    assert all(taken.isdisjoint(data) for *_, data in found.edges(data=True))
    assert all(taken.isdisjoint(data) for _, data in found.nodes(data=True))
    links = nx.node_link_data(found, edges="links")["links"]
    (link,) = [one for one in links if one["claim"] == "noon-coffee-better"]
    assert (link["source"], link["target"], link["claim_source"]) == ("coffee", "sleep-quality", "night-notes")
