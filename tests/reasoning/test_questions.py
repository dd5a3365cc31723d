from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning.analysis import Analysis
from counterclaim.wording.questions import headline, reason
from tests.reasoning.invented import avoid, background, base, do, effect, plain

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.questions import Question
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {**plain(["coffee", "tea", "walk"]), "sleep": {"better": "more"}}
KINDS: dict[str, Any] = {
    "concepts": CONCEPTS,
    "conditions": {"at-night": {"disjoint_with": ["at-noon"]}, "at-noon": {}},
    "populations": plain(["poets"]),
    "quantities": {"cups-a-day": {"unit": "cups"}},
}


def helps(source: str, **fields: Any) -> Record:
    return effect("coffee", "increases", "sleep", source=source, stance="helps", **fields)


def harms(source: str, **fields: Any) -> Record:
    return effect("coffee", "decreases", "sleep", source=source, stance="harms", **fields)


def neither(source: str, **fields: Any) -> Record:
    return effect("coffee", "no-change", "sleep", source=source, stance="neutral", **fields)


def depends(source: str, direction: str = "mixed", **scope: Any) -> Record:
    stated = {"scope": scope} if scope else {}
    return effect("coffee", direction, "sleep", source=source, stance="conditional", **stated)


def asked(*claims: Record, sources: dict[str, Record] | None = None) -> tuple[KnowledgeBase, Question]:
    kb = base({f"c{n}": claim for n, claim in enumerate(claims)}, sources=sources, **KINDS)
    return kb, Analysis(kb).questions["coffee", "sleep"]


def told(*claims: Record, sources: dict[str, Record] | None = None) -> tuple[str, str, str]:
    kb, question = asked(*claims, sources=sources)
    return question.agreement, headline(kb, question), reason(kb, question)


NIGHT, NOON = {"condition": "at-night"}, {"condition": "at-noon"}
TRIAL: dict[str, Record] = {"a": {"cites": ["trial"]}, "b": {"cites": ["trial"]}, "trial": {}}


@pytest.mark.parametrize(
    ("claims", "agreement", "headline", "reason"),
    [
        pytest.param(
            [helps("a")],
            "one source",
            "One source: coffee increases sleep.",
            "Only one independent source answers this.",
            id="one source with one claim",
        ),
        pytest.param(
            [helps("a"), helps("a"), harms("a", scope={"horizon": "immediate"})],
            "one source",
            "One source, which says both.",
            "Only one independent source answers this.",
            id="one source that says both",
        ),
        pytest.param(
            [helps("a"), helps("b")],
            "agreed",
            "Sources agree: coffee increases sleep.",
            "Of the independent sources, 2 say it helps.",
            id="two that agree",
        ),
        pytest.param(
            [neither("a"), neither("b")],
            "agreed",
            "Sources agree: coffee makes no difference to sleep.",
            "Of the independent sources, 2 say neither.",
            id="two that find nothing",
        ),
        pytest.param(
            [helps("a"), harms("b")],
            "split",
            "Sources disagree: some say coffee increases sleep, others say it decreases sleep.",
            "Of the independent sources, 1 says it helps and 1 says it harms.",
            id="one against one",
        ),
        pytest.param(
            [helps("a"), helps("b"), harms("c")],
            "split",
            "Sources disagree: some say coffee increases sleep, others say it decreases sleep.",
            "Of the independent sources, 2 say it helps and 1 says it harms.",
            id="two against one are no majority",
        ),
        pytest.param(
            [helps("a"), helps("b"), helps("c"), harms("d")],
            "mostly",
            "Most sources agree: coffee increases sleep.",
            "Of the independent sources, 3 say it helps and 1 says it harms. "
            "At least three quarters of them, and no fewer than four in all, stand on one side.",
            id="three of four",
        ),
        pytest.param(
            [helps("a"), helps("b"), helps("c"), harms("d"), harms("e")],
            "split",
            "Sources disagree: some say coffee increases sleep, others say it decreases sleep.",
            "Of the independent sources, 3 say it helps and 2 say it harms.",
            id="three of five",
        ),
        pytest.param(
            [helps("a"), helps("b"), helps("c"), harms("c")],
            "split",
            "Sources disagree: some say coffee increases sleep, others say it decreases sleep.",
            "Of the independent sources, 3 say it helps and 1 says it harms. A source can say more than one thing.",
            id="three sources of which one says both are not four",
        ),
        pytest.param(
            [*(helps("a") for _ in range(9)), harms("b")],
            "split",
            "Sources disagree: some say coffee increases sleep, others say it decreases sleep.",
            "Of the independent sources, 1 says it helps and 1 says it harms.",
            id="nine claims of one source do not outvote one",
        ),
        pytest.param(
            [helps("a", scope=NOON), harms("b", scope=NIGHT)],
            "depends",
            "It depends on the condition.",
            "Of the independent sources, 1 says it helps and 1 says it harms. "
            "What sets opposite claims apart each time: under which condition.",
            id="all opposition explained",
        ),
        pytest.param(
            [helps("a", scope=NOON), harms("a", scope=NIGHT)],
            "depends",
            "It depends on the condition.",
            "Of the independent sources, 1 says it helps and 1 says it harms. A source can say more than one thing. "
            "What sets opposite claims apart each time: under which condition.",
            id="all opposition within one source explained",
        ),
        pytest.param(
            [
                helps("a", scope={**NOON, "dose": {"cups-a-day": "<= 1 cup"}}),
                harms("b", scope=NIGHT),
                harms("c", scope={**NOON, "dose": {"cups-a-day": ">= 4 cups"}}),
            ],
            "depends",
            "It depends on the condition.",
            "Of the independent sources, 1 says it helps and 2 say it harms. "
            "What sets opposite claims apart each time: under which condition and how much (cups a day).",
            id="opposition explained in two ways",
        ),
        pytest.param(
            [helps("a", scope=NOON), harms("b", scope=NIGHT), harms("c")],
            "split",
            "Sources disagree: some say coffee increases sleep, others say it decreases sleep.",
            "Of the independent sources, 1 says it helps and 2 say it harms.",
            id="some opposition explained and some not",
        ),
        pytest.param(
            [depends("a"), depends("b", population="poets")],
            "depends",
            "It depends: coffee both increases and decreases sleep (for whom: poets).",
            "Of the independent sources, 2 say it depends. Each claim holds only within the limits it states.",
            id="every claim says that it depends",
        ),
        pytest.param(
            [depends("a", dose={"cups-a-day": "2 cups"})],
            "depends",
            "It depends: coffee both increases and decreases sleep (how much (cups a day): 2 cups).",
            "Only one independent source answers this. Each claim holds only within the limits it states.",
            id="one claim that depends on the dose",
        ),
        pytest.param(
            [depends("a", horizon="long-term")],
            "depends",
            "It depends: coffee both increases and decreases sleep (over what time: years).",
            "Only one independent source answers this. Each claim holds only within the limits it states.",
            id="one claim that depends on time",
        ),
        pytest.param(
            [depends("a", **NIGHT)],
            "depends",
            "It depends: coffee both increases and decreases sleep (under which condition: at night).",
            "Only one independent source answers this. Each claim holds only within the limits it states.",
            id="one claim that depends on the condition",
        ),
        pytest.param(
            [helps("a", modality="possible"), harms("b", modality="possible")],
            "depends",
            "Both can happen: coffee can increase sleep, and it can decrease sleep.",
            "Of the independent sources, 1 says it helps and 1 says it harms. "
            "Each only says what can happen, so both can be right.",
            id="both can happen",
        ),
        pytest.param(
            [
                helps("a", scope={"dose": {"cups-a-day": "<= 1 cup"}}),
                harms("b", scope={"dose": {"cups-a-day": ">= 4 cups"}}),
            ],
            "depends",
            "It depends on how much: cups a day.",
            "Of the independent sources, 1 says it helps and 1 says it harms. "
            "What sets opposite claims apart each time: how much (cups a day).",
            id="all opposition explained by dose",
        ),
        pytest.param(
            [helps("a"), avoid("coffee", outcome="sleep", source="b")],
            "split",
            "Sources disagree: some say coffee increases sleep, others advise against coffee for sleep.",
            "Of the independent sources, 1 says it helps and 1 says it harms.",
            id="an effect against advice",
        ),
        pytest.param(
            [do("coffee", outcome="sleep", source="a"), harms("b")],
            "split",
            "Sources disagree: some advise coffee for sleep, others say coffee decreases sleep.",
            "Of the independent sources, 1 says it helps and 1 says it harms.",
            id="advice against an effect",
        ),
        pytest.param(
            [do("coffee", outcome="sleep", source="a")],
            "one source",
            "One source advises coffee for sleep.",
            "Only one independent source answers this.",
            id="one source of advice",
        ),
        pytest.param(
            [
                *(do("coffee", outcome="sleep", source=source) for source in "abc"),
                avoid("coffee", outcome="sleep", source="d"),
            ],
            "mostly",
            "Most sources agree: they advise coffee for sleep.",
            "Of the independent sources, 3 say it helps and 1 says it harms. "
            "At least three quarters of them, and no fewer than four in all, stand on one side.",
            id="advice of most",
        ),
        pytest.param(
            [depends("a", "increases", **NOON), depends("b", "decreases", **NOON)],
            "split",
            "Sources disagree.",
            "Of the independent sources, 2 say it depends.",
            id="conditional claims that contradict each other",
        ),
        pytest.param(
            [depends("a", "increases", **NOON), depends("b", "decreases", **NIGHT)],
            "depends",
            "It depends on the condition.",
            "Of the independent sources, 2 say it depends. "
            "What sets opposite claims apart each time: under which condition.",
            id="conditional claims that explain each other",
        ),
        pytest.param(
            [helps("a"), depends("b"), depends("c")],
            "agreed",
            "Sources agree: coffee both increases and decreases sleep.",
            "Of the independent sources, 1 says it helps and 2 say it depends.",
            id="nobody opposes",
        ),
    ],
)
def test_a_question_is_answered_in_one_sentence_with_its_reason(
    claims: list[Record], agreement: str, headline: str, reason: str
) -> None:
    assert told(*claims) == (agreement, headline, reason)


def test_two_pages_that_cite_one_trial_are_one_source() -> None:
    assert told(helps("a"), helps("b"), sources=TRIAL)[:2] == ("one source", "One source: coffee increases sleep.")
    assert told(helps("a"), helps("b"), helps("trial"), sources=TRIAL)[0] == "one source"


def test_a_review_does_not_add_to_the_trials_that_it_cites() -> None:
    sources: dict[str, Record] = {"review": {"cites": ["t1", "t2", "t3"]}, "t1": {}, "t2": {}, "t3": {}}
    claims = [helps("t1"), helps("t2"), helps("t3"), helps("review")]
    _, question = asked(*claims, sources=sources)
    assert question.origins == {"helps": 3, "harms": 0, "conditional": 0, "neutral": 0}
    assert told(*claims, harms("d"), sources=sources)[0] == "mostly"


def test_three_of_four_that_cite_one_origin_are_not_most() -> None:
    sources: dict[str, Record] = {name: {"cites": ["trial"]} for name in ("a", "b", "c")}
    assert told(helps("a"), helps("b"), helps("c"), harms("d"), sources=sources)[0] == "split"


def test_sources_that_cite_each_other_in_a_circle_are_one() -> None:
    sources: dict[str, Record] = {"a": {"cites": ["b"]}, "b": {"cites": ["a"]}}
    assert told(helps("a"), helps("b"), sources=sources)[0] == "one source"


def test_two_sides_are_never_fewer_origins_than_one_of_them() -> None:
    sources: dict[str, Record] = {
        "a": {"cites": ["t1", "t3", "t4"]},
        "b": {"cites": ["t2", "t5", "t6"]},
        "c": {"cites": ["t1", "t2"]},
    }
    assert told(helps("a"), helps("b"), harms("c"), sources=sources)[0] == "split"


def test_a_source_whose_record_could_not_be_read_still_counts() -> None:
    kb = base({"c0": helps("a"), "c1": helps("b")}, **KINDS)
    del kb.sources["b"]
    question = Analysis(kb).questions["coffee", "sleep"]
    assert (question.agreement, question.origins["helps"]) == ("agreed", 2)
    del kb.sources["a"]
    assert Analysis(kb).questions["coffee", "sleep"].agreement == "agreed"


def test_a_question_holds_its_claims_by_side_and_its_conflicts() -> None:
    claims = {
        "z": helps("a"),
        "y": harms("b"),
        "x": neither("c", scope={"horizon": "immediate"}),
        "w": effect("drink", "decreases", "sleep", source="d"),
        "about": background("coffee"),
    }
    kb = base(claims, concepts={**CONCEPTS, "coffee": {"broader": ["drink"]}, "drink": {}})
    question = Analysis(kb).questions["coffee", "sleep"]
    assert question.key == ("coffee", "sleep")
    assert question.claims == ("x", "y", "z")
    assert question.sides == {"helps": ("z",), "harms": ("y",), "conditional": (), "neutral": ("x",)}
    assert {c.claims for c in question.inner} == {("x", "y"), ("x", "z"), ("y", "z")}
    assert {c.claims for c in question.conflicts} == {("w", "x"), ("w", "z"), *(c.claims for c in question.inner)}
    assert question.disputed


def test_a_question_is_disputed_from_outside_too_but_not_by_what_is_explained() -> None:
    concepts = {**CONCEPTS, "coffee": {"broader": ["drink"]}, "drink": {}}
    outside = effect("drink", "decreases", "sleep", source="d")
    question = Analysis(base({"a": helps("a"), "b": outside}, concepts=concepts)).questions["coffee", "sleep"]
    assert (question.agreement, question.disputed, question.inner) == ("one source", True, ())
    assert not asked(helps("a", scope=NOON), harms("b", scope=NIGHT))[1].disputed


def test_questions_come_in_order_those_without_outcome_first() -> None:
    claims = {
        "a": do("walk"),
        "b": avoid("coffee", outcome="sleep"),
        "c": do("coffee"),
        "d": effect("coffee", "increases", "mood"),
        "e": effect("coffee", "increases", "headache", retired={"date": "2026-01-05", "why": "Read wrongly."}),
    }
    analysis = Analysis(base(claims))
    assert list(analysis.questions) == [("coffee", None), ("coffee", "mood"), ("coffee", "sleep"), ("walk", None)]
    assert list(analysis.question_names) == ["coffee/mood", "coffee/sleep"]


def test_what_is_advised_instead_of_a_harm_helps_on_its_own_question() -> None:
    kb = base({"a": avoid("coffee", instead="tea"), "b": do("tea", source="notes")}, **KINDS)
    questions = Analysis(kb).questions
    assert questions["coffee", None].sides["harms"] == ("a",)
    assert questions["tea", None].sides["helps"] == ("a", "b")
    assert questions["tea", None].agreement == "agreed"
    assert headline(kb, questions["tea", None]) == "Sources agree: they advise tea."


def test_what_is_advised_instead_only_under_conditions_stays_conditional() -> None:
    limited = avoid("coffee", instead="tea", stance="conditional", scope=NIGHT)
    question = Analysis(base({"a": limited}, **KINDS)).questions["tea", None]
    assert question.sides["conditional"] == ("a",)
    assert question.axis == "condition"


def test_conditional_claims_that_state_no_limit_leave_the_axis_open() -> None:
    unlimited = effect("coffee", "mixed", "sleep", stance="conditional")
    assert told(unlimited)[:2] == ("depends", "It depends.")
