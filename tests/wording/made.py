"""Small knowledge bases about coffee, tea and sleep, from which the facts for every sentence are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.reasoning import resolutions
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base, effect
from tests.wording.conftest import KINDS

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Question
    from tests.reasoning.invented import Record

WHOLE: dict[str, Any] = {
    **KINDS,
    "concepts": {
        **KINDS["concepts"],
        "sleep": {"opposite": "wakefulness", "better": "more"},
        "wakefulness": {},
        "naps": {},
        "mood": {},
        "decaf": {"broader": ["coffee"], "implies": {"dose": {"cups-a-day": "<= 2 cups"}}},
        "water": {"disjoint_with": ["tea"]},
    },
    "populations": {**KINDS["populations"], "old-poets": {"broader": ["poets"]}},
    "sources": {
        "trial": {"design": "randomised-trial", "publisher": "Sleep Trials", "study": {"n": 40}},
        "review": {"design": "systematic-review", "pools": ["randomised-trial"], "publisher": "The Review"},
        "cohort": {"design": "cohort", "publisher": "Cohort A", "study": {"n": 1200}},
        "second-cohort": {"design": "cohort", "publisher": "Cohort B", "study": {"n": 1}},
        "blog": {"cites": ["trial"]},
        "leaflet": {"cites": ["trial"]},
        "forum": {"design": "anecdote"},
    },
}
DATA = {"basis": "own-data"}
STORY = {"basis": "anecdote"}


def read(records_by_id: dict[str, Record], **more: Any) -> KnowledgeBase:
    return base(records_by_id, **{**WHOLE, **more})


def claim(record: Record, **more: Any) -> tuple[KnowledgeBase, Claim]:
    kb = read({"a": record}, **more)
    return kb, kb.claims["a"]


def better(exposure: str = "coffee", outcome: str = "sleep", **fields: Any) -> Record:
    said = {"statement": f"{exposure.title()} makes for better {outcome.replace('-', ' ')}.", "stance": "helps"}
    return effect(exposure, "increases", outcome, **{**said, **fields})


def worse(exposure: str = "coffee", outcome: str = "sleep", **fields: Any) -> Record:
    said = {"statement": f"{exposure.title()} late in the day costs {outcome.replace('-', ' ')}.", "stance": "harms"}
    return effect(exposure, "decreases", outcome, **{**said, **fields})


def unclear(**fields: Any) -> Record:
    said = {"statement": "Whether coffee does anything to sleep could not be told.", "stance": "neutral"}
    return effect("coffee", "inconclusive", "sleep", **{**said, **fields})


def nothing(**fields: Any) -> Record:
    said = {"statement": "Coffee made no difference to sleep.", "stance": "neutral"}
    return effect("coffee", "no-change", "sleep", **{**said, **fields})


def scope(**limits: Any) -> Record:
    return {"scope": limits} if limits else {}


def analysed(first: Record, second: Record, *others: Record, **more: Any) -> Analysis:
    """Return what follows from two claims, `a` and `b`, of two sources unless they name theirs, and further ones."""
    every = {"a": first, "b": second if second["source"] != "letter" else {**second, "source": "notes"}}
    return Analysis(read({**every, **{f"c{n}": other for n, other in enumerate(others)}}, **more))


def conflict(first: Record, second: Record, *others: Record, **more: Any) -> tuple[KnowledgeBase, Conflict]:
    """Return the one conflict between two claims."""
    analysis = analysed(first, second, *others, **more)
    (found,) = analysis.between("a", "b")
    return analysis.kb, found


def decided(*others: Record, changed: bool = False, **fields: Any) -> Analysis:
    """Return what follows from two claims that oppose each other and a decision about them."""
    before = analysed(better(), worse())
    best = {claim: position.grounds for position in before.positions for claim in position.claims}
    seen = resolutions.fingerprint(before.kb, ("a", "b"), (best["a"], best["b"]))
    resolution = {
        "claims": ["a", "b"],
        "decision": "both-hold",
        "reason": "The one speaks of a cup,\nthe other of a pot.",
        "date": "2026-01-05",
        "seen": "00000000" if changed else seen,
        **fields,
    }
    return analysed(better(), worse(), *others, resolutions={"a-or-b": resolution})


def question(*said: Record, **more: Any) -> tuple[KnowledgeBase, Question]:
    """Return the question of the first of these claims; a claim that names no source has one of its own."""
    own = {
        f"c{n}": f"source-{n}" if record["source"] == "letter" else record["source"] for n, record in enumerate(said)
    }
    claims = {name: {**record, "source": own[name]} for name, record in zip(own, said, strict=True)}
    kb = read(claims, **more)
    return kb, next(q for q in Analysis(kb).questions.values() if "c0" in q.claims)


def chain(position: Record, *links: Record, **more: Any) -> tuple[KnowledgeBase, Chain]:
    """Return the chain of these links that opposes a position."""
    kb = read({"a": position, **{f"link-{n}": link for n, link in enumerate(links)}}, **more)
    return kb, next(found for found in Analysis(kb).chains if "a" in found.position.claims)
