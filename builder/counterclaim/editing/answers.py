"""What the tool writes into an answer itself: the fingerprint of what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import shaping
from counterclaim.knowledge.findings import Origin

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis


def seen(analysis: Analysis, identity: str, value: dict[str, Any]) -> str:
    """Return the fingerprint of what an answer, given as plain values, rests on as it is now."""
    draft = {"looked_for": "", "date": "", "seen": "", **value}
    return analysis.answers.fingerprint(shaping.answer(identity, draft, Origin()))
