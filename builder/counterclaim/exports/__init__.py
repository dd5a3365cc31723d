"""What other programs read: the knowledge in exchange formats."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from counterclaim.exports import bibtex, csl, csv, graphml, jsonl, jsonld

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis

FORMATS: dict[str, Callable[[Analysis], str]] = {
    "jsonl": jsonl.export,
    "csv": csv.export,
    "jsonld": jsonld.export,
    "graphml": graphml.export,
    "bibtex": bibtex.export,
    "csl": csl.export,
}
"""Every exporter by the name of its format."""

DOWNLOADS = {
    "claims.jsonl": "jsonl",
    "claims.csv": "csv",
    "knowledge.jsonld": "jsonld",
    "effects.graphml": "graphml",
    "sources.bib": "bibtex",
    "sources.json": "csl",
}
"""The file that a site offers in each format."""


def downloads(analysis: Analysis) -> dict[str, Callable[[], str]]:
    """Return what makes the text of each file that a site offers for download, by name."""
    return {name: partial(FORMATS[form], analysis) for name, form in DOWNLOADS.items()}
