"""Small invented knowledge bases, built from records as editors write them; every record fits its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from counterclaim.knowledge import KnowledgeBase, shaping, validation
from counterclaim.knowledge.findings import Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from counterclaim.knowledge.locks import Lock

T = TypeVar("T")
Record = dict[str, Any]
NOWHERE = Origin()


EFFECT = ("comparator", "modality", "size", "link", "estimate", "rated", "inferred")
ADVICE = {"outcome": "for", "for": "for", "instead": "instead", "when": "when", "strength": "strength"}


def effect(exposure: str, direction: str, outcome: str, **fields: Any) -> Record:
    """Return a claim that exposure acts on outcome; the fields of EFFECT go to the effect."""
    acts = {"exposure": exposure, "outcome": outcome, "direction": direction}
    acts.update({key: fields.pop(key) for key in EFFECT if key in fields})
    return _claim({"effect": acts}, "conditional", fields)


def do(concept: str, **fields: Any) -> Record:
    """Return a claim that advises `concept`; the fields of ADVICE go to the advice (`outcome` stands for `for`)."""
    return _claim({"advice": _advice("do", concept, fields)}, "helps", fields)


def avoid(concept: str, **fields: Any) -> Record:
    """Return a claim that advises against `concept`; the fields of ADVICE go to the advice."""
    return _claim({"advice": _advice("avoid", concept, fields)}, "harms", fields)


def background(*about: str, **fields: Any) -> Record:
    """Return a claim that only says what things are."""
    return _claim({"background": {"about": list(about)}}, "neutral", fields)


def answer(*questions: str, said: str = "Nobody can tell yet.", **fields: Any) -> Record:
    """Return an answer to questions, each `exposure/outcome`; what it says may cite claims."""
    return {
        "asks": "What does it do?",
        "questions": list(questions),
        "answer": said,
        "looked_for": "Nobody searched for studies.",
        "date": "2026-01-06",
        "seen": "00000000",
        **fields,
    }


def body(certainty: str, *claims: str, question: str = "coffee/sleep", **fields: Any) -> Record:
    """Return a body of evidence of these claims; `down` and `up` are given as (domain, levels)."""
    counted = {name: fields.pop(name) for name in ("down", "up") if name in fields}
    judged: Record = {
        name: [{"domain": domain, "by": by, "why": "It was seen so."} for domain, by in given]
        for name, given in counted.items()
    }
    listed: Record = {"claims": list(claims)} if claims else {}
    about = "how well grown-ups sleep"
    return {"about": about, "question": question, "certainty": certainty, **listed, **judged, **fields}


def _advice(verb: str, concept: str, fields: Record) -> Record:
    return {verb: concept, **{name: fields.pop(key) for key, name in ADVICE.items() if key in fields}}


def _claim(says: Record, stance: str, fields: Record) -> Record:
    place: Record = {} if "at" in fields else {"sentences": [1]}
    return {
        "statement": "An invented statement about an invented subject.",
        "source": "letter",
        **place,
        "stance": stance,
        **says,
        "basis": "none",
        "caveats": ["It is invented."],
        **fields,
    }


def base(  # noqa: PLR0913 - one parameter for each kind of record
    claims: Mapping[str, Record],
    *,
    concepts: Mapping[str, Record] | None = None,
    populations: Mapping[str, Record] | None = None,
    conditions: Mapping[str, Record] | None = None,
    quantities: Mapping[str, Record] | None = None,
    sources: Mapping[str, Record] | None = None,
    resolutions: Mapping[str, Record] | None = None,
    answers: Mapping[str, Record] | None = None,
    locks: Mapping[str, Lock] | None = None,
) -> KnowledgeBase:
    """Return the knowledge base of these records; sources that nothing describes are added as web pages."""
    named = {**{claim["source"]: {} for claim in claims.values()}, **(sources or {})}
    return KnowledgeBase(
        claims=_read("claim", claims, shaping.claim),
        sources=_read("source", {name: _source(name, value) for name, value in named.items()}, shaping.source),
        concepts=_terms("concepts", concepts, shaping.concept),
        populations=_terms("populations", populations, shaping.term),
        conditions=_terms("conditions", conditions, shaping.term),
        quantities=_terms("quantities", quantities, shaping.quantity),
        resolutions=_read("resolution", resolutions or {}, shaping.resolution),
        answers=_read("answer", answers or {}, shaping.answer),
        locks=dict(locks or {}),
    )


def _read(kind: str, values: Mapping[str, Record], read: Callable[[str, Record, Origin], T]) -> dict[str, T]:
    for name, value in values.items():
        _insist(kind, name, value)
    return {name: read(name, value, NOWHERE) for name, value in values.items()}


def _terms(kind: str, values: Mapping[str, Record] | None, read: Callable[[str, Record, Origin], T]) -> dict[str, T]:
    described: Record = {name: {**_description(kind, name), **value} for name, value in (values or {}).items()}
    _insist(kind, kind, described)
    return {name: read(name, value, NOWHERE) for name, value in described.items()}


def _insist(kind: str, name: str, value: Record) -> None:
    if not validation.accepts(kind, value):
        raise AssertionError(f"{name}: {[str(refusal) for refusal in validation.refusals(kind, value)]}")


def _description(kind: str, name: str) -> Record:
    label = {"label": name.replace("-", " ")}
    return label if kind == "quantities" else {**label, "definition": "Invented for a test."}


def _source(name: str, value: Record) -> Record:
    known: Record = {
        "title": f"The {name.replace('-', ' ')}",
        "type": "webpage",
        "url": f"https://example.org/{name}",
        "accessed": "2026-01-05",
        "language": "en",
        "design": "expert-opinion",
        "interests": "None known.",
        "cites": [],
        "status": "live",
        "not_claims": {},
    }
    return {**known, **value}


def plain(names: Iterable[str]) -> dict[str, Record]:
    """Return terms of these names that stand in no relation."""
    return {name: {} for name in names}
