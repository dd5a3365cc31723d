"""The linked data in pages, as a reader of JSON-LD takes it from the built HTML, with the network cut off."""

from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING, Any

import markdown  # type: ignore[import-untyped]  # it has no types
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF

from counterclaim import pages
from counterclaim.knowledge.configuration import Configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own

SCHEMA = Namespace("https://schema.org/")
CITO = Namespace("http://purl.org/spar/cito/")
CC = Namespace("urn:counterclaim:term:")
SITE = "https://night.example/base/"
URN = "urn:counterclaim:"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def built(
    analyse: Callable[..., Analysis], night: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Graph]:
    """Return a function that gives what stands in the built page at a path."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    def parse(
        path: str, *, address: str = SITE, directory_urls: bool = True, files: dict[str, str] | None = None
    ) -> Graph:
        analysis = analyse({**night, **(files or {})})
        configuration = Configuration(tmp_path)
        rendered = pages.render(analysis, configuration, address=address, directory_urls=directory_urls)
        page = next(page for page in rendered if page.path == path)
        html = markdown.markdown(page.markdown, extensions=["attr_list", "tables", "toc"])
        (block,) = BLOCK.findall(html)
        assert isinstance(json.loads(block)["@context"], dict)
        return Graph().parse(data=block, format="json-ld")

    return parse


def test_a_claim_page_holds_the_claim_with_its_appearance_and_its_source(built: Callable[..., Graph]) -> None:
    graph = built("claims/late-coffee-worse/index.md")
    claim, source = URIRef(f"{SITE}claims/late-coffee-worse/"), URIRef(f"{SITE}sources/sleep-letter/")
    assert list(graph.subjects(RDF.type, SCHEMA.Claim)) == [claim]
    assert str(graph.value(claim, SCHEMA.text)).startswith("Coffee")
    assert graph.value(claim, SCHEMA.identifier) == Literal("late-coffee-worse")
    sentences = list(graph.objects(claim, SCHEMA.appearance))
    assert sentences
    for sentence in sentences:
        assert graph.value(sentence, SCHEMA.isPartOf) == source
        assert "#top:~:text=" in str(graph.value(sentence, SCHEMA.url))
    assert (source, RDF.type, SCHEMA.CreativeWork) in graph
    assert set(graph.objects(claim, SCHEMA.about)) == {
        URIRef(f"{SITE}concepts/coffee/"),
        URIRef(f"{SITE}concepts/sleep-quality/"),
    }
    assert list(graph.objects(predicate=SCHEMA.firstAppearance)) == []


def test_a_claim_disagrees_with_those_that_it_contradicts(
    built: Callable[..., Graph], analyse: Callable[..., Analysis], night: dict[str, str]
) -> None:
    analysis = analyse(night)
    for status, wanted in (("contradiction", True), ("undetermined", False), ("explained", False)):
        first, second = next(
            c.claims for c in analysis.conflicts if c.status == status and analysis.is_open(c) == c.is_open
        )
        graph = built(f"claims/{first}/index.md")
        stated = (URIRef(f"{SITE}claims/{first}/"), CITO.disagreesWith, URIRef(f"{SITE}claims/{second}/")) in graph
        assert stated is wanted


def test_a_source_page_holds_the_source_with_what_it_cites(built: Callable[..., Graph]) -> None:
    graph = built("sources/sleep-letter/index.md")
    source = URIRef(f"{SITE}sources/sleep-letter/")
    assert graph.value(source, CITO.cites) == URIRef(f"{SITE}sources/night-notes/")
    assert graph.value(source, SCHEMA.url) == URIRef("https://letter.example/coffee-and-the-night?from=base#top")
    assert list(graph.subjects(RDF.type, SCHEMA.Claim)) == []


def test_a_question_page_is_a_collection_of_claims_and_promises_no_one_answer(
    built: Callable[..., Graph], analyse: Callable[..., Analysis], night: dict[str, str]
) -> None:
    graph = built("questions/coffee/sleep-quality/index.md")
    question = URIRef(f"{SITE}questions/coffee/sleep-quality/")
    assert (question, RDF.type, SCHEMA.Collection) in graph
    claims = analyse(night).question_names["coffee/sleep-quality"].claims
    assert set(graph.objects(question, SCHEMA.hasPart)) == {URIRef(f"{SITE}claims/{claim}/") for claim in claims}
    assert list(graph.objects(predicate=SCHEMA.acceptedAnswer)) == []


def test_addresses_are_those_of_the_built_pages_whatever_their_form(built: Callable[..., Graph]) -> None:
    graph = built("sources/sleep-letter/index.md", directory_urls=False, address=SITE.rstrip("/"))
    assert (URIRef(f"{SITE}sources/sleep-letter/index.html"), RDF.type, SCHEMA.CreativeWork) in graph


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("claims/late-coffee-worse", "claim:late-coffee-worse"),
        ("sources/sleep-letter", "source:sleep-letter"),
        ("questions/coffee/sleep-quality", "question:coffee/sleep-quality"),
    ],
)
def test_without_an_address_things_have_the_names_of_the_download(
    built: Callable[..., Graph], path: str, name: str
) -> None:
    graph = built(f"{path}/index.md", address="")
    assert URIRef(URN + name) in set(graph.subjects())
    assert not [s for s in graph.subjects() if str(s).startswith(("http", "file"))]


def test_terms_without_a_page_keep_the_names_of_the_download(built: Callable[..., Graph]) -> None:
    graph = built("claims/espresso-depends/index.md")
    terms = {str(o) for p in (CC.population, CC.condition) for o in graph.objects(predicate=p)}
    assert terms
    assert all(term.startswith((f"{URN}population:", f"{URN}condition:")) for term in terms)


def test_no_text_of_a_record_ends_the_block_or_is_changed_by_it(
    built: Callable[..., Graph], night: dict[str, str]
) -> None:
    path = "claims/sleep-letter/late-coffee-worse.yml"
    hostile = 'Late </script><script>alert(1)</script> *a* &amp; <!-- "b"  \u2028 {{ 1 }} _c_ makes a worse night.'
    text = re.sub(r"(?m)^statement: .*$", lambda _: f"statement: {json.dumps(hostile)}", night[path])
    graph = built("claims/late-coffee-worse/index.md", files={path: text})
    assert graph.value(URIRef(f"{SITE}claims/late-coffee-worse/"), SCHEMA.text) == Literal(hostile)


def test_a_claim_whose_source_nobody_recorded_still_has_its_block(built: Callable[..., Graph]) -> None:
    claim = "statement: Coffee at sea makes for a calm night.\nsource: lost\nsentences: [1]\nstance: helps\n"
    claim += "effect: {exposure: coffee, outcome: sleep-quality, direction: increases}\n"
    claim += "basis: none\ncaveats: [Nobody has counted the nights.]\n"
    graph = built("claims/lost/index.md", files={"claims/lost/lost.yml": claim})
    assert (URIRef(f"{SITE}claims/lost/"), RDF.type, SCHEMA.Claim) in graph
    assert (None, RDF.type, SCHEMA.CreativeWork) in graph  # the sentence
    assert (URIRef(f"{SITE}sources/lost/"), RDF.type, None) not in graph
