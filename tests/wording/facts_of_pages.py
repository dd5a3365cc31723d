"""Small facts for the sentences of pages: of which function, in which cases; a mapping last is keywords."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.records import Claim, Drawn, Estimate, Matter, Quantity, Source, Stamp
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.coverage import Coverage
from counterclaim.reasoning.doses import Interval
from counterclaim.reasoning.grounds import TIERS, Grounds
from counterclaim.reasoning.resolutions import Decision
from counterclaim.wording import (
    answers,
    axes,
    chains,
    claims,
    concepts,
    disputes,
    doses,
    downloads,
    estimates,
    grounds,
    marks,
    measures,
    phrases,
    sources,
    totals,
)
from tests.reasoning.invented import do, effect
from tests.wording import facts

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTS = [(0,), (1,), (2,), (1234,)]
KB, RESOLUTION = facts.KB, facts.resolution
CLAIM = Claim("a", "Coffee wakes most people.", "letter", (3, 1), "helps", "none", caveats=("One.",))
SOURCE = Source("letter", "On coffee", "article", "opinion", None, publisher="The Letter")
STUDY = dataclasses.replace(
    SOURCE,
    design="cohort",
    pools=("randomised-trial", "cohort"),
    record={"study": {"n": 1, "arms": "Two.", "setting": "A ward.", "registered": "N1", "funding": "A board."}},
)
LIMITED = facts.read(
    {
        "a": effect("coffee", "increases", "sleep", scope={"population": "poets", "dose": {"cups-a-day": "2 cups"}}),
        "b": effect(
            "coffee",
            "increases",
            "sleep",
            comparator="tea",
            link="goes-with",
            modality="many",
            rated="low",
            inferred=["outcome"],
            scope={"condition": {"any": ["at-night", "at-noon"]}, "horizon": "12 weeks"},
        ),
        "c": effect("coffee", "increases", "sleep"),
    },
    sources={"letter": {"scope": {"population": "gardeners", "horizon": "long-term"}}},
)
ADVISED = [
    (facts.claim(do("tea", **fields))[1],)
    for fields in ({}, {"when": "now"}, {"when": "soon", "strength": "strong"}, {"when": "routine"})
]
PLACED = [
    facts.claim({**{k: v for k, v in do("tea").items() if k != "sentences"}, "at": at})[1]
    for at in ({"section": "abstract"}, {"table": 2, "row": 3}, {"page": 5, "via": "A blog"})
]

DIFFERENCE = Estimate("mean-difference", -0.15, -0.25, -0.05, unit="grades", after="12 weeks")
FULL = Estimate(
    "risk-ratio", 0.8, 0.7, 0.9, 90, "< 0.05", None, "a scale", (("tea", 20), ("none", 1)), 41, "1 year", ("age",)
)
ESTIMATES = [
    DIFFERENCE,
    FULL,
    Estimate("ratio", 7),
    Estimate("odds-ratio", p=0.03),
    Estimate("odds-ratio", 2, p="≥ 0.05"),
]
MATTERING = facts.read(
    {},
    concepts={
        **facts.WHOLE["concepts"],
        "sleep": {"matters": [{"measure": "mean-difference", "value": 0.1, "source": "letter"}]},
    },
)


def acting(estimate: Estimate | None, size: str | None = None) -> tuple[Any, Any]:
    """Return an effect with an estimate, on an outcome of which it is known what matters."""
    _, said = facts.claim(effect("coffee", "decreases", "sleep"))
    assert said.effect
    return MATTERING, dataclasses.replace(said.effect, estimate=estimate, size=size)


NUMBERS = [
    acting(None),
    acting(None, "an hour less"),
    *(acting(one) for one in ESTIMATES),
    acting(dataclasses.replace(DIFFERENCE, low=-0.05, high=0.05, value=0.0), "none to speak of"),
    acting(dataclasses.replace(DIFFERENCE, low=-0.3, high=-0.2, value=-0.25)),
    acting(dataclasses.replace(DIFFERENCE, low=-0.4, high=0.3)),
]

CHAINED = facts.read(
    {
        "a": effect("coffee", "decreases", "deep-sleep"),
        "b": effect("coffee", "increases", "tea"),
        "c": effect("tea", "increases", "deep-sleep", scope={"population": "poets"}),
    }
)
POSSIBLE = facts.read(
    {
        "a": effect("coffee", "decreases", "deep-sleep", modality="possible"),
        "b": effect("coffee", "increases", "tea"),
        "c": effect("tea", "increases", "deep-sleep", modality="possible"),
    }
)
CHAINS = [(kb, chain) for kb in (CHAINED, POSSIBLE) for chain in Analysis(kb).chains]

UNKNOWN = RESOLUTION(decision="both-hold")
KNOWN = dataclasses.replace(RESOLUTION(), by="ada", reviewed=Stamp("bob", "2026-01-08"))
DECISIONS = [Decision(UNKNOWN, fits=True), Decision(KNOWN, fits=False), Decision(KNOWN, fits=False, outgrown=True)]
WEAK: dict[str, Any] = {"basis": "anecdote"}
STRONGER = [facts.opposed({}, {})[1], facts.opposed(WEAK, {})[1], facts.opposed({}, WEAK)[1]]

TOLD: dict[Callable[..., Any], facts.Cases] = {
    answers.near: [(relation,) for relation in ("wider", "narrower", "same", "other")],
    answers.elsewhere: [(2, place) for place in ("claims", "conflicts", "questions")],
    answers.folded_side: [(2, "Says it helps")],
    answers.folded_conflicts: COUNTS[2:],
    answers.folded_related: COUNTS[2:],
    answers.folded_questions: COUNTS[2:],
    answers.folded_ways: COUNTS[1:],
    answers.more_ways: COUNTS,
    answers.everything: [("coffee",)],
    answers.said_of: [("coffee",)],
    answers.belongs_with: [("coffee",)],
    answers.further_questions: COUNTS[1:],
    axes.certainty: [(name,) for name in (*axes.CERTAINTIES, "beyond-doubt")],
    axes.limits_rows: [(LIMITED, position.limits) for position in Analysis(LIMITED).positions],
    axes.scope_rows: [(LIMITED, claim.scope) for claim in LIMITED.claims.values()],
    axes.stated_on: [
        (kb, axis) for kb, found in facts.PARTS[2:10] for axis in found.axes if axis.name in found.decisive
    ],
    chains.chain: CHAINS,
    chains.outcome: CHAINS[:1],
    chains.left_open: CHAINS,
    claims.against: COUNTS,
    claims.also_right: COUNTS,
    claims.basis: [(dataclasses.replace(CLAIM, basis=basis),) for basis in (*claims.BASES, "court-ruling")],
    claims.offers: [(dataclasses.replace(CLAIM, basis=basis),) for basis in (*claims.BASES, "court-ruling")],
    claims.caveats: [(CLAIM,), (dataclasses.replace(CLAIM, caveats=("One.", "Two.")),)],
    claims.cited_with_others: [(CLAIM, number) for (number,) in COUNTS],
    claims.drawn: [(KB, Drawn("lost")), (facts.NOW, Drawn("letter", "It tells\nthe same."))],
    claims.inherited: [(LIMITED, claim) for claim in LIMITED.claims.values()],
    claims.limits: [(LIMITED, claim) for claim in LIMITED.claims.values()],
    claims.place: [(CLAIM,), *((claim,) for claim in PLACED)],
    claims.read: [(0, 0), (0, 3), (2, 3), (3, 3)],
    claims.reviewed: [(0, 1), (1, 1), (0, 3), (2, 3), (3, 3)],
    claims.retired: [(CLAIM,), (dataclasses.replace(CLAIM, retired=facts.RETIRED),)],
    claims.sentence: [(1,)],
    claims.to_cite: [
        (CLAIM, SOURCE, "Nights", "https://n.example/claims/a/"),
        (CLAIM, None, "Nights", "claims/a/"),
    ],
    claims.urgency: ADVISED,
    concepts.better: [("more",), ("less",)],
    concepts.also: [(["joe", "java"],)],
    concepts.more: COUNTS[1:],
    concepts.below: [(1, {"more": False}), (2, {"more": True})],
    concepts.broader: [(["drinks", "habits"],)],
    concepts.excluding: [(["poets"],)],
    concepts.compared: [(Quantity("d", "distance", "km", tolerance),) for tolerance in (0.15, "2 km")],
    concepts.graph: [("coffee",)],
    concepts.as_list: COUNTS[1:],
    concepts.left_out: [(1, 1), (2, 0)],
    disputes.about: [(status,) for status in disputes.STATUSES],
    disputes.alike: [([("what is done", "coffee"), ("for whom", "adults")],)],
    disputes.apart: [("years", "not stated")],
    disputes.both_happen: COUNTS[1:],
    disputes.both_right: COUNTS[1:],
    disputes.chain_status: [(chain,) for _, chain in CHAINS],
    disputes.comes_to: CHAINS[:1],
    disputes.debate: [(2, 1), (5, 6)],
    disputes.decided_debates: COUNTS,
    disputes.decision: [(one,) for one in (facts.OPEN, UNKNOWN, facts.PREFERRED)],
    disputes.explained: COUNTS[1:],
    disputes.further_debates: COUNTS[1:],
    disputes.further_pairs: COUNTS[2:],
    disputes.happens: COUNTS[1:],
    disputes.holds_for: COUNTS[1:],
    disputes.meaning: [(status,) for status in (*disputes.MEANINGS, "unheard-of")],
    disputes.of_claims: COUNTS[1:],
    disputes.open_debates: COUNTS,
    disputes.outcome: [("both hold", "2026-01-05, by ada", ""), ("both hold", "2026-01-05", "It no longer counts.")],
    disputes.outdated: [(one,) for one in DECISIONS],
    disputes.pairs: COUNTS,
    disputes.same_side: COUNTS[1:],
    disputes.settled: COUNTS[1:],
    disputes.size: [(2, 1), (5, 6)],
    disputes.status: facts.PARTS[:6],
    disputes.strength: [(found,) for found in STRONGER],
    disputes.turn: [(before, "explained") for before in (None, *disputes.TURNS)],
    disputes.unlisted: COUNTS[1:],
    disputes.unlisted_pairs: COUNTS[1:],
    disputes.view: [(one,) for one in DECISIONS],
    doses.axis: [({"factor": 10, "low": 1},), ({"factor": None, "low": 1},), ({"factor": None, "low": 0},)],
    doses.bars: [
        ([(Interval(1, 1), False), (Interval(0, 2), False), (Interval(3, float("inf"), low_open=True), False)],),
        ([(Interval(1, 2), True)],),
    ],
    doses.meeting: [([Interval(1, 2)], [], "km"), ([], [Interval(3, 4)], "km")],
    doses.folded: COUNTS[1:],
    doses.left: COUNTS[1:],
    doses.silent: COUNTS[1:],
    doses.unread: COUNTS[1:],
    doses.implied: [("~ 1 h",)],
    doses.written: [("~ 1 h",)],
    doses.name: [(Quantity("d", label, "km"),) for label in ("distance", "km a week")],
    downloads.described: [(name,) for name in (*downloads.FORMATS, "other.txt")],
    downloads.schema: [("claim",)],
    estimates.estimate: [(one,) for one in ESTIMATES],
    estimates.rows: NUMBERS,
    estimates.in_short: NUMBERS,
    estimates.verdict: NUMBERS,
    estimates.matters: [
        (KB, Matter("mean-difference", 0.1, "lost", "grades")),
        (facts.NOW, Matter("risk-ratio", 0.8, "letter")),
    ],
    grounds.grounds: [(Grounds(tier, review),) for tier in TIERS for review in (False, True)],
    grounds.offered: [
        *((KB, dataclasses.replace(CLAIM, basis=basis), Grounds("none")) for basis in grounds.BASES),
        (KB, CLAIM, Grounds("opinion")),
        (KB, CLAIM, Grounds("trial")),
    ],
    grounds.people: [(SOURCE,), (STUDY,)],
    grounds.who: [(KB, CLAIM, Grounds("trial")), (facts.NOW, CLAIM, Grounds("none"))],
    marks.side: [(side, {"advice": advice}) for side in (*marks.SIDES, marks.UNTOLD) for advice in (False, True)],
    marks.answer: [
        *((form, None, {"advice": False}) for form in marks.FORMS),
        *((form, "helps", {"advice": advice}) for form in marks.FORMS for advice in (False, True)),
        ("single", marks.UNTOLD, {"advice": False}),
    ],
    marks.disputed: [("disputed",), ("stronger",), ("one-source",)],
    marks.card: [(1, "Says it helps", {"disputed": disputed}) for disputed in (False, True)],
    marks.tip: [("Coffee wakes.", "The Letter")],
    measures.number: [(value,) for value in (0, 1, 1.5, -0.15, 1234, 1e-7, 1e12, float("inf"))],
    measures.amount: [(1, "cups"), (2, "cups")],
    measures.extent: [(Interval(1, 2), "km")],
    measures.place: [(Interval(1, 2), "km")],
    measures.places: [([Interval(1, 2)] * 5, "km")],
    phrases.capital: [("mRNA",)],
    phrases.counted: [(1, "pair"), (2, "pair"), (2, "person", "people")],
    phrases.either: [(["a"],), (["a", "b", "c"],)],
    phrases.noun: [(1, "pair"), (2, "pair"), (2, "person", "people")],
    phrases.small: [("Says",)],
    phrases.word: [({"a-b": "letters"}, "a-b"), ({}, "court-ruling")],
    sources.about: [(SOURCE,)],
    sources.accounted: [(Coverage("letter", 9, {}, {}, (7, 8, 9)),)],
    sources.authors: [
        (dataclasses.replace(SOURCE, record={"author": [{"family": "Doe", "given": "Ann"}, {"literal": "A board"}]}),)
    ],
    sources.design: [(dataclasses.replace(SOURCE, design=design),) for design in (*sources.DESIGNS, "court-record")],
    sources.design_named: [("cohort",), ("court-record",)],
    sources.kinds: COUNTS,
    sources.left: COUNTS[1:],
    sources.named: [("The Letter", {"withdrawn": withdrawn}) for withdrawn in (False, True)],
    sources.of_claim: [("Retracted",)],
    sources.pools: [(SOURCE,), (STUDY,)],
    sources.sentences: [(9, 4, 2, (7, 8, 9)), (9, 9, 0, ())],
    sources.standing: [(dataclasses.replace(SOURCE, status=s),) for s in ("live", *sources.STATUSES, "under-appeal")],
    sources.stretch: [(1, 9, 3)],
    sources.study: [(SOURCE,), (STUDY,)],
    totals.of: [(1, "claim"), (2, "claim")],
    totals.sentences: [(2, 3), (3, 3)],
    totals.examined: [(0, 0), (2, 0), (0, 1), (2, 1)],
    totals.reviewed: [(2,)],
    totals.questions: [(1,), (2,)],
}
"""Every function of pages that returns words, with what it is called with."""
