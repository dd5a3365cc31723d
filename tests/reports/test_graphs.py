"""The conflict graph, read back."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from counterclaim.reports import graphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis

STRING = r'"((?:[^"\\]|\\.)*)"'


def read_back(analysis: Analysis) -> nx.Graph[str]:
    return nx.read_graphml(io.BytesIO(graphs.graphml(analysis, analysis.conflicts).encode()))


def test_graphml_holds_every_position_and_conflict(analysis: Analysis) -> None:
    read = read_back(analysis)
    for conflict in analysis.conflicts:
        left, right = map(graphs.node, conflict.sides)
        data = read.edges[left, right]
        assert (data["conflict"], data["status"], data["pairs"]) == (conflict.id, conflict.status, conflict.pairs)
        for node, side in ((left, conflict.sides[0]), (right, conflict.sides[1])):
            claim = analysis.kb.claims[side.claims[0]]
            assert read.nodes[node] == {
                "label": claim.statement,
                "claim": claim.id,
                "claim_source": claim.source,
                "stance": claim.stance,
                "says": side.stand,
                "grounds": side.grounds.tier,
                "claims": len(side.claims),
                "sources": len(side.sources),
            }
    assert read.number_of_edges() == len(analysis.conflicts) == read.graph["all_conflicts"]


def test_no_attribute_has_a_name_that_readers_overwrite(analysis: Analysis) -> None:
    read = read_back(analysis)
    found = [data for *_, data in read.edges(data=True)] + [data for _, data in read.nodes(data=True)]
    assert all({"id", "key", "source", "target"}.isdisjoint(data) for data in found)


def test_graphml_names_the_question_in_the_words_of_the_vocabulary(analysis: Analysis) -> None:
    read = nx.read_graphml(io.BytesIO(graphs.graphml(analysis, analysis.conflicts).encode()))
    assert {data["question"] for *_, data in read.edges(data=True)} == {"coffee → sleep quality", "tea → headache"}


@pytest.mark.parametrize("writer", [graphs.graphml, graphs.dot])
def test_no_conflicts_give_an_empty_graph(writer: Callable[..., str], analysis: Analysis) -> None:
    text = writer(analysis, [])
    assert "late-coffee-worse" not in text
    assert text.endswith("\n")


def test_dot_draws_every_claim_and_conflict(analysis: Analysis) -> None:
    text = graphs.dot(analysis, analysis.conflicts)
    nodes = re.findall(rf"^  {STRING} \[label=", text, flags=re.MULTILINE)
    edges = re.findall(rf"^  {STRING} -- {STRING} \[", text, flags=re.MULTILINE)
    assert {frozenset(e) for e in edges} == {frozenset(map(graphs.node, c.sides)) for c in analysis.conflicts}
    assert set(nodes) == {graphs.node(side) for c in analysis.conflicts for side in c.sides}
    assert text.count("style=dashed") == 1, "the one that is explained"


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ('"Coffee at \\"night\\" makes for a worse sleep."', r"Coffee at \"night\" makes for a worse sleep."),
        ("'Coffee with a back\\nslash makes a worse night.'", r"Coffee with a back\\nslash makes a worse night."),
        ("|-\n  Coffee over\n  two lines makes a worse night.", "Coffee over two lines makes a worse night."),
    ],
)
def test_dot_quotes_what_dot_would_misread(
    statement: str, label: str, analyse: Callable[..., Analysis], disputed: dict[str, str], claim: Callable[..., str]
) -> None:
    disputed["claims/sleep-letter/late-coffee-worse.yml"] = claim(statement=statement)
    analysis = analyse(disputed)
    text = graphs.dot(analysis, analysis.conflicts)
    assert re.findall(rf'^  "late-coffee-worse" \[label={STRING},', text, flags=re.MULTILINE) == [label]


def test_graphml_keeps_characters_that_mean_something_in_xml(
    analyse: Callable[..., Analysis], disputed: dict[str, str], claim: Callable[..., str]
) -> None:
    disputed["claims/sleep-letter/late-coffee-worse.yml"] = claim(
        statement="'Coffee at <night> & \"dusk\" ]]> is bad.'"
    )
    analysis = analyse(disputed)
    read = nx.read_graphml(io.BytesIO(graphs.graphml(analysis, analysis.conflicts).encode()))
    assert read.nodes["late-coffee-worse"]["label"] == 'Coffee at <night> & "dusk" ]]> is bad.'
