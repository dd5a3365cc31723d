"""What other programs read: the knowledge in exchange formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.exports import jsonl

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.reasoning.analysis import Analysis

FORMATS: dict[str, Callable[[Analysis], str]] = {"jsonl": jsonl.export}
"""Every exporter by the name of its format."""


def downloads(analysis: Analysis) -> dict[str, str]:
    """Return the files that a site offers for download, by name."""
    return {f"claims.{form}": write(analysis) for form, write in FORMATS.items()}
