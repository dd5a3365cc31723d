"""Locks: what they pin, how they are written, and what they say when the text is another."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import locks, sentences, validation
from counterclaim.knowledge.locks import Lock, LockedSentence, Verification
from tests.strategies import examples

LETTER = (
    "Coffee and the night\n"
    "Coffee in the evening shortens the night by an hour or so. Tea does no harm.\n"
    "- Drink water\n"
    "1. Walk before bed.\n"
    "Who drinks three cups lies awake, says the letter."
)
LOCK = locks.make("sleep-letter", LETTER, "sources/sleep-letter.lock.json")
ALL = (1, 2, 3, 4, 5, 6)
FITS = Verification(ALL, (), (), (), 0)


def test_a_lock_pins_every_sentence() -> None:
    assert LOCK.source == "sleep-letter"
    assert LOCK.path == "sources/sleep-letter.lock.json"
    assert LOCK.characters == len(LETTER)
    assert LOCK.sha256 == hashlib.sha256(LETTER.encode()).hexdigest()
    assert [(s.n, LETTER[slice(*s.at)]) for s in LOCK.sentences] == [
        (1, "Coffee and the night"),
        (2, "Coffee in the evening shortens the night by an hour or so."),
        (3, "Tea does no harm."),
        (4, "Drink water"),
        (5, "Walk before bed."),
        (6, "Who drinks three cups lies awake, says the letter."),
    ]
    assert LOCK.sentences[1].words == ("Coffee in the evening shortens", "hour or so.")
    assert LOCK.sentences[2].words == ("Tea does no harm.",)
    assert LOCK.sentences[2].sha256 == sentences.fingerprint("Tea does no harm.")


def test_no_lock_holds_a_long_sentence() -> None:
    assert "Tea does no harm." in locks.to_json(LOCK)
    assert "shortens the night by" not in locks.to_json(LOCK)


def test_sentences_are_found_by_number() -> None:
    assert LOCK.numbers() == frozenset(ALL)
    assert LOCK.sentence(3) is LOCK.sentences[2]
    assert [LOCK.sentence(number) for number in (0, -1, 7)] == [None, None, None]


def test_sentences_are_found_by_number_where_numbers_leave_gaps() -> None:
    gapped = replace(LOCK, sentences=(LOCK.sentences[0], LOCK.sentences[2], LOCK.sentences[5]))
    assert gapped.sentence(3) is LOCK.sentences[2]
    assert gapped.sentence(6) is LOCK.sentences[5]
    assert gapped.sentence(2) is None


def test_a_lock_file_fits_its_schema_and_is_read_back() -> None:
    value = locks.parse(locks.to_json(LOCK).encode())
    assert validation.accepts("lock", value)
    assert locks.from_json("sleep-letter", value, "sources/sleep-letter.lock.json") == LOCK


def test_a_lock_file_holds_one_sentence_per_line() -> None:
    rows = locks.to_json(LOCK).splitlines()
    assert len(rows) == len(LOCK.sentences) + 5
    assert rows[3].startswith('    {"n": 1, ')
    assert [json.loads(row.rstrip(","))["n"] for row in rows[3:-2]] == list(ALL)


def test_the_lock_of_an_empty_text_is_read_back_too() -> None:
    empty = locks.make("a", "")
    value = json.loads(locks.to_json(empty))
    assert validation.accepts("lock", value)
    assert locks.from_json("a", value, "") == empty
    assert locks.verify(empty, "") == Verification((), (), (), (), 0)
    assert locks.verify(empty, "Tea helps.").new == 1


def test_whole_numbers_written_with_a_point_are_whole_numbers() -> None:
    value = {
        "text": {"sha256": "0" * 64, "characters": 3.0},
        "sentences": [{"n": 1.0, "at": [0.0, 3.0], "words": ["Tea"], "sha256": sentences.fingerprint("Tea")}],
    }
    assert validation.accepts("lock", value)
    lock = locks.from_json("a", value, "")
    assert lock.sentence(1) == LockedSentence(1, (0, 3), ("Tea",), sentences.fingerprint("Tea"))
    assert locks.verify(lock, "Tea").same == (1,)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff", b'"\\ud800"', b'{"a": "\\udc00\\ud800"}', b"1" * 5_000, b'"\n"'], ids=repr
)
def test_what_is_no_json_in_utf_8_is_no_lock(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's, codecs' and str's messages differ with Python
        locks.parse(data)


def test_escapes_of_whole_characters_are_json_as_any_other() -> None:
    assert locks.parse(b'"\\ud83d\\ude00 \\u00e9"') == "😀 é"


# The text as it was


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_text_that_was_locked_fits_whatever_ends_its_lines(ends: str) -> None:
    assert locks.verify(LOCK, LETTER.replace("\n", ends)) == FITS
    assert locks.make("sleep-letter", LETTER.replace("\n", ends), LOCK.path) == LOCK


def test_only_a_verification_without_any_difference_fits() -> None:
    assert FITS.fits
    assert not replace(FITS, moved=(1,)).fits
    assert not replace(FITS, changed=(1,)).fits
    assert not replace(FITS, gone=(1,)).fits
    assert not replace(FITS, new=1).fits


def test_more_white_space_moves_sentences_and_changes_none() -> None:
    found = locks.verify(LOCK, LETTER.replace("Drink water", "Drink  water"))
    assert found == Verification((1, 2, 3), (4, 5, 6), (), (), 0)


# One sentence at a time


@pytest.mark.parametrize("number", ALL)
def test_a_word_changed_for_one_as_long_names_just_that_sentence(number: int) -> None:
    start, end = LOCK.sentences[number - 1].at
    last = max(LETTER.rfind(letter, start, end) for letter in "abcdefghijklmnopqrstuvwxyz")
    text = LETTER[:last] + ("x" if LETTER[last] != "x" else "y") + LETTER[last + 1 :]
    rest = tuple(n for n in ALL if n != number)
    assert locks.verify(LOCK, text) == Verification(rest, (), (number,), (), 0)


@pytest.mark.parametrize(
    ("before", "after", "number"), [("evening", "morning hours", 2), ("no harm", "harm", 3), ("three", "thirty", 6)]
)
def test_a_word_changed_for_a_longer_or_shorter_one_names_just_that_sentence(
    before: str, after: str, number: int
) -> None:
    found = locks.verify(LOCK, LETTER.replace(before, after))
    assert found == Verification(ALL[: number - 1], ALL[number:], (number,), (), 0)


def test_two_changed_sentences_beside_each_other_are_both_named() -> None:
    text = LETTER.replace("evening", "daytime").replace("Tea does", "Tea did")
    assert locks.verify(LOCK, text).changed == (2, 3)


def test_a_vanished_sentence_is_gone_and_the_others_moved() -> None:
    found = locks.verify(LOCK, LETTER.replace(" Tea does no harm.", ""))
    assert found == Verification((1, 2), (4, 5, 6), (), (3,), 0)


def test_the_last_sentence_may_vanish() -> None:
    found = locks.verify(LOCK, LETTER[: LETTER.index("Who drinks")])
    assert found == Verification((1, 2, 3, 4, 5), (), (), (6,), 0)


def test_every_sentence_may_vanish() -> None:
    assert locks.verify(LOCK, "") == Verification((), (), (), ALL, 0)


def test_a_new_sentence_is_counted() -> None:
    assert locks.verify(LOCK, LETTER + "\nMilk helps. So do oats.") == Verification(ALL, (), (), (), 2)
    assert locks.verify(LOCK, "Milk helps.\n" + LETTER) == Verification((), ALL, (), (), 1)


def test_sentences_that_change_places_moved_and_are_not_new() -> None:
    text = LETTER.replace("- Drink water\n1. Walk before bed.\n", "- Walk before bed.\n1. Drink water\n")
    found = locks.verify(LOCK, text)
    assert (found.changed, found.gone, found.new) == ((), (), 0)
    assert found.same == (1, 2, 3, 6)
    assert found.moved == (4, 5)


def test_a_sentence_moved_into_the_place_of_one_that_vanished() -> None:
    lock = locks.make("a", "Tea one.\nMilk two.\nWater three.\nJuice four.")
    found = locks.verify(lock, "Juice four.\nMilk two.\nWater three.")
    assert found == Verification((), (2, 3, 4), (), (1,), 0)


def test_a_sentence_that_stood_twice_and_stands_once_is_gone_once() -> None:
    lock = locks.make("a", "Drink tea.\nWalk.\nDrink tea.")
    assert locks.verify(lock, "Drink tea.\nWalk.") == Verification((1, 2), (), (), (3,), 0)


def test_a_sentence_that_stood_once_and_stands_twice_is_new_once() -> None:
    lock = locks.make("a", "Drink tea.\nWalk.")
    assert locks.verify(lock, "Drink tea.\nWalk.\nDrink tea.") == Verification((1, 2), (), (), (), 1)


def test_a_sentence_split_in_two_is_changed_and_one_more_is_new() -> None:
    lock = locks.make("a", "Walk.\nDrink tea and sleep long.\nRead.")
    assert locks.verify(lock, "Walk.\nDrink tea. Sleep very long.\nRead.") == Verification((1,), (3,), (2,), (), 1)


lines = st.lists(st.sampled_from(["Tea helps.", "Coffee harms.", "Walk.", "Sleep long.", "Read."]), max_size=8)


@given(lines, lines)
@settings(deadline=None, max_examples=examples(75))
def test_every_sentence_of_lock_and_text_is_accounted_for_once(before: list[str], after: list[str]) -> None:
    found = locks.verify(locks.make("a", "\n".join(before)), "\n".join(after))
    named = sorted(found.same + found.moved + found.changed + found.gone)
    assert named == list(range(1, len(before) + 1))
    assert len(found.same) + len(found.moved) + len(found.changed) + found.new == len(after)
    assert found.fits == (before == after)
    common = sum(min(before.count(line), after.count(line)) for line in set(before))
    assert len(found.same) + len(found.moved) == common


# A lock that lies


def lying(*pinned: LockedSentence) -> Lock:
    return replace(LOCK, sentences=pinned)


def test_a_lock_with_another_fingerprint_for_a_sentence_is_found_out() -> None:
    false = replace(LOCK.sentences[1], sha256="0123456789abcdef")
    found = locks.verify(lying(LOCK.sentences[0], false, *LOCK.sentences[2:]), LETTER)
    assert found == Verification((1, 3, 4, 5, 6), (), (2,), (), 0)


def test_a_lock_that_points_elsewhere_is_found_out() -> None:
    false = replace(LOCK.sentences[1], at=LOCK.sentences[2].at)
    found = locks.verify(lying(LOCK.sentences[0], false, *LOCK.sentences[2:]), LETTER)
    assert found == Verification((1, 3, 4, 5, 6), (2,), (), (), 0)


def test_a_lock_that_points_outside_the_text_is_found_out() -> None:
    false = replace(LOCK.sentences[5], at=(10**30, 10**31))
    assert locks.verify(lying(*LOCK.sentences[:5], false), LETTER).moved == (6,)


@pytest.mark.parametrize("number", ALL)
def test_a_lock_that_leaves_a_sentence_out_is_found_out(number: int) -> None:
    kept = [s for s in LOCK.sentences if s.n != number]
    assert locks.verify(lying(*kept), LETTER).new == 1
    renumbered = [replace(s, n=n) for n, s in enumerate(kept, start=1)]
    assert locks.verify(lying(*renumbered), LETTER).new == 1


def test_a_lock_that_exchanges_two_numbers_is_found_out() -> None:
    one, two, *rest = LOCK.sentences
    found = locks.verify(lying(replace(one, n=2), replace(two, n=1), *rest), LETTER)
    assert found.moved == (1, 2)
    assert not found.fits


def test_a_lock_that_names_a_sentence_twice_is_found_out() -> None:
    found = locks.verify(lying(*LOCK.sentences, replace(LOCK.sentences[5], n=7)), LETTER)
    assert found.gone == (7,)


def test_a_lock_whose_sentences_all_stand_in_place_fits_a_text_that_differs_between_them() -> None:
    assert locks.verify(LOCK, LETTER + "\n\n") == FITS
    assert locks.verify(replace(LOCK, sha256="0" * 64), LETTER) == FITS


def test_the_right_fingerprint_of_the_text_does_not_excuse_wrong_places() -> None:
    other = LETTER.replace("\n- Drink", "\n\n- Drink")
    found = locks.verify(replace(LOCK, sha256=hashlib.sha256(other.encode()).hexdigest()), other)
    assert found == Verification((1, 2, 3), (4, 5, 6), (), (), 0)
