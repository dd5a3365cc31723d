"""What else a word may have meant: the nearest that is known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def near(word: str, known: Mapping[str, object]) -> str:
    """Return a question after the nearest three of `known` (a synonym stands for the id it maps to)."""
    close = get_close_matches(word, known, n=MOST_NEAR * SYNONYMS)
    ids = list(dict.fromkeys(str(known[c]) if isinstance(known[c], str) else c for c in close))[:MOST_NEAR]
    return f"did you mean {' or '.join(ids)}?" if ids else ""


MOST_NEAR = 3
SYNONYMS = 4
"""So many words for one id may crowd the nearest matches."""
