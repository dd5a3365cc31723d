"""What readers call the axes on which claims part, and the limits stated on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning.scope import DOSE
from counterclaim.wording.phrases import joined

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase

HORIZONS = {
    "immediate": "the time right after",
    "short-term": "days to months",
    "long-term": "years",
}


AXIS_NAMES = {
    "exposure": "what is done",
    "outcome": "what it acts on",
    "population": "for whom",
    "condition": "under which condition",
    "horizon": "over what time",
    "modality": "how sure",
}


def axis_name(kb: KnowledgeBase, axis: str) -> str:
    """Return what readers call an axis."""
    if axis.startswith(DOSE):
        return f"how much ({quantity_name(kb, axis)})"
    return AXIS_NAMES[axis]


def stated(kb: KnowledgeBase, axis: str, limit: tuple[str, ...] | None) -> str | None:
    """Return a limit in words; None where it is not stated."""
    if limit is None:
        return None
    if axis in {"exposure", "outcome"}:
        return joined(kb.label(term) for term in limit)
    if axis in {"population", "condition"}:
        terms = kb.populations if axis == "population" else kb.conditions
        return joined(terms[t].label if t in terms else t for t in limit)
    if axis == "horizon":
        return HORIZONS.get(limit[0], limit[0])
    if axis == "modality":
        return "only that it can happen" if limit[0] == "possible" else "stated as a fact"
    return limit[0]


def quantity_name(kb: KnowledgeBase, axis: str) -> str:
    """Return what readers call the quantity of a dose's axis."""
    name = axis.removeprefix(DOSE)
    return kb.quantities[name].label if name in kb.quantities else name
