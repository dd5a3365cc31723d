"""Prose that names sentences by number follows them, or is left alone."""

from __future__ import annotations

import pytest

from counterclaim.editing import spoken

NOW = {2: (3,), 3: (4,), 5: (5,), 6: (), 7: (8, 9), 17: (20,)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sentence 2 says so.", "Sentence 3 says so."),
        ("See sentences 2, 3 and 17.", "See sentences 3, 4 and 20."),
        ("In sentences 2-3, and in 17.", "In sentences 3-4, and in 17."),
        ("Sentence 5 stays.", None),
        ("Sentence 6 is gone.", None),
        ("Sentences 2 and 6 are parted.", None),
        ("Sentence 7 is two now.", None),
        ("2 of 3 sentences.", None),
    ],
)
def test_numbers_behind_the_word_follow_their_sentences(text: str, expected: str | None) -> None:
    found, _ = spoken.changes({"notes": text}, NOW)
    assert found == ({("notes",): expected} if expected else {})


def test_texts_are_found_and_written_wherever_they_stand() -> None:
    record = {"notes": "Sentence 2.", "caveats": ["No number.", "Sentence 3."], "statement": "Sentence 2 holds."}
    found, concerned = spoken.changes(record, NOW)
    spoken.tell(record, found)
    assert record == {
        "notes": "Sentence 3.",
        "caveats": ["No number.", "Sentence 4."],
        "statement": "Sentence 2 holds.",
    }
    assert concerned


@pytest.mark.parametrize(
    ("text", "concerned"), [("Sentence 6 is gone.", True), ("Sentence 5 stays.", False), ("No.", False)]
)
def test_whether_a_text_must_be_read_is_told(text: str, *, concerned: bool) -> None:
    assert spoken.changes({"notes": text}, NOW) == ({}, concerned)


def test_numbers_of_sentences_are_seen() -> None:
    assert spoken.has_numbers("as sentence 4 has it")
    assert not spoken.has_numbers("4 sentences")
