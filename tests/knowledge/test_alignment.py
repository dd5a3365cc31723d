"""What a text says about a lock that was made from another: which sentences stay, move, change and vanish."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import alignment, anchors, locks, sentences
from counterclaim.knowledge.alignment import Verification
from counterclaim.knowledge.locks import Owed
from tests.knowledge.test_locks import ALL, LETTER, LOCK
from tests.strategies import examples

if TYPE_CHECKING:
    from counterclaim.knowledge.locks import Lock, LockedSentence

FITS = Verification(ALL, (), (), (), 0)


# The text as it was


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_text_that_was_locked_fits_whatever_ends_its_lines(ends: str) -> None:
    assert alignment.verify(LOCK, LETTER.replace("\n", ends)) == FITS
    assert locks.make("sleep-letter", LETTER.replace("\n", ends), LOCK.path) == LOCK


def test_only_a_verification_without_any_difference_fits() -> None:
    assert FITS.fits
    assert not replace(FITS, moved=(1,)).fits
    assert not replace(FITS, changed=(1,)).fits
    assert not replace(FITS, gone=(1,)).fits
    assert not replace(FITS, new=1).fits


def test_more_white_space_moves_sentences_and_changes_none() -> None:
    found = alignment.verify(LOCK, LETTER.replace("Drink water", "Drink  water"))
    assert found == Verification((1, 2, 3), (4, 5, 6), (), (), 0)


# One sentence at a time


@pytest.mark.parametrize("number", ALL)
def test_a_word_changed_for_one_as_long_names_just_that_sentence(number: int) -> None:
    start, end = LOCK.sentences[number - 1].at
    last = max(LETTER.rfind(letter, start, end) for letter in "abcdefghijklmnopqrstuvwxyz")
    text = LETTER[:last] + ("x" if LETTER[last] != "x" else "y") + LETTER[last + 1 :]
    rest = tuple(n for n in ALL if n != number)
    assert alignment.verify(LOCK, text) == Verification(rest, (), (number,), (), 0)


@pytest.mark.parametrize(
    ("before", "after", "number"), [("evening", "morning hours", 2), ("no harm", "harm", 3), ("three", "thirty", 6)]
)
def test_a_word_changed_for_a_longer_or_shorter_one_names_just_that_sentence(
    before: str, after: str, number: int
) -> None:
    found = alignment.verify(LOCK, LETTER.replace(before, after))
    assert found == Verification(ALL[: number - 1], ALL[number:], (number,), (), 0)


def test_two_changed_sentences_beside_each_other_are_both_named() -> None:
    text = LETTER.replace("evening", "daytime").replace("Tea does", "Tea did")
    assert alignment.verify(LOCK, text).changed == (2, 3)


def test_a_vanished_sentence_is_gone_and_the_others_moved() -> None:
    found = alignment.verify(LOCK, LETTER.replace(" Tea does no harm.", ""))
    assert found == Verification((1, 2), (4, 5, 6), (), (3,), 0)


def test_the_last_sentence_may_vanish() -> None:
    found = alignment.verify(LOCK, LETTER[: LETTER.index("Who drinks")])
    assert found == Verification((1, 2, 3, 4, 5), (), (), (6,), 0)


def test_every_sentence_may_vanish() -> None:
    assert alignment.verify(LOCK, "") == Verification((), (), (), ALL, 0)


def test_a_new_sentence_is_counted() -> None:
    assert alignment.verify(LOCK, LETTER + "\nMilk helps. So do oats.") == Verification(ALL, (), (), (), 2)
    assert alignment.verify(LOCK, "Milk helps.\n" + LETTER) == Verification((), ALL, (), (), 1)


def test_sentences_that_change_places_moved_and_are_not_new() -> None:
    text = LETTER.replace("- Drink water\n1. Walk before bed.\n", "- Walk before bed.\n1. Drink water\n")
    found = alignment.verify(LOCK, text)
    assert (found.changed, found.gone, found.new) == ((), (), 0)
    assert found.same == (1, 2, 3, 6)
    assert found.moved == (4, 5)


def test_a_sentence_moved_into_the_place_of_one_that_vanished() -> None:
    lock = locks.make("a", "Tea one.\nMilk two.\nWater three.\nJuice four.")
    found = alignment.verify(lock, "Juice four.\nMilk two.\nWater three.")
    assert found == Verification((), (2, 3, 4), (), (1,), 0)


def test_a_sentence_that_stood_twice_and_stands_once_is_gone_once() -> None:
    lock = locks.make("a", "Drink tea.\nWalk.\nDrink tea.")
    assert alignment.verify(lock, "Drink tea.\nWalk.") == Verification((1, 2), (), (), (3,), 0)


def test_a_sentence_that_stood_once_and_stands_twice_is_new_once() -> None:
    lock = locks.make("a", "Drink tea.\nWalk.")
    assert alignment.verify(lock, "Drink tea.\nWalk.\nDrink tea.") == Verification((1, 2), (), (), (), 1)


def test_a_sentence_split_in_two_is_changed_and_one_more_is_new() -> None:
    lock = locks.make("a", "Walk.\nDrink tea and sleep long.\nRead.")
    assert alignment.verify(lock, "Walk.\nDrink tea. Sleep very long.\nRead.") == Verification((1,), (3,), (2,), (), 1)


lines = st.lists(st.sampled_from(["Tea helps.", "Coffee harms.", "Walk.", "Sleep long.", "Read."]), max_size=8)


@given(lines, lines)
@settings(deadline=None, max_examples=examples(75))
def test_every_sentence_of_lock_and_text_is_accounted_for_once(before: list[str], after: list[str]) -> None:
    found = alignment.verify(locks.make("a", "\n".join(before)), "\n".join(after))
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
    found = alignment.verify(lying(LOCK.sentences[0], false, *LOCK.sentences[2:]), LETTER)
    assert found == Verification((1, 3, 4, 5, 6), (), (2,), (), 0)


def test_a_lock_that_points_elsewhere_is_found_out() -> None:
    false = replace(LOCK.sentences[1], at=LOCK.sentences[2].at)
    found = alignment.verify(lying(LOCK.sentences[0], false, *LOCK.sentences[2:]), LETTER)
    assert found == Verification((1, 3, 4, 5, 6), (2,), (), (), 0)


def test_a_lock_that_points_outside_the_text_is_found_out() -> None:
    false = replace(LOCK.sentences[5], at=(10**30, 10**31))
    assert alignment.verify(lying(*LOCK.sentences[:5], false), LETTER).moved == (6,)


@pytest.mark.parametrize("number", ALL)
def test_a_lock_that_leaves_a_sentence_out_is_found_out(number: int) -> None:
    kept = [s for s in LOCK.sentences if s.n != number]
    assert alignment.verify(lying(*kept), LETTER).new == 1
    renumbered = [replace(s, n=n) for n, s in enumerate(kept, start=1)]
    assert alignment.verify(lying(*renumbered), LETTER).new == 1


def test_a_lock_that_exchanges_two_numbers_is_found_out() -> None:
    one, two, *rest = LOCK.sentences
    found = alignment.verify(lying(replace(one, n=2), replace(two, n=1), *rest), LETTER)
    assert found.moved == (1, 2)
    assert not found.fits


def test_a_lock_that_names_a_sentence_twice_is_found_out() -> None:
    found = alignment.verify(lying(*LOCK.sentences, replace(LOCK.sentences[5], n=7)), LETTER)
    assert found.gone == (7,)


def test_a_lock_whose_sentences_all_stand_in_place_fits_a_text_that_differs_between_them() -> None:
    assert alignment.verify(LOCK, LETTER + "\n\n") == FITS
    assert alignment.verify(replace(LOCK, sha256="0" * 64), LETTER) == FITS


def test_the_right_fingerprint_of_the_text_does_not_excuse_wrong_places() -> None:
    other = LETTER.replace("\n- Drink", "\n\n- Drink")
    found = alignment.verify(replace(LOCK, sha256=hashlib.sha256(other.encode()).hexdigest()), other)
    assert found == Verification((1, 2, 3), (4, 5, 6), (), (), 0)


# Carrying numbers over


def carried(before: Lock | str, after: str) -> dict[int, tuple[str, tuple[int, ...]]]:
    old = before if isinstance(before, locks.Lock) else locks.make("a", before)
    return {n: (c.fate, c.now) for n, c in alignment.carry(old, locks.make("a", after), after).items()}


def cut_by_hand(text: str, *pieces: str) -> Lock:
    """Return the lock of a text that another splitter cut into these pieces."""
    made = [locks.make("a", piece).sentences[0] for piece in pieces]
    rows = []
    at = 0
    for n, (piece, pinned) in enumerate(zip(pieces, made, strict=True), start=1):
        at = text.index(piece, at)
        sha = sentences.fingerprint(piece)
        rows.append(replace(pinned, n=n, at=(at, at + len(piece)), words=anchors.ends(piece), sha256=sha))
        at += len(piece)
    return replace(locks.make("a", text), sentences=tuple(rows), splitter=1)


def test_sentences_keep_their_words_whatever_stands_before_them() -> None:
    assert carried(LETTER, f"A banner.\n{LETTER}") == {n: ("moved", (n + 1,)) for n in ALL}
    assert carried(LETTER, LETTER) == {n: ("same", (n,)) for n in ALL}


def test_a_changed_sentence_is_carried_to_what_took_its_place() -> None:
    found = carried(LETTER, "A banner.\n" + LETTER.replace("evening", "morning"))
    assert found[2] == ("changed", (3,))
    assert found[3] == ("moved", (4,))


def test_of_two_sentences_in_one_place_the_one_with_the_words_is_the_changed_one() -> None:
    text = LETTER.replace("Tea does no harm.", "Buy our pillows now. Tea does little harm.")
    assert carried(LETTER, text)[3] == ("changed", (4,))


def test_a_sentence_in_whose_place_other_words_stand_is_gone() -> None:
    assert carried(LETTER, LETTER.replace("Drink water", "Our newsletter comes free"))[4] == ("gone", ())


def test_a_text_that_is_cut_otherwise_keeps_every_sentence() -> None:
    text = "Tea helps.[5] Coffee does not help anybody sleep.[6]\nWalk pp. 5 to 9 daily."
    old = cut_by_hand(text, "Tea helps.[5] Coffee does not help anybody sleep.[6]", "Walk pp.", "5 to 9 daily.")
    assert carried(old, text) == {1: ("moved", (1, 2)), 2: ("moved", (3,)), 3: ("moved", (3,))}


def test_a_text_that_is_cut_otherwise_and_changed_keeps_what_it_can() -> None:
    text = "Tea helps.[5] Coffee does not help anybody sleep.[6]\nWalk pp. 5 to 9 daily."
    old = cut_by_hand(text, "Tea helps.[5] Coffee does not help anybody sleep.[6]", "Walk pp.", "5 to 9 daily.")
    found = carried(old, f"A banner.\n{text}")
    assert found[1] == ("moved", (2, 3))
    assert found[3] == ("moved", (4,))


def test_a_few_words_inside_another_sentence_are_not_the_sentence() -> None:
    assert carried("Tea\nCoffee harms.", "Whoever likes Tea may drink it.\nCoffee harms.")[1] == ("gone", ())


def test_what_is_gone_is_found_again_when_the_text_has_it_again() -> None:
    gone = Owed(9, ("Milk helps.",), sentences.fingerprint("Milk helps."), ("milk",))
    old = replace(locks.make("a", "Tea helps."), owed=(gone,))
    assert carried(old, "Tea helps.\nMilk helps.")[9] == ("moved", (2,))
    assert carried(old, "Tea helps.\nOats help.")[9] == ("gone", ())


def test_two_texts_without_anything_in_common_are_told_in_time() -> None:
    old = locks.make("a", "\n".join(f"Number {n} is one of many." for n in range(700)))
    new = "\n".join(f"Nothing like {n} before." for n in range(700))
    assert {fate for fate, _ in carried(old, new).values()} == {"gone"}


@given(lines, lines)
@settings(deadline=None, max_examples=examples(50))
def test_every_number_is_carried_to_a_sentence_with_its_words_or_said_to_change(
    before: list[str], after: list[str]
) -> None:
    old, new = locks.make("a", "\n".join(before)), locks.make("a", "\n".join(after))
    for number, found in alignment.carry(old, new, "\n".join(after)).items():
        pinned = old.sentence(number)
        assert pinned is not None
        now = [new.sentence(n) for n in found.now]
        assert bool(now) == (found.fate != "gone")
        if found.fate in {"same", "moved"}:
            assert [s.sha256 for s in now if s] == [pinned.sha256]
