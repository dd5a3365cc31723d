"""Small facts for every sentence: of which function, in which cases.

A new sentence form is one more case here; `COUNTERCLAIM_GOLDEN=write` then writes it into `golden/sentences.txt`.
"""

from __future__ import annotations

import dataclasses
from itertools import product
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.findings import Finding, Place, Related, Summary
from counterclaim.knowledge.locks import LockedSentence, Verification
from counterclaim.knowledge.records import Drawn, Effect, Estimate, Locator, Matter, Stamp, Terms
from counterclaim.reasoning import differences
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.coverage import Coverage
from counterclaim.reasoning.grounds import TIERS, Grounds
from counterclaim.reasoning.resolutions import Decision
from counterclaim.wording import (
    axes,
    chains,
    claims,
    conflicts,
    coverage,
    estimates,
    findings,
    grounds,
    hints,
    phrases,
    questions,
    records,
)
from counterclaim.wording import differences as told_differences
from tests.reasoning.invented import avoid, background, base, do, effect
from tests.wording import facts_of_answers
from tests.wording.conftest import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Resolution
    from counterclaim.reasoning.chains import Chain
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


DIRECTIONS = (*claims._CAUSES, "inconclusive")

POSITIONS: Cases = [
    *(
        claim(effect(exposure, direction, "sleep", modality=modality, link=link))
        for link, exposure, direction, modality in product(
            ("causes", "goes-with"), ("coffee", "naps"), DIRECTIONS, ("asserted", "possible")
        )
    ),
    *(claim(effect("coffee", direction, "sleep", comparator="tea")) for direction in DIRECTIONS),
    *(claim(effect("coffee", "increases", "sleep", modality=modality)) for modality in axes.MODALITIES),
    *(claim(effect("coffee", "increases", "sleep", comparator=versus)) for versus in axes.COMPARATORS),
    claim({**effect("coffee", "increases", "sleep"), "scope": {"population": {"any": ["poets", "gardeners"]}}}),
    claim({**effect("coffee", "increases", "sleep", rated="low", inferred=["outcome"])}),
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

KB = read({})
RETIRED = ("2026-02-01", "Taken back.")
FULL = claim(do("tea", sentences=[2, 3, 4, 9], reviewed={"by": "ada", "date": "2026-01-05"}, basis="own-data"))[1]
BARE = claim(do("tea"))[1]
LETTER = read({"a": do("tea")}).sources["letter"]
CUPS = read({}).quantities["cups-a-day"]
PINNED = LockedSentence(1, (0, 11), ("Tea", "late."), "0" * 64)

COVERED = Coverage("letter", 3, {1: ("a",)}, {2: "heading"}, (3,))
EMPTY = Coverage("letter", 0, {}, {}, ())

PLACED = dataclasses.replace(
    BARE, sentences=(), at=Locator((("section", "abstract"), ("page", "5")), "a review", "It is short.")
)
STUDY = dataclasses.replace(LETTER, design="cohort", record={"study": {"n": 1200}})
EXCUSING = dataclasses.replace(LETTER, not_claims=(("heading", (1, 2, 3)), ("promotion", (9,))))
DECISIONS: Cases = [
    (Decision(OPEN, fits=True),),
    (Decision(OPEN, fits=False),),
    (Decision(OPEN, fits=False, outgrown=True),),
    (Decision(PREFERRED, fits=True, joined=("c",)),),
    (Decision(dataclasses.replace(PREFERRED, reviewed=Stamp("ada", "2026-01-06")), fits=True),),
]
ESTIMATES = (
    Estimate("risk-ratio", 0.63, 0.42, 0.94, p="< 0.05"),
    Estimate("mean-difference", -4.5, -6, -3, unit="points", on="a scale to 11", n=40, after="12 weeks"),
    Estimate("ratio", 7, p=0.5, groups=(("runners", 20), ("others", 21)), adjusted_for=("age", "sex")),
    Estimate("odds-ratio"),
)
MEASURED: Cases = [
    (KB, Effect("coffee", "sleep", "increases", size="7 times as likely")),
    *((KB, Effect("coffee", "sleep", "increases", estimate=one)) for one in ESTIMATES),
]


def chain(**last: Any) -> tuple[KnowledgeBase, Chain]:
    kb = read(
        {
            "a": effect("coffee", "increases", "naps"),
            "b": effect("naps", "increases", "sleep", **last),
            "c": effect("coffee", "decreases", "sleep"),
        }
    )
    (found,) = Analysis(kb).chains
    return kb, found


CHAINS: Cases = [chain(), chain(modality="possible"), chain(**scope(horizon="immediate"))]

WRONG = Finding("it is wrong", Place("a.yml"), "write it so")
BOTH = Finding("They part.", Place("a.yml"), "look", says="one", related=(Related(Place("b.yml"), "two"),))
COUNTS = Summary(**dict.fromkeys(Summary.__dataclass_fields__, 0))
MANY = Summary(**dict.fromkeys(Summary.__dataclass_fields__, 1234))


def compared(before: KnowledgeBase, now: KnowledgeBase) -> told_differences.Comparison:
    sides = Analysis(before), Analysis(now)
    return told_differences.Comparison("v1.0", *sides, differences.between(*sides, questions.headline))


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

TOLD: dict[Callable[..., Any], Cases] = {
    **facts_of_answers.TOLD,
    axes.axis_name: [(KB, name) for name in (*axes.AXIS_NAMES, "dose:cups-a-day", "dose:mystery")],
    axes.stated: [
        (KB, "horizon", None),
        (KB, "exposure", ("espresso", "tea")),
        (KB, "outcome", ("mystery",)),
        (KB, "population", ("grown-ups", "mystery")),
        (KB, "condition", ("at-night",)),
        *((KB, "horizon", (name,)) for name in (*axes.HORIZONS, "some-day")),
        (KB, "modality", ("possible",)),
        (KB, "modality", ("asserted",)),
        (KB, "dose:cups-a-day", ("~ 2 cups",)),
    ],
    axes.stated_on: [(kb, axis) for kb, found in PARTS for axis in found.axes],
    axes.scope_rows: [(kb, c.scope) for kb, c in POSITIONS if c.scope.population],
    axes.limits_rows: [(kb, side.limits) for kb, found in PARTS for side in found.sides if side.limits],
    axes.certainty: [(word,) for word in axes.CERTAINTIES],
    estimates.estimate: [(one,) for one in ESTIMATES],
    estimates.rows: MEASURED,
    estimates.in_short: MEASURED,
    estimates.verdict: MEASURED,
    estimates.matters: [(KB, Matter("risk-ratio", 1.25, "letter")), (KB, Matter("mean-difference", 2, "x", "points"))],
    grounds.grounds: [(Grounds(tier, review),) for tier in TIERS for review in (False, True) if tier != "opinion"],
    grounds.offered: [(KB, c, found) for c in (FULL, BARE) for found in (Grounds("trial"), Grounds("none"))],
    grounds.people: [(LETTER,), (STUDY,)],
    grounds.who: [(KB, FULL, Grounds("anecdote")), (KB, BARE, Grounds("none"))],
    axes.quantity_name: [(KB, "dose:cups-a-day"), (KB, "dose:mystery")],
    told_differences.sections: [(CHANGED,), (SAME,)],
    told_differences.in_all: [(CHANGED,), (SAME,), (compared(KB, read({}, populations={})),)],
    told_differences.named: [
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
    claims.effect_said: EFFECTS,
    claims.limits: POSITIONS,
    claims.place: [(FULL,), (BARE,), (PLACED,)],
    claims.cited_with_others: [(FULL, 0), (FULL, 1), (FULL, 1999)],
    chains.chain: CHAINS,
    chains.outcome: CHAINS,
    chains.left_open: CHAINS,
    claims.advised: ADVICE,
    claims.cited: [(FULL,), (BARE,)],
    conflicts.summary: PARTS,
    conflicts.status: PARTS,
    conflicts.against: [
        (CONFLICTS[0], "a", {"examined": False}),
        (CONFLICTS[0], "b", {"examined": True}),
    ],
    conflicts.decided: DECISIONS,
    conflicts.decision_word: DECISIONS,
    conflicts.said: [(kb, side) for kb, found in PARTS[:2] for side in found.sides],
    conflicts.missing: [(kb, found) for kb, found in PARTS if found.status == "undetermined"],
    conflicts.joined_counts: [({"explained": 1200, "undetermined": 1},)],
    conflicts.counted: [([], 0), (CONFLICTS[:1], 1), (CONFLICTS, 2), (CONFLICTS, 2, 1)],
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
    phrases.either: [(["a"],), (["a", "b", "c"],)],
    phrases.word: [({"a-b": "letters"}, "a-b"), ({}, "court-ruling")],
    phrases.capital: [("mRNA vaccine",), ("",)],
    phrases.small: [("Late coffee",), ("",)],
    phrases.noun: [(1, "claim"), (2, "claim"), (2, "person", "people")],
    phrases.counted: [(1, "claim"), (1200, "person", "people")],
    phrases.uncited: [("It wakes [@a; @b]. So it is [@c].",), ("Plain.",)],
    phrases.joined: [(["a"],), (["a", "b"],), (["a", "b", "c"],)],
    phrases.folded: [("one\n  line",)],
    phrases.plural: [(0, "claim"), (1, "claim"), (1234, "claim")],
    phrases.ranges: [((),), ((3,),), ((3, 7, 8, 9),)],
    questions.question_name: [(KB, "coffee", "deep-sleep"), (KB, "coffee", None)],
    questions.asked: [(KB, "coffee", "deep-sleep"), (KB, "naps", "sleep"), (KB, "coffee", None)],
    questions.quote: [(kb, q.positions[0]) for kb, q in QUESTIONS],
    questions.headline: QUESTIONS,
    questions.reason: QUESTIONS,
    records.or_not_stated: [("words",), (None,)],
    records.cited_at: [(FULL, LETTER), (BARE, None)],
    records.offering: [(FULL,), (BARE,)],
    records.reviewed: [(FULL,), (BARE,)],
    records.retired: [(RETIRED,)],
    records.measured: [(CUPS,)],
    records.decision: [(OPEN,), (PREFERRED,)],
    records.coded: [("cohort", "cohort"), ("own-data", "data of its own")],
    records.cut: [(5, 5), (5, 1200)],
    records.dispute: [(CONFLICTS[0], None), *((CONFLICTS[0], decision) for (decision,) in DECISIONS)],
    records.drawn: [(Drawn("letter"),), (Drawn("letter", "The words are the same."),)],
    records.excused: [(LETTER,), (EXCUSING,)],
    records.fitting: [([], ()), ([], ("a1b2",)), *(([decision], ("a1b2",)) for (decision,) in DECISIONS)],
    records.held_for: [((),), (("c",),), (tuple("cdefghi"),)],
    records.listed: [(Terms(("a", "b")),), (Terms(("a", "b"), any=True),)],
    records.not_shown: [(1,), (1200,)],
    records.others: [(("b",), 1), (("b", "c"), 2), (("b", "c"), 1999)],
    records.rests_on: [(Grounds("trial"),), (Grounds("anecdote"), {"stronger": True})],
    records.stamped: [(Stamp("ada", "2026-01-05"),), (None,)],
    records.study: [({"n": 1200, "arms": "coffee, tea"},)],
    records.supplied: [(("outcome",),), (("exposure", "outcome"),)],
    records.why_a_place: [(BARE,), (PLACED,)],
    records.sentence: [(None, None), (PINNED, None), (PINNED, "Tea\nis late. More.")],
}
"""Every function of `wording/` that returns words, with what it is called with; a mapping last is keywords."""
