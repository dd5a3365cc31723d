"""Sentence numbers as people write them: 17 or 3,5-7."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from counterclaim.knowledge.locks import Lock


def fault(words: str, lock: Lock) -> str | None:
    """Return why words name no sentences of a source; None where they do."""
    from counterclaim.knowledge import shaping

    parts = _parts(words)
    if not parts or not all(re.fullmatch(r"[0-9]{1,6}(-[0-9]{1,6})?", part) for part in parts):
        return "write numbers such as 17 or 3,5-7"
    for first, mark, last in (part.partition("-") for part in parts):
        if mark and int(first) > int(last):
            return f"a range begins with its lower number: {last}-{first}"
    known = lock.numbers()
    missing = next((n for n in shaping.sentence_numbers(_entries(parts)) if n not in known), None)
    if missing is not None:
        return f"{lock.source} has no sentence {missing}; it has sentences 1 to {len(lock.sentences)}"
    return None


def given(option: str, words: str, lock: Lock) -> list[int]:
    """Return the numbers that words name, sorted; leave with code 2 where they name no sentences of the source."""
    wrong = fault(words, lock)
    if wrong:
        leave(f'{option} is "{words}"; {wrong}')
    return read(words)


def read(words: str) -> list[int]:
    """Return the numbers that words name, each once and sorted."""
    from counterclaim.knowledge import shaping

    return sorted(set(shaping.sentence_numbers(_entries(_parts(words)))))


def _parts(words: str) -> list[str]:
    return [part for part in re.split(r"[,\s]+", words.strip()) if part]


def _entries(parts: list[str]) -> list[int | float | str]:
    return [int(part) if part.isdigit() else part for part in parts]
