"""Locks: what they pin, how they are written, and what they say when the text is another."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from counterclaim.knowledge import alignment, locks, sentences, validation
from counterclaim.knowledge.alignment import Verification
from counterclaim.knowledge.locks import LockedSentence, Owed

LETTER = (
    "Coffee and the night\n"
    "Coffee in the evening shortens the night by an hour or so. Tea does no harm.\n"
    "- Drink water\n"
    "1. Walk before bed.\n"
    "Who drinks three cups lies awake, says the letter."
)
LOCK = locks.make("sleep-letter", LETTER, "sources/sleep-letter.lock.json")
ALL = (1, 2, 3, 4, 5, 6)


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
    assert len(rows) == len(LOCK.sentences) + 6
    assert rows[4].startswith('    {"n": 1, ')
    assert [json.loads(row.rstrip(","))["n"] for row in rows[4:-2]] == list(ALL)


def test_the_lock_of_an_empty_text_is_read_back_too() -> None:
    empty = locks.make("a", "")
    value = json.loads(locks.to_json(empty))
    assert validation.accepts("lock", value)
    assert locks.from_json("a", value, "") == empty
    assert alignment.verify(empty, "") == Verification((), (), (), (), 0)
    assert alignment.verify(empty, "Tea helps.").new == 1


def test_whole_numbers_written_with_a_point_are_whole_numbers() -> None:
    value = {
        "text": {"sha256": "0" * 64, "characters": 3.0},
        "sentences": [{"n": 1.0, "at": [0.0, 3.0], "words": ["Tea"], "sha256": sentences.fingerprint("Tea")}],
    }
    assert validation.accepts("lock", value)
    lock = locks.from_json("a", value, "")
    assert lock.sentence(1) == LockedSentence(1, (0, 3), ("Tea",), sentences.fingerprint("Tea"))
    assert alignment.verify(lock, "Tea").same == (1,)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff", b'"\\ud800"', b'{"a": "\\udc00\\ud800"}', b"1" * 5_000, b'"\n"'], ids=repr
)
def test_what_is_no_json_in_utf_8_is_no_lock(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's, codecs' and str's messages differ with Python
        locks.parse(data)


def test_escapes_of_whole_characters_are_json_as_any_other() -> None:
    assert locks.parse(b'"\\ud83d\\ude00 \\u00e9"') == "😀 é"


# What is owed

OWED = Owed(9, ("Milk helps.",), sentences.fingerprint("Milk helps."), ("milk-helps", "not_claims"))


def test_what_is_owed_is_written_and_read_back() -> None:
    lock = replace(LOCK, owed=(OWED,))
    value = locks.parse(locks.to_json(lock).encode())
    assert validation.accepts("lock", value)
    assert locks.from_json("sleep-letter", value, lock.path) == lock


def test_words_before_a_sentence_and_repeats_are_written_and_read_back() -> None:
    lock = locks.make("a", "Tea.\nMilk\nTea.\n" * 2)
    assert any(s.before for s in lock.sentences)
    assert any(s.nowhere for s in lock.sentences)
    value = locks.parse(locks.to_json(lock).encode())
    assert validation.accepts("lock", value)
    assert locks.from_json("a", value, "") == lock


def test_a_lock_says_how_its_text_was_cut_and_one_that_does_not_is_of_the_first_way() -> None:
    value = locks.parse(locks.to_json(LOCK).encode())
    assert value["splitter"] == sentences.SPLITTER == LOCK.splitter
    del value["splitter"]
    assert validation.accepts("lock", value)
    assert locks.from_json("sleep-letter", value, "").splitter == 1


def test_a_sentence_stands_on_its_line_of_the_file() -> None:
    rows = locks.to_json(LOCK).splitlines()
    assert [rows[LOCK.line(n) - 1].split(",")[0].strip() for n in ALL] == [f'{{"n": {n}' for n in ALL]
    assert replace(LOCK, splitter=1).line(1) == LOCK.line(1) - 1
    assert LOCK.line(99) == 1


def test_sentences_are_pinned_by_their_words_those_that_are_gone_too() -> None:
    lock = replace(LOCK, owed=(OWED,))
    assert lock.pins((3, 9, 99)) == (LOCK.sentences[2].sha256, OWED.sha256, "99")
    assert (lock.is_gone(9), lock.is_gone(3), lock.is_gone(99)) == (True, False, False)


def test_no_lock_in_a_script_without_spaces_holds_a_sentence() -> None:
    lines = (
        "晚上喝咖啡会影响睡眠。",
        "先问医生。",
        "茶没有这个问题，牛奶也没有。",
        "夜のコーヒーは眠りを妨げる。",
        "กาแฟทำให้นอนไม่หลับ",
    )
    written = locks.to_json(locks.make("a", "\n".join(lines)))
    assert all(line.rstrip("。") not in written for line in lines)
