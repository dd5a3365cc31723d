"""CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html): the sources, for citation programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import dates
from counterclaim.knowledge.addresses import is_safe

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis

SAME_NAME = ("author", "publisher", "container-title", "volume", "issue", "page", "DOI", "PMID", "language")
CUSTOM = ("design", "pools", "study", "scope", "cites", "interests", "licence")
"""What CSL-JSON has no name for: it goes into `custom`, which its schema leaves to each program."""

STANDING = {
    "gone": "No longer at its address.",
    "corrected": "Corrected since it was published.",
    "retracted": "Retracted.",
}
"""What a reader of a reference must know about a source that is not as it was."""


def export(analysis: Analysis) -> str:
    """Return the sources as a JSON list of CSL items, by id, one on a line; editors' notes stay out."""
    items = [json.dumps(item(source), ensure_ascii=False) for _, source in sorted(analysis.kb.sources.items())]
    return "[\n" + ",\n".join(items) + "\n]\n" if items else "[]\n"


def item(source: Source) -> dict[str, Any]:
    """Return one source as a CSL item."""
    record = source.record
    found: dict[str, Any] = {"id": source.id, "type": source.type, "title": source.title}
    found.update((name, record[name]) for name in SAME_NAME if name in record)
    for name in ("issued", "accessed"):
        if name in record and dates.is_day(record[name]):  # else there is no such day: check says so
            found[name] = {"date-parts": [[int(part) for part in record[name].split("-")]]}
    if source.url is not None and is_safe(source.url):
        found["URL"] = source.url
    custom = {name: record[name] for name in CUSTOM if name in record}
    if custom:
        found["custom"] = custom
    if source.status in STANDING:
        found["note"] = STANDING[source.status]
    return found
