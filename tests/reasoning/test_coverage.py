from __future__ import annotations

import pytest

from counterclaim.knowledge import locks
from counterclaim.reasoning import coverage
from counterclaim.reasoning.coverage import Coverage
from counterclaim.wording import phrases
from tests.reasoning.invented import base, effect

TEXT = "Coffee keeps one awake. Tea does so too. I like both. Sleep well. Good night."
LOCK = locks.make("letter", TEXT)


def test_every_sentence_is_claimed_excused_or_open() -> None:
    kb = base(
        {
            "b": effect("coffee", "decreases", "sleep", sentences=[1, 2]),
            "a": effect("tea", "decreases", "sleep", sentences=[2]),
        },
        sources={"letter": {"not_claims": {"personal-aside": [3], "transition": ["4-4"]}}},
        locks={"letter": LOCK},
    )
    found = coverage.of(kb)["letter"]
    assert found == Coverage("letter", 5, {1: ("b",), 2: ("a", "b")}, {3: "personal-aside", 4: "transition"}, (5,))
    assert found.accounted == 4


def test_a_retired_claim_accounts_for_nothing() -> None:
    retired = {"date": "2026-01-05", "why": "It was read wrongly."}
    kb = base({"a": effect("coffee", "decreases", "sleep", retired=retired)}, locks={"letter": LOCK})
    assert coverage.of(kb)["letter"].open == (1, 2, 3, 4, 5)


def test_numbers_that_the_lock_does_not_have_account_for_nothing() -> None:
    kb = base(
        {"a": effect("coffee", "decreases", "sleep", sentences=[1, 77])},
        sources={"letter": {"not_claims": {"heading": ["2-3", 99]}}},
        locks={"letter": LOCK},
    )
    found = coverage.of(kb)["letter"]
    assert (found.claimed, found.excused, found.open) == ({1: ("a",)}, {2: "heading", 3: "heading"}, (4, 5))


def test_a_sentence_both_claimed_and_excused_is_shown_as_both_and_counts_once() -> None:
    kb = base(
        {"a": effect("coffee", "decreases", "sleep", sentences=[1])},
        sources={"letter": {"not_claims": {"heading": [1]}}},
        locks={"letter": LOCK},
    )
    found = coverage.of(kb)["letter"]
    assert (found.claimed, found.excused, found.accounted) == ({1: ("a",)}, {1: "heading"}, 1)


def test_claims_count_for_their_own_source_only() -> None:
    kb = base(
        {"a": effect("coffee", "decreases", "sleep", source="notes")},
        sources={"letter": {}},
        locks={"notes": locks.make("notes", "One. Two."), "letter": LOCK},
    )
    assert {name: found.accounted for name, found in coverage.of(kb).items()} == {"letter": 0, "notes": 1}


def test_sources_come_by_name_and_only_those_with_record_and_lock() -> None:
    kb = base(
        {"a": effect("coffee", "decreases", "sleep")},
        sources={"zine": {}, "unlocked": {}},
        locks={"zine": LOCK, "letter": LOCK, "unrecorded": LOCK},
    )
    assert list(coverage.of(kb)) == ["letter", "zine"]


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ((), ""),
        ((3,), "3"),
        ((3, 4), "3-4"),
        ((3, 7, 8, 9), "3, 7-9"),
        ((1, 2, 4, 5, 7), "1-2, 4-5, 7"),
    ],
)
def test_numbers_are_written_as_people_write_them(numbers: tuple[int, ...], written: str) -> None:
    assert phrases.ranges(numbers) == written
