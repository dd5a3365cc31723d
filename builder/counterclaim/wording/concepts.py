"""What the pages of the vocabulary say of a term and of the terms around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.records import Quantity


def better(amount: str) -> str:
    """Return how much of a concept is good for a person."""
    return f"{amount} of it"


def also(names: Iterable[str]) -> str:
    """Return the other names of a concept, in a sentence."""
    return f"Also: {', '.join(names)}."


def more(number: int) -> str:
    """Return how many a list leaves out."""
    return f"and {number} more"


def below(number: int, *, more: bool) -> str:
    """Return how many questions about narrower concepts are folded away; `more`: there are others."""
    return f"{'The first ' if more else ''}{counted(number, 'question')} about cases of it"


def excluding(names: Iterable[str]) -> str:
    """Return with what a term cannot hold together."""
    return f"Excludes: {', '.join(names)}."


def broader(names: Iterable[str]) -> str:
    """Return what a term is a case of, in a sentence."""
    return f"A case of: {', '.join(names)}."


NARROWER_EXCLUDE = "No two of its cases hold together."
"""What is said of a term whose narrower ones exclude each other."""


def compared(quantity: Quantity) -> str:
    """Return how the amounts of a quantity are compared."""
    width = quantity.tolerance
    about = width if isinstance(width, str) else f"{round(width * 100)}%"
    return f"compared in {quantity.unit}; “about” means {about} either way"


def cases(number: int) -> str:
    """Return how many cases a concept has."""
    return counted(number, "case")
