"""What editors mean who write a word, or a field, that no schema has: the slips that a near spelling does not mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.knowledge.findings import Path

_TERMS = "terms that all hold together are a list, [a, b]; any: [a, b] holds for each of them"
_NUMBERS = "the numbers of sentences stand in a field of their own, beside source: sentences: [3]"
_PLACE = "where it stands in a source without numbered sentences is written at: {page: 574}"
_ESTIMATE = "a comparison that can be judged is written estimate: {measure: …, value: …, low: …, high: …}"
_RATED = "how sure the source itself says it is stands in rated"
_HORIZON = "over what time it holds stands in scope, as horizon"
_ENDS = "the ends of the interval are low and high"

FIELDS: dict[tuple[str, str], str] = {
    ("population", "all"): _TERMS,
    ("condition", "all"): _TERMS,
    ("scope", "any"): "it belongs to population or condition: population: {any: [a, b]}",
    ("at", "sentence"): _NUMBERS,
    ("at", "sentences"): _NUMBERS,
    **{("", field): _PLACE for field in ("page", "section", "chapter", "table", "figure", "paragraph")},
    **{("effect", field): _ESTIMATE for field in ("measure", "value", "low", "high", "p", "interval", "ci")},
    **{("effect", field): _RATED for field in ("certainty", "confidence", "quality", "grade")},
    **{("effect", field): "what it is compared with stands in comparator" for field in ("than", "versus", "against")},
    **{("effect", field): _HORIZON for field in ("horizon", "duration", "time", "after")},
    **{("scope", field): "over what time it holds is horizon" for field in ("duration", "time", "follow-up", "after")},
    **{("estimate", field): _ENDS for field in ("ci", "interval", "lower", "upper", "from", "to")},
    ("estimate", "mean"): "a mean is no comparison; it goes into size, as the source prints it",
    ("estimate", "median"): "a median is no comparison; it goes into size, as the source prints it",
    ("advice", "urgency"): "how urgent it is stands in when",
    ("advice", "grade"): "how a guideline grades it stands in strength",
    ("draws_on", "id"): "the id of what it draws on stands in source",
}
"""What is right instead of a field, by the name of the field above it, and its own."""

WORDS: dict[str, dict[str, str]] = {
    "direction": {
        **dict.fromkeys(("reduces", "lowers", "lessens", "relieves", "falls"), "decreases"),
        **dict.fromkeys(("raises", "rises", "boosts", "causes", "leads-to"), "increases"),
        **dict.fromkeys(("preserves", "keeps"), "maintains"),
        **dict.fromkeys(("protects", "avoids", "stops"), "prevents"),
        **dict.fromkeys(("no-difference", "no-effect", "none", "same", "unchanged", "null"), "no-change"),
        **dict.fromkeys(("unclear", "unknown", "not-significant", "uncertain"), "inconclusive"),
        **dict.fromkeys(("improves", "helps", "better", "worsens", "harms", "worse"), ""),
    },
    "modality": {
        **dict.fromkeys(("can", "could", "may", "might"), "possible"),
        **dict.fromkeys(("often", "frequently"), "many"),
        **dict.fromkeys(("sometimes", "occasionally"), "some"),
        **dict.fromkeys(("most", "mostly", "generally"), "usually"),
        **dict.fromkeys(("is", "does", "certain", "definite"), "asserted"),
        "never": "",
    },
    "link": {
        **dict.fromkeys(("association", "associated", "associated-with", "linked-to"), "goes-with"),
        **dict.fromkeys(("correlates", "correlates-with", "correlation"), "goes-with"),
        **dict.fromkeys(("cause", "causal", "effect"), "causes"),
    },
    "when": dict.fromkeys(("urgent", "urgently", "immediately", "emergency", "at-once"), "now"),
    "measure": {
        **dict.fromkeys(("md", "difference", "mean"), "mean-difference"),
        **dict.fromkeys(("smd", "cohens-d", "cohen's-d", "hedges-g"), "standardised-mean-difference"),
        **dict.fromkeys(("rr", "relative-risk", "risk"), "risk-ratio"),
        **dict.fromkeys(("or", "odds"), "odds-ratio"),
        **dict.fromkeys(("hr", "hazard"), "hazard-ratio"),
        **dict.fromkeys(("irr", "rate"), "rate-ratio"),
        **dict.fromkeys(("rd", "ard", "absolute-risk-reduction"), "risk-difference"),
        **dict.fromkeys(("percent", "percentage", "%"), "percent-change"),
    },
    "design": {
        **dict.fromkeys(("rct", "trial", "randomized-trial", "randomised-controlled-trial"), "randomised-trial"),
        **dict.fromkeys(("meta-analysis", "review", "metaanalysis"), "systematic-review"),
        **dict.fromkeys(("survey", "prevalence-study"), "cross-sectional"),
        **dict.fromkeys(("case-series", "case"), "case-report"),
    },
}
"""What is right instead of a word, by field; empty where it depends."""

_DEPENDS = {
    "direction": "the direction says what happens to the outcome, not whether that is good",
    "modality": 'a denial is a direction: "never raises" is no-increase',
}


def field(path: Path, key: object) -> str | None:
    """Return what is right instead of a field `key` below `path`; None where it is no usual slip."""
    above = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    return FIELDS.get((above, str(key)))


def word(path: Path, value: object) -> str | None:
    """Return what is right instead of a value at `path`; None where it is no usual slip."""
    name = str(path[-1]) if path else ""
    plain = "-".join(str(value).lower().split())
    meant = WORDS.get(name, {}).get(plain)
    if meant is None:
        return None
    return f"did you mean {meant}?" if meant else _DEPENDS[name]
