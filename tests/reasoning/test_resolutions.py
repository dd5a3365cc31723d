"""Decisions: what they are about, whether they fit, and which of several counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import shaping
from counterclaim.reasoning import fingerprints, resolutions
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.grounds import Grounds
from tests.reasoning.invented import NOWHERE, base, effect, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.resolutions import Decision
    from tests.reasoning.invented import Record

OPINION, TRIAL = Grounds("opinion"), Grounds("trial")
FIRST = effect("coffee", "increases", "sleep", source="letter", basis="expert-opinion")
SECOND = effect("coffee", "decreases", "sleep", source="notes", basis="expert-opinion")
AGAIN = {**SECOND, "source": "diary"}
FOUND = {**SECOND, "source": "trial", "basis": "own-data"}
SOURCES: dict[str, Record] = {"trial": {"design": "randomised-trial"}}
SAID = {"a": FIRST, "b": SECOND}


def seen(claims: dict[str, Record], *named: str) -> str:
    """Return the fingerprint of a decision about two claims as they are now."""
    kb = Analysis(base(claims, sources=SOURCES))
    ids = named or ("a", "b")
    best = {claim: position.grounds for position in kb.positions for claim in position.claims}
    return resolutions.fingerprint(kb.kb, ids, [best[claim] for claim in ids])


def decision(claims: tuple[str, str] = ("a", "b"), **fields: Any) -> Record:
    return {
        "claims": list(claims),
        "decision": "both-hold",
        "reason": "Neither of the two names a study.",
        "date": "2026-01-05",
        "seen": "00000000",
        **fields,
    }


def analysed(claims: dict[str, Record], **decided: Record) -> Analysis:
    return Analysis(base(claims, sources=SOURCES, resolutions=decided))


def about(analysis: Analysis) -> Decision | None:
    """Return the decision about the one conflict of a base."""
    (conflict,) = analysis.conflicts
    return analysis.decision(conflict)


def test_a_decision_fits_while_both_claims_and_the_grounds_on_both_sides_are_as_they_were() -> None:
    found = about(analysed(SAID, x=decision(seen=seen(SAID))))
    assert found
    assert (found.fits, found.joined, found.outgrown) == (True, (), False)
    assert found.closes
    assert found.is_one_view


@pytest.mark.parametrize(
    "change",
    [
        {"statement": "Another invented statement about the same subject."},
        {"sentences": [1, 2]},
        {"basis": "anecdote"},
        {"stance": "helps"},
        {"effect": {**FIRST["effect"], "size": "8 times as likely"}},
    ],
)
def test_a_decision_is_stale_when_a_named_claim_says_anything_else(change: Record) -> None:
    found = about(analysed({**SAID, "a": {**FIRST, **change}}, x=decision(seen=seen(SAID))))
    assert found
    assert (found.fits, found.outgrown, found.closes) == (False, False, False)


@pytest.mark.parametrize(
    "change",
    [{"caveats": ["Another caveat."]}, {"notes": "Look again."}, {"reviewed": {"by": "ben", "date": "2026-02-01"}}],
)
def test_caveats_notes_and_review_leave_it_fitting(change: Record) -> None:
    found = about(analysed({**SAID, "a": {**FIRST, **change}}, x=decision(seen=seen(SAID))))
    assert found
    assert found.fits


def test_a_claim_that_joins_with_no_better_grounds_is_listed_and_the_decision_holds_for_it() -> None:
    found = about(analysed({**SAID, "c": AGAIN}, x=decision(seen=seen(SAID))))
    assert found
    assert (found.fits, found.joined) == (True, ("c",))


def test_a_claim_with_better_grounds_on_either_side_outgrows_it() -> None:
    for claims in ({**SAID, "c": FOUND}, {**SAID, "c": {**FIRST, "source": "trial", "basis": "own-data"}}):
        found = about(analysed(claims, x=decision(seen=seen(SAID))))
        assert found
        assert (found.fits, found.outgrown, found.closes) == (False, True, False)


def test_better_grounds_that_go_leave_a_decision_fitting() -> None:
    found = about(analysed(SAID, x=decision(seen=seen({**SAID, "c": FOUND}))))
    assert found
    assert (found.fits, found.outgrown) == (True, False)


def test_a_decision_from_before_grounds_were_seen_holds_for_the_claims_alone() -> None:
    kb = base(SAID)
    legacy = fingerprints.of(kb.claims["a"], kb.claims["b"])
    for claims in (SAID, {**SAID, "c": FOUND}):
        found = about(analysed(claims, x=decision(seen=legacy)))
        assert found
        assert found.fits


@pytest.mark.parametrize("stamp", [fingerprints.of, fingerprints.by_numbers])
def test_a_decision_holds_however_it_saw_the_sentences_and_goes_with_their_words(stamp: Callable[..., str]) -> None:
    kb = base(SAID)
    read = {name: replace(claim, pins=("aaaaaaaaaaaaaaaa",)) for name, claim in kb.claims.items()}
    made = shaping.resolution("x", decision(seen=stamp(*read.values())), NOWHERE)
    sides = {name: about_position(kb, name) for name in made.claims}
    assert resolutions.outgrown(replace(kb, claims=read), made, sides) is False
    changed = {**read, "a": replace(read["a"], pins=("bbbbbbbbbbbbbbbb",))}
    expected = None if stamp is fingerprints.of else False
    assert resolutions.outgrown(replace(kb, claims=changed), made, sides) is expected


def test_whether_a_decision_fits_cannot_be_told_while_a_lock_cannot_be_read() -> None:
    kb = replace(base(SAID), unread=frozenset({("lock", base(SAID).claims["a"].source)}))
    made = shaping.resolution("x", decision(seen="00000000"), NOWHERE)
    sides = {name: about_position(kb, name) for name in made.claims}
    assert resolutions.outgrown(kb, made, sides) is False


def about_position(kb: KnowledgeBase, name: str) -> Position:
    return next(p for p in Analysis(kb).positions if name in p.claims)


def test_a_decision_that_names_the_claims_the_other_way_round_is_the_same_one() -> None:
    assert seen(SAID, "a", "b") == seen(SAID, "b", "a")
    found = about(analysed(SAID, x=decision(("b", "a"), seen=seen(SAID))))
    assert found
    assert found.fits
    (conflict,) = analysed(SAID).conflicts
    assert {"a", "b"} == {side.claims[0] for side in conflict.sides}


def test_grounds_belong_to_their_claim_whichever_is_named_first() -> None:
    kb = base(SAID)
    right = resolutions.fingerprint(kb, ("a", "b"), (OPINION, TRIAL))
    assert right == resolutions.fingerprint(kb, ("b", "a"), (TRIAL, OPINION))
    assert right != resolutions.fingerprint(kb, ("a", "b"), (TRIAL, OPINION))
    review = Grounds("trial", review=True)
    assert right != resolutions.fingerprint(kb, ("a", "b"), (OPINION, review))


def test_the_fingerprint_is_eight_hexadecimal_digits_and_stays_the_same_for_ever() -> None:
    kb = base({"a": {**FIRST, "statement": "Café or tea: an invented statement."}, "b": SECOND})
    assert resolutions.fingerprint(kb, ("a", "b"), (OPINION, TRIAL)) == "a65ac6d4"


def test_a_decision_holds_for_the_positions_of_the_claims_that_it_names_and_no_others() -> None:
    other = {**SECOND, "scope": {"horizon": "long-term"}}
    analysis = analysed({**SAID, "c": other}, x=decision(seen=seen(SAID)))
    decided = {frozenset(c.claims): analysis.decision(c) is not None for c in analysis.conflicts}
    assert decided == {frozenset("ab"): True, frozenset("ac"): False}


def test_a_decision_about_two_claims_that_are_in_no_conflict_is_about_nothing() -> None:
    alike = {"a": FIRST, "b": {**FIRST, "source": "notes"}, "c": SECOND}
    analysis = analysed(alike, x=decision())
    assert analysis.decisions.about == {}
    assert analysis.decided_about(analysis.kb.resolutions["x"]) == ()


def test_of_two_decisions_the_one_that_fits_counts_then_the_later_one_then_the_last_by_id() -> None:
    fits, later = seen(SAID), "2026-03-01"

    def counting(**decided: Record) -> str:
        found = about(analysed(SAID, **decided))
        assert found
        return found.resolution.id

    assert counting(old=decision(seen=fits), new=decision(date=later)) == "old"
    assert counting(old=decision(seen=fits), new=decision(seen=fits, date=later)) == "new"
    assert counting(new=decision(date=later), old=decision()) == "new"
    assert counting(b=decision(), a=decision()) == "b"


def test_a_decision_that_does_not_count_is_still_about_its_conflict() -> None:
    analysis = analysed(SAID, old=decision(), new=decision(seen=seen(SAID)))
    (conflict,) = analysis.conflicts
    assert {name: analysis.decided_about(r) for name, r in analysis.kb.resolutions.items()} == {
        "old": (conflict.id,),
        "new": (conflict.id,),
    }
    assert list(analysis.decisions.about) == ["new"]


@pytest.mark.parametrize(
    ("decided", "closes"), [("open", False), ("both-hold", True), ({"prefer": "a"}, True), ({"prefer": "b"}, True)]
)
def test_only_a_decision_that_it_stays_open_does_not_close_a_conflict(decided: Any, *, closes: bool) -> None:
    analysis = analysed(SAID, x=decision(seen=seen(SAID), decision=decided))
    (conflict,) = analysis.conflicts
    found = analysis.decision(conflict)
    assert found
    assert found.closes is closes
    assert analysis.examined(conflict)
    assert analysis.is_open(conflict) is not closes


def test_a_stale_decision_examines_and_closes_nothing() -> None:
    analysis = analysed(SAID, x=decision())
    (conflict,) = analysis.conflicts
    assert analysis.decision(conflict)
    assert not analysis.examined(conflict)
    assert analysis.is_open(conflict)


def test_a_decision_that_somebody_else_reviewed_is_not_one_editors_view() -> None:
    reviewed = {"by": "ben", "date": "2026-01-07"}
    found = about(analysed(SAID, x=decision(reviewed=reviewed)))
    assert found
    assert not found.is_one_view


# Chains

STEPS = {
    "claim": effect("coffee", "increases", "mood"),
    "first": effect("coffee", "increases", "wakefulness"),
    "second": effect("wakefulness", "decreases", "mood"),
}


def chained(**decided: Record) -> Analysis:
    concepts = plain(["coffee", "wakefulness", "mood"])
    return Analysis(base(STEPS, concepts=concepts, resolutions=decided))


@pytest.mark.parametrize("link", ["first", "second"])
def test_a_decision_about_the_claim_and_any_link_examines_the_chain_while_it_fits(link: str) -> None:
    pair = (link, "claim")
    for digits, fits in ((seen(STEPS, *pair), True), ("00000000", False)):
        analysis = chained(x=decision(pair, seen=digits))
        (chain,) = analysis.chains
        found = analysis.decision(chain)
        assert found
        assert (found.fits, analysis.examined(chain)) == (fits, fits)
        assert analysis.decided_about(analysis.kb.resolutions["x"]) == (chain.id,)


def test_of_decisions_about_several_links_of_a_chain_one_that_fits_counts() -> None:
    fitting = decision(("claim", "second"), seen=seen(STEPS, "claim", "second"))
    analysis = chained(stale=decision(("claim", "first"), date="2026-03-01"), fitting=fitting)
    (chain,) = analysis.chains
    found = analysis.decision(chain)
    assert found
    assert found.resolution.id == "fitting"


def test_a_decision_about_two_links_is_about_no_chain() -> None:
    analysis = chained(x=decision(("first", "second"), seen=seen(STEPS, "first", "second")))
    (chain,) = analysis.chains
    assert analysis.decision(chain) is None
    assert not analysis.examined(chain)


def test_claims_told_apart_by_their_ids_have_fingerprints_of_their_own() -> None:
    a, b, c = (shaping.claim(name, FIRST, NOWHERE) for name in "abc")
    assert len({fingerprints.of(*pair) for pair in ((a, b), (a, c), (b, c))}) == 3
