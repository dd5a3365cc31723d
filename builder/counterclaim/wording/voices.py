"""Who says what: the words around the chart of sources and questions."""

from __future__ import annotations

from counterclaim.wording.phrases import counted

SILENT = "silent"
"""What a source is on a question of which it says nothing."""


def folded(number: int) -> str:
    """Return how many sources are folded away."""
    return counted(number, "more source")
