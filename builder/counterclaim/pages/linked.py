"""Linked data inside a page: the JSON-LD of the export, cut down to what the page is about.

A claim's page holds the claim and its source, a source's page the source, a question's page the list of its claims.
Once the site has an address, things that have a page are named by it, which is what a crawler expects; without one
they keep the names of the download. A question is a schema.org `Collection`, not a `QAPage`: that would promise one
accepted answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from counterclaim.exports import jsonld, nodes
from counterclaim.pages import links
from counterclaim.pages.asked import identity
from counterclaim.wording import questions as words
from counterclaim.wording.phrases import uncited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from counterclaim.exports.nodes import Node
    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question

PARTS_AT_MOST = 100
"""So many claims of a question are listed; how many there are is said."""

_PAGES: dict[str, Callable[[str], str]] = {
    "claim": links.claim,
    "source": links.source,
    "concept": links.concept,
}


def claim(site: Site, claim: Claim) -> Markup:
    """Return the block of a claim's page."""
    found = [jsonld.claim_node(site.analysis, claim, jsonld.disagreeing(site.analysis, claim.id))]
    if claim.source in site.kb.sources:
        found.append(jsonld.source_node(site.kb.sources[claim.source]))
    return _block(site, found)


def source(site: Site, source: Source) -> Markup:
    """Return the block of a source's page."""
    return _block(site, [jsonld.source_node(source)])


def question(site: Site, question: Question) -> Markup:
    """Return the block of a question's page."""
    kb, (exposure, outcome) = site.kb, question.key
    path = links.question(exposure, outcome)
    node = {
        "@id": site.whole(path) if _addressed(site) else nodes.name("question", identity(question)),
        "@type": "schema:Collection",
        "schema:name": words.question_name(kb, exposure, outcome),
        "schema:description": f"{words.headline(kb, question)} {words.reason(kb, question)}",
        "schema:about": nodes.linked("concept", filter(None, question.key)),
        "schema:hasPart": nodes.linked("claim", question.claims[:PARTS_AT_MOST]),
        "schema:collectionSize": len(question.claims),
    }
    found = site.analysis.answers.by_question.get(question.key)
    if found is not None:
        node["schema:abstract"] = uncited(found.answer)
        node["cc:certainty"] = [
            {
                "@type": "schema:PropertyValue",
                "schema:name": body.about,
                "schema:value": body.certainty,
            }
            for body in found.bodies
        ]
    return _block(site, [node])


def _block(site: Site, every: Iterable[Node]) -> Markup:
    """Return nodes as data in a page: no text in them can end the element, or be taken for Markdown or a link."""
    text = nodes.document(_at_home(site, node) for node in every)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    # In one line, for Markdown ends a block at an empty one. A browser runs no script whose type is data.
    line = text.strip().replace("\n", " ")
    return Markup(f'<script type="application/ld+json">{line}</script>')  # noqa: S704 - escaped above


def _at_home(site: Site, value: Any) -> Any:
    """Return a node in which the things that have a page are named by its address, if the site has one."""
    if isinstance(value, list):
        return [_at_home(site, item) for item in value]
    if not isinstance(value, dict) or not _addressed(site):
        return value
    return {key: _named(site, item) if key == "@id" else _at_home(site, item) for key, item in value.items()}


def _named(site: Site, name: str) -> str:
    kind, _, identity = name.removeprefix(nodes.URN).partition(":")
    if not name.startswith(nodes.URN) or kind not in _PAGES or ":" in identity:
        return name
    path = _PAGES[kind](identity)
    return site.whole(path) if site.placing.has(path) else name


def _addressed(site: Site) -> bool:
    """Tell whether somebody has said where the site will lie."""
    return bool(site.address.rstrip("/"))
