"""What linked data is made of: nodes, the names of things, references to them, and a document of nodes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

Node = dict[str, Any]

CONTEXT: Node = {
    "schema": "https://schema.org/",
    "cito": "http://purl.org/spar/cito/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "cc": "urn:counterclaim:term:",
}
URN = "urn:counterclaim:"
RESOLVER = "https://identifiers.org/"


def document(nodes: Iterable[Node]) -> str:
    """Return nodes as one JSON-LD document, a node on each line."""
    lines = [f'{{\n"@context": {json.dumps(CONTEXT)},\n"@graph": [']
    for node in nodes:
        lines += (",\n  " if len(lines) > 1 else "\n  ", json.dumps(node, ensure_ascii=False))
    return "".join([*lines, "\n]\n}\n" if len(lines) > 1 else "]\n}\n"])


def name(kind: str, identity: str) -> str:
    """Return the URN of a thing of the knowledge base."""
    return f"{URN}{kind}:{identity}"


def match(identifier: str) -> str:
    """Return the address of `scheme:identifier` (https://docs.identifiers.org/pages/identification_scheme)."""
    return RESOLVER + quote(identifier, safe=":/.-_~")


def stated(node: Node) -> Node:
    """Return a node without what is not stated."""
    return {key: value for key, value in node.items() if value is not None and value not in ("", [], {})}


def link(address: str | None) -> Node | None:
    """Return a reference to an address; None where there is none."""
    return {"@id": address} if address else None


def named(kind: str, identity: str | None) -> Node | None:
    """Return a reference to a thing; None where there is none."""
    return {"@id": name(kind, identity)} if identity else None


def linked(kind: str, identities: Iterable[str]) -> list[Node]:
    """Return references to things of one kind."""
    return [{"@id": name(kind, identity)} for identity in identities]
