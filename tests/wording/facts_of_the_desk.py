"""Small facts for what editors read while they work: sentences by number, records in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.records import Returned
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.coverage import Coverage
from counterclaim.reasoning.search import CONFLICTS, REVIEWS
from counterclaim.reasoning.waiting import KINDS, Waiting
from counterclaim.wording import coverage, listing, records, waiting
from tests.reasoning.invented import do, effect
from tests.wording.facts_of_disputes import RESOLUTIONS
from tests.wording.made import claim, read

if TYPE_CHECKING:
    from collections.abc import Callable

KB = read({"a": do("tea")}, sources={"page": {"url": "https://n.example/"}})
TEA = claim(do("tea"))[1]
COVERED = Coverage("letter", 4, {1: ("a", "b"), 4: ("c",)}, {2: "heading", 4: "repetition"}, (3,))
DONE = Coverage("letter", 1, {1: ("a",)}, {}, ())
BACK = Returned("ada", "2026-01-05", "The page says that it can.")
SAID = {
    "sent": {**do("tea"), "returned": {"by": "ada", "date": "2026-01-05", "why": "The page says that it can."}},
    "a": effect("coffee", "increases", "sleep"),
    "b": effect("coffee", "decreases", "sleep"),
}
DECIDED = {
    "claims": ["a", "b"],
    "decision": "open",
    "reason": "Neither of the two names a study.",
    "date": "2026-01-05",
    "seen": "00000000",
}
ASKED = {
    "asks": "Does coffee cost sleep?",
    "questions": ["coffee/sleep"],
    "answer": "One letter says that it does [@a].",
    "looked_for": "Nobody searched.",
    "date": "2026-01-05",
    "seen": "00000000",
}
ANALYSIS = Analysis(read(SAID, resolutions={"a-or-b": DECIDED}, answers={"coffee": ASKED}))
WAITING = [
    Waiting("returned", "sent", "", "2026-01-05", "ben"),
    Waiting("unreviewed", "sent", "", None, None, frozenset({"ben", "ada"})),
    Waiting("stale-review", "a", ""),
    Waiting("stale-decision", "a-or-b", "", claims=("a", "b")),
    Waiting("stale-answer", "coffee", ""),
    Waiting("conflict", ANALYSIS.conflicts[0].id, "", claims=("a", "b")),
    Waiting("sentences", "letter", "", sentences=(1, 2, 3, 7)),
    Waiting("sentences", "gone", "", sentences=(4,)),
]

TOLD: dict[Callable[..., Any], list[tuple[Any, ...]]] = {
    coverage.kept: [
        (("Tea", "is late."), {"changed": False}),
        (("Tea", "is late."), {"changed": True}),
        (("Tea.",), {"changed": False}),
    ],
    coverage.left: [(COVERED,), (DONE,)],
    coverage.not_shown: [("letter", 1_200)],
    coverage.to_choose_from: [("letter", number) for number in (0, 1, 1_200)],
    coverage.standing: [(COVERED, number) for number in (1, 2, 3, 4)],
    listing.also: [
        (KB.concepts["espresso"],),
        (KB.concepts["tea"],),
        (KB.populations["old-poets"],),
        (KB.quantities["cups-a-day"],),
    ],
    listing.claim: [
        (TEA, "trial", "reviewed", ("none",)),
        *((TEA, "opinion", review, ("none",)) for review in REVIEWS[1:]),
        *((TEA, "none", "reviewed", ("any", conflict)) for conflict in CONFLICTS[2:]),
    ],
    listing.counted: [({},), ({"claim": 1, "quantity": 2, "source": 1_200},)],
    listing.question: [(1, 0), (2, 1_200)],
    listing.resolution: [(one,) for one in RESOLUTIONS[3:5]],
    listing.source: [(KB.sources["letter"], 1), (KB.sources["page"], 0)],
    listing.term: [(KB.concepts["tea"],), (KB.quantities["cups-a-day"],)],
    records.returned: [(BACK,)],
    waiting.about: [(ANALYSIS, one) for one in WAITING],
    waiting.in_all: [(dict.fromkeys(KINDS, 1), None), (dict.fromkeys(KINDS, 1_200), "ada"), ({}, None), ({}, "ada")],
    waiting.since: [(WAITING[0],), (WAITING[1],)],
    waiting.title: [(kind, 1_200) for kind in KINDS],
    waiting.whom: [(WAITING[0],), (WAITING[1],), (WAITING[2],)],
}
