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
    assert [c.claims for c in analysis.conflicts] == [("a", "b")]
    assert [d.conflicts for d in analysis.debates] == [analysis.conflicts]
    assert analysis.questions["coffee", "sleep"].inner == analysis.conflicts
    assert analysis.question_names == {"coffee/sleep": analysis.questions["coffee", "sleep"]}
    for name in ("vocabulary", "conflicts", "debates", "questions", "question_names", "coverage", "verifications"):
        assert getattr(analysis, name) is getattr(analysis, name)


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
