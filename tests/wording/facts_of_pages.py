"""Facts for the sentences around records on the pages: counts, names, amounts, sources, measurements."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.records import Estimate, Matter, Quantity, Source
from counterclaim.reasoning.coverage import Coverage
from counterclaim.reasoning.doses import Interval
from counterclaim.reasoning.grounds import Grounds
from counterclaim.wording import (
    answers,
    concepts,
    doses,
    downloads,
    estimates,
    forest,
    measures,
    paging,
    serving,
    sources,
    takeaways,
    totals,
    voices,
)
from tests.reasoning.invented import effect
from tests.wording.made import claim, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Effect

Cases = list[tuple[Any, ...]]
NUMBERS = (1, 2, 1_200)
LETTER = Source("letter", "The Letter", "webpage", "cohort", None)
TRIAL = read({}).sources["trial"]
KB = read({})
POINT, UP_TO, FROM = Interval(2, 2), Interval(0, 2), Interval(2, math.inf, high_open=True)
RANGE, OPEN = Interval(2, 5), Interval(2, 5, low_open=True, high_open=True)
HALF_OPEN = (Interval(2, 5, low_open=True), Interval(2, 5, high_open=True))
ANY = (Interval(0, math.inf, high_open=True), Interval(0, math.inf, low_open=True, high_open=True))
INTERVALS = (POINT, UP_TO, Interval(0, 2, high_open=True), FROM, Interval(2, math.inf, low_open=True), RANGE, OPEN)
AMOUNTS = (*INTERVALS, *HALF_OPEN, *ANY)


def source(**fields: Any) -> Source:
    return read({}, sources={"letter": fields}).sources["letter"]


def measured(*, size: str = "", **estimate: Any) -> tuple[KnowledgeBase, Effect]:
    """Return an effect on sleep with an estimate, in a base that says what difference matters."""
    matter = {"measure": "mean-difference", "value": 2, "unit": "points", "source": "letter"}
    fields = {"estimate": {"measure": "mean-difference", **estimate}} if estimate else {}
    record = effect("coffee", "increases", "sleep", **fields, **({"size": size} if size else {}))
    kb, found = claim(record, concepts={"sleep": {"matters": [matter]}, "coffee": {}})
    assert found.effect
    return kb, found.effect


POINTS: dict[str, Any] = {"unit": "points", "value": 3}
EFFECTS: Cases = [
    measured(size="7 times as likely"),
    measured(size="a fifth", p="< 0.01"),
    measured(measure="risk-ratio", value=0.8, low=0.7, high=0.9, p=0.004),
    measured(measure="risk-ratio", value=0.8, low=0.5, high=1.3, level=99),
    measured(**POINTS, low=2.5, high=4),
    measured(**POINTS, low=1, high=4),
    measured(unit="points", value=-0.5, low=-1.5, high=0.5),
    measured(unit="points", value=-3, low=-4, high=-2.5),
    measured(
        **POINTS,
        p="≥ 0.3",
        on="a scale of 0 to 10",
        groups={"coffee": 20, "tea": 21},
        n=41,
        after="12 weeks",
        adjusted_for=["age", "sex"],
    ),
    measured(n=1, p=0.5),
]
ESTIMATES: list[Estimate] = [one.estimate for _, one in EFFECTS if one.estimate]

TOLD: dict[Callable[..., Any], Cases] = {
    paging.page: [(2, 9)],
    paging.titled: [("All claims", 2, 9)],
    paging.further_groups: [(number,) for number in (-1, 0, 1, 2)],
    serving.before: [(number,) for number in NUMBERS],
    serving.incomplete: [(number,) for number in NUMBERS],
    serving.more: [(number,) for number in (serving.AT_MOST, serving.AT_MOST + 1)],
    answers.elsewhere: [(number, place) for number in NUMBERS for place in ("claims", "conflicts", "questions")],
    answers.folded_side: [(number, "Said to help") for number in NUMBERS],
    answers.rests: [(Grounds("trial"), "low"), (Grounds("none"), "not-assessed")],
    answers.near: [(relation,) for relation in ("wider", "narrower", "same", "other")],
    **{told: [("coffee",)] for told in (answers.everything, answers.said_of, answers.belongs_with)},
    **{
        told: [(number,) for number in NUMBERS]
        for told in (
            *(answers.folded_conflicts, answers.folded_related, answers.folded_questions, answers.more_ways),
            answers.folded_ways,
            *(
                answers.further_questions,
                answers.more_points,
                concepts.more,
                concepts.cases,
                doses.folded,
                doses.left,
                doses.silent,
            ),
            *(voices.folded, doses.unread, sources.kinds, sources.left, totals.questions, totals.reviewed),
        )
    },
    concepts.also: [(["joe", "java"],)],
    concepts.below: [(number, {"more": more}) for number in NUMBERS for more in (False, True)],
    concepts.better: [("more",), ("less",)],
    concepts.broader: [(["coffee", "drink"],)],
    concepts.compared: [
        (Quantity("d", "distance", "km", tolerance=0.15),),
        (Quantity("w", "warmth", "°C", tolerance="2 °C"),),
    ],
    concepts.excluding: [(["tea", "water"],)],
    doses.axis: [
        ({"factor": 10, "low": 1},),
        ({"factor": None, "low": 1},),
        ({"factor": None, "low": 0},),
    ],
    doses.bars: [([(one, about)],) for one in (POINT, UP_TO, FROM, OPEN) for about in (False, True)],
    doses.implied: [("~ 1 h",)],
    doses.meeting: [([], [], "cups"), ([POINT], [], "cups"), ([RANGE, FROM], [OPEN], "cups")],
    doses.name: [(Quantity("d", label, "km"),) for label in ("distance", "km a week")],
    doses.written: [("~ 1 h",)],
    downloads.described: [(name,) for name in (*downloads.FORMATS, "other.txt")],
    downloads.schema: [("claim",)],
    forest.folded: [(number,) for number in NUMBERS],
    forest.left: [(number,) for number in NUMBERS],
    forest.measured: [("risk ratio 0.8", ""), ("risk ratio 0.8", "12 weeks")],
    forest.name: [("mean-difference", "points", "a scale of 0 to 10"), ("risk-ratio", "", "")],
    forest.null: [({"ratio": ratio},) for ratio in (False, True)],
    estimates.estimate: [(one,) for one in ESTIMATES],
    estimates.in_short: EFFECTS,
    estimates.matters: [
        (KB, Matter("mean-difference", 2, "trial", "points")),
        (KB, Matter("risk-ratio", 1.25, "elsewhere")),
    ],
    estimates.rows: EFFECTS,
    estimates.verdict: EFFECTS,
    measures.amount: [(1, "cups"), (2, "cups"), (1, "km")],
    measures.extent: [(one, "cups") for one in AMOUNTS],
    measures.number: [(value,) for value in (0, 1234567, 0.0012345, 1e-9, 3e12, math.inf)],
    measures.place: [(one, "cups") for one in AMOUNTS],
    measures.places: [([POINT], "cups"), ([POINT] * 3, "cups"), ([POINT] * 4, "cups"), ([POINT] * 6, "cups")],
    sources.about: [(LETTER,)],
    sources.accounted: [(Coverage("letter", 9, {}, {}, (7, 8, 9)),)],
    sources.authors: [
        (source(),),
        (source(author=[{"family": "Lovelace", "given": "Ada"}, {"literal": "The Ward"}]),),
    ],
    sources.design: [(TRIAL,)],
    sources.design_named: [(design,) for design in (*sources.DESIGNS, "court-record")],
    sources.named: [("The Letter", {"withdrawn": withdrawn}) for withdrawn in (False, True)],
    sources.obstacle: [(None,), *((what,) for what in sources.OBSTACLES)],
    sources.of_claim: [(standing,) for standing in sources.STATUSES.values()],
    sources.pools: [(LETTER,), (source(design="systematic-review", pools=["cohort", "randomised-trial"]),)],
    sources.sentences: [(9, 4, 2, (7, 8, 9)), (9, 9, 0, ()), (1, 0, 0, (1,))],
    sources.standing: [(source(status=status),) for status in ("live", *sources.STATUSES)],
    sources.stretch: [(1, 9, number) for number in NUMBERS],
    sources.study: [(source(),), (source(study={"n": 40, "setting": "a ward", "funding": "nobody"}),)],
    takeaways.groundless: [(1, 9, 1), (4, 9, 2), (9, 9, 3)],
    takeaways.measured: [(0, 0), (2, 0), (0, 3), (2, 3)],
    totals.examined: [(0, 0), (2, 0), (0, 3), (2, 3)],
    totals.of: [(number, "claim") for number in NUMBERS],
    totals.sentences: [(0, 1), (1, 1), (2, 3)],
}
