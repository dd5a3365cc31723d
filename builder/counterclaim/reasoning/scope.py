"""On which axes two claims' scopes part, by section 3 of conflicts.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from counterclaim.knowledge.records import Scope
from counterclaim.reasoning import doses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.doses import Interval
    from counterclaim.reasoning.hierarchy import Hierarchy

Relation = Literal["same", "narrower", "wider", "overlapping", "disjoint", "incommensurable", "one-sided", "unstated"]
DOSE = "dose/"


@dataclass(frozen=True, slots=True)
class Axis:
    """How the limits of two claims relate on one axis; `left` and `right` as stated, None if not.

    The name is exposure, outcome, population, condition, horizon, modality, or `dose/` and a quantity.
    """

    name: str
    relation: Relation
    left: tuple[str, ...] | None = None
    right: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """A claim's scope with what its concepts imply, doses as (quantity, as written, interval)."""

    population: tuple[str, ...]
    condition: tuple[str, ...]
    horizon: str | None
    dose: tuple[tuple[str, str, Interval], ...]


def limits(kb: KnowledgeBase, stated: Scope, names: Iterable[str | None], concepts: Hierarchy) -> Limits:
    """Return the limits within which a claim holds: what it states, and what the concepts it is about imply.

    Implied terms join the stated ones; an implied horizon or dose counts where the claim states none, the
    narrowest concept's first (the one with the most broader terms, then by id; all of the first name's before
    the next one's). A dose that cannot be read, or whose quantity is unknown, is left out
    (`bad-dose` and `unknown-term` report it).
    """
    population, condition = list(stated.population), list(stated.condition)
    horizon = stated.horizon
    amounts = dict(stated.dose)
    for implied in _implied(kb, names, concepts):
        population.extend(t for t in implied.population if t not in population)
        condition.extend(t for t in implied.condition if t not in condition)
        horizon = horizon or implied.horizon
        for quantity, text in implied.dose:
            amounts.setdefault(quantity, text)
    return Limits(tuple(population), tuple(condition), horizon, tuple(_intervals(kb, amounts)))


def _implied(kb: KnowledgeBase, names: Iterable[str | None], concepts: Hierarchy) -> Iterator[Scope]:
    for name in names:
        if name is None:
            continue
        above = (kb.concepts[a] for a in concepts.ancestors(name) if a in kb.concepts)
        telling = [concept for concept in above if concept.implies != Scope()]
        for concept in sorted(telling, key=lambda c: (-len(concepts.ancestors(c.id)), c.id)):
            yield concept.implies


def _intervals(kb: KnowledgeBase, amounts: dict[str, str]) -> Iterator[tuple[str, str, Interval]]:
    for name, text in sorted(amounts.items()):
        if name in kb.quantities:
            try:
                yield name, text, doses.parse(text, kb.quantities[name])
            except doses.DoseError:
                continue


def compare_terms(name: str, left: tuple[str, ...], right: tuple[str, ...], terms: Hierarchy) -> Axis:
    """Compare two lists of terms, each of which holds together."""
    stated = (left or None, right or None)
    if not left and not right:
        return Axis(name, "unstated")
    if not left or not right:
        return Axis(name, "one-sided", *stated)
    if any(terms.disjoint(a, b) for a in left for b in right):
        return Axis(name, "disjoint", *stated)
    narrower = all(any(b in terms.ancestors(a) for a in left) for b in right)
    wider = all(any(a in terms.ancestors(b) for b in right) for a in left)
    if narrower and wider:
        return Axis(name, "same", *stated)
    relation: Relation = "narrower" if narrower else "wider" if wider else "overlapping"
    return Axis(name, relation, *stated)


def compare_horizons(left: str | None, right: str | None) -> Axis:
    """Compare two horizons, which are equal or disjoint."""
    stated = ((left,) if left else None, (right,) if right else None)
    if left and right:
        return Axis("horizon", "same" if left == right else "disjoint", *stated)
    return Axis("horizon", "one-sided" if left or right else "unstated", *stated)


def compare_doses(left: Limits, right: Limits) -> Iterator[Axis]:
    """Compare doses quantity by quantity; those that only one side gives against other ones do not compare."""
    ours = {name: (text, interval) for name, text, interval in left.dose}
    theirs = {name: (text, interval) for name, text, interval in right.dose}
    for name in sorted(ours.keys() | theirs.keys()):
        axis = DOSE + name
        if name in ours and name in theirs:
            (left_text, left_interval), (right_text, right_interval) = ours[name], theirs[name]
            yield Axis(axis, doses.relation(left_interval, right_interval), (left_text,), (right_text,))
            continue
        unmatched = (theirs.keys() - ours.keys()) if name in ours else (ours.keys() - theirs.keys())
        relation: Relation = "incommensurable" if unmatched else "one-sided"
        a, b = ours.get(name), theirs.get(name)
        yield Axis(axis, relation, (a[0],) if a else None, (b[0],) if b else None)


def compare_modalities(left: str, right: str) -> Axis:
    """Compare how sure two claims are: two that only say "can" may both be true."""
    both_possible = left == right == "possible"
    relation: Relation = "disjoint" if both_possible else "same" if left == right else "one-sided"
    return Axis("modality", relation, (left,), (right,))
