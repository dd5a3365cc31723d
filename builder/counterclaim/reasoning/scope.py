"""The limits within which a claim holds, and how two claims' limits stand to each other: conflicts.md, section 4."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from counterclaim.knowledge.records import Scope, Terms
from counterclaim.reasoning import doses, horizons

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.doses import Interval
    from counterclaim.reasoning.hierarchy import Hierarchy

Relation = Literal[
    "same",
    "narrower",
    "wider",
    "overlapping",
    "disjoint",
    "incommensurable",
    "unrelated",
    "one-sided",
    "unstated",
]
DOSE = "dose:"
TOGETHER = "+"
"""Stands between terms that hold together, where an axis names alternatives: no id holds it."""

Alternatives = tuple[tuple[str, ...], ...]
"""Sets of terms, each of which holds together; one of the sets is meant."""


class Axis(NamedTuple):
    """How two claims stand to each other on one axis; `left` and `right` as stated, None if not.

    The name is exposure, outcome, comparator, population, condition, horizon, link, modality, dose (where the two
    give different quantities), or `dose:` and a quantity. Alternatives are marked by `any`, for the left and the
    right; terms that hold together within one alternative are joined by TOGETHER.
    """

    name: str
    relation: Relation
    left: tuple[str, ...] | None = None
    right: tuple[str, ...] | None = None
    any: tuple[bool, bool] = (False, False)


class Amount(NamedTuple):
    """An amount of a quantity as written, and as an interval; None where it cannot be read."""

    quantity: str
    text: str
    interval: Interval | None


class Limits(NamedTuple):
    """A claim's scope with what its source states for all its claims and what its exposure implies."""

    population: Alternatives = ()
    condition: Alternatives = ()
    horizon: str | None = None
    dose: tuple[Amount, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is stated."""
        return bool(self.population or self.condition or self.horizon or self.dose)

    @property
    def key(self) -> Hashable:
        """Return what is the same for limits that say the same, however they are written."""
        population, condition, horizon, dose = self
        return (
            _sets(population) if population else None,
            _sets(condition) if condition else None,
            (horizons.parse(horizon) or horizon) if horizon else None,
            frozenset((a.quantity, a.interval or a.text) for a in dose) if dose else None,
        )


@lru_cache(maxsize=100_000)
def _sets(alternatives: Alternatives) -> Hashable:
    return frozenset(map(frozenset, alternatives))


class Reader:
    """Reads the limits of claims; what a concept implies is worked out once."""

    def __init__(self, kb: KnowledgeBase, concepts: Hierarchy) -> None:
        self._kb = kb
        self._concepts = concepts
        self._telling = any(concept.implies != _NOTHING for concept in kb.concepts.values())
        self._implied: dict[str, tuple[Scope, ...]] = {}
        self._sources = {name: source.scope for name, source in kb.sources.items() if source.scope != _NOTHING}

    def limits(self, claim: Claim, exposure: str) -> Limits:
        """Return the limits within which a claim holds of `exposure`.

        A limit that the claim states goes before the source's, and a stated horizon or amount before an implied
        one; implied terms join the stated ones. Of several implied horizons or amounts those of the narrowest concept
        count (the one with the most broader terms, then by id).
        """
        said = claim.scope
        general = self._sources.get(claim.source)
        implied = self.implied(exposure) if self._telling else ()
        stated = said.population.names or said.condition.names or said.horizon or said.dose
        if not stated and general is None and not implied:
            return _UNLIMITED
        if general is not None:
            said = _joined(said, general)
        population, condition = said.population.alternatives, said.condition.alternatives
        horizon, amounts = said.horizon, said.dose
        if implied:
            return self._with_implied(Limits(population, condition, horizon), dict(amounts), implied)
        return Limits(population, condition, horizon, self._read(amounts))

    def _with_implied(self, stated: Limits, amounts: dict[str, str], implied: tuple[Scope, ...]) -> Limits:
        population, condition, horizon = stated.population, stated.condition, stated.horizon
        for scope in implied:
            population = _both(population, scope.population)
            condition = _both(condition, scope.condition)
            horizon = horizon or scope.horizon
            for quantity, text in scope.dose:
                amounts.setdefault(quantity, text)
        return Limits(population, condition, horizon, self._read(amounts.items()))

    def _read(self, amounts: Iterable[tuple[str, str]]) -> tuple[Amount, ...]:
        return tuple(self._amount(*one) for one in sorted(amounts)) if amounts else ()

    def implied(self, exposure: str) -> tuple[Scope, ...]:
        """Return what an exposure's concept and those wider than it imply, the narrowest first."""
        known = self._implied.get(exposure)
        if known is None:
            concepts, ancestors = self._kb.concepts, self._concepts.ancestors
            telling = [c for c in ancestors(exposure) if c in concepts and concepts[c].implies != _NOTHING]
            telling.sort(key=lambda c: (-len(ancestors(c)), c))
            known = self._implied[exposure] = tuple(concepts[c].implies for c in telling)
        return known

    def _amount(self, quantity: str, text: str) -> Amount:
        try:
            return Amount(quantity, text, doses.parse(text, self._kb.quantities[quantity]))
        except (KeyError, doses.DoseError):
            return Amount(quantity, text, None)


_NOTHING = Scope()
_UNLIMITED = Limits()


def _joined(said: Scope, general: Scope) -> Scope:
    """Return a claim's scope with its source's where the claim states nothing on an axis, or of a quantity."""
    return Scope(
        said.population or general.population,
        said.condition or general.condition,
        said.horizon or general.horizon,
        tuple({**dict(general.dose), **dict(said.dose)}.items()),
    )


def _both(stated: Alternatives, implied: Terms) -> Alternatives:
    """Return alternatives that each hold together with one of the implied ones."""
    return both(stated, implied.alternatives)


def both(left: Alternatives, right: Alternatives) -> Alternatives:
    """Return the alternatives of two limits that hold together."""
    if not left or not right:
        return left or right
    return tuple((*some, *(term for term in more if term not in some)) for some, more in product(left, right))


def compare_terms(
    name: str, left: Alternatives, right: Alternatives, terms: Hierarchy, sweeps: tuple[bool, bool] = (False, False)
) -> Axis:
    """Compare two limits of terms, alternative by alternative.

    `sweeps`: whether the left and the right speak of every part of what they name.
    """
    if not left and not right:
        return Axis(name, "unstated")
    stated = (_named(left), _named(right), (len(left) > 1, len(right) > 1))
    if not left or not right:
        return Axis(name, "one-sided", *stated)
    if len(left) == len(right) == 1:
        return Axis(name, relation_of_lists(left[0], right[0], terms), *stated)
    found = {relation_of_lists(a, b, terms) for a, b in product(left, right)}
    if any(relation == "same" or swept(relation, sweeps) for relation in found):
        return Axis(name, "overlapping", *stated)
    return Axis(name, next(relation for relation in _NEAREST if relation in found), *stated)


_NEAREST: tuple[Relation, ...] = ("narrower", "wider", "unrelated", "disjoint")


def swept(relation: Relation, sweeps: tuple[bool, bool]) -> bool:
    """Tell whether a part meets a whole that speaks of every part."""
    return (relation == "narrower" and sweeps[1]) or (relation == "wider" and sweeps[0])


def relation_of_lists(left: tuple[str, ...], right: tuple[str, ...], terms: Hierarchy) -> Relation:
    """Return how terms that hold together stand to others that do."""
    if left == right and len(left) == 1:
        return "same"
    if any(terms.disjoint(a, b) for a in left for b in right):
        return "disjoint"
    narrower = all(any(b in terms.ancestors(a) for a in left) for b in right)
    wider = all(any(a in terms.ancestors(b) for b in right) for a in left)
    if narrower and wider:
        return "same"
    return "narrower" if narrower else "wider" if wider else "unrelated"


def _named(alternatives: Alternatives) -> tuple[str, ...] | None:
    if len(alternatives) > 1:
        return tuple(TOGETHER.join(terms) for terms in alternatives)
    return alternatives[0] if alternatives else None


def compare_horizons(left: str | None, right: str | None) -> Axis:
    """Compare over what time two claims hold; what cannot be read is not known to meet."""
    stated = ((left,) if left else None, (right,) if right else None)
    if not (left and right):
        return Axis("horizon", "one-sided" if left or right else "unstated", *stated)
    ours, theirs = horizons.parse(left), horizons.parse(right)
    relation: Relation = horizons.relation(ours, theirs) if ours and theirs else "unrelated"
    return Axis("horizon", relation, *stated)


def compare_doses(left: Iterable[Amount], right: Iterable[Amount]) -> Iterator[Axis]:
    """Compare doses quantity by quantity; where the two give different ones throughout, they do not compare."""
    ours = {amount.quantity: amount for amount in left}
    theirs = {amount.quantity: amount for amount in right}
    if ours and theirs and not ours.keys() & theirs.keys():
        texts = [tuple(f"{a.text} ({a.quantity})" for _, a in sorted(side.items())) for side in (ours, theirs)]
        yield Axis("dose", "incommensurable", texts[0], texts[1])
        return
    for name in sorted(ours.keys() | theirs.keys()):
        a, b = ours.get(name), theirs.get(name)
        relation: Relation = "one-sided"
        if a and b:
            relation = doses.relation(a.interval, b.interval) if a.interval and b.interval else "unrelated"
        yield Axis(DOSE + name, relation, (a.text,) if a else None, (b.text,) if b else None)


def impossible(alternatives: Alternatives, terms: Hierarchy) -> tuple[str, str] | None:
    """Return two terms of one list that exclude each other; None where all can hold together."""
    for some in alternatives:
        for n, term in enumerate(some):
            for other in some[n + 1 :]:
                if terms.disjoint(term, other):
                    return term, other
    return None
