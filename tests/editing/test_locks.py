"""Locking anew: which numbers in use would come to stand for other words, and the file as written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import locks as editing
from counterclaim.editing.locks import Shifted
from counterclaim.knowledge import KnowledgeBase, locks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Load = Callable[[Mapping[str, str | bytes]], KnowledgeBase]

TEXT = "Coffee and the night.\nCoffee harms sleep.\nTea does no harm.\nBuy our tea.\n"
CLAIM = """\
statement: Coffee in the evening shortens the night.
source: {source}
sentences: {sentences}
stance: harms
effect: {{exposure: coffee, outcome: sleep, direction: decreases}}
basis: none
caveats: [The letter names no study.]
"""
SOURCE = """\
title: Coffee and the night
type: webpage
url: https://letter.example/
design: expert-opinion
status: live
not_claims: {heading: [1], promotion: [4]}
"""


@pytest.fixture
def kb(load: Load) -> KnowledgeBase:
    """Return a knowledge base in which two claims and the source use the sentences of one lock."""
    return load(
        {
            "texts/letter.txt": TEXT,
            "sources/letter.yml": SOURCE,
            "claims/letter/coffee.yml": CLAIM.format(source="letter", sentences=[2]),
            "claims/letter/both.yml": CLAIM.format(source="letter", sentences=[2, 3]),
            "claims/board/other.yml": CLAIM.format(source="board", sentences=[3]),
        }
    )


def test_the_same_text_shifts_nothing(kb: KnowledgeBase) -> None:
    assert kb.faults == ()
    assert editing.shifts(kb, locks.make("letter", TEXT)) == []


def test_a_new_sentence_before_the_others_shifts_them_by_one(kb: KnowledgeBase) -> None:
    found = editing.shifts(kb, locks.make("letter", "Menu.\n" + TEXT))
    assert found == [
        Shifted(1, ("not_claims.heading",), 2),
        Shifted(2, ("both", "coffee"), 3),
        Shifted(3, ("both",), 4),
        Shifted(4, ("not_claims.promotion",), 5),
    ]


def test_a_new_sentence_behind_the_others_shifts_nothing(kb: KnowledgeBase) -> None:
    assert editing.shifts(kb, locks.make("letter", TEXT + "Good night.\n")) == []


def test_a_changed_sentence_stands_nowhere_now(kb: KnowledgeBase) -> None:
    found = editing.shifts(kb, locks.make("letter", TEXT.replace("no harm", "harm")))
    assert found == [Shifted(3, ("both",), None)]


def test_a_number_beyond_the_new_text_is_shifted(kb: KnowledgeBase) -> None:
    found = editing.shifts(kb, locks.make("letter", TEXT.replace("Buy our tea.\n", "")))
    assert found == [Shifted(4, ("not_claims.promotion",), None)]


def test_words_that_stand_twice_now_are_named_by_their_first_place(kb: KnowledgeBase) -> None:
    found = editing.shifts(kb, locks.make("letter", "Buy our tea.\nMenu.\n" + TEXT))
    assert found[-1] == Shifted(4, ("not_claims.promotion",), 1)


def test_sentences_that_nobody_uses_may_shift(load: Load) -> None:
    kb = load({"texts/letter.txt": TEXT, "claims/letter/coffee.yml": CLAIM.format(source="letter", sentences=[2])})
    assert editing.shifts(kb, locks.make("letter", TEXT.replace("Tea does no harm.", "Tea harms."))) == []


def test_a_number_that_the_old_lock_lacks_cannot_shift(load: Load) -> None:
    kb = load({"texts/letter.txt": TEXT, "claims/letter/coffee.yml": CLAIM.format(source="letter", sentences=[9])})
    assert editing.shifts(kb, locks.make("letter", "Menu.\n")) == []


def test_a_first_lock_shifts_nothing(kb: KnowledgeBase) -> None:
    assert editing.shifts(kb, locks.make("board", TEXT)) == []


def test_a_lock_is_written_where_it_is_read(kb: KnowledgeBase, tmp_path: Path) -> None:
    root = tmp_path / "base"
    assert kb.locks["letter"].characters == len(TEXT)
    lock = locks.make("letter", "Menu.\n" + TEXT, "sources/letter.lock.json")
    assert editing.write(root, lock) == root / "sources" / "letter.lock.json"
    assert KnowledgeBase.load(root).locks["letter"] == lock
