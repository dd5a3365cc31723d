"""What readers may filter a list by, and the names by which an address may ask for a concept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.wording.phrases import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from counterclaim.knowledge import KnowledgeBase


class Choice(NamedTuple):
    """One thing that readers may filter by: its value in the address, its word, how many rows have it."""

    value: str
    word: str
    number: int


def counted(words: Mapping[str, str], values: Iterable[str]) -> list[Choice]:
    """Return the choices that occur among `values`: in the order of their words, then those that have no word yet."""
    counts = Counter(values)
    order = [*words, *sorted(counts.keys() - words.keys())]
    return [Choice(value, word(words, value), counts[value]) for value in order if counts[value]]


def by_name(names: Mapping[str, str], values: Iterable[str]) -> list[Choice]:
    """Return the choices that occur among `values`, by their names."""
    return counted({key: names[key] for key in sorted(names, key=lambda key: (names[key], key))}, values)


def labels(kb: KnowledgeBase, concepts: Iterable[str]) -> dict[str, list[str]]:
    """Return what readers call each concept: id → its label and its other names."""
    every = kb.concepts
    return {c: [every[c].label, *every[c].also] if c in every else [c] for c in sorted(set(concepts))}
