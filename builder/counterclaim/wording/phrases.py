"""Words put together: lists in a sentence, counts with their noun, singular and plural."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_HEAD = re.compile(
    r"\b(?:of|on|in|from|with|for|to|at|by|as|than|that|when|while|during|after|before|without|within|between|among|against|about|through|into|over|under|per|until)\b"
)


MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_CITATION = re.compile(r"\s*\[@[^\[\]]*\]")

_IRREGULAR = {"people", "men", "women", "children", "feet", "teeth", "data", "bacteria"}


def joined(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def either(words: Iterable[str]) -> str:
    """Return words as alternatives in a sentence: `a, b or c`."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"


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


def uncited(prose: str) -> str:
    """Return prose in one line without its citations: `[@a; @b]`."""
    return folded(_CITATION.sub("", prose))


def day(date: str) -> str:
    """Return a date in words: `2026-12-03` is `3 December 2026`, `2026-12` is `December 2026`; else as it stands."""
    found = _DATE.fullmatch(date)
    if found is None or not 1 <= int(found["month"]) <= len(MONTHS):
        return date
    whole = f"{int(found['day'])} " if found["day"] else ""
    return f"{whole}{MONTHS[int(found['month']) - 1]} {found['year']}"


def plural(count: int, noun: str, several: str = "") -> str:
    """Return a count with its noun: `1 claim`, `2 claims`; `several` where its plural takes no s."""
    return f"{count:,} {noun if count == 1 else several or f'{noun}s'}"


def ranges(numbers: tuple[int, ...]) -> str:
    """Return sorted numbers as people write them: `3, 7-9`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)


def word(table: Mapping[str, str], key: str) -> str:
    """Return what readers call a word of a closed list; the word itself where no wording exists yet."""
    return table.get(key, key.replace("-", " "))


def capital(text: str) -> str:
    """Return text with a capital letter first, the rest as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def small(text: str) -> str:
    """Return text with a small letter first, the rest as it is."""
    return f"{text[:1].lower()}{text[1:]}"


def noun(count: int, one: str, several: str | None = None) -> str:
    """Return the noun for so many, without the count; `several` where an s is not enough."""
    return one if count == 1 else several or f"{one}s"


def counted(count: int, one: str, several: str | None = None) -> str:
    """Return a count as a page shows it, without marks between thousands, with its noun."""
    return f"{count} {noun(count, one, several)}"
