"""Numbers on the lists of what states nothing: each on one list, ranges short, every other number kept."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.editing import excuses
from counterclaim.knowledge import validation
from counterclaim.knowledge.shaping import sentence_numbers

REASONS = ["heading", "question", "a song", "contact"]
NUMBERS = st.sets(st.integers(1, 30), min_size=1)
SOURCE = {
    "title": "A letter",
    "type": "document",
    "url": "https://example.org/",
    "design": "anecdote",
    "status": "live",
}


@given(st.lists(st.tuples(NUMBERS, st.sampled_from([*REASONS, ""]))))
def test_every_number_is_where_it_was_put_last(steps: list[tuple[set[int], str]]) -> None:
    record: dict[str, Any] = {**SOURCE}
    where: dict[int, str] = {}
    for numbers, reason in steps:
        (excuses.put_on(sorted(numbers), reason) if reason else excuses.taken_off(sorted(numbers)))(record)
        where |= dict.fromkeys(numbers, reason)
    assert validation.accepts("source", record)
    listed = dict(record.get("not_claims", {}))
    if "other" in listed:
        listed[listed.pop("other")] = listed.pop("sentences")
    found = {n: reason for reason, entries in listed.items() for n in sentence_numbers(entries)}
    assert found == {n: reason for n, reason in where.items() if reason}


@pytest.mark.parametrize(
    ("numbers", "entries"), [([4], [4]), ([4, 5], [4, 5]), ([4, 5, 6], ["4-6"]), ([1, 3, 4, 5, 9], [1, "3-5", 9])]
)
def test_three_in_a_row_are_a_range(numbers: list[int], entries: list[int | str]) -> None:
    record: dict[str, Any] = {}
    excuses.put_on(numbers, "heading")(record)
    assert record == {"not_claims": {"heading": entries}}


def test_a_second_reason_in_words_is_refused() -> None:
    record: dict[str, Any] = {"not_claims": {"other": "a song", "sentences": [3]}}
    with pytest.raises(excuses.ExcuseError, match='it has a reason in words already, "a song"'):
        excuses.put_on([4], "a poem")(record)


def test_the_reasons_are_those_of_the_schema() -> None:
    assert list(excuses.reasons())[:2] == ["heading", "navigation"]
    assert "other" not in excuses.reasons()
