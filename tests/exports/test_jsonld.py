from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS, XSD

from counterclaim.exports import jsonld
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base, do, effect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own

SCHEMA = Namespace("https://schema.org/")
CITO = Namespace("http://purl.org/spar/cito/")
CC = Namespace("urn:counterclaim:term:")
FALSE = Literal("false", datatype=XSD.boolean)


def claim(identity: str) -> URIRef:
    return URIRef(f"urn:counterclaim:claim:{identity}")


def concept(identity: str) -> URIRef:
    return URIRef(f"urn:counterclaim:concept:{identity}")


@pytest.fixture
def graph(full: Analysis, monkeypatch: pytest.MonkeyPatch) -> Graph:
    """Return what a JSON-LD reader makes of the export, with the network cut off."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return Graph().parse(data=jsonld.export(full), format="json-ld")


def test_every_claim_is_a_claim_with_its_words(full: Analysis, graph: Graph) -> None:
    assert set(graph.subjects(RDF.type, SCHEMA.Claim)) == {claim(c) for c in full.kb.claims}
    for identity, known in full.kb.claims.items():
        assert graph.value(claim(identity), SCHEMA.text) == Literal(known.statement)
        assert graph.value(claim(identity), CC.stance) == Literal(known.stance)


def test_a_claim_appears_in_sentences_of_its_source_with_an_address_for_each(graph: Graph) -> None:
    (sentence,) = graph.objects(claim("late-coffee-worse"), SCHEMA.appearance)
    source = URIRef("urn:counterclaim:source:sleep-letter")
    assert (sentence, RDF.type, SCHEMA.CreativeWork) in graph
    assert (sentence, SCHEMA.isPartOf, source) in graph
    assert (source, RDF.type, SCHEMA.CreativeWork) in graph
    assert str(graph.value(sentence, SCHEMA.url)).startswith(
        "https://letter.example/coffee-and-the-night#:~:text=Coffee%20late"
    )
    assert len(list(graph.objects(claim("naps"), SCHEMA.appearance))) == 2


def test_claims_disagree_both_ways_where_they_contradict_and_else_only_with_their_status(
    full: Analysis, graph: Graph
) -> None:
    statuses = {c.status for c in full.conflicts}
    assert {"explained", "contradiction", "undetermined"} <= statuses
    for conflict in full.conflicts:
        first, second = (claim(c) for c in conflict.claims)
        disagrees = conflict.status == "contradiction"
        assert ((first, CITO.disagreesWith, second) in graph) is disagrees
        assert ((second, CITO.disagreesWith, first) in graph) is disagrees
        node = URIRef(f"urn:counterclaim:conflict:{conflict.id}")
        assert (node, RDF.type, CITO.Citation) in graph
        assert (node, CITO.hasCitationCharacterization, CITO.disagreesWith if disagrees else CC.opposes) in graph
        assert len(list(graph.objects(node, CC.side))) == 2
        assert graph.value(node, CC.pairs) == Literal(conflict.pairs)
        assert graph.value(node, CITO.hasCitingEntity) == first
        assert graph.value(node, CITO.hasCitedEntity) == second
        assert graph.value(node, CC.status) == Literal(conflict.status)
        assert {str(kind) for kind in graph.objects(node, CC.kind)} == set(conflict.kinds)


def test_an_examined_conflict_has_its_decision(
    analyse: Callable[..., Analysis], disputed: dict[str, str], full: Analysis
) -> None:
    from counterclaim.reasoning.resolutions import fingerprint

    pair = ("late-coffee-worse", "noon-coffee-better")
    (conflict,) = full.between(*pair)
    sides = {claim: side.grounds for side in conflict.sides for claim in side.claims}
    seen = fingerprint(full.kb, pair, [sides[claim] for claim in pair])
    record = (
        f"claims: [{', '.join(pair)}]\ndecision: {{prefer: noon-coffee-better}}\nreason: The ward counted its nights.\n"
        f"date: 2026-01-05\nseen: '{seen}'\n"
    )
    found = Graph().parse(data=jsonld.export(analyse({**disputed, "resolutions/coffee.yml": record})), format="json-ld")
    (node,) = found.subjects(CC.decision, Literal("prefer"))
    assert found.value(node, CC.prefers) == claim("noon-coffee-better")
    assert found.value(node, CC.reason) == Literal("The ward counted its nights.")
    assert found.value(node, CC.decisionReviewed) == FALSE
    assert found.value(node, CC.open) == FALSE
    assert not list(found.triples((claim(pair[0]), CITO.disagreesWith, claim(pair[1]))))


def test_the_vocabulary_is_skos(full: Analysis, graph: Graph) -> None:
    for identity, known in full.kb.concepts.items():
        node = concept(identity)
        assert (node, RDF.type, SKOS.Concept) in graph
        assert graph.value(node, SKOS.prefLabel) == Literal(known.label)
        assert graph.value(node, SKOS.definition) == Literal(known.definition)
        assert set(graph.objects(node, SKOS.broader)) == {concept(b) for b in known.broader}
        assert {str(label) for label in graph.objects(node, SKOS.altLabel)} == set(known.also)
    assert set(graph.objects(concept("sleep-quality"), SKOS.exactMatch)) == {
        URIRef("https://identifiers.org/mesh:D012890"),
        URIRef("https://identifiers.org/odd:a%3Cb%3E"),
    }
    assert graph.value(concept("sleeplessness"), CC.opposite) == concept("sleep-quality")
    teenagers = URIRef("urn:counterclaim:population:teenagers")
    assert graph.value(teenagers, CC.disjointWith) == URIRef("urn:counterclaim:population:adults")


def test_effects_advice_and_scope_are_stated_apart(graph: Graph) -> None:
    worse, tea = claim("evening-coffee-worse"), claim("take-tea")
    assert graph.value(worse, CC.exposure) == concept("coffee")
    assert graph.value(worse, CC.outcome) == concept("sleep-quality")
    assert graph.value(worse, CC.direction) == Literal("decreases")
    assert graph.value(worse, CC.population) == URIRef("urn:counterclaim:population:older-adults")
    dose = graph.value(worse, CC.dose)
    assert (graph.value(dose, CC.quantity), graph.value(dose, CC.amount)) == (
        Literal("cups-per-day"),
        Literal("> 3 cups"),
    )
    assert graph.value(tea, CC.advisesAgainst) == concept("coffee")
    assert graph.value(tea, CC.instead) == concept("tea")
    assert graph.value(tea, CC.outcome) == concept("headache")
    assert set(graph.objects(claim("naps"), SCHEMA.about)) == {concept("nap"), concept("tea")}
    assert graph.value(claim("naps"), SCHEMA.creativeWorkStatus) == Literal("retired")


def test_a_source_has_its_people_its_identifiers_and_only_safe_addresses(graph: Graph) -> None:
    paper = URIRef("urn:counterclaim:source:nap-paper")
    assert (paper, RDF.type, SCHEMA.ScholarlyArticle) in graph
    people = list(graph.objects(paper, SCHEMA.author))
    assert {str(graph.value(p, SCHEMA.familyName)) for p in people if (p, RDF.type, SCHEMA.Person) in graph} == {
        "Müller and Sons",
        "Night, Jr.",
        "None",
    }
    assert {str(i) for i in graph.objects(paper, SCHEMA.identifier)} == {"doi:10.1234/nap_s", "pmid:123"}
    assert graph.value(paper, SCHEMA.creativeWorkStatus) == Literal("retracted")
    assert graph.value(paper, CITO.cites) == URIRef("urn:counterclaim:source:sleep-letter")
    assert graph.value(URIRef("urn:counterclaim:source:bare"), SCHEMA.url) is None


def test_the_context_stands_inside_and_names_no_document(full: Analysis) -> None:
    context = json.loads(jsonld.export(full))["@context"]
    assert isinstance(context, dict)
    assert all(isinstance(value, str) and value[-1] in "/#:" for value in context.values())


def test_what_is_new_in_a_record_is_kept_as_it_is_stated() -> None:
    estimate = {
        "measure": "risk-ratio",
        "value": 0.8,
        "low": 0.6,
        "high": 1.1,
        "groups": {"tea": 20},
        "after": "1 year",
    }
    said = effect(
        *("coffee", "inconclusive", "sleep"),
        comparator="without",
        link="goes-with",
        rated="low",
        inferred=["outcome"],
        estimate=estimate,
        scope={"population": {"any": ["poets", "grown-ups"]}},
        design="cohort",
        draws_on=[{"source": "letter", "guess": "It reads alike."}],
    )
    placed = {**{key: value for key, value in do("tea", when="now").items() if key != "sentences"}, "at": {"page": 5}}
    sources = {"letter": {"pools": ["cohort"], "study": {"n": 4}, "scope": {"horizon": "12 weeks"}}}
    concepts: dict[str, dict[str, Any]] = {
        "coffee": {"disjoint_with": ["tea"]},
        "tea": {},
        "sleep": {"matters": [{"measure": "risk-ratio", "value": 0.9, "source": "letter"}]},
        "both": {"parts": ["coffee", "tea"]},
    }
    populations = {"poets": {}, "grown-ups": {"narrower_exclude": True}}
    kb = base({"a": said, "b": placed}, sources=sources, concepts=concepts, populations=populations)
    found = {node["@id"]: node for node in json.loads(jsonld.export(Analysis(kb)))["@graph"]}
    node = found["urn:counterclaim:claim:a"]
    assert (node["cc:comparator"], node["cc:link"], node["cc:rated"]) == ("without", "goes-with", "low")
    assert node["cc:estimate"] == {
        "cc:measure": "risk-ratio",
        "cc:value": 0.8,
        "cc:low": 0.6,
        "cc:high": 1.1,
        "cc:level": 95,
        "cc:group": [{"schema:name": "tea", "cc:n": 20}],
        "cc:after": "1 year",
    }
    assert [term["@id"].rpartition(":")[2] for term in node["cc:population"]["cc:anyOf"]] == ["poets", "grown-ups"]
    assert node["cc:drawsOn"] == [{"@id": "urn:counterclaim:source:letter", "cc:guess": "It reads alike."}]
    (place,) = found["urn:counterclaim:claim:b"]["schema:appearance"]
    assert (place["cc:page"], place["cc:verified"]) == ("5", False)
    assert found["urn:counterclaim:claim:b"]["cc:when"] == "now"
    source = found["urn:counterclaim:source:letter"]
    assert (source["cc:pools"], source["cc:study"], source["cc:horizon"]) == (["cohort"], {"cc:n": 4}, "12 weeks")
    assert len(found["urn:counterclaim:concept:both"]["cc:part"]) == 2
    assert found["urn:counterclaim:concept:sleep"]["cc:matters"][0]["cc:value"] == 0.9
    assert found["urn:counterclaim:population:grown-ups"]["cc:narrowerExclude"] is True


def test_a_side_of_a_conflict_lists_some_claims_and_counts_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonld, "CLAIMS_AT_MOST", 2)
    claims = {f"b{n}": effect("coffee", "increases", "sleep") for n in range(3)}
    kb = base({"a": effect("coffee", "decreases", "sleep"), **claims}, concepts={"coffee": {}, "sleep": {}})
    nodes = json.loads(jsonld.export(Analysis(kb)))["@graph"]
    (conflict,) = (node for node in nodes if node["@type"] == "cito:Citation")
    sides = {side["cc:claims"]: len(side["cc:claim"]) for side in conflict["cc:side"]}
    assert (sides, conflict["cc:pairs"]) == ({1: 1, 3: 2}, 3)
    first = next(node for node in nodes if node["@id"] == "urn:counterclaim:claim:a")
    assert first["cito:disagreesWith"] == [{"@id": "urn:counterclaim:claim:b0"}]
