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


def test_graphml_holds_every_claim_and_conflict(analysis: Analysis) -> None:
    text = graphs.graphml(analysis, analysis.conflicts)
    read = nx.read_graphml(io.BytesIO(text.encode()))
    assert {frozenset(edge) for edge in read.edges} == {frozenset(c.claims) for c in analysis.conflicts}
    for conflict in analysis.conflicts:
        data = read.edges[conflict.claims]
        assert (data["id"], data["status"]) == (conflict.id, conflict.status)
    for name, data in read.nodes(data=True):
        claim = analysis.kb.claims[name]
        assert data == {"label": claim.statement, "source": claim.source, "stance": claim.stance}


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
    assert {frozenset(e) for e in edges} == {frozenset(c.claims) for c in analysis.conflicts}
    assert set(nodes) == {name for c in analysis.conflicts for name in c.claims}
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
