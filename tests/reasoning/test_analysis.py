from __future__ import annotations

from dataclasses import replace

from counterclaim.knowledge import locks
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base, effect

CLAIMS = {
    "a": effect("coffee", "increases", "sleep"),
    "b": effect("coffee", "decreases", "sleep", source="notes", sentences=[1]),
}


def test_each_part_follows_from_the_same_knowledge_base_and_is_worked_out_once() -> None:
    analysis = Analysis(base(CLAIMS, concepts={"coffee": {}, "sleep": {"opposite": "wakefulness"}}))
    assert analysis.vocabulary.opposites("wakefulness") == ("sleep",)
    assert [position.claims for position in analysis.positions] == [("a",), ("b",)]
    (conflict,) = analysis.conflicts
    assert set(conflict.sides) == set(analysis.positions)
    assert [d.conflicts for d in analysis.debates] == [analysis.conflicts]
    assert analysis.questions["coffee", "sleep"].inner == analysis.conflicts
    assert analysis.question_names == {"coffee/sleep": analysis.questions["coffee", "sleep"]}
    assert analysis.answers.by_question == {}
    parts = ("vocabulary", "positions", "conflicts", "chains", "debates", "questions", "question_names", "answers")
    for name in (*parts, "coverage", "verifications", "decisions", "conflicts_of"):
        assert getattr(analysis, name) is getattr(analysis, name)


def test_conflicts_are_found_by_their_claims_and_by_two_of_them() -> None:
    more = {**CLAIMS, "c": {**CLAIMS["b"], "source": "diary"}, "d": effect("tea", "increases", "sleep")}
    analysis = Analysis(base(more))
    (conflict,) = analysis.conflicts
    assert analysis.conflicts_of == dict.fromkeys("abc", (conflict,))
    assert analysis.between("a", "c") == analysis.between("b", "a") == (conflict,)
    assert analysis.between("b", "c") == analysis.between("a", "d") == analysis.between("d", "a") == ()


def test_without_a_decision_what_is_open_stays_open_and_nothing_is_examined() -> None:
    soon, late = {"horizon": "immediate"}, {"horizon": "long-term"}
    explained = {
        "p": effect("tea", "increases", "mood", scope=soon),
        "q": effect("tea", "decreases", "mood", scope=late),
    }
    analysis = Analysis(base({**CLAIMS, **explained}))
    told = {c.status: (analysis.is_open(c), analysis.examined(c), analysis.decision(c)) for c in analysis.conflicts}
    assert told == {"contradiction": (True, False, None), "explained": (False, False, None)}


def test_coverage_and_verification_speak_of_the_sources_that_have_what_they_need() -> None:
    texts = {"notes": "Coffee harms. Or not.", "letter": "No lock.", "unknown": "No record."}
    made = {"notes": locks.make("notes", texts["notes"]), "diary": locks.make("diary", "No text at hand.")}
    analysis = Analysis(replace(base(CLAIMS, locks=made), texts=texts))
    assert list(analysis.coverage) == ["notes"]
    assert analysis.coverage["notes"].open == (2,)
    assert list(analysis.verifications) == ["notes"]
    assert analysis.verifications["notes"].same == (1, 2)


def test_an_empty_knowledge_base_leads_to_nothing() -> None:
    analysis = Analysis(base({}))
    assert (analysis.conflicts, analysis.debates, analysis.questions, analysis.coverage) == ((), (), {}, {})


def test_what_can_be_decided_about_two_claims_are_their_conflicts_and_chains() -> None:
    claims = {
        "claim": effect("coffee", "increases", "mood"),
        "first": effect("coffee", "increases", "wakefulness"),
        "second": effect("wakefulness", "decreases", "mood"),
        "again": effect("coffee", "increases", "mood", source="notes"),
        "against": effect("coffee", "decreases", "mood"),
    }
    analysis = Analysis(base(claims))
    (conflict,), (chain,) = analysis.conflicts, analysis.chains
    assert analysis.disputes("claim", "against") == (conflict,)
    for link in ("first", "second"):
        assert analysis.disputes("again", link) == analysis.disputes(link, "claim") == (chain,)
    assert analysis.disputes("first", "second") == analysis.disputes("claim", "again") == ()
