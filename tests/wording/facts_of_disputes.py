"""Facts for every sentence about what stands against each other: conflicts, chains, decisions, questions, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from counterclaim.reasoning.conflicts import STATUSES
from counterclaim.reasoning.directions import OPPOSED
from counterclaim.reasoning.questions import SIDES, Form
from counterclaim.wording import chains, conflicts, disputes, grounds, marks, questions
from tests.reasoning.invented import avoid, do, effect
from tests.wording.made import (
    DATA,
    STORY,
    analysed,
    better,
    chain,
    conflict,
    decided,
    nothing,
    question,
    read,
    scope,
    unclear,
    worse,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.conflicts import Conflict
    from tests.reasoning.invented import Record

Cases = list[tuple[Any, ...]]
NUMBERS = (1, 2, 1_200)


def limited(first: Record, second: Record) -> tuple[KnowledgeBase, Conflict]:
    """Return the conflict of two effects that are opposed, with these limits."""
    return conflict(better(**first), worse(**second))


def dose(amount: str, quantity: str = "cups-a-day") -> Record:
    return {"dose": {quantity: amount}}


PARTS: Cases = [
    # contradictions
    limited({}, {}),
    limited({"source": "letter"}, {"source": "letter"}),
    conflict(better(), worse(), better(source="blog"), worse(source="forum"), worse(source="leaflet")),
    conflict(do("coffee"), avoid("coffee")),
    conflict(do("coffee", outcome="sleep"), worse()),
    conflict(better(), better(outcome="wakefulness")),
    conflict(better(comparator="tea"), better("tea", comparator="coffee")),
    conflict(better(modality="possible"), effect("coffee", "no-increase", "sleep")),
    # explained
    limited(scope(population="poets"), scope(population="gardeners")),
    limited(scope(condition="at-night"), scope(condition="at-noon")),
    limited(scope(horizon="immediate"), scope(horizon="long-term")),
    limited(scope(horizon="2 weeks"), scope(horizon="2 years")),
    limited(scope(**dose("2 cups")), scope(**dose("> 5 cups"))),
    conflict(better(comparator="tea"), worse(comparator="water")),
    limited(scope(population="poets", horizon="immediate"), scope(population="gardeners", horizon="long-term")),
    limited(
        scope(population={"any": ["poets", "old-poets"]}),
        scope(population=["gardeners", "grown-ups"]),
    ),
    # both possible
    limited({"modality": "possible"}, {"modality": "some"}),
    # undetermined: only one side says it
    limited(scope(population=["grown-ups", "poets"]), {}),
    limited({}, scope(condition="at-night")),
    limited({}, scope(horizon="short-term")),
    limited(scope(**dose("2 cups")), {}),
    limited({}, {"comparator": "tea"}),
    limited({"comparator": "without"}, {}),
    limited({"comparator": "before"}, {}),
    limited({"link": "goes-with"}, {}),
    limited({}, {"link": "goes-with"}),
    limited({"modality": "possible"}, {}),
    limited({"modality": "usually"}, {"modality": "many"}),
    conflict(do("coffee"), avoid("coffee", outcome="sleep")),
    conflict(better(inferred=["outcome"]), worse()),
    conflict(better(), worse(inferred=["exposure"])),
    conflict(better(inferred=["exposure"]), worse(inferred=["exposure"])),
    # undetermined: not known to go together, or not comparable
    limited(scope(population="poets"), scope(population="grown-ups")),
    limited(scope(condition="at-night"), scope(condition="mystery")),
    limited(scope(horizon="12 weeks"), scope(horizon="1 year")),
    limited({"comparator": "tea"}, {"comparator": "before"}),
    limited(scope(**dose("2 cups")), scope(**dose("a lot"))),
    limited(scope(**dose("2 cups")), scope(**dose("3 km", "walk-a-day"))),
    # undetermined: a part against the whole
    conflict(better("espresso"), worse()),
    conflict(better(), worse("espresso", "deep-sleep")),
    conflict(better("espresso"), worse("coffee", "deep-sleep")),
    conflict(better(outcome="deep-sleep"), worse()),
    conflict(better(outcome="deep-sleep"), better(outcome="wakefulness")),
    limited(scope(population="old-poets"), scope(population="poets")),
    limited({"comparator": "coffee"}, {"comparator": "espresso"}),
    # a study within limits against a page that speaks in general
    conflict(better(source="trial", **DATA, **scope(population="poets", horizon="12 weeks")), worse()),
    conflict(better(), worse(source="trial", **DATA, **scope(**dose("2 cups")))),
    conflict(better("espresso"), worse(source="trial", **DATA, **scope(condition="at-night"))),
]
CONFLICTS = [found for _, found in PARTS]
MANY = [
    *analysed(better(), worse(), better(source="blog")).conflicts,
    *analysed(better(**scope(horizon="immediate")), worse(**scope(horizon="long-term"))).conflicts,
]

MOOD, WAKES = (
    better(outcome="mood"),
    effect("coffee", "increases", "wakefulness", statement="Coffee keeps people awake."),
)
SPOILS = effect("wakefulness", "decreases", "mood", statement="Whoever lies awake is in a bad mood.")
CHAINS: Cases = [
    chain(MOOD, WAKES, SPOILS),
    chain(MOOD, WAKES, {**SPOILS, **scope(population="poets")}),
    chain({**MOOD, **scope(population="poets")}, WAKES, SPOILS),
    chain({**MOOD, **scope(**dose("2 cups"))}, {**WAKES, **scope(**dose("a lot"))}, SPOILS),
    chain(
        MOOD,
        {**WAKES, **scope(**dose("1-3 cups"))},
        {**SPOILS, **scope(**dose("2-5 cups"))},
    ),
    chain(
        MOOD,
        WAKES,
        effect("wakefulness", "decreases", "mood", modality="possible", statement="Lying awake may spoil a mood."),
    ),
    chain(
        better(outcome="mood", modality="possible"),
        WAKES,
        effect("wakefulness", "decreases", "mood", modality="possible", statement="Lying awake may spoil a mood."),
    ),
    chain(better("espresso", "mood"), WAKES, SPOILS),
    chain(better(outcome="mood", link="goes-with"), WAKES, SPOILS),
    chain(better(outcome="mood", inferred=["outcome"]), WAKES, SPOILS),
    chain(
        better("naps", "mood"),
        effect("naps", "decreases", "deep-sleep", statement="Naps by day cost deep sleep."),
        effect("sleep", "increases", "mood", statement="A night of sleep lifts the mood."),
    ),
]

EITHER = decided()
DECIDED = [
    one.decision(one.conflicts[0])
    for one in (
        EITHER,
        decided(by="ada"),
        decided(by="ada", reviewed={"by": "ben", "date": "2026-01-07"}),
        decided(decision="open"),
        decided(decision={"prefer": "b"}),
        decided(changed=True),
        decided(better(source="trial", **DATA)),
    )
]
RESOLUTIONS = [decision.resolution for decision in DECIDED if decision]


def asked() -> Iterator[tuple[KnowledgeBase, Any]]:
    """Yield a question of every form, and what its headline and its reason depend on."""
    yield question(better(source="forum", **STORY))
    yield question(better(source="trial", **DATA))
    yield question(better(source="second-cohort", **DATA))
    yield question(better(basis="cited-research"))
    yield question(better(basis="expert-opinion", at={"page": 3, "via": "a review of it"}))
    yield question(do("tea", statement="Drink tea in the evening."))
    yield question(unclear(source="trial", **DATA))
    yield question(better(source="cohort", **DATA), better(source="second-cohort", **DATA))
    yield question(
        better(source="cohort", **DATA), better(source="second-cohort", **DATA), unclear(), unclear(modality="usually")
    )
    yield question(better(), better())
    yield question(better(source="forum", **STORY), better(source="blog", **STORY))
    yield question(better(source="one"), better(source="one"))
    yield question(better(source="blog"), better(source="leaflet"))
    yield question(better(source="blog"), better(source="leaflet"), better())
    yield question(better("naps", modality="many"), better("naps"))
    yield question(better(), unclear(source="trial", **DATA))
    yield question(*(better(**scope(dose={"cups-a-day": f"{n} cups"})) for n in range(5)))
    stories = [better(source=f"story-{n}", **STORY) for n in range(4)]
    yield question(*stories, nothing(source="review", **DATA))
    yield question(*(better(source=f"page-{n}") for n in range(3)), worse(source="trial", **DATA))
    yield question(better(), worse(source="trial", **DATA), unclear())
    yield question(better(source="trial", **DATA), worse(source="trial"))
    yield question(better(source="trial", **DATA, **scope(population="poets")), worse())
    yield question(better(), worse())
    yield question(better(), worse(), nothing())
    yield question(better(), worse(**scope(horizon="immediate")))
    yield question(better(), worse(), unclear(), better(modality="usually"))
    yield question(
        do("tea", statement="Drink tea in the evening."), avoid("tea", statement="Leave tea alone in the evening.")
    )
    yield question(better(source="one"), worse(source="one"))
    yield question(better(modality="possible"), worse(modality="possible"))
    yield question(better(**scope(condition="at-night")), worse(**scope(condition="at-noon")), unclear())
    yield EITHER.kb, EITHER.questions["coffee", "sleep"]
    kept = decided(decision="open")
    yield kept.kb, kept.questions["coffee", "sleep"]


QUESTIONS: Cases = list(asked())
KB = read({})
DIRECTED = [effect("coffee", direction, "sleep") for direction in OPPOSED if direction not in {"do", "avoid"}]
FORMS = (*get_args(Form), "court-ruling")

TOLD: dict[Callable[..., Any], Cases] = {
    conflicts.summary: PARTS,
    conflicts.said: [(kb, found.sides[0]) for kb, found in PARTS[:3]],
    conflicts.missing: [case for case in (*PARTS, *CHAINS) if case[1].status == "undetermined"],
    conflicts.status: PARTS,
    conflicts.against: [
        (CONFLICTS[0], "a", {"examined": False}),
        (CONFLICTS[0], "b", {"examined": True}),
        (CONFLICTS[2], "a", {"examined": False}),
    ],
    conflicts.decided: [(decision,) for decision in DECIDED],
    conflicts.decision_word: [(decision,) for decision in DECIDED],
    conflicts.counted: [([], 0), (MANY[:1], 1), (MANY, 1), (MANY, 0, 1)],
    conflicts.joined_counts: [({},), ({"undetermined": 1, "explained": 1_200},)],
    conflicts.chained: [("a",)],
    chains.chain: CHAINS,
    chains.outcome: CHAINS[:1],
    chains.left_open: CHAINS,
    questions.question_name: [(KB, "coffee", "deep-sleep"), (KB, "coffee", None)],
    questions.asked: [(KB, "coffee", "deep-sleep"), (KB, "naps", "sleep"), (KB, "coffee", None)],
    questions.in_full: [(KB, "coffee", "deep-sleep"), (KB, "naps", "sleep"), (KB, "coffee", None)],
    questions.plain_name: [(KB, "coffee", "deep-sleep"), (KB, "coffee", None)],
    questions.side: [
        *((kb, found, "Said to help", kb.claims.values()) for kb, found in QUESTIONS[5:10]),
        *((*one, "Said to help", one[0].claims.values()) for one in map(question, DIRECTED)),
    ],
    grounds.independence: [
        (sources, origins, {"known": known})
        for sources, origins in ((1, 1), (2, 2), (3, 1), (3, 2))
        for known in (True, False)
    ],
    grounds.tally: [(kb, list(kb.claims.values()), found.origins) for kb, found in QUESTIONS[:13]],
    questions.headline: QUESTIONS,
    questions.quote: [(kb, found.positions[0]) for kb, found in QUESTIONS[:6]],
    questions.reason: QUESTIONS,
    disputes.status: [*PARTS[:1], *PARTS[8:13], *PARTS[16:18]],
    disputes.decision: [(one,) for one in RESOLUTIONS],
    disputes.meaning: [(status,) for status in (*STATUSES, "under-appeal")],
    disputes.view: [(one,) for one in DECIDED],
    disputes.outcome: [("both hold", ""), ("both hold", "It is old.")],
    disputes.about: [(status,) for status in STATUSES],
    disputes.outdated: [(one,) for one in DECIDED],
    disputes.strength: [(CONFLICTS[0],), *((found,) for found in CONFLICTS[-3:])],
    disputes.turn: [(before, "explained") for before in (None, *disputes.TURNS, "under-appeal")],
    disputes.apart: [("years", "not stated")],
    disputes.alike: [([("what is done", "coffee"), ("for whom", "adults")],)],
    disputes.chain_status: [(found,) for _, found in CHAINS[:2]],
    disputes.comes_to: CHAINS[:1],
    disputes.debate: [(2, number) for number in NUMBERS],
    disputes.size: [(2, number) for number in NUMBERS],
    **{
        told: [(number,) for number in NUMBERS]
        for told in (
            *(disputes.holds_for, disputes.same_side, disputes.unlisted, disputes.pairs, disputes.open_debates),
            *(disputes.decided_debates, disputes.happens, disputes.explained, disputes.of_claims),
            *(disputes.further_pairs, disputes.further_debates, disputes.unlisted_pairs, disputes.both_right),
            *(disputes.both_happen, disputes.settled),
        )
    },
    marks.side: [
        (side, {"advice": advice}) for side in (*SIDES, marks.UNTOLD, "under-appeal") for advice in (False, True)
    ],
    marks.answer: [
        (form, side, {"advice": advice})
        for form in FORMS
        for side in (None, "helps", "neutral", marks.UNTOLD)
        for advice in (False, True)
    ],
    marks.disputed: [(form,) for form in FORMS],
    marks.card: [(1, "Says it helps", {"disputed": disputed}) for disputed in (False, True)],
    marks.tip: [("Coffee wakes.", "The Letter")],
    marks.urgency: [("now", "getting medical help"), (None, "seeing a doctor"), ("routine", "seeing a doctor")],
}
