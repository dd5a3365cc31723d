"""What waits for whom: handles, what was mended, and what nobody can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.knowledge.records import Returned, Stamp
from counterclaim.reasoning import fingerprints, waiting
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.waiting import Days, Waiting
from tests.reasoning.invented import base, effect

SAID = {"a": effect("coffee", "increases", "sleep"), "b": effect("coffee", "decreases", "sleep")}


@pytest.mark.parametrize(
    ("found", "handle", "is_for"),
    [
        (Waiting("returned", "a", "", whom="Ada"), "@ada ", True),
        (Waiting("returned", "a", "", whom="ada"), "ben", False),
        (Waiting("unreviewed", "a", "", but=frozenset({"Ada"})), "ada", False),
        (Waiting("unreviewed", "a", "", but=frozenset({"ada"})), "ben", True),
        (Waiting("conflict", "a", ""), "ben", True),
    ],
)
def test_something_is_for_whose_it_is_or_for_all_but_some(found: Waiting, handle: str, is_for: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert found.is_for(handle) == is_for


def test_a_claim_needs_a_reader_unless_it_is_to_be_mended_first() -> None:
    analysis = Analysis(base(SAID))
    claim = analysis.kb.claims["a"]
    now = fingerprints.of(claim)
    states = [
        (claim, True),
        (replace(claim, reviewed=Stamp("ada", "2026-01-05", now)), False),
        (replace(claim, reviewed=Stamp("ada", "2026-01-05")), False),
        (replace(claim, reviewed=Stamp("ada", "2026-01-05", "00000000")), True),
        (replace(claim, returned=Returned("ada", "2026-01-05", "It says can.", now)), False),
        (replace(claim, returned=Returned("ada", "2026-01-05", "It says can.")), False),
        (replace(claim, returned=Returned("ada", "2026-01-05", "It says can.", "00000000")), True),
    ]
    assert [waiting.needs_reader(analysis, state) for state, _ in states] == [needs for _, needs in states]


def test_while_a_lock_cannot_be_read_no_review_is_stale() -> None:
    kb = base(SAID)
    claim = replace(kb.claims["a"], reviewed=Stamp("ada", "2026-01-05", "00000000"))
    assert waiting.is_stale(Analysis(kb), claim)
    assert not waiting.is_stale(Analysis(replace(kb, unread=frozenset({("lock", claim.source)}))), claim)


def test_a_conflict_waits_since_both_sides_are_there() -> None:
    kb = base(SAID)
    first, second = (kb.claims[claim].origin.path for claim in ("a", "b"))
    paths = {first: Days("2026-01-01", "2026-01-09"), second: Days("2026-01-03", "2026-01-03")}
    if first == second:
        paths = {first: Days("2026-01-03", "2026-01-09")}
    found = {one.kind: one.since for one in waiting.queue(Analysis(kb), paths)}
    assert found["conflict"] == "2026-01-03"
    known = {one.kind: one.since for one in waiting.queue(Analysis(kb), {})}
    assert known["conflict"] is None


def test_what_has_waited_longest_comes_first_and_what_nobody_knows_last() -> None:
    claims = {**SAID, "c": {**SAID["a"], "written": {"by": "eve", "date": "2026-01-02"}}}
    found = waiting.queue(Analysis(base(claims)), {})
    assert found[0].id == "c"
    assert found[0].but == {"eve"}
    assert [one.since for one in found[1:]] == [None] * (len(found) - 1)
