"""A review says who read a claim, on which day, and what it said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.editing import reviews
from counterclaim.reasoning import fingerprints

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis


def test_a_review_holds_the_fingerprint_of_the_claim_as_it_is(analysis: Analysis) -> None:
    claim = analysis.kb.claims["late-coffee-worse"]
    record: dict[str, Any] = {}
    reviews.stamp(claim, "cleo", "2026-01-08")(record)
    assert record == {"reviewed": {"by": "cleo", "date": "2026-01-08", "seen": fingerprints.of(claim)}}


def test_a_second_review_takes_the_place_of_the_first(analysis: Analysis) -> None:
    claim = analysis.kb.claims["late-coffee-worse"]
    record = {"reviewed": {"by": "ada", "date": "2026-01-05", "seen": "00000000"}, "notes": "x"}
    reviews.stamp(claim, "cleo", "2026-01-08")(record)
    seen = fingerprints.of(claim)
    assert record == {"reviewed": {"by": "cleo", "date": "2026-01-08", "seen": seen}, "notes": "x"}
