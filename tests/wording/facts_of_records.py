"""Small facts for the sentences about records, conflicts and the history; a mapping last is keywords."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.records import Drawn, Stamp, Terms
from counterclaim.reasoning.grounds import Grounds
from counterclaim.reasoning.resolutions import Decision
from counterclaim.wording import changes, conflicts, questions, records
from counterclaim.wording.steps import Row, Section, Step
from tests.wording import facts
from tests.wording.facts_of_pages import CHAINS, DECISIONS, PLACED

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = facts.CONFLICTS[0]
STEP = Step("a" * 40, 1_795_218_001, begins=False, sections=(Section("opened", 1, (Row("x", "coffee → sleep"),)),))
BEGUN = STEP._replace(begins=True, sections=(Section("claims-added", 2_014), Section("sources-added", 3)))
LONG = Section("claims-added", 14, (Row("a", "Coffee wakes."),))
REVIEWED = dataclasses.replace(facts.OPEN, reviewed=Stamp("bob", "2026-01-08"))

TOLD: dict[Callable[..., Any], facts.Cases] = {
    changes.date: [(STEP,)],
    changes.feed: [("Nights",)],
    changes.folded: [(LONG,)],
    changes.horizon: [(STEP,)],
    changes.more: [(LONG,), (STEP.sections[0],)],
    changes.retired: [("Taken back.",)],
    changes.summary: [(STEP,), (BEGUN,)],
    changes.title: [(LONG,)],
    conflicts.decided: [(Decision(one, fits=True),) for one in (facts.OPEN, facts.PREFERRED, REVIEWED)]
    + [(one,) for one in DECISIONS],
    conflicts.decision_word: [(one,) for one in DECISIONS],
    conflicts.joined_counts: [({"explained": 2, "undetermined": 1},)],
    conflicts.missing: [*facts.PARTS[6:13], *CHAINS],
    conflicts.said: [(facts.PARTS[0][0], FIRST.sides[0])],
    questions.quote: [(kb, question.positions[0]) for kb, question in facts.QUESTIONS[:4]],
    records.coded: [("a", "a"), ("goes-with", "the two go together")],
    records.cut: [(2, 2), (50, 1234)],
    records.dispute: [(FIRST, None), *((FIRST, one) for one in DECISIONS)],
    records.drawn: [(Drawn("letter"),), (Drawn("letter", "It tells\nthe same."),)],
    records.excused: [(dataclasses.replace(facts.LETTER, not_claims=(("heading", (1, 2)), ("question", (9,)))),)],
    records.fitting: [([], []), ([], ["x"]), *(([one], ["x"]) for one in DECISIONS)],
    records.held_for: [([],), (["a"],), (list("abcdefg"),)],
    records.listed: [(Terms(("a", "b")),), (Terms(("a", "b"), any=True),)],
    records.not_shown: [(1234,)],
    records.others: [(["a"], 1), (["a", "b"], 1234)],
    records.rests_on: [
        (Grounds("trial"), {"stronger": True}),
        (Grounds("none"), {"stronger": False}),
    ],
    records.stamped: [(Stamp("ada", "2026-01-05"),), (None,)],
    records.study: [({"n": 1234, "setting": "A\nward."},)],
    records.supplied: [(["outcome"],), (["exposure", "outcome"],)],
    records.why_a_place: [(PLACED[0],), (facts.BARE,)],
}
"""Every function about records that returns words, with what it is called with."""
