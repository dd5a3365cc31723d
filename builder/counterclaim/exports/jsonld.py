"""JSON-LD 1.1: claims (schema.org), where they disagree (CiTO), and the vocabulary (SKOS), with the context inside.

https://www.w3.org/TR/json-ld11/ · https://schema.org/Claim · http://purl.org/spar/cito ·
https://www.w3.org/TR/skos-reference/. What these do not name has the prefix `cc`. Every thing is named by a URN made
of its kind and id, so that nothing depends on where a site lies.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from counterclaim.knowledge.addresses import is_safe, sentence
from counterclaim.wording.conflicts import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.records import Claim, Concept, Source, Term
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict

Node = dict[str, Any]

CONTEXT: Node = {
    "schema": "https://schema.org/",
    "cito": "http://purl.org/spar/cito/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "cc": "urn:counterclaim:term:",
}
TYPES = {
    "article-journal": "schema:ScholarlyArticle",
    "article-newspaper": "schema:NewsArticle",
    "book": "schema:Book",
    "dataset": "schema:Dataset",
    "report": "schema:Report",
    "review": "schema:Review",
    "webpage": "schema:WebPage",
}
"""The type of schema.org for a CSL type, beside CreativeWork, which fits all."""

URN = "urn:counterclaim:"
RESOLVER = "https://identifiers.org/"


def export(analysis: Analysis) -> str:
    """Return the knowledge base as one JSON-LD document, a node on each line; editors' notes stay out."""
    return document(_nodes(analysis))


def document(nodes: Iterable[Node]) -> str:
    """Return nodes as one JSON-LD document, a node on each line."""
    lines = [json.dumps(node, ensure_ascii=False) for node in nodes]
    context = json.dumps(CONTEXT)
    body = "\n  " + ",\n  ".join(lines) + "\n" if lines else ""
    return f'{{\n"@context": {context},\n"@graph": [{body}]\n}}\n'


def name(kind: str, identity: str) -> str:
    """Return the URN of a thing of the knowledge base."""
    return f"{URN}{kind}:{identity}"


def match(identifier: str) -> str:
    """Return the address of `scheme:identifier` (https://docs.identifiers.org/pages/identification_scheme)."""
    return RESOLVER + quote(identifier, safe=":/.-_~")


def _nodes(analysis: Analysis) -> Iterator[Node]:
    kb = analysis.kb
    disputes: dict[str, list[str]] = {}
    for conflict in analysis.conflicts:
        if conflict.status != "explained":
            first, second = conflict.claims
            disputes.setdefault(first, []).append(second)
            disputes.setdefault(second, []).append(first)
    for _, source in sorted(kb.sources.items()):
        yield source_node(source)
    for _, claim in sorted(kb.claims.items()):
        yield claim_node(analysis, claim, sorted(disputes.get(claim.id, ())))
    for conflict in analysis.conflicts:
        yield _conflict(analysis, conflict)
    for _, concept in sorted(kb.concepts.items()):
        yield _concept(concept)
    for kind, terms in (("population", kb.populations), ("condition", kb.conditions)):
        for _, term in sorted(terms.items()):
            yield _term(kind, term)


def source_node(source: Source) -> Node:
    """Return a source as a work, with what it cites and what its editors noted about it."""
    record = source.record
    identifiers = [f"doi:{record['DOI']}"] if "DOI" in record else []
    identifiers += [f"pmid:{record['PMID']}"] if "PMID" in record else []
    return stated(
        {
            "@id": name("source", source.id),
            "@type": ["schema:CreativeWork", *([TYPES[source.type]] if source.type in TYPES else [])],
            "schema:name": source.title,
            "schema:author": [_person(author) for author in record.get("author", ())],
            "schema:publisher": {"@type": "schema:Organization", "schema:name": source.publisher}
            if source.publisher
            else None,
            "schema:datePublished": record.get("issued"),
            "schema:inLanguage": record.get("language"),
            "schema:identifier": identifiers,
            "schema:url": _link(source.url if source.url and is_safe(source.url) else None),
            "schema:creativeWorkStatus": None if source.status == "live" else source.status,
            "cito:cites": linked("source", source.cites),
            "cc:design": source.design,
            "cc:interests": source.interests,
        }
    )


def _person(author: dict[str, str]) -> Node:
    if "literal" in author:
        return {"@type": "schema:Organization", "schema:name": author["literal"]}
    parts = {"schema:givenName": author.get("given"), "schema:familyName": author.get("family")}
    return stated({"@type": "schema:Person", **parts})


def claim_node(analysis: Analysis, claim: Claim, disagrees: Iterable[str]) -> Node:
    """Return a claim; `disagrees` are the ids of the claims with which it has a conflict that nothing explains."""
    effect, advice, scope = claim.effect, claim.advice, claim.scope
    about = [effect.exposure, effect.outcome, effect.comparator] if effect else list(claim.about)
    about += [advice.concept, advice.outcome, advice.instead] if advice else []
    return stated(
        {
            "@id": name("claim", claim.id),
            "@type": "schema:Claim",
            "schema:identifier": claim.id,
            "schema:text": claim.statement,
            "schema:appearance": list(_appearances(analysis, claim)),
            "schema:about": linked("concept", dict.fromkeys(filter(None, about))),
            "schema:creativeWorkStatus": "retired" if claim.retired else None,
            "cito:disagreesWith": linked("claim", disagrees),
            "cc:exposure": named("concept", effect.exposure if effect else None),
            "cc:outcome": named("concept", effect.outcome if effect else advice.outcome if advice else None),
            "cc:comparator": named("concept", effect.comparator if effect else None),
            "cc:direction": effect and effect.direction,
            "cc:modality": effect and effect.modality,
            "cc:size": effect and effect.size,
            "cc:advises": named("concept", advice.concept if advice and not advice.avoid else None),
            "cc:advisesAgainst": named("concept", advice.concept if advice and advice.avoid else None),
            "cc:instead": named("concept", advice.instead if advice else None),
            "cc:stance": claim.stance,
            "cc:basis": claim.basis,
            "cc:caveat": list(claim.caveats),
            "cc:population": linked("population", scope.population),
            "cc:condition": linked("condition", scope.condition),
            "cc:horizon": scope.horizon,
            "cc:dose": [{"cc:quantity": quantity, "cc:amount": amount} for quantity, amount in scope.dose],
            "cc:replaces": linked("claim", claim.replaces),
        }
    )


def _appearances(analysis: Analysis, claim: Claim) -> Iterator[Node]:
    """Yield the sentences that state the claim, each a part of its source, with an address that leads to it."""
    source, lock = analysis.kb.sources.get(claim.source), analysis.kb.locks.get(claim.source)
    for number in claim.sentences:
        locked = lock.sentence(number) if lock else None
        yield stated(
            {
                "@id": name("source", f"{claim.source}:sentence:{number}"),
                "@type": "schema:CreativeWork",
                "schema:isPartOf": named("source", claim.source),
                "schema:position": number,
                "schema:url": _link(sentence(source, locked) if source else None),
            }
        )


def _conflict(analysis: Analysis, conflict: Conflict) -> Node:
    """Return a conflict as a citation of its own, which can carry the status that a bare relation cannot."""
    first, second = conflict.claims
    resolution = analysis.resolution(conflict) if analysis.examined(conflict) else None
    told = summary(analysis.kb, conflict)
    return stated(
        {
            "@id": name("conflict", conflict.id),
            "@type": "cito:Citation",
            "cito:hasCitingEntity": named("claim", first),
            "cito:hasCitedEntity": named("claim", second),
            "cito:hasCitationCharacterization": {"@id": "cito:disagreesWith"},
            "cc:status": conflict.status,
            "cc:kind": list(conflict.kinds),
            "cc:decidedBy": list(conflict.decisive),
            "schema:description": f"{told.about} {told.parts}",
            "cc:decision": resolution and resolution.decision,
            "cc:prefers": named("claim", resolution.prefer if resolution else None),
            "cc:reason": resolution and resolution.reason,
        }
    )


def _concept(concept: Concept) -> Node:
    return stated(
        {
            "@id": name("concept", concept.id),
            "@type": "skos:Concept",
            "skos:prefLabel": concept.label,
            "skos:altLabel": list(concept.also),
            "skos:definition": concept.definition,
            "skos:broader": linked("concept", concept.broader),
            "skos:exactMatch": [{"@id": match(identifier)} for identifier in concept.match],
            "cc:opposite": named("concept", concept.opposite),
            "cc:better": concept.better,
        }
    )


def _term(kind: str, term: Term) -> Node:
    return stated(
        {
            "@id": name(kind, term.id),
            "@type": "skos:Concept",
            "skos:prefLabel": term.label,
            "skos:definition": term.definition,
            "skos:broader": linked(kind, term.broader),
            "cc:disjointWith": linked(kind, term.disjoint_with),
        }
    )


def stated(node: Node) -> Node:
    """Return a node without what is not stated."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}


def _link(address: str | None) -> Node | None:
    return {"@id": address} if address else None


def named(kind: str, identity: str | None) -> Node | None:
    """Return a reference to a thing; None where there is none."""
    return {"@id": name(kind, identity)} if identity else None


def linked(kind: str, identities: Iterable[str]) -> list[Node]:
    """Return references to things of one kind."""
    return [{"@id": name(kind, identity)} for identity in identities]
