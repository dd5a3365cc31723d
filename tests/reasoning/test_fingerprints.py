from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import shaping
from counterclaim.reasoning import fingerprints
from tests.reasoning.invented import NOWHERE, effect

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Claim
    from tests.reasoning.invented import Record

COFFEE = effect("coffee", "decreases", "sleep")


def made(value: Record = COFFEE, name: str = "late-coffee") -> Claim:
    return shaping.claim(name, value, NOWHERE)


def test_one_claim_has_a_fingerprint_of_eight_hexadecimal_digits_that_stays_the_same_for_ever() -> None:
    assert fingerprints.of(made()) == "bf11b226"


@pytest.mark.parametrize(
    "change",
    [
        {"statement": "Another invented statement about coffee."},
        {"effect": {**COFFEE["effect"], "size": "a fifth"}},
        {"scope": {"horizon": "immediate"}},
        {"basis": "anecdote"},
        {"retired": {"date": "2026-01-05", "why": "It was read wrongly."}},
    ],
)
def test_it_changes_with_what_the_claim_says(change: Record) -> None:
    assert fingerprints.of(made({**COFFEE, **change})) != fingerprints.of(made())


@pytest.mark.parametrize("unwatched", [*fingerprints.UNWATCHED, "a review with a fingerprint"])
def test_it_does_not_change_with_caveats_notes_or_the_review_itself(unwatched: str) -> None:
    changes: dict[str, Record] = {
        "caveats": {"caveats": ["Another caveat."]},
        "notes": {"notes": "To be looked at again."},
        "reviewed": {"reviewed": {"by": "ben", "date": "2026-02-01"}},
        "returned": {"returned": {"by": "ben", "date": "2026-02-01", "why": "Who was asked?", "seen": "00000000"}},
        "a review with a fingerprint": {"reviewed": {"by": "ben", "date": "2026-02-01", "seen": "00000000"}},
    }
    assert fingerprints.of(made({**COFFEE, **changes[unwatched]})) == fingerprints.of(made())


def test_claims_with_the_same_words_and_other_ids_are_told_apart() -> None:
    assert fingerprints.of(made(name="other-coffee")) != fingerprints.of(made())


def test_of_two_claims_it_is_the_same_in_whatever_order() -> None:
    first, second = made(), made(effect("coffee", "increases", "sleep"), "noon-coffee")
    assert fingerprints.of(first, second) == fingerprints.of(second, first)
    assert fingerprints.of(first, second) not in {fingerprints.of(first), fingerprints.of(second)}


def test_a_review_keeps_the_fingerprint_it_was_written_with() -> None:
    reviewed = {"by": "ada", "date": "2026-01-05"}
    with_it = made({**COFFEE, "reviewed": {**reviewed, "seen": "0a1b2c3d"}}).reviewed
    without = made({**COFFEE, "reviewed": reviewed}).reviewed
    assert with_it
    assert without
    assert (with_it.seen, without.seen) == ("0a1b2c3d", None)


# Sentences count by their words

FIRST, SECOND, OTHER = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc"


def pinned(numbers: list[int], *pins: str) -> Claim:
    return replace(made({**COFFEE, "sentences": numbers}), pins=pins)


def test_a_sentence_that_only_moved_changes_nothing() -> None:
    assert fingerprints.of(pinned([2, 3], FIRST, SECOND)) == fingerprints.of(pinned([7, 5], SECOND, FIRST))


def test_a_sentence_with_other_words_under_the_same_number_changes_it() -> None:
    assert fingerprints.of(pinned([2], FIRST)) != fingerprints.of(pinned([2], OTHER))
    assert fingerprints.of(pinned([2], FIRST)) != fingerprints.of(pinned([2, 3], FIRST, SECOND))


def test_stamps_from_before_sentences_counted_by_their_words_are_known_too() -> None:
    claim = pinned([2], FIRST)
    assert fingerprints.every(claim) == (fingerprints.of(claim), fingerprints.by_numbers(claim))
    assert fingerprints.by_numbers(claim) == fingerprints.of(replace(claim, pins=()))
    assert fingerprints.every(made()) == (fingerprints.of(made()),)
