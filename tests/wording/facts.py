"""Small facts for every sentence: of which function, in which cases.

A new sentence form is one more case here; `COUNTERCLAIM_GOLDEN=write` then writes it into `golden/sentences.txt`.
"""

from __future__ import annotations

import dataclasses
from itertools import product
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.alignment import Verification
from counterclaim.knowledge.findings import Finding, Place, Related, Setting, Summary
from counterclaim.knowledge.locks import LockedSentence
from counterclaim.knowledge.records import Drawn, Stamp, Terms
from counterclaim.reasoning import differences as changed
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.coverage import Coverage
from counterclaim.reasoning.directions import OPPOSED
from counterclaim.reasoning.grounds import NOTHING, TIERS, Grounds
from counterclaim.reasoning.renumbering import Fate, Renumbering
from counterclaim.reasoning.scope import Axis
from counterclaim.wording import (
    axes,
    changes,
    claims,
    coverage,
    differences,
    findings,
    grounds,
    hints,
    phrases,
    questions,
    records,
    renumbering,
    reviews,
)
from counterclaim.wording.steps import Row as Told
from counterclaim.wording.steps import Section, Step
from tests.reasoning.invented import avoid, background, do, effect
from tests.wording import facts_of_answers, facts_of_disputes, facts_of_pages, facts_of_the_desk
from tests.wording.facts_of_disputes import CONFLICTS, DECIDED, RESOLUTIONS
from tests.wording.made import DATA, STORY, better, claim, read, worse

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase

Cases = list[tuple[Any, ...]]
SET = (Setting("fail-on", "warning", "none"), Setting("rules.chain", None, "off"), Setting("texts", "texts", None))
NUMBERS = (1, 2, 1_200)
SHARES = ((0, 1), (1, 1), (0, 3), (2, 3), (3, 3))

DIRECTIONS = [direction for direction in OPPOSED if direction not in {"do", "avoid"}]
LINKS: dict[str, dict[str, str]] = {"causes": {}, "goes-with": {"link": "goes-with"}}
COMPARED: tuple[dict[str, str], ...] = ({}, *({"comparator": name} for name in ("tea", "without", "before")))
POSITIONS: Cases = [
    *(
        claim(effect(exposure, direction, "sleep", **link, **than))
        for direction, link, than, exposure in product(DIRECTIONS, LINKS.values(), COMPARED, ("coffee", "naps"))
    ),
    *(
        claim(effect("naps", direction, "sleep", modality=modality))
        for direction, modality in product(DIRECTIONS, ("always", "usually", "many", "some", "possible"))
    ),
    claim(effect("mystery", "increases", "sleep", scope={"population": "poets", "dose": {"cups-a-day": "2 cups"}})),
    claim(do("tea")),
    claim(do("tea", outcome="sleep")),
    claim(avoid("coffee", instead="tea", outcome="sleep", scope={"condition": "at-night"})),
    claim(background("coffee")),
    claim(background("coffee", "tea", "naps")),
]
EFFECTS: Cases = [(kb, c.effect) for kb, c in POSITIONS[:2] if c.effect]
ADVICE: Cases = [(kb, c.advice) for kb, c in POSITIONS if c.advice]

BARE = claim(do("tea"))[1]
FULL = claim(
    do(
        "tea",
        statement="Drink tea\nwhenever you can.",
        sentences=[2, 3, 4, 9],
        reviewed={"by": "ada", "date": "2026-01-05"},
        basis="own-data",
        caveats=["It counts no nights.", "It is old."],
        retired={"date": "2026-02-01", "why": "Taken back."},
    )
)[1]
PLACED = claim(do("tea", at={"page": 3, "table": "2", "section": "Results"}))[1]
SECOND_HAND = claim(do("tea", at={"page": 3, "via": "a review of it", "why": "The table has no sentences."}))[1]
PLACES = (BARE, FULL, PLACED, SECOND_HAND)

LIMITED: Cases = [
    claim(do("tea")),
    claim(better()),
    claim(
        better(modality="usually", comparator="tea", link="goes-with", rated="low", inferred=["exposure", "outcome"])
    ),
    claim(better(modality="possible", scope={"population": {"any": ["poets", "gardeners"]}, "condition": "at-night"})),
    claim(better(comparator="before", scope={"horizon": "12 weeks", "dose": {"cups-a-day": "2 cups", "mystery": "1"}})),
]
GENERAL = {"sources": {"letter": {"scope": {"population": ["poets", "gardeners"], "horizon": "long-term"}}}}
WHOSE: Cases = [
    claim(better(source="trial", **DATA)),
    claim(better(source="second-cohort", **DATA)),
    claim(better(source="review", **DATA)),
    claim(better(source="forum", **STORY)),
    *(claim(better(basis=basis)) for basis in ("none", "unnamed-research", "cited-research", "expert-opinion")),
    claim(better(basis="own-data"), sources={"letter": {"design": "commercial", "publisher": "The Shop"}}),
]
URGENT: Cases = [
    *((claim(do("tea", when=when))[1],) for when in ("now", "soon", "routine")),
    (claim(do("tea", when="now", strength="strong"))[1],),
    (claim(do("tea", strength="weak"))[1],),
    (claim(do("tea"))[1],),
    (claim(better())[1],),
]

LETTER = read({"a": do("tea")}).sources["letter"]
CUPS = read({}).quantities["cups-a-day"]
WARMTH = read({}, quantities={"warmth": {"unit": "°C", "tolerance": "2 °C"}}).quantities["warmth"]
PINNED = LockedSentence(1, (0, 11), ("Tea", "late."), "0" * 64)

COVERED = Coverage("letter", 3, {1: ("a",)}, {2: "heading"}, (3,))
EMPTY = Coverage("letter", 0, {}, {}, ())

WRONG = Finding("it is wrong", Place("a.yml"), "write it so")
BOTH = Finding("They part.", Place("a.yml"), "look", says="one", related=(Related(Place("b.yml"), "two"),))
COUNTS = Summary(**dict.fromkeys(Summary.__dataclass_fields__, 0))
MANY = Summary(**dict.fromkeys(Summary.__dataclass_fields__, 1234))

DAY = 1_795_218_001  # 20 November 2026
SECTIONS = [Section(subject, 2, (Told("a", "A row."),)) for subject in changes.TITLES]
STEPS = [
    Step("f", DAY, begins=True, sections=()),
    Step(
        "f", DAY, begins=True, sections=(Section("opened", 1), Section("claims-added", 2), Section("sources-added", 1))
    ),
    *(Step("f", DAY, begins=False, sections=(Section(subject, n),)) for subject in changes.COUNTED for n in (1, 2)),
    Step("f", DAY, begins=False, sections=tuple(Section(subject, 1_200) for subject in changes.COUNTED)),
]


def compared(before: KnowledgeBase, now: KnowledgeBase) -> differences.Comparison:
    sides = Analysis(before), Analysis(now)
    return differences.Comparison("v1.0", *sides, changed.between(*sides, questions.headline))


RESOLUTION: dict[str, Any] = {
    "claims": ["e", "f"],
    "decision": "open",
    "reason": "Neither of them counts.",
    "date": "2026-01-05",
    "seen": "0a1b2c3d",
}
BEFORE = read(
    {
        "a": better(),
        "b": worse(),
        "c": effect("tea", "mixed", "sleep"),
        "d": do("tea"),
        "e": better("naps"),
        "f": worse("naps"),
        "i": better("water", scope={"population": "poets"}),
        "j": worse("water", scope={"population": "gardeners"}),
    },
    sources={"gone": {}},
)
NOW = read(
    {
        "a": {**better(), "retired": {"date": "2026-02-01", "why": "Taken back."}},
        "c": {**effect("tea", "increases", "sleep"), "stance": "helps"},
        "d": do("tea"),
        "e": better("naps"),
        "f": worse("naps"),
        "k": worse("naps", source="blog"),
        "g": avoid("tea"),
        "h": effect("espresso", "increases", "deep-sleep"),
        "i": better("water", scope={"population": "poets"}),
        "j": worse("water", scope={"population": "gardeners"}),
    },
    sources={"letter": {"title": "Another title"}, "new": {}},
    resolutions={"a-or-b": RESOLUTION, "b-or-a": {**RESOLUTION, "decision": {"prefer": "f"}, "date": "2026-01-01"}},
    concepts={"coffee": {}, "tea": {}, "espresso": {}, "naps": {}, "water": {}, "milk": {}},
    populations={"poets": {}, "gardeners": {}, "grown-ups": {}},
)
CHANGED = compared(BEFORE, NOW)
SAME = compared(NOW, NOW)

KB = read({})
TOLD: dict[Callable[..., Any], Cases] = {
    **facts_of_answers.TOLD,
    **facts_of_disputes.TOLD,
    **facts_of_pages.TOLD,
    **facts_of_the_desk.TOLD,
    axes.axis_name: [(KB, name) for name in (*axes.AXIS_NAMES, "dose:cups-a-day", "dose:mystery")],
    axes.certainty: [(rated,) for rated in (*axes.CERTAINTIES, "beyond-doubt")],
    axes.limits_rows: [
        (kb, position.limits) for kb, _ in (*LIMITED, claim(better("decaf"))) for position in Analysis(kb).positions
    ],
    axes.scope_rows: [(kb, one.scope) for kb, one in LIMITED],
    axes.stated: [
        (KB, "horizon", None, {"any_of": False}),
        (KB, "exposure", ("espresso", "tea"), {"any_of": False}),
        (KB, "outcome", ("mystery",), {"any_of": False}),
        *((KB, "population", ("grown-ups", "poets+mystery"), {"any_of": any_of}) for any_of in (False, True)),
        (KB, "condition", ("at-night",), {"any_of": False}),
        *((KB, "comparator", (name,), {"any_of": False}) for name in ("tea", "without", "before")),
        *((KB, "horizon", (name,), {"any_of": False}) for name in (*axes.HORIZONS, "12 weeks")),
        *((KB, "link", (name,), {"any_of": False}) for name in axes.LINKS),
        *((KB, "modality", (name,), {"any_of": False}) for name in axes.MODALITIES),
        (KB, "dose:cups-a-day", ("~ 2 cups",), {"any_of": False}),
        (KB, "dose", ("2 cups (cups-a-day)", "3 km (walk-a-day)"), {"any_of": False}),
    ],
    axes.stated_on: [
        (KB, Axis("horizon", "one-sided", None, ("long-term",))),
        (KB, Axis("population", "overlapping", ("poets", "gardeners"), ("poets",), (True, False))),
    ],
    axes.quantity_name: [(KB, "dose:cups-a-day"), (KB, "dose:mystery")],
    changes.date: [(STEPS[0],)],
    changes.feed: [("Nights",)],
    changes.folded: [(SECTIONS[0],), (Section("opened", 1_200),)],
    changes.horizon: [(STEPS[0],)],
    changes.more: [(SECTIONS[0],), (Section("opened", 1_200, (Told("a", "A row."),)),), (Section("opened", 0),)],
    changes.retired: [("Taken back.",)],
    changes.summary: [(step,) for step in STEPS],
    changes.title: [(section,) for section in SECTIONS],
    claims.advised: ADVICE,
    claims.against: [(number,) for number in NUMBERS],
    claims.also_right: [(number,) for number in NUMBERS],
    claims.basis: [(dataclasses.replace(BARE, basis=basis),) for basis in (*claims.BASES, "court-ruling")],
    claims.caveats: [(BARE,), (FULL,)],
    claims.cited: [(one,) for one in PLACES],
    claims.cited_with_others: [(BARE, others) for others in (0, *NUMBERS)],
    claims.drawn: [(KB, Drawn("trial")), (KB, Drawn("elsewhere", "The numbers\nare the same."))],
    claims.effect_said: EFFECTS,
    claims.inherited: [
        claim(better(), **GENERAL),
        claim(better(scope={"population": "poets"}), **GENERAL),
        (KB, BARE),
    ],
    claims.limits: LIMITED,
    claims.offers: [(BARE,)],
    claims.place: [(one,) for one in PLACES],
    claims.position: POSITIONS,
    claims.read: [(0, 0), *SHARES],
    claims.retired: [(BARE,), (FULL,)],
    claims.reviewed: list(SHARES),
    claims.sentence: [(2,)],
    claims.to_cite: [(FULL, LETTER, "Nights", "https://n.example/claims/a/"), (PLACED, None, "Nights", "claims/a/")],
    claims.urgency: URGENT,
    coverage.covered: [(COVERED,), (EMPTY,)],
    coverage.excused: [(COVERED,)],
    coverage.accounted: [(COVERED,)],
    coverage.without_lock: [("letter",)],
    coverage.of_guide: [("guide/index.md", 1, 0), ("guide/index.md", 12, 3)],
    coverage.verified: [
        ("letter", Verification((1,), (), (), (), 0)),
        ("letter", Verification((1,), (2,), (3, 4), (6,), 2)),
    ],
    renumbering.told: [
        (Renumbering(0, 0, 0, (), (), ()),),
        (Renumbering(1, 1, 1, (), (), ()),),
        (
            Renumbering(
                moved=7,
                claims=3,
                stamps=2,
                changed=(
                    Fate(2, 2, ("Drink tea.",), ("tea-helps",)),
                    Fate(3, 4, ("Whoever drinks tea in", "lies awake."), ("tea-harms", "not_claims")),
                ),
                gone=(Fate(5, 9, ("Walk.",), ("walk", "stroll")), Fate(6, None, ("Read.",), ("not_claims",))),
                spoken=("claims/letter/tea.yml",),
            ),
        ),
    ],
    coverage.opening: [(("Drink tea.",),), (("Whoever drinks tea in", "lies awake."),)],
    coverage.resting: [(3, []), (3, ["a", "b"])],
    differences.sections: [(CHANGED,), (SAME,), (compared(NOW, BEFORE),)],
    differences.in_all: [(CHANGED,), (SAME,), (compared(KB, read({}, populations={})),)],
    differences.named: [
        (NOW, "claim", "d"),
        (NOW, "resolution", "a-or-b"),
        (NOW, "resolution", "b-or-a"),
        (NOW, "source", "letter"),
        (NOW, "concept", "milk"),
        (NOW, "population", "poets"),
        (NOW, "condition", "at-night"),
        (NOW, "quantity", "cups-a-day"),
    ],
    findings.in_one_line: [(WRONG,), (BOTH,)],
    findings.with_mend: [(WRONG,), (BOTH,)],
    findings.one_or_two: [("It is wrong", ""), ("It is wrong", "Write it so."), ("Is it?", "write it so")],
    findings.not_listed: [({"unreviewed": 2100, "explained": 1},)],
    findings.counts: [(COUNTS,), (MANY,)],
    findings.set_otherwise: [((),), (SET,)],
    findings.changed: [(one,) for one in SET],
    grounds.grounds: [(Grounds(tier, review),) for tier in TIERS for review in (False, True)],
    grounds.offered: [(kb, one, Analysis(kb).positions[0].grounds) for kb, one in WHOSE],
    grounds.people: [(KB.sources[name],) for name in ("trial", "cohort", "second-cohort", "review", "forum")],
    grounds.short: [(Grounds(tier),) for tier in TIERS],
    grounds.who: [*((kb, one, Analysis(kb).positions[0].grounds) for kb, one in WHOSE), (KB, BARE, NOTHING)],
    hints.near: [("cofee", {"coffee": None}), ("tae", {"tea": None, "tee": None, "tale": None}), ("x", {})],
    reviews.of_claims: [([],), ([BARE],), ([FULL],), ([BARE, BARE],), ([BARE, FULL],), ([FULL, FULL],)],
    phrases.day: [(date,) for date in ("2026-12-03", "2026-12", "2026", "2026-13", "in spring")],
    phrases.capital: [("mRNA vaccine",), ("",)],
    phrases.counted: [(number, "claim") for number in NUMBERS],
    phrases.either: [(["a"],), (["a", "b"],), (["a", "b", "c"],)],
    phrases.folded: [("one\n  line",)],
    phrases.joined: [(["a"],), (["a", "b"],), (["a", "b", "c"],)],
    phrases.noun: [(1, "study", "studies"), (2, "study", "studies"), (2, "claim")],
    phrases.plural: [(0, "claim"), (1, "claim"), (1234, "claim"), (2, "study", "studies")],
    phrases.ranges: [((),), ((3,),), ((3, 7, 8, 9),)],
    phrases.small: [("Said to help",)],
    phrases.word: [({"a-b": "letters"}, "a-b"), ({}, "court-ruling")],
    records.cited_at: [(one, LETTER) for one in PLACES] + [(BARE, None)],
    records.coded: [("coffee", "coffee"), ("at-night", "at night")],
    records.cut: [(2, 2), (2, 1_200)],
    records.decision: [(one,) for one in RESOLUTIONS[3:5]],
    records.dispute: [(CONFLICTS[0], None), *((CONFLICTS[0], one) for one in (DECIDED[0], DECIDED[5]))],
    records.drawn: [(Drawn("trial"),), (Drawn("elsewhere", "The numbers\nare the same."),)],
    records.excused: [(LETTER,), (read({}, sources={"b": {"not_claims": {"heading": [1, 2]}}}).sources["b"],)],
    records.fitting: [
        ([], []),
        ([], ["0a1b2c3d4e5f"]),
        *(([one], ["0a1b2c3d4e5f"]) for one in (DECIDED[0], *DECIDED[5:])),
    ],
    records.held_for: [([],), (["c"],), (["c", "d", "e", "f", "g", "h", "i"],)],
    records.listed: [(Terms(("poets", "cooks")),), (Terms(("poets", "cooks"), any=True),)],
    records.measured: [(CUPS,), (WARMTH,)],
    records.not_shown: [(1_200,)],
    records.offering: [(one,) for one in PLACES],
    records.or_not_stated: [("words",), (None,)],
    records.others: [(["b"], 1), (["b", "c"], 2), (["b", "c"], 1_200)],
    records.rests_on: [(Grounds("trial"), {"stronger": stronger}) for stronger in (False, True)],
    records.retired: [(("2026-02-01", "Taken back."),)],
    records.reviewed: [(FULL,), (BARE,)],
    records.sentence: [(None, None), (PINNED, None), (PINNED, "Tea\nis late. More.")],
    records.stamped: [(Stamp("ada", "2026-01-05"),), (None,)],
    records.study: [({"n": 1200, "setting": "a ward\nof forty beds"},)],
    records.supplied: [(["exposure"],), (["exposure", "outcome"],)],
    records.why_a_place: [(BARE,), (SECOND_HAND,)],
}
"""Every function of `wording/` that returns words, with what it is called with; a mapping last is keywords."""
