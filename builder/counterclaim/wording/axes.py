"""What readers call the axes on which claims part, and the limits stated on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning.scope import DOSE, TOGETHER
from counterclaim.wording.phrases import either, joined, word

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Scope
    from counterclaim.reasoning.scope import Axis, Limits

HORIZONS = {
    "immediate": "the time right after",
    "short-term": "days to months",
    "long-term": "years",
}
AXIS_NAMES = {
    "exposure": "what is done",
    "outcome": "what it acts on",
    "comparator": "compared with what",
    "population": "for whom",
    "condition": "under which condition",
    "horizon": "over what time",
    "dose": "how much",
    "link": "cause or association",
    "modality": "how firmly",
}
COMPARATORS = {"without": "going without it", "before": "the state before"}
LINKS = {"causes": "one brings about the other", "goes-with": "the two go together"}
MODALITIES = {
    "always": "it is always so",
    "asserted": "it is so",
    "usually": "it is usually so",
    "many": "it often happens",
    "some": "it happens for some, or at times",
    "possible": "it can happen",
}
CERTAINTIES = {
    "high": "high certainty",
    "moderate": "moderate certainty",
    "low": "low certainty",
    "very-low": "very low certainty",
}


def axis_name(kb: KnowledgeBase, axis: str) -> str:
    """Return what readers call an axis."""
    if axis.startswith(DOSE):
        return f"how much ({quantity_name(kb, axis)})"
    return AXIS_NAMES[axis]


def stated(kb: KnowledgeBase, axis: str, limit: tuple[str, ...] | None, *, any_of: bool = False) -> str | None:
    """Return a limit in words; None where it is not stated. `any_of`: its terms are alternatives."""
    if limit is None:
        return None
    if axis in {"exposure", "outcome"}:
        return joined(kb.label(term) for term in limit)
    if axis in {"population", "condition"}:
        terms = kb.populations if axis == "population" else kb.conditions
        told = [joined(terms[t].label if t in terms else t for t in some.split(TOGETHER)) for some in limit]
        return either(told) if any_of else joined(told)
    if axis == "dose":
        return joined(_with_quantity(kb, written) for written in limit)
    tables = {"horizon": HORIZONS, "link": LINKS, "modality": MODALITIES, "comparator": COMPARATORS}
    if axis == "comparator" and limit[0] not in COMPARATORS:
        return kb.label(limit[0])
    return tables[axis].get(limit[0], limit[0]) if axis in tables else limit[0]


def _with_quantity(kb: KnowledgeBase, written: str) -> str:
    """Return an amount with the name of its quantity in place of the id, which stands in brackets behind it."""
    amount, _, name = written.rpartition(" (")
    return f"{amount} ({quantity_name(kb, name.removesuffix(')'))})"


def stated_on(kb: KnowledgeBase, axis: Axis) -> tuple[str | None, str | None]:
    """Return what the left and the right state on an axis, in words; None where one does not."""
    left = stated(kb, axis.name, axis.left, any_of=axis.any[0])
    return left, stated(kb, axis.name, axis.right, any_of=axis.any[1])


def quantity_name(kb: KnowledgeBase, axis: str) -> str:
    """Return what readers call the quantity of a dose's axis."""
    name = axis.removeprefix(DOSE)
    return kb.quantities[name].label if name in kb.quantities else name


def scope_rows(kb: KnowledgeBase, scope: Scope) -> list[tuple[str, str]]:
    """Return the limits that a scope states, as (axis, in words)."""
    found = []
    for axis, terms in (("population", scope.population), ("condition", scope.condition)):
        if terms:
            found.append((AXIS_NAMES[axis], stated(kb, axis, terms.names, any_of=terms.any) or ""))
    if scope.horizon:
        found.append((AXIS_NAMES["horizon"], HORIZONS.get(scope.horizon, scope.horizon)))
    found += [(axis_name(kb, DOSE + quantity), amount) for quantity, amount in scope.dose]
    return found


def limits_rows(kb: KnowledgeBase, limits: Limits) -> list[tuple[str, str]]:
    """Return the limits of a position, implied ones included, as (axis, in words)."""
    found = []
    for axis, alternatives in (("population", limits.population), ("condition", limits.condition)):
        if alternatives:
            told = tuple(TOGETHER.join(some) for some in alternatives) if len(alternatives) > 1 else alternatives[0]
            found.append((AXIS_NAMES[axis], stated(kb, axis, told, any_of=len(alternatives) > 1) or ""))
    if limits.horizon:
        found.append((AXIS_NAMES["horizon"], HORIZONS.get(limits.horizon, limits.horizon)))
    found += [(axis_name(kb, DOSE + amount.quantity), amount.text) for amount in limits.dose]
    return found


def certainty(rated: str) -> str:
    """Return how sure a source says it is."""
    return word(CERTAINTIES, rated)
