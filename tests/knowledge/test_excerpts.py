"""The words of pinned sentences: found where the text has them, and never another sentence's."""

from __future__ import annotations

import pytest

from counterclaim.knowledge import excerpts, locks

TEXT = "A heading\n\nTea is warm. Coffee  is warm too.\nMilk is not.\n"
WORDS = {1: "A heading", 2: "Tea is warm.", 3: "Coffee is warm too.", 4: "Milk is not."}
LOCK = locks.make("letter", TEXT)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, WORDS),
        (TEXT.replace("\n", "\r\n"), WORDS),
        (f"One line more.\n{TEXT}", WORDS),
        (TEXT.replace("Tea", "Beer"), {n: words for n, words in WORDS.items() if n != 2}),
        ("", {}),
        (None, {}),
    ],
)
def test_sentences_are_found_by_their_fingerprint(text: str | None, found: dict[int, str]) -> None:
    assert excerpts.of(LOCK, text) == found
