"""Linked data inside a page: the JSON-LD of the export, cut down to what the page is about.

A claim's page holds the claim and its source, a source's page the source, a question's page the list of its claims.
Once the site has an address, things that have a page are named by it, which is what a crawler expects; without one
they keep the names of the download. A question is a schema.org `Collection`, not a `QAPage`: that would promise one
accepted answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from counterclaim.exports import jsonld
from counterclaim.pages import links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from counterclaim.exports.jsonld import Node
    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.pages.shown import Shown
    from counterclaim.reasoning.questions import Question

_PAGES: dict[str, Callable[[str], str]] = {
    "claim": links.claim,
    "source": links.source,
    "concept": links.concept,
}


class Linked:
    """Makes the blocks; `site` is the address of the site's first page, empty where nobody has said."""

    def __init__(self, shown: Shown, site: str, *, directory_urls: bool) -> None:
        self.shown = shown
        self.site = site.rstrip("/")
        self.directory_urls = directory_urls

    def address(self, path: str) -> str:
        """Return the whole address of the page at `path`; below the site's first page if that has none."""
        below = links.relative(path, links.HOME, directory_urls=self.directory_urls)
        return f"{self.site}/{below}" if self.site else below

    def claim(self, claim: Claim) -> Markup:
        """Return the block of a claim's page."""
        shown = self.shown
        against = (c for c in shown.conflicts_of[claim.id] if c.status != "explained")
        others = {other for conflict in against for other in conflict.claims} - {claim.id}
        nodes = [jsonld.claim_node(shown.analysis, claim, sorted(others))]
        if claim.source in shown.kb.sources:
            nodes.append(jsonld.source_node(shown.kb.sources[claim.source]))
        return self._block(nodes)

    def source(self, source: Source) -> Markup:
        """Return the block of a source's page."""
        return self._block([jsonld.source_node(source)])

    def question(self, question: Question) -> Markup:
        """Return the block of a question's page."""
        shown, (exposure, outcome) = self.shown, question.key
        path = links.question(exposure, outcome)
        node = {
            "@id": self.address(path) if self.site else jsonld.name("question", "/".join(filter(None, question.key))),
            "@type": "schema:Collection",
            "schema:name": shown.name(question),
            "schema:description": f"{shown.headline(question)} {shown.reason(question)}",
            "schema:about": jsonld.linked("concept", filter(None, question.key)),
            "schema:hasPart": jsonld.linked("claim", question.claims),
        }
        return self._block([node])

    def _block(self, nodes: Iterable[Node]) -> Markup:
        """Return nodes as data in a page: no text in them can end the element, or be taken for Markdown or a link."""
        text = jsonld.document(self._at_home(node) for node in nodes)
        for sign in "<>&":
            text = text.replace(sign, f"\\u{ord(sign):04x}")
        # In one line, for Markdown ends a block at an empty one. A browser runs no script whose type is data.
        line = text.strip().replace("\n", " ")
        return Markup(f'<script type="application/ld+json">{line}</script>')  # noqa: S704 - escaped above

    def _at_home(self, value: Any) -> Any:
        """Return a node in which the things that have a page are named by its address, if the site has one."""
        if isinstance(value, list):
            return [self._at_home(item) for item in value]
        if not isinstance(value, dict) or not self.site:
            return value
        return {key: self._named(item) if key == "@id" else self._at_home(item) for key, item in value.items()}

    def _named(self, name: str) -> str:
        kind, _, identity = name.removeprefix(jsonld.URN).partition(":")
        if not name.startswith(jsonld.URN) or kind not in _PAGES or ":" in identity:
            return name
        return self.address(_PAGES[kind](identity))
