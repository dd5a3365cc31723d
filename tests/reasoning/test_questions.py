"""What a question's claims add up to, on small bases of subjects of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from counterclaim.reasoning import resolutions
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.grounds import Grounds
from counterclaim.reasoning.questions import COULD_NOT_TELL, SIDES, Form
from tests.reasoning.invented import avoid, background, base, do, effect, plain

if TYPE_CHECKING:
    from counterclaim.reasoning.questions import Question
    from tests.reasoning.invented import Record

SOURCES: dict[str, Record] = {
    "review": {"design": "systematic-review", "pools": ["randomised-trial"]},
    "trial": {"design": "randomised-trial"},
    "second-trial": {"design": "randomised-trial"},
    "cohort": {"design": "cohort"},
    "second-cohort": {"design": "cohort"},
    "survey": {"design": "cross-sectional", "cites": ["cohort"]},
    "forum": {},
    "blog": {},
    "page": {"cites": ["trial"]},
    "leaflet": {"cites": ["trial"]},
}
KINDS: dict[str, Any] = {
    "concepts": {
        "mulching": {},
        "straw-mulching": {"broader": ["mulching"]},
        "slugs": {"better": "less"},
        "snails": {"broader": ["slugs"]},
        "yield": {"better": "more"},
        "digging": {},
    },
    "conditions": {"in-spring": {"disjoint_with": ["in-autumn"]}, "in-autumn": {}},
    "sources": SOURCES,
}
DATA = {"basis": "own-data"}
STORY = {"basis": "anecdote"}
SPRING, AUTUMN = ({"scope": {"condition": when}} for when in ("in-spring", "in-autumn"))


def fewer(source: str, **fields: Any) -> Record:
    return effect("mulching", "decreases", "slugs", source=source, stance="helps", **fields)


def more(source: str, **fields: Any) -> Record:
    return effect("mulching", "increases", "slugs", source=source, stance="harms", **fields)


def nothing(source: str, **fields: Any) -> Record:
    return effect("mulching", "no-change", "slugs", source=source, stance="neutral", **fields)


def unclear(source: str, **fields: Any) -> Record:
    return effect("mulching", "inconclusive", "slugs", source=source, stance="neutral", **fields)


def asked(*claims: Record, decided: dict[str, Record] | None = None, **kinds: Any) -> Question:
    """Return the question of the first claim; `decided` are resolutions about it."""
    every = {f"c{n}": claim for n, claim in enumerate(claims)}
    analysis = Analysis(base(every, resolutions=decided, **{**KINDS, **kinds}))
    return next(q for q in analysis.questions.values() if "c0" in q.claims)


FORMS = [
    pytest.param([fewer("forum")], "single", id="one claim"),
    pytest.param([fewer("cohort", **DATA), fewer("second-cohort", **DATA)], "agreed", id="two cohorts"),
    pytest.param([fewer("trial", **DATA), fewer("cohort", **DATA)], "agreed", id="a trial and a cohort"),
    pytest.param(
        [nothing("cohort", **DATA), nothing("second-cohort", **DATA)], "agreed", id="two that find no difference"
    ),
    pytest.param([fewer("forum", **STORY), fewer("blog", **STORY)], "alike", id="two stories agree on nothing"),
    pytest.param([fewer("cohort", **DATA), fewer("forum", **STORY)], "alike", id="a cohort and a story"),
    pytest.param([fewer("cohort", **DATA), fewer("cohort", **DATA)], "alike", id="one cohort twice"),
    pytest.param([fewer("forum"), fewer("forum")], "alike", id="one page twice"),
    pytest.param([fewer("page"), fewer("leaflet")], "alike", id="two pages that cite one trial"),
    pytest.param([fewer("forum"), unclear("blog")], "several", id="nobody opposes"),
    pytest.param([fewer("forum", modality="possible"), fewer("blog")], "several", id="can and does stand as two"),
    pytest.param([more("forum", **STORY), nothing("trial", **DATA)], "stronger", id="a story against a trial"),
    pytest.param([fewer("forum"), more("blog")], "disputed", id="one against one"),
    pytest.param([fewer("forum"), fewer("page"), more("blog")], "disputed", id="two against one are no majority"),
    pytest.param([fewer("forum"), more("blog", **SPRING)], "disputed", id="whether they meet cannot be told"),
    pytest.param([fewer("forum"), more("forum")], "one-source", id="one source says both"),
    pytest.param(
        [fewer("forum"), more("forum"), more("blog")], "disputed", id="one says both and another says one of them"
    ),
    pytest.param([fewer("forum", modality="possible"), more("blog", modality="some")], "happens", id="both can happen"),
    pytest.param([fewer("forum", **SPRING), more("blog", **AUTUMN)], "apart", id="limits explain it"),
    pytest.param(
        [fewer("forum", **SPRING), more("blog", **AUTUMN), unclear("page")], "apart", id="and nothing else opposes"
    ),
    pytest.param([more("forum"), effect("mulching", "no-increase", "slugs", source="blog")], "disputed", id="a denial"),
    pytest.param(
        [fewer("forum"), effect("mulching", "no-increase", "slugs", source="blog")],
        "several",
        id="a denial of the other direction opposes nothing",
    ),
    pytest.param(
        [do("mulching", outcome="slugs", source="forum"), avoid("mulching", outcome="slugs", source="blog")],
        "disputed",
        id="advice against advice",
    ),
    pytest.param(
        [avoid("mulching", outcome="slugs", source="forum"), more("trial", **DATA)], "several", id="advice and why"
    ),
]


@pytest.mark.parametrize(("claims", "form"), FORMS)
def test_what_the_claims_on_a_question_add_up_to(claims: list[Record], form: str) -> None:
    assert asked(*claims).form == form


def test_every_form_has_been_seen_or_is_decided() -> None:
    assert {case.values[1] for case in FORMS} == set(get_args(Form)) - {"decided"}


def test_four_stories_do_not_outvote_a_review_which_comes_first() -> None:
    sources: dict[str, Record] = {f"story-{n}": {} for n in range(4)}
    stories = [fewer(source, **STORY) for source in sources]
    question = asked(*stories, nothing("review", **DATA), sources={**SOURCES, **sources})
    assert question.form == "stronger"
    assert question.positions[0].claims == ("c4",)
    assert question.grounds == Grounds("trial", review=True)
    (conflict,) = question.inner
    assert conflict.stronger is not None
    assert conflict.sides[conflict.stronger].claims == ("c4",)


@pytest.mark.parametrize("verdict", [unclear, nothing])
@pytest.mark.parametrize(
    ("source", "stops"), [("second-trial", True), ("second-cohort", True), ("survey", True), ("forum", False)]
)
def test_nobody_agrees_beside_a_study_as_good_that_could_not_tell_or_found_nothing(
    verdict: Any, source: str, *, stops: bool
) -> None:
    agreeing = [fewer("cohort", **DATA), fewer("trial", **DATA)]
    beside = verdict(source, **(DATA if source != "forum" else STORY), link="goes-with")
    question = asked(*agreeing, beside)
    assert (question.form != "agreed") is (stops or verdict is nothing)


def test_a_study_below_those_that_agree_does_not_stop_them() -> None:
    agreeing = [fewer("trial", **DATA), fewer("second-trial", **DATA)]
    assert asked(*agreeing, unclear("cohort", **DATA)).form == "agreed"
    assert asked(*agreeing, unclear("review", **DATA)).form == "several"
    assert {"inconclusive", "no-change"} == COULD_NOT_TELL


def no_more(source: str, **fields: Any) -> Record:
    return effect("mulching", "no-increase", "slugs", source=source, stance="neutral", **fields)


def opposed_on(exposure: str, outcome: str) -> list[Record]:
    """Return two claims that oppose each other and neither of which opposes `no_more`."""
    return [
        effect(exposure, "maintains", outcome, source="forum"),
        effect(exposure, "decreases", outcome, source="blog"),
    ]


AGREEING = [no_more("cohort", **DATA), no_more("second-cohort", **DATA)]


def test_what_stands_open_on_a_narrower_question_stops_agreement() -> None:
    assert asked(*AGREEING).form == "agreed"
    assert asked(*AGREEING, *opposed_on("straw-mulching", "snails")).form == "alike"
    assert asked(*AGREEING, *opposed_on("digging", "snails")).form == "agreed"
    assert asked(*AGREEING, effect("straw-mulching", "increases", "snails", source="forum")).form == "alike"


def test_advice_for_nothing_in_particular_agrees_with_nothing_narrower() -> None:
    every = [do("mulching", source="cohort", **DATA), do("mulching", source="second-cohort", **DATA)]
    assert asked(*every).form == "agreed"
    opposed = [fewer("forum"), more("blog")]
    assert asked(*every, *opposed).form == "agreed"
    assert asked(*every, avoid("mulching", source="forum")).form == "stronger"


def test_independence_follows_what_is_cited_and_drawn_on() -> None:
    assert asked(fewer("page"), fewer("leaflet")).origins == 1
    assert asked(fewer("page"), fewer("leaflet"), fewer("trial", **DATA)).origins == 1
    assert asked(fewer("forum"), fewer("blog")).origins == 2
    drawn = {"draws_on": [{"source": "cohort", "guess": "The numbers are the same."}]}
    assert asked(fewer("forum", **drawn), fewer("blog", **drawn)).origins == 1
    assert asked(fewer("survey"), fewer("cohort", **DATA)).origins == 1
    assert asked(fewer("survey", **DATA), fewer("cohort", **DATA)).origins == 2


def test_two_that_report_one_study_do_not_agree_with_it() -> None:
    reports = {"basis": "cited-research", "draws_on": [{"source": "trial"}]}
    question = asked(fewer("forum", **reports), fewer("blog", **reports), fewer("trial", **DATA))
    assert (question.form, question.origins) == ("alike", 1)


def test_a_comparison_is_a_position_of_its_own() -> None:
    compared = fewer("cohort", comparator="digging", **DATA)
    question = asked(compared, fewer("second-cohort", **DATA))
    assert (question.form, len(question.positions)) == ("several", 2)
    assert asked(compared, fewer("second-cohort", comparator="digging", **DATA)).form == "agreed"
    assert asked(compared, more("forum", comparator="digging")).form == "stronger"


def resolved(claims: dict[str, Record], **decision: Any) -> Record:
    """Return a decision about the first two claims as they are."""
    analysis = Analysis(base(claims, **KINDS))
    best = {claim: position.grounds for position in analysis.positions for claim in position.claims}
    seen = resolutions.fingerprint(analysis.kb, ("c0", "c1"), (best["c0"], best["c1"]))
    return {
        "claims": ["c0", "c1"],
        "decision": "both-hold",
        "reason": "The one speaks of a wet year.",
        "date": "2026-01-05",
        "seen": seen,
        **decision,
    }


@pytest.mark.parametrize(
    ("decision", "form", "contested"),
    [
        ({}, "decided", False),
        ({"decision": {"prefer": "c0"}}, "decided", False),
        ({"decision": "open"}, "disputed", True),
        ({"seen": "00000000"}, "disputed", True),
    ],
)
def test_a_decision_that_closes_takes_the_dispute_away(decision: Record, form: str, *, contested: bool) -> None:
    claims = [fewer("forum"), more("blog")]
    one = resolved({f"c{n}": claim for n, claim in enumerate(claims)}, **decision)
    question = asked(*claims, decided={"x": one})
    assert (question.form, question.contested, question.disputed) == (form, contested, contested)
    assert len(question.inner) == 1
    assert question.open == (question.inner if contested else ())


def test_what_is_still_open_beside_a_decision_counts() -> None:
    claims = [fewer("forum"), more("blog"), nothing("page", **SPRING)]
    one = resolved({f"c{n}": claim for n, claim in enumerate(claims)})
    question = asked(*claims, decided={"x": one})
    assert (question.form, question.contested) == ("disputed", True)
    assert len(question.open) == len(question.inner) - 1 == 2


def test_a_decision_on_a_narrower_question_lets_independent_studies_agree() -> None:
    narrower = {f"c{n}": claim for n, claim in enumerate(opposed_on("straw-mulching", "snails"))}
    agreeing = {f"d{n}": claim for n, claim in enumerate(AGREEING)}
    kb = base({**narrower, **agreeing}, resolutions={"x": resolved(narrower)}, **KINDS)
    assert Analysis(kb).questions["mulching", "slugs"].form == "agreed"


def test_a_question_holds_its_claims_by_side_and_its_conflicts() -> None:
    claims = {
        "z": fewer("forum"),
        "y": more("blog"),
        "x": nothing("page", scope={"horizon": "immediate"}),
        "w": effect("straw-mulching", "increases", "slugs", source="leaflet"),
        "about": background("mulching"),
    }
    question = Analysis(base(claims, **KINDS)).questions["mulching", "slugs"]
    assert question.key == ("mulching", "slugs")
    assert question.claims == ("x", "y", "z")
    assert question.sides == {"helps": ("z",), "harms": ("y",), "conditional": (), "neutral": ("x",)}
    assert {frozenset(c.claims) for c in question.inner} == {frozenset(p) for p in ("xy", "xz", "yz")}
    assert {frozenset(c.claims) for c in question.conflicts} == {frozenset(p) for p in ("xy", "xz", "yz", "wx", "wz")}
    assert question.disputed
    assert question.stance is None
    assert set(question.sides) == set(SIDES)


def test_a_question_is_disputed_from_outside_without_being_contested() -> None:
    question = asked(fewer("forum"), effect("straw-mulching", "increases", "slugs", source="blog"))
    assert (question.form, question.disputed, question.contested, question.inner) == ("single", True, False, ())
    assert question.stance == "helps"
    assert not asked(fewer("forum", **SPRING), more("blog", **AUTUMN)).disputed


def test_positions_come_with_the_best_grounds_first_then_those_of_more_sources() -> None:
    question = asked(
        unclear("forum"),
        more("blog", modality="possible"),
        more("page", modality="possible"),
        fewer("cohort", modality="possible", **DATA),
    )
    assert [position.claims for position in question.positions] == [("c3",), ("c1", "c2"), ("c0",)]


def test_a_source_without_a_record_counts_all_the_same() -> None:
    kb = base({"c0": fewer("forum"), "c1": fewer("blog")}, **KINDS)
    del kb.sources["blog"]
    question = Analysis(kb).questions["mulching", "slugs"]
    assert (question.form, question.origins) == ("alike", 2)


def test_questions_come_in_order_those_without_outcome_first() -> None:
    claims = {
        "a": do("walking"),
        "b": avoid("coffee", outcome="sleep"),
        "c": do("coffee"),
        "d": effect("coffee", "increases", "mood"),
        "e": effect("coffee", "increases", "headache", retired={"date": "2026-01-05", "why": "Read wrongly."}),
    }
    analysis = Analysis(base(claims))
    assert list(analysis.questions) == [("coffee", None), ("coffee", "mood"), ("coffee", "sleep"), ("walking", None)]
    assert list(analysis.question_names) == ["coffee/mood", "coffee/sleep"]


def test_what_is_advised_instead_of_a_harm_helps_on_its_own_question() -> None:
    claims = {"a": avoid("coffee", instead="tea"), "b": do("tea", source="notes")}
    questions = Analysis(base(claims, concepts=plain(["coffee", "tea"]))).questions
    assert questions["coffee", None].sides["harms"] == ("a",)
    assert questions["tea", None].sides["helps"] == ("a", "b")
    assert questions["tea", None].form == "alike"
    depends = avoid("coffee", instead="tea", stance="conditional")
    assert Analysis(base({"a": depends})).questions["tea", None].sides["conditional"] == ("a",)
