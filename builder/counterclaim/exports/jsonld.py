"""JSON-LD 1.1: claims (schema.org), where they disagree (CiTO), and the vocabulary (SKOS), with the context inside.

https://www.w3.org/TR/json-ld11/ · https://schema.org/Claim · http://purl.org/spar/cito ·
https://www.w3.org/TR/skos-reference/. What these do not name has the prefix `cc`. Every thing is named by a URN made
of its kind and id, so that nothing depends on where a site lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.exports.nodes import document, link, linked, match, name, named, stated
from counterclaim.knowledge import dates
from counterclaim.knowledge.addresses import is_safe, sentence
from counterclaim.knowledge.records import RESERVED
from counterclaim.reasoning import grounds
from counterclaim.wording.conflicts import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.exports.nodes import Node
    from counterclaim.knowledge.records import Claim, Concept, Drawn, Estimate, Matter, Scope, Source, Term, Terms
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.resolutions import Decision

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

CLAIMS_AT_MOST = 50
"""So many claims of a side of a conflict are listed; how many there are is said."""


def export(analysis: Analysis) -> str:
    """Return the knowledge base as one JSON-LD document, a node on each line; editors' notes stay out."""
    return document(_nodes(analysis))


def _nodes(analysis: Analysis) -> Iterator[Node]:
    kb = analysis.kb
    for _, source in sorted(kb.sources.items()):
        yield source_node(source)
    for _, claim in sorted(kb.claims.items()):
        yield claim_node(analysis, claim, disagreeing(analysis, claim.id))
    for conflict in analysis.conflicts:
        yield _conflict(analysis, conflict)
    for _, concept in sorted(kb.concepts.items()):
        yield _concept(concept)
    for kind, terms in (("population", kb.populations), ("condition", kb.conditions)):
        for _, term in sorted(terms.items()):
            yield _term(kind, term)


def disagreeing(analysis: Analysis, claim: str) -> list[str]:
    """Return the first claim of each side that contradicts a claim where no decision has closed it, by id.

    What cannot be told, or what both can happen, is no disagreement yet; the conflicts hold all claims of both sides.
    """
    found = (c for c in analysis.conflicts_of.get(claim, ()) if c.status == "contradiction" and analysis.is_open(c))
    return sorted({other[0] for conflict in found if (other := conflict.other_side(claim))})


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
            "schema:datePublished": _day(record.get("issued")),
            "schema:inLanguage": record.get("language"),
            "schema:identifier": identifiers,
            "schema:url": link(source.url if source.url and is_safe(source.url) else None),
            "schema:creativeWorkStatus": None if source.status == "live" else source.status,
            "cito:cites": linked("source", source.cites),
            "cc:design": source.design,
            "cc:pools": list(source.pools),
            "cc:study": {f"cc:{key}": value for key, value in record.get("study", {}).items()},
            "cc:interests": source.interests,
            **_scope(source.scope),
        }
    )


def _day(issued: str | None) -> str | None:
    """Return when something came out; nothing where there is no such day, as check says."""
    return issued if issued is not None and dates.is_day(issued) else None


def _person(author: dict[str, str]) -> Node:
    if "literal" in author:
        return {"@type": "schema:Organization", "schema:name": author["literal"]}
    parts = {"schema:givenName": author.get("given"), "schema:familyName": author.get("family")}
    return stated({"@type": "schema:Person", **parts})


def claim_node(analysis: Analysis, claim: Claim, disagrees: Iterable[str]) -> Node:
    """Return a claim; `disagrees` are ids of claims that contradict it."""
    effect, advice = claim.effect, claim.advice
    versus = effect.comparator if effect else None
    about = [effect.exposure, effect.outcome, None if versus in RESERVED else versus] if effect else list(claim.about)
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
            "cc:comparator": versus if versus in RESERVED else named("concept", versus),
            "cc:direction": effect and effect.direction,
            "cc:link": effect and effect.link,
            "cc:modality": effect and effect.modality,
            "cc:rated": effect and effect.rated,
            "cc:inferred": list(effect.inferred) if effect else [],
            "cc:size": effect and effect.size,
            "cc:estimate": _estimate(effect.estimate) if effect and effect.estimate else None,
            "cc:advises": named("concept", advice.concept if advice and not advice.avoid else None),
            "cc:advisesAgainst": named("concept", advice.concept if advice and advice.avoid else None),
            "cc:instead": named("concept", advice.instead if advice else None),
            "cc:when": advice and advice.when,
            "cc:strength": advice and advice.strength,
            "cc:stance": claim.stance,
            "cc:basis": claim.basis,
            "cc:design": claim.design,
            "cc:grounds": grounds.of(analysis.kb, claim).tier,
            "cc:drawsOn": [_drawn(drawn) for drawn in claim.draws_on],
            "cc:caveat": list(claim.caveats),
            **_scope(claim.scope),
            "cc:replaces": linked("claim", claim.replaces),
        }
    )


def _scope(scope: Scope) -> Node:
    """Return limits: terms that hold together, or that are alternatives (`anyOf`), a time, and amounts."""
    return {
        "cc:population": _terms("population", scope.population),
        "cc:condition": _terms("condition", scope.condition),
        "cc:horizon": scope.horizon,
        "cc:dose": [{"cc:quantity": quantity, "cc:amount": amount} for quantity, amount in scope.dose],
    }


def _terms(kind: str, terms: Terms) -> list[Node] | Node:
    found = linked(kind, terms)
    return {"cc:anyOf": found} if terms.any and len(found) > 1 else found


def _estimate(estimate: Estimate) -> Node:
    """Return a comparison with the numbers that its source prints, and no other."""
    return stated(
        {
            "cc:measure": estimate.measure,
            "cc:value": estimate.value,
            "cc:low": estimate.low,
            "cc:high": estimate.high,
            "cc:level": estimate.level if estimate.low is not None else None,
            "cc:p": estimate.p,
            "cc:unit": estimate.unit,
            "cc:instrument": estimate.on,
            "cc:group": [{"schema:name": group, "cc:n": number} for group, number in estimate.groups],
            "cc:n": estimate.n,
            "cc:after": estimate.after,
            "cc:adjustedFor": list(estimate.adjusted_for),
        }
    )


def _drawn(drawn: Drawn) -> Node:
    return stated({**(named("source", drawn.source) or {}), "cc:guess": drawn.guess})


def _appearances(analysis: Analysis, claim: Claim) -> Iterator[Node]:
    """Yield the sentences that state the claim, each a part of its source, with an address that leads to it."""
    source, lock = analysis.kb.sources.get(claim.source), analysis.kb.locks.get(claim.source)
    if claim.at:
        yield stated(
            {
                "@type": "schema:CreativeWork",
                "schema:isPartOf": named("source", claim.source),
                **{f"cc:{kind}": value for kind, value in claim.at.parts},
                "cc:readIn": claim.at.via,
                "cc:verified": False,
            }
        )
    for number in claim.sentences:
        locked = lock.sentence(number) if lock else None
        yield stated(
            {
                "@id": name("source", f"{claim.source}:sentence:{number}"),
                "@type": "schema:CreativeWork",
                "schema:isPartOf": named("source", claim.source),
                "schema:position": number,
                "schema:url": link(sentence(source, locked) if source else None),
            }
        )


def _conflict(analysis: Analysis, conflict: Conflict) -> Node:
    """Return a conflict as a citation of its own, which can carry the status that a bare relation cannot.

    It stands between the first claims of both sides; each side lists its claims, or the first of them and how many.
    Only a contradiction that no decision has closed is a disagreement.
    """
    first, second = (side.claims[0] for side in conflict.sides)
    told = summary(analysis.kb, conflict)
    disagrees = conflict.status == "contradiction" and analysis.is_open(conflict)
    return stated(
        {
            "@id": name("conflict", conflict.id),
            "@type": "cito:Citation",
            "cito:hasCitingEntity": named("claim", first),
            "cito:hasCitedEntity": named("claim", second),
            "cito:hasCitationCharacterization": {"@id": "cito:disagreesWith" if disagrees else "cc:opposes"},
            "cc:status": conflict.status,
            "cc:open": analysis.is_open(conflict),
            "cc:kind": list(conflict.kinds),
            "cc:decidedBy": list(conflict.decisive),
            "cc:side": [_side(side) for side in conflict.sides],
            "cc:stronger": named("claim", None if conflict.stronger is None else (first, second)[conflict.stronger]),
            "cc:pairs": conflict.pairs,
            "schema:description": f"{told.about} {told.parts}",
            **_decision(analysis.decision(conflict)),
        }
    )


def _side(side: Position) -> Node:
    return {
        "cc:claim": linked("claim", side.claims[:CLAIMS_AT_MOST]),
        "cc:claims": len(side.claims),
        "cc:source": linked("source", side.sources[:CLAIMS_AT_MOST]),
        "cc:grounds": side.grounds.tier,
    }


def _decision(found: Decision | None) -> Node:
    """Return what editors decided, while it still fits, and whether a second person has reviewed that."""
    if found is None or not found.fits:
        return {}
    resolution = found.resolution
    return {
        "cc:decision": resolution.decision,
        "cc:prefers": named("claim", resolution.prefer),
        "cc:reason": resolution.reason,
        "cc:decisionBy": resolution.by,
        "cc:decisionReviewed": not found.is_one_view,
    }


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
            "cc:disjointWith": linked("concept", concept.disjoint_with),
            "cc:part": linked("concept", concept.parts),
            "cc:better": concept.better,
            "cc:matters": [_matter(matter) for matter in concept.matters],
            "cc:implies": stated(_scope(concept.implies)),
        }
    )


def _matter(matter: Matter) -> Node:
    return stated(
        {
            "cc:measure": matter.measure,
            "cc:value": matter.value,
            "cc:unit": matter.unit,
            "cc:saidBy": named("source", matter.source),
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
            "cc:narrowerExclude": True if term.narrower_exclude else None,
        }
    )
