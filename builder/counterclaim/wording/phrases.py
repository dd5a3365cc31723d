"""Words put together: lists in a sentence, counts with their noun, singular and plural."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


_HEAD = re.compile(r"\b(?:of|on|in|from|with|for|to|at|by|as|than|that|when|while|during|after|before|without)\b")


_IRREGULAR = {"people", "men", "women", "children", "feet", "teeth", "data", "bacteria"}


def joined(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def is_plural(label: str) -> bool:
    """Tell whether an English label takes a plural verb, by its head: the last word before a preposition."""
    words = _HEAD.split(label.lower())[0].split() or label.lower().split()
    if not words:
        return False
    head = words[-1].strip(",;()")
    ends = head.endswith("s") and not head.endswith(("ss", "us", "is", "ics"))
    return ends or head in _IRREGULAR or "and" in words


def folded(prose: str) -> str:
    """Return prose in one line."""
    return " ".join(prose.split())


def plural(count: int, word: str) -> str:
    """Return a count with its noun: `1 claim`, `2 claims`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def ranges(numbers: tuple[int, ...]) -> str:
    """Return sorted numbers as people write them: `3, 7-9`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)
