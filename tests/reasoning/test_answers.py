"""What an answer rests on, which questions it covers, and what its certainty comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import shaping
from counterclaim.reasoning import grounds, resolutions
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.answers import LEVELS, certainty, cited, is_unsupported, lowest, one_sided, rests_on
from tests.reasoning.invented import NOWHERE, answer, base, body, do, effect, plain

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Answer, Body
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {
    **plain(["drink", "sleep", "milk"]),
    "coffee": {"broader": ["drink"]},
    "espresso": {"broader": ["coffee"]},
    "deep-sleep": {"broader": ["sleep"]},
}
WORSE = effect("coffee", "decreases", "sleep", stance="harms")
BETTER = effect("coffee", "increases", "sleep", stance="helps", source="notes")
NARROWER = effect("espresso", "decreases", "deep-sleep", stance="harms")
TRIAL: dict[str, Record] = {"trial": {"design": "randomised-trial"}, "ward": {"design": "case-report"}}


def analysed(claims: dict[str, Record], **more: Any) -> Analysis:
    return Analysis(base(claims, concepts=CONCEPTS, **more))


def shaped(record: Record) -> Answer:
    return shaping.answer("does-it", record, NOWHERE)


def shaped_body(*args: Any, **fields: Any) -> Body:
    (made,) = shaped(answer("coffee/sleep", bodies=[body(*args, **fields)])).bodies
    return made


# What it cites


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("It does [@a].", ("a",)),
        ("It does [@a; @b], it does not [@a]; see [@c ].", ("a", "b", "c")),
        ("It does [@a;b].", ("a", "b")),
        ("It does [@], or [@ ; ].", ()),
        ("Nobody says [so]; ask ada@example.org [1].", ()),
        ("[@a [@b]", ("b",)),
    ],
)
def test_a_text_cites_ids_in_order_each_once(text: str, ids: tuple[str, ...]) -> None:
    assert cited(text) == ids


def test_an_answer_rests_on_what_it_cites_and_what_it_counts() -> None:
    bodies = [body("low", "e", "b"), body("no-evidence")]
    found = shaped(
        answer("coffee/sleep", said="So says one [@c; @b].", key_points=["One more [@a; @d]."], bodies=bodies)
    )
    assert rests_on(found) == ("a", "b", "c", "d", "e")


# Which questions it covers


def test_an_answer_covers_narrower_questions_too() -> None:
    claims = {"a": WORSE, "b": NARROWER, "c": do("coffee"), "d": effect("drink", "increases", "sleep")}
    analysis = analysed(claims, answers={"on-coffee": answer("coffee/sleep")})
    known = analysis.kb.answers["on-coffee"]
    assert analysis.answers.covered(known) == (("coffee", "sleep"), ("espresso", "deep-sleep"))
    assert set(analysis.answers.by_question) == {("coffee", "sleep"), ("espresso", "deep-sleep")}


def test_an_answer_that_names_a_question_goes_before_one_of_a_broader_question() -> None:
    named = {"a-broader": answer("drink/sleep"), "b-own": answer("coffee/sleep"), "c-own": answer("coffee/sleep")}
    found = analysed({"a": WORSE, "b": NARROWER}, answers=named).answers.by_question
    assert found["coffee", "sleep"].id == "b-own"
    assert found["espresso", "deep-sleep"].id == "a-broader"


def test_an_answer_that_names_a_question_first_goes_before_one_that_names_it_with_others() -> None:
    named = {"a-other": answer("milk/sleep", "coffee/sleep"), "b-own": answer("coffee/sleep", "milk/sleep")}
    assert analysed({"a": WORSE}, answers=named).answers.by_question["coffee", "sleep"].id == "b-own"


def test_an_answer_to_questions_of_which_nobody_speaks_covers_none() -> None:
    analysis = analysed({"a": WORSE}, answers={"on-milk": answer("milk/sleep", "tee/slep")})
    known = analysis.kb.answers["on-milk"]
    assert analysis.answers.covered(known) == ()
    assert not analysis.answers.by_question
    assert len(analysis.answers.fingerprint(known)) == len("0a1b2c3d")


def test_a_draft_covers_what_it_would_cover() -> None:
    draft = shaped(answer("coffee/sleep"))
    assert analysed({"a": WORSE}).answers.covered(draft) == (("coffee", "sleep"),)


# Whether it fits


def fingerprint(claims: dict[str, Record], said: str = "So says one of them [@a].", **more: Any) -> str:
    return analysed(claims, **more).answers.fingerprint(shaped(answer("coffee/sleep", said=said)))


@pytest.mark.parametrize(
    ("claims", "changes"),
    [
        pytest.param({"a": {**WORSE, "statement": "Another statement about the same subject."}}, True, id="a change"),
        pytest.param({"a": WORSE, "b": BETTER}, True, id="one joins"),
        pytest.param({"a": WORSE, "b": NARROWER}, True, id="one joins a narrower question"),
        pytest.param({}, True, id="it leaves"),
        pytest.param({"a": {**WORSE, "retired": {"date": "2026-01-07", "why": "Withdrawn."}}}, True, id="retired"),
        pytest.param({"a": {**WORSE, "caveats": ["Something else."]}}, False, id="caveats"),
        pytest.param({"a": WORSE, "b": effect("milk", "decreases", "sleep")}, False, id="another question"),
        pytest.param({"a": WORSE, "b": do("coffee")}, False, id="advice"),
    ],
)
def test_a_fingerprint_changes_with_its_claims(claims: dict[str, Record], *, changes: bool) -> None:
    assert (fingerprint(claims) != fingerprint({"a": WORSE})) == changes


def test_a_fingerprint_changes_when_a_claim_goes_and_when_one_that_it_does_not_cite_comes_back() -> None:
    both = {"a": WORSE, "b": BETTER}
    withdrawn = {**BETTER, "retired": {"date": "2026-01-07", "why": "Withdrawn."}}
    assert fingerprint({**both, "b": withdrawn}) == fingerprint({"a": WORSE}) != fingerprint(both)


def test_claims_that_do_not_exist_count_for_nothing_in_a_fingerprint() -> None:
    assert fingerprint({"a": WORSE}, "So says one [@a; @nobody].") == fingerprint({"a": WORSE})


def test_an_answer_is_stale_until_it_is_seen_anew() -> None:
    draft = answer("coffee/sleep", said="So says one of them [@a].")
    seen = fingerprint({"a": WORSE})
    analysis = analysed({"a": WORSE}, answers={"old": draft, "new": {**draft, "seen": seen}})
    assert analysis.answers.is_stale(analysis.kb.answers["old"])
    assert not analysis.answers.is_stale(analysis.kb.answers["new"])


# Which sides it shows


def left_out(said: str, **more: Any) -> list[tuple[str, ...]]:
    analysis = analysed({"a": WORSE, "b": BETTER, "c": NARROWER}, **more)
    return [one.claims for one in one_sided(analysis, shaped(answer("drink/sleep", said=said)))]


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        ("One says so [@a], one does not [@b].", []),
        ("One of them says so [@a].", [("b",)]),
        ("One of them does not [@b].", [("a",)]),
        ("Nobody can tell yet [@c].", [("a",), ("b",)]),
    ],
)
def test_the_side_of_an_open_conflict_that_is_not_cited_is_left_out(said: str, claims: list[tuple[str]]) -> None:
    assert sorted(left_out(said)) == claims


def test_what_is_left_out_names_a_claim_of_each_side_to_decide_about() -> None:
    analysis = analysed({"a": WORSE, "b": BETTER})
    (found,) = one_sided(analysis, shaped(answer("coffee/sleep", said="One of them says so [@a].")))
    assert sorted(found.pair) == ["a", "b"]


def test_a_conflict_that_a_decision_has_closed_has_no_sides_left_to_show() -> None:
    claims = {"a": WORSE, "b": BETTER}
    kb = analysed(claims).kb
    seen = resolutions.fingerprint(kb, claims, [grounds.of(kb, claim) for claim in kb.claims.values()])
    reason = "They are not of the same people."
    decided = {"claims": ["a", "b"], "decision": "both-hold", "reason": reason, "date": "2026-01-06", "seen": seen}
    assert left_out("One of them says so [@a].", resolutions={"a-or-b": decided}) == []
    still_open = {**decided, "decision": "open"}
    assert left_out("One of them says so [@a].", resolutions={"a-or-b": still_open}) == [("b",)]


# What its certainty comes to


@pytest.mark.parametrize(
    ("starts", "down", "up", "level"),
    [
        ("high", [], [], "high"),
        ("high", [("imprecision", 1)], [], "moderate"),
        ("high", [("imprecision", 1), ("risk-of-bias", 2)], [], "very-low"),
        ("low", [("imprecision", 3)], [], "very-low"),
        ("low", [], [("large-effect", 2)], "high"),
        ("moderate", [], [("large-effect", 2), ("dose-response", 1)], "high"),
        ("low", [("imprecision", 1)], [("large-effect", 1)], "low"),
        ("very-low", [("imprecision", 3)], [("large-effect", 2)], "very-low"),
        (None, [("imprecision", 1)], [], None),
    ],
)
def test_certainty_is_its_start_less_and_more_its_reasons_and_never_leaves_the_levels(
    starts: str | None, down: list[tuple[str, int]], up: list[tuple[str, int]], level: str | None
) -> None:
    fields: dict[str, Any] = {"starts": starts, "down": down, "up": up}
    assert certainty(shaped_body("low", **{key: value for key, value in fields.items() if value})) == level


@pytest.mark.parametrize(
    ("level", "claims", "unsupported"),
    [
        ("low", ("opinion",), True),
        ("high", ("opinion", "case"), True),
        ("moderate", ("opinion", "own"), False),
        ("low", (), True),
        ("low", ("nobody",), True),
        ("very-low", ("opinion",), False),
        ("no-evidence", (), False),
        ("good-practice", (), False),
        ("not-assessed", ("opinion",), False),
    ],
)
def test_more_than_very_low_certainty_needs_data(level: str, claims: tuple[str, ...], *, unsupported: bool) -> None:
    known = {
        "opinion": {**WORSE, "basis": "expert-opinion"},
        "own": {**WORSE, "basis": "own-data", "source": "trial"},
        "case": {**WORSE, "basis": "own-data", "source": "ward"},
    }
    kb = base(known, concepts=CONCEPTS, sources=TRIAL)
    assert is_unsupported(kb, shaped_body(level, *claims)) == unsupported


@pytest.mark.parametrize(
    ("levels", "least"),
    [
        ((), None),
        (("high", "low", "moderate"), "low"),
        (("high", "good-practice"), "high"),
        (("very-low", "not-assessed"), "not-assessed"),
        (("not-assessed", "no-evidence"), "no-evidence"),
    ],
)
def test_the_certainty_of_an_answer_is_that_of_its_least_certain_body(
    levels: tuple[str, ...], least: str | None
) -> None:
    bodies: dict[str, Any] = {"bodies": [body(level) for level in levels]} if levels else {}
    assert lowest(shaped(answer("coffee/sleep", **bodies))) == least
    assert least is None or least in (*LEVELS, "no-evidence", "not-assessed")
