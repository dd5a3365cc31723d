from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import shaping
from counterclaim.reasoning import resolutions
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import NOWHERE, base, do, effect

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from tests.reasoning.invented import Record

FIRST = effect(
    "coffee",
    "increases",
    "sleep",
    comparator="tea",
    modality="possible",
    size="7 times as likely",
    scope={"population": "poets", "condition": ["at-night"], "horizon": "immediate", "dose": {"cups": "2 cups"}},
    written={"by": "ada", "date": "2026-01-05"},
)
SECOND = effect("coffee", "decreases", "sleep", comparator="tea", source="notes")


def seen(first: Record, second: Record = SECOND) -> str:
    return resolutions.fingerprint(shaping.claim("a", first, NOWHERE), shaping.claim("b", second, NOWHERE))


def decision(**fields: Any) -> Record:
    return {
        "claims": ["a", "b"],
        "decision": "open",
        "reason": "Neither of the two names a study.",
        "date": "2026-01-05",
        "seen": "00000000",
        **fields,
    }


def with_resolutions(**decided: Record) -> KnowledgeBase:
    return base({"a": FIRST, "b": SECOND}, resolutions=decided)


CHANGES: dict[str, Record] = {
    "statement": {"statement": "Another invented statement about the same subject."},
    "source": {"source": "book"},
    "sentences": {"sentences": [1, 2]},
    "stance": {"stance": "helps"},
    "basis": {"basis": "anecdote"},
    "written": {"written": {"by": "ben", "date": "2026-01-05"}},
    "replaces": {"replaces": ["older"]},
    "retired": {"retired": {"date": "2026-01-05", "why": "It was read wrongly."}},
    **{
        f"effect {key}": {"effect": {**FIRST["effect"], key: value}}
        for key, value in {
            "exposure": "tea",
            "outcome": "mood",
            "direction": "decreases",
            "comparator": "water",
            "modality": "asserted",
            "size": "8 times as likely",
        }.items()
    },
    **{
        f"scope {key}": {"scope": {**FIRST["scope"], key: value}}
        for key, value in {
            "population": "gardeners",
            "condition": ["at-night", "at-noon"],
            "horizon": "long-term",
            "dose": {"cups": "3 cups"},
        }.items()
    },
    "scope left out": {"scope": {}},
    "advice for an effect": {"effect": None, "advice": do("tea")["advice"]},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_in_what_a_claim_says_changes_the_fingerprint(change: Record) -> None:
    changed = {key: value for key, value in {**FIRST, **change}.items() if value is not None}
    assert seen(changed) != seen(FIRST)
    assert seen(SECOND, changed) != seen(SECOND, FIRST)


@pytest.mark.parametrize(
    "change",
    [
        {"caveats": ["Another caveat."]},
        {"caveats": ["It is invented.", "And it is old."]},
        {"notes": "To be looked at again."},
        {"reviewed": {"by": "ben", "date": "2026-02-01"}},
    ],
)
def test_caveats_notes_and_review_do_not_change_the_fingerprint(change: Record) -> None:
    assert seen({**FIRST, **change}) == seen(FIRST)


def test_the_order_of_fields_does_not_change_the_fingerprint() -> None:
    assert seen(dict(reversed(FIRST.items()))) == seen(FIRST)


def test_the_fingerprint_is_that_of_the_pair_whichever_comes_first() -> None:
    a, b = shaping.claim("a", FIRST, NOWHERE), shaping.claim("b", SECOND, NOWHERE)
    assert resolutions.fingerprint(a, b) == resolutions.fingerprint(b, a)


def test_the_fingerprint_tells_claims_with_the_same_words_apart() -> None:
    a, b, c = (shaping.claim(name, FIRST, NOWHERE) for name in "abc")
    assert len({resolutions.fingerprint(a, b), resolutions.fingerprint(a, c), resolutions.fingerprint(b, c)}) == 3


def test_two_claims_that_swap_what_they_say_have_another_fingerprint() -> None:
    assert seen(FIRST, SECOND) != seen(SECOND, FIRST)


def test_the_fingerprint_is_eight_hexadecimal_digits_and_stays_the_same_for_ever() -> None:
    assert seen({**FIRST, "statement": "Café or tea: an invented statement."}) == "424c35c9"


def test_a_decision_fits_while_both_claims_are_as_they_were() -> None:
    kb = with_resolutions(kept=decision(seen=seen(FIRST)), stale=decision(), lost=decision(claims=["a", "gone"]))
    fitting = {name for name, resolution in kb.resolutions.items() if resolutions.fits(kb, resolution)}
    assert fitting == {"kept"}


def test_a_decision_is_found_in_whatever_order_it_names_the_claims() -> None:
    kb = with_resolutions(kept=decision(claims=["b", "a"], seen=seen(FIRST)))
    assert resolutions.fits(kb, kb.resolutions["kept"])
    assert resolutions.by_pair(kb) == {("a", "b"): kb.resolutions["kept"]}


def test_of_two_decisions_the_one_that_fits_counts_and_then_the_later_one() -> None:
    fits, now = seen(FIRST), "2026-03-01"
    assert counting(old=decision(seen=fits), new=decision(date=now)) == "old"
    assert counting(old=decision(seen=fits), new=decision(seen=fits, date=now)) == "new"
    assert counting(new=decision(date=now), old=decision()) == "new"
    assert counting(b=decision(), a=decision()) == "b"


def counting(**decided: Record) -> str:
    return resolutions.by_pair(with_resolutions(**decided))["a", "b"].id


def test_a_conflict_is_examined_while_its_decision_fits() -> None:
    other: Record = {"claims": ["a", "c"]}
    undecided, stale, fitting = (
        Analysis(with_resolutions(**decided))
        for decided in ({"x": decision(**other)}, {"x": decision()}, {"x": decision(seen=seen(FIRST))})
    )
    for analysis, resolved, examined in ((undecided, False, False), (stale, True, False), (fitting, True, True)):
        (conflict,) = analysis.conflicts
        assert (analysis.resolution(conflict) is not None, analysis.examined(conflict)) == (resolved, examined)
