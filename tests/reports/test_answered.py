"""An answer as `show` has it: everything that it states, and whether it fits its claims."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning.analysis import Analysis
from counterclaim.reports import answered, bounds, record, shown
from tests.reasoning.invented import answer, base, body, effect, plain

if TYPE_CHECKING:
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {**plain(["sleep", "coffee"]), "espresso": {"broader": ["coffee"]}}
CLAIMS = {"a": effect("coffee", "decreases", "sleep"), "b": effect("espresso", "decreases", "sleep")}
FULL: dict[str, Any] = {
    "said": "A letter says\nso of coffee [@a].",
    "also": ["coffee at night", "black coffee"],
    "key_points": ["Of espresso as well [@b]."],
    "bodies": [
        body("very-low", "a", "b", starts="low", down=[("imprecision", 2)], population="poets"),
        body("no-evidence", horizon="12 weeks"),
    ],
    "would_settle": "A trial in poets.",
    "by": "ada",
}


def analysed(**answers: Record) -> Analysis:
    return Analysis(base(CLAIMS, concepts=CONCEPTS, populations=plain(["poets"]), answers=answers))


@pytest.fixture
def analysis() -> Analysis:
    return analysed(**{"does-coffee": answer("coffee/sleep", **FULL)})


def test_everything_that_an_answer_states_is_shown(analysis: Analysis) -> None:
    assert record.show(analysis, "does-coffee") == (
        "answer does-coffee\n"
        "  What does it do?\n"
        "  also       coffee at night, black coffee\n"
        "  questions  coffee/sleep\n"
        "  covers     espresso/sleep\n"
        "  answer     A letter says so of coffee [@a].\n"
        "  key point  Of espresso as well [@b].\n"
        "  certainty  very low certainty: how well grown-ups sleep (poets); it is little more than a guess\n"
        "             starts at low certainty\n"
        "             down 2 levels: too few people or events to be exact. It was seen so.\n"
        "             a, b\n"
        "  certainty  no study known: how well grown-ups sleep (12 weeks); "
        "none was found where studies were looked for; see below where that was\n"
        "  settled by A trial in poets.\n"
        "  looked for Nobody searched for studies.\n"
        "  judgement  one editor's judgement, not reviewed (ada, 6 January 2026)\n"
        "  fits       a claim has changed, joined or gone since: it no longer fits its claims\n"
        "  file       \n"
    )


def test_an_answer_with_the_least_leaves_out_what_it_does_not_state(analysis: Analysis) -> None:
    rows = answered.rows(analysis, analysed(a=answer("espresso/sleep")).kb.answers["a"])
    assert [label for label, _ in rows] == ["questions", "answer", "looked for", "judgement", "fits"]


def test_a_question_shows_its_answer_also_where_that_is_of_a_broader_one(analysis: Analysis) -> None:
    line = "  answer     does-coffee (not reviewed, stale): A letter says so of coffee [@a].\n"
    for name in ("coffee/sleep", "espresso/sleep"):
        assert line in (record.show(analysis, name) or "")


def test_a_question_without_an_answer_shows_none() -> None:
    analysis = analysed(narrower=answer("espresso/sleep"))
    assert "  answer " not in (record.show(analysis, "coffee/sleep") or "")
    assert json.loads(shown.show(analysis, "coffee/sleep", lambda _: {}) or "")["answer"] is None


def test_a_question_in_json_has_its_answer_with_the_certainty_of_each_body(analysis: Analysis) -> None:
    assert json.loads(shown.show(analysis, "espresso/sleep", lambda _: {}) or "")["answer"] == {
        "id": "does-coffee",
        "asks": "What does it do?",
        "answer": "A letter says\nso of coffee [@a].",
        "certainty": [
            {"about": "how well grown-ups sleep", "question": "coffee/sleep", "certainty": "very-low"},
            {"about": "how well grown-ups sleep", "question": "coffee/sleep", "certainty": "no-evidence"},
        ],
        "by": "ada",
        "date": "2026-01-06",
        "reviewed": False,
        "stale": True,
    }


def test_an_answer_in_json_is_as_it_is_written_and_says_whether_it_fits(analysis: Analysis) -> None:
    found = json.loads(shown.show(analysis, "does-coffee", lambda _: {"asks": "What does it do?"}) or "")
    assert found == {"kind": "answer", "id": "does-coffee", "asks": "What does it do?", "stale": True}


def test_no_more_is_listed_than_one_can_read() -> None:
    many = [f"c{number:03}" for number in range(bounds.MOST_CLAIMS + 2)]
    analysis = analysed(a=answer("coffee/sleep", bodies=[body("not-assessed", *many)]))
    rows = list(answered.rows(analysis, analysis.kb.answers["a"]))
    assert any(words.endswith(f"{many[bounds.MOST_CLAIMS - 1]}, 2 more") for _, words in rows)
