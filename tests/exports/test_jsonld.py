from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF, SKOS, XSD

from counterclaim.exports import jsonld

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis

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
