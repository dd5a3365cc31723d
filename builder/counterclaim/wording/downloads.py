"""What readers call the files that other programs read."""

from __future__ import annotations

FORMATS = {
    "claims.jsonl": "every record, one on a line",
    "claims.csv": "the claims as a table",
    "knowledge.jsonld": "claims, sources, conflicts and vocabulary as linked data (schema.org, CiTO, SKOS)",
    "effects.graphml": "what acts on what, as a graph",
    "sources.bib": "the sources for BibTeX",
    "sources.json": "the sources as CSL-JSON",
}
"""What a file holds, by its name."""

REFERENCES = {"sources.bib": "BibTeX", "sources.json": "CSL-JSON"}
"""Files that hold all sources, by the name of their format."""


def schema(kind: str) -> str:
    """Return the name of the JSON Schema of a kind of record."""
    return f"JSON Schema of {kind}"


def described(name: str) -> str:
    """Return what a file holds, behind its name; nothing where nobody has said."""
    return f": {FORMATS[name]}" if name in FORMATS else ""
