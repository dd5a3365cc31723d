"""Small facts for every sentence: of which function, in which cases.

A new sentence form is one more case here; `COUNTERCLAIM_GOLDEN=write` then writes it into `golden/sentences.txt`.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.findings import Finding, Place, Related, Summary
from counterclaim.knowledge.locks import LockedSentence, Verification
from counterclaim.reasoning import differences
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.coverage import Coverage
from counterclaim.wording import (
    axes,
    changes,
    claims,
    conflicts,
    coverage,
    findings,
    hints,
    phrases,
    questions,
    records,
)
from tests.reasoning.invented import avoid, background, base, do, effect
from tests.wording import facts_of_answers
from tests.wording.conftest import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Resolution
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Question
    from tests.reasoning.invented import Record

Cases = list[tuple[Any, ...]]

WHOLE: dict[str, Any] = {**KINDS, "concepts": {**KINDS["concepts"], "naps": {}}}


def read(records_by_id: dict[str, Record], **more: Any) -> KnowledgeBase:
    return base(records_by_id, **{**WHOLE, **more})


def claim(record: Record) -> tuple[KnowledgeBase, Claim]:
    kb = read({"a": record})
    return kb, kb.claims["a"]


def conflict(first: Record, second: Record) -> tuple[KnowledgeBase, Conflict]:
    kb = read({"a": first, "b": second})
    (found,) = Analysis(kb).conflicts
    return kb, found


def opposed(first: Record, second: Record) -> tuple[KnowledgeBase, Conflict]:
    """Return the conflict of two effects that are opposed, with these limits."""
    return conflict(effect("coffee", "increases", "sleep", **first), effect("coffee", "decreases", "sleep", **second))


def scope(**limits: Any) -> Record:
    return {"scope": limits} if limits else {}


def question(*said: Record) -> tuple[KnowledgeBase, Question]:
    """Return the question of the first of these claims; a claim that names no source has one of its own."""
    own = {
        f"c{n}": f"source-{n}" if record["source"] == "letter" else record["source"] for n, record in enumerate(said)
    }
    kb = read({name: {**record, "source": own[name]} for name, record in zip(own, said, strict=True)})
    return kb, next(q for q in Analysis(kb).questions.values() if "c0" in q.claims)


POSITIONS: Cases = [
    *(
        claim(effect(exposure, direction, "sleep", modality=modality))
        for exposure, (direction, modality) in product(("coffee", "naps"), claims._VERBS)
    ),
    claim(effect("coffee", "increases", "sleep", comparator="tea")),
    claim(do("tea")),
    claim(do("tea", outcome="sleep")),
    claim(avoid("coffee", instead="tea", outcome="sleep")),
    claim(background("coffee", "tea", "naps")),
]
EFFECTS: Cases = [(kb, c.effect) for kb, c in POSITIONS if c.effect]
ADVICE: Cases = [(kb, c.advice) for kb, c in POSITIONS if c.advice]

PARTS: Cases = [
    opposed({}, {}),
    opposed({"source": "letter"}, {"source": "notes"}),
    opposed(scope(population="poets"), scope(population="gardeners")),
    opposed(scope(condition="at-night"), scope(condition="at-noon")),
    opposed(scope(horizon="immediate"), scope(horizon="long-term")),
    opposed({"modality": "possible"}, {"modality": "possible"}),
    opposed(scope(population=["grown-ups", "poets"]), {}),
    opposed({}, scope(condition="at-night")),
    opposed({}, scope(horizon="short-term")),
    opposed(scope(dose={"cups-a-day": "2 cups"}), {}),
    opposed(scope(dose={"cups-a-day": "2 cups"}), scope(dose={"cups-a-day": "> 5 cups"})),
    opposed(scope(dose={"cups-a-day": "2 cups"}), scope(dose={"walk-a-day": "3 km"})),
    opposed({}, {"modality": "possible"}),
    conflict(do("coffee"), avoid("coffee")),
    conflict(do("coffee"), avoid("coffee", source="notes")),
    conflict(do("coffee"), avoid("coffee", outcome="sleep")),
    conflict(effect("espresso", "increases", "sleep"), effect("coffee", "decreases", "sleep")),
    conflict(effect("espresso", "increases", "sleep"), effect("coffee", "decreases", "deep-sleep")),
]
CONFLICTS = [found for _, found in PARTS]


def better(exposure: str = "coffee", **fields: Any) -> Record:
    return {**effect(exposure, "increases", "sleep", **fields), "stance": "helps"}


def worse(exposure: str = "coffee", **fields: Any) -> Record:
    return {**effect(exposure, "decreases", "sleep", **fields), "stance": "harms"}


QUESTIONS: Cases = [
    question(better()),
    question(do("tea")),
    question(better(source="one"), worse(source="one")),
    question(better(), better()),
    question(do("tea"), do("tea")),
    question(better(), better(), better(), better(), worse()),
    question(do("tea"), do("tea"), do("tea"), do("tea"), avoid("tea")),
    question(better(), worse()),
    question(better("naps"), worse("naps")),
    question(effect("coffee", "increases", "sleep"), effect("coffee", "decreases", "sleep")),
    question(do("tea"), avoid("tea")),
    question(better(source="one"), worse(source="one"), worse()),
    question(better(**scope(horizon="immediate")), worse(**scope(horizon="long-term"))),
    question(better(**scope(population="poets")), worse(**scope(population="gardeners"))),
    question(better(**scope(condition="at-night")), worse(**scope(condition="at-noon"))),
    question(better(**scope(dose={"cups-a-day": "1 cups"})), worse(**scope(dose={"cups-a-day": "> 5 cups"}))),
    question(better(modality="possible"), worse(modality="possible")),
    question({**effect("coffee", "mixed", "sleep"), "scope": {"condition": "at-night"}}),
    question({**effect("coffee", "mixed", "sleep"), "scope": {"horizon": "long-term"}}),
    question({**effect("coffee", "mixed", "sleep"), "scope": {"dose": {"cups-a-day": "~ 2 cups"}}}),
    question(effect("coffee", "mixed", "sleep"), effect("coffee", "mixed", "sleep")),
    question({**effect("coffee", "no-change", "sleep"), "stance": "neutral"}),
]

RESOLUTION: dict[str, Any] = {
    "claims": ["a", "b"],
    "decision": "open",
    "reason": "Neither of them counts.",
    "date": "2026-01-05",
    "seen": "0a1b2c3d",
}


def resolution(**fields: Any) -> Resolution:
    return read({}, resolutions={"a-or-b": {**RESOLUTION, **fields}}).resolutions["a-or-b"]


OPEN, PREFERRED = resolution(), resolution(decision={"prefer": "b"})

RETIRED = ("2026-02-01", "Taken back.")
FULL = claim(do("tea", sentences=[2, 3, 4, 9], reviewed={"by": "ada", "date": "2026-01-05"}, basis="own-data"))[1]
BARE = claim(do("tea"))[1]
LETTER = read({"a": do("tea")}).sources["letter"]
CUPS = read({}).quantities["cups-a-day"]
PINNED = LockedSentence(1, (0, 11), ("Tea", "late."), "0" * 64)

COVERED = Coverage("letter", 3, {1: ("a",)}, {2: "heading"}, (3,))
EMPTY = Coverage("letter", 0, {}, {}, ())

WRONG = Finding("it is wrong", Place("a.yml"), "write it so")
BOTH = Finding("They part.", Place("a.yml"), "look", says="one", related=(Related(Place("b.yml"), "two"),))
COUNTS = Summary(**dict.fromkeys(Summary.__dataclass_fields__, 0))
MANY = Summary(**dict.fromkeys(Summary.__dataclass_fields__, 1234))


def compared(before: KnowledgeBase, now: KnowledgeBase) -> changes.Comparison:
    sides = Analysis(before), Analysis(now)
    return changes.Comparison("v1.0", *sides, differences.between(*sides, questions.headline))


BEFORE = read(
    {
        "a": better(),
        "b": worse(),
        "c": {**effect("tea", "mixed", "sleep")},
        "d": do("tea"),
        "e": better("naps", scope={"population": "poets"}),
        "f": worse("naps", scope={"population": "poets"}),
    },
    sources={"gone": {}},
)
NOW = read(
    {
        "a": {**better(), "retired": {"date": RETIRED[0], "why": RETIRED[1]}},
        "c": {**effect("tea", "increases", "sleep"), "stance": "helps"},
        "d": do("tea"),
        "e": better("naps", scope={"population": "poets"}),
        "f": worse("naps"),
        "g": avoid("tea"),
        "h": effect("espresso", "increases", "deep-sleep"),
    },
    sources={"letter": {"title": "Another title"}, "new": {}},
    resolutions={"a-or-b": RESOLUTION, "b-or-a": {**RESOLUTION, "decision": {"prefer": "b"}}},
    concepts={**WHOLE["concepts"], "milk": {}},
)
CHANGED = compared(BEFORE, NOW)
SAME = compared(NOW, NOW)

KB = read({})
TOLD: dict[Callable[..., Any], Cases] = {
    **facts_of_answers.TOLD,
    axes.axis_name: [(KB, name) for name in (*axes.AXIS_NAMES, "dose/cups-a-day", "dose/mystery")],
    axes.stated: [
        (KB, "horizon", None),
        (KB, "exposure", ("espresso", "tea")),
        (KB, "outcome", ("mystery",)),
        (KB, "population", ("grown-ups", "mystery")),
        (KB, "condition", ("at-night",)),
        *((KB, "horizon", (name,)) for name in (*axes.HORIZONS, "some-day")),
        (KB, "modality", ("possible",)),
        (KB, "modality", ("asserted",)),
        (KB, "dose/cups-a-day", ("~ 2 cups",)),
    ],
    axes.quantity_name: [(KB, "dose/cups-a-day"), (KB, "dose/mystery")],
    changes.sections: [(CHANGED,), (SAME,)],
    changes.in_all: [(CHANGED,), (SAME,), (compared(KB, read({}, populations={})),)],
    changes.named: [
        (NOW, "claim", "d"),
        (NOW, "resolution", "a-or-b"),
        (NOW, "resolution", "b-or-a"),
        (NOW, "source", "letter"),
        (NOW, "concept", "milk"),
        (NOW, "population", "poets"),
        (NOW, "condition", "at-night"),
        (NOW, "quantity", "cups-a-day"),
    ],
    claims.position: POSITIONS,
    claims.position_again: EFFECTS,
    claims.advised: ADVICE,
    claims.cited: [(FULL,), (BARE,)],
    conflicts.summary: PARTS,
    conflicts.status: PARTS,
    conflicts.against: [
        (CONFLICTS[0], "a", {"examined": False}),
        (CONFLICTS[0], "b", {"examined": True}),
    ],
    conflicts.decided: [(OPEN, {"fits": True}), (OPEN, {"fits": False}), (PREFERRED, {"fits": True})],
    conflicts.counted: [([], 0), (CONFLICTS[:1], 1), (CONFLICTS, 2)],
    conflicts.chained: [("a",)],
    coverage.covered: [(COVERED,), (EMPTY,)],
    coverage.excused: [(COVERED,)],
    coverage.accounted: [(COVERED,)],
    coverage.without_lock: [("letter",)],
    coverage.of_guide: [("guide/index.md", 1, 0), ("guide/index.md", 12, 3)],
    coverage.verified: [
        ("letter", Verification((1,), (), (), (), 0)),
        ("letter", Verification((1,), (2,), (3, 4), (6,), 2)),
    ],
    coverage.resting: [(3, []), (3, ["a", "b"])],
    findings.in_one_line: [(WRONG,), (BOTH,)],
    findings.with_mend: [(WRONG,), (BOTH,)],
    findings.one_or_two: [("It is wrong", ""), ("It is wrong", "Write it so."), ("Is it?", "write it so")],
    findings.not_listed: [({"unreviewed": 2100, "explained": 1},)],
    findings.counts: [(COUNTS,), (MANY,)],
    hints.near: [("cofee", {"coffee": None}), ("tae", {"tea": None, "tee": None, "tale": None}), ("x", {})],
    phrases.joined: [(["a"],), (["a", "b"],), (["a", "b", "c"],)],
    phrases.folded: [("one\n  line",)],
    phrases.plural: [(0, "claim"), (1, "claim"), (1234, "claim")],
    phrases.ranges: [((),), ((3,),), ((3, 7, 8, 9),)],
    questions.question_name: [(KB, "coffee", "deep-sleep"), (KB, "coffee", None)],
    questions.asked: [(KB, "coffee", "deep-sleep"), (KB, "naps", "sleep"), (KB, "coffee", None)],
    questions.headline: QUESTIONS,
    questions.reason: QUESTIONS,
    records.or_not_stated: [("words",), (None,)],
    records.cited_at: [(FULL, LETTER), (BARE, None)],
    records.offering: [(FULL,), (BARE,)],
    records.reviewed: [(FULL,), (BARE,)],
    records.retired: [(RETIRED,)],
    records.measured: [(CUPS,)],
    records.decision: [(OPEN,), (PREFERRED,)],
    records.sentence: [(None, None), (PINNED, None), (PINNED, "Tea\nis late. More.")],
}
"""Every function of `wording/` that returns words, with what it is called with; a mapping last is keywords."""
