"""Records that state everything that a schema has a field for: for tests of whatever shows or hands on records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED: dict[str, Any] = {
    "stance": "helps",
    "design": "cohort",
    "draws_on": [
        {"source": "night-notes"},
        {"source": "sleep-letter", "guess": "It uses the same words: word for word."},
    ],
    "caveats": ["One caveat, with a comma.", "Another caveat."],
    "reviewed": {"by": "cleo", "date": "2026-01-05", "seen": "0a1b2c3d"},
    "returned": {"by": "dora", "date": "2026-01-04", "why": "It says can, not does.", "seen": "0a1b2c3e"},
    "written": {"by": "ben", "date": "2026-01-04"},
    "replaces": ["what-came-before"],
}
ESTIMATE: dict[str, Any] = {
    "measure": "risk-ratio",
    "value": 0.63,
    "low": 0.42,
    "high": 0.94,
    "level": 90,
    "p": "< 0.031",
    "unit": "points",
    "on": "a scale from 0 to 11",
    "groups": {"with coffee": 21, "without": 19},
    "n": 43,
    "after": "13 weeks",
    "adjusted_for": ["age of the person", "smoking"],
}
CLAIMS: dict[str, dict[str, Any]] = {
    "whole-effect": {
        "statement": "Coffee went with fewer bad nights than tea did.",
        "source": "sleep-letter",
        "sentences": [2, 3],
        "effect": {
            "exposure": "coffee",
            "outcome": "sleeplessness",
            "direction": "decreases",
            "comparator": "tea",
            "link": "goes-with",
            "size": "7 times, as printed",
            "estimate": ESTIMATE,
            "modality": "usually",
            "rated": "very-low",
            "inferred": ["outcome"],
        },
        "scope": {
            "population": {"any": ["adults", "teenagers"]},
            "condition": ["morning"],
            "horizon": "13 weeks",
            "dose": {"cups-per-day": "<= 3 cups"},
        },
        "basis": "own-data",
        **SHARED,
    },
    "whole-advice": {
        "statement": "Leave coffee at once and take tea for the headache.",
        "source": "no-lock",
        "at": {"page": 574, "section": "abstract", "via": "A review that reports it.", "why": "It is only a summary."},
        "advice": {
            "avoid": "coffee",
            "for": "headache",
            "instead": "tea",
            "when": "now",
            "strength": "strong, against",
        },
        "scope": {"population": ["older-adults"], "condition": {"any": ["evening", "morning"]}},
        "basis": "expert-opinion",
        **SHARED,
        "stance": "harms",
        "retired": {"date": "2026-02-01", "why": "The page was rewritten."},
    },
    "whole-do": {
        "statement": "Take a nap after lunch, whatever the day.",
        "source": "sleep-letter",
        "sentences": [4],
        "stance": "helps",
        "advice": {"do": "nap"},
        "basis": "none",
        "caveats": ["No reason is given."],
    },
    "whole-background": {
        "statement": "Coffee and tea are drinks that people make hot.",
        "source": "sleep-letter",
        "sentences": [5],
        "stance": "neutral",
        "background": {"about": ["coffee", "tea"]},
        "basis": "none",
        "caveats": [],
    },
}
SOURCE: dict[str, Any] = {
    "title": "A review of nights",
    "type": "article-journal",
    "author": [{"family": "Night", "given": "Ada"}],
    "publisher": "The House of Nights",
    "container-title": "Journal of Nights",
    "issued": "2024-05",
    "volume": "31",
    "issue": "41",
    "page": "11-19",
    "DOI": "10.1234/nights",
    "PMID": "12345",
    "url": "https://nights.example/review",
    "archived_url": "https://archive.example/nights",
    "accessed": "2026-01-02",
    "language": "en",
    "licence": "CC-BY-4.0",
    "design": "systematic-review",
    "pools": ["randomised-trial", "cohort"],
    "study": {"n": 17, "arms": "coffee, tea", "setting": "Wards", "registered": "REG-1", "funding": "Nobody"},
    "scope": {"population": ["adults"], "horizon": "long-term"},
    "interests": "The authors sell beds.",
    "cites": ["night-notes"],
    "status": "corrected",
}


def ways(kind: str) -> set[str]:
    """Return the way to every field that the schema of a kind has: `effect.estimate.low`."""
    schema = schemas.schema(kind)
    return set(_ways(schema, schema, ""))


def _ways(node: dict[str, Any], schema: dict[str, Any], prefix: str) -> Iterator[str]:
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    parts = [node, *node.get("oneOf", ()), *node.get("anyOf", ())]
    inner = {key: value for part in parts for key, value in part.get("properties", {}).items()}
    if not inner or any(part.get("type") not in {"object", None} for part in parts[1:]):
        yield prefix
    for key, value in inner.items():
        yield from _ways(value, schema, f"{prefix}.{key}" if prefix else key)


def leaves(value: Any) -> Iterator[str]:
    """Yield every single value in a record, as text."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    else:
        yield str(value)


def stated(record: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """Yield the way to every field that a record states."""
    for key, value in record.items():
        yield f"{prefix}{key}"
        if isinstance(value, dict):
            yield from stated(value, f"{prefix}{key}.")
