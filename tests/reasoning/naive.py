"""The first four sections of the design of conflicts, read naively: every pair, plain sets, no index.

Written from that page alone, so that the engine has something to be compared with. Where the page is
silent this is how it is read:

- A list of populations or conditions holds together: it limits to those of whom all its terms are true.
- A term that no vocabulary defines has no broader terms; it equals only itself.
- A limit that the claim states wins over one that a concept implies, for the horizon and for each quantity;
  implied populations and conditions join the stated ones. What a broader concept implies comes with the
  narrower one too. Of several implied horizons or amounts the exposure's win over the outcome's, then those
  of the concept with the most broader terms, then those of the first by id.
- `instead` is a second stand of the same claim, with the claim's own limits and what the concept done instead implies.
- Advice for an outcome compares with advice that names none (the outcome is then one-sided); advice is not
  turned round by opposites, and swapped comparators are looked up exactly, not through the hierarchy.
- A dose that cannot be read, or of a quantity that is not defined, is not stated. A quantity that only one
  claim gives is incommensurable if the other gives quantities that this one lacks, and one-sided if not.
- Opposite outcomes, and exposures swapped with their comparators, count as the same axis.
- Where the questions differ and neither part is narrower, the question is that of the claim whose id comes first.
- A kind applies where its axis is anything but same or unstated. The decisive axes come first, then the other
  ones, each in the order dose, horizon, condition, population, outcome, (modality,) exposure. `no-effect` comes first
  in a contradiction, where no axis decides, and else last. `direct` is used where no other kind applies.
- Two claims that are opposed in several ways are one conflict: the gravest, then by the fields that take part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Concept, Quantity, Scope, Term

LETS = {
    "increases": {"+"},
    "decreases": {"-"},
    "no-change": {"0"},
    "no-increase": {"0", "-"},
    "no-decrease": {"0", "+"},
    "mixed": {"+", "-", "0"},
}
FLIP = {"+": "-", "-": "+", "0": "0"}
GRAVITY = ["contradiction", "undetermined", "explained"]
ORDER = ["dose", "horizon", "condition", "population", "outcome", "modality", "exposure"]
KINDS = {
    "dose": "quantitative",
    "horizon": "temporal",
    "condition": "conditional",
    "population": "subtype",
    "outcome": "subtype",
    "exposure": "subtype",
}
IN_BASE_UNITS = {
    "km": ("length", Fraction(1000)),
    "m": ("length", Fraction(1)),
    "mi": ("length", Fraction("1609.344")),
    "s": ("time", Fraction(1)),
    "min": ("time", Fraction(60)),
    "h": ("time", Fraction(3600)),
    "naps": ("naps", Fraction(1)),
    "nap": ("naps", Fraction(1)),
}


@dataclass(frozen=True)
class Reading:
    """What the page says about two claims."""

    status: str
    question: tuple[str, str | None]
    relations: dict[str, str]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Stand:
    claim: Claim
    field: str
    exposure: str
    outcome: str | None
    comparator: str | None
    says: str


@dataclass(frozen=True)
class Amounts:
    """The amounts from `low` to `high` (None: without end), each end included or not."""

    low: Fraction
    high: Fraction | None
    low_in: bool = True
    high_in: bool = True

    def __contains__(self, amount: Fraction) -> bool:
        above = amount > self.low or (self.low_in and amount == self.low)
        below = self.high is None or amount < self.high or (self.high_in and amount == self.high)
        return above and below


def read(kb: KnowledgeBase) -> dict[tuple[str, str], Reading]:
    """Return every conflict by its pair of claims."""
    stands = [s for claim in kb.claims.values() if claim.retired is None for s in stands_of(claim)]
    found: dict[tuple[str, str], list[tuple[int, str, str, Reading]]] = {}
    for a in stands:
        for b in stands:
            if a.claim.id < b.claim.id and opposed(kb, a, b):
                reading = compare(kb, a, b)
                gravity = GRAVITY.index(reading.status)
                found.setdefault((a.claim.id, b.claim.id), []).append((gravity, a.field, b.field, reading))
    return {pair: min(readings, key=lambda r: r[:3])[3] for pair, readings in found.items()}


def stands_of(claim: Claim) -> Iterator[Stand]:
    if claim.effect:
        e = claim.effect
        yield Stand(claim, "direction", e.exposure, e.outcome, e.comparator, e.direction)
    if claim.advice:
        a = claim.advice
        says = "avoid" if a.avoid else "do"
        yield Stand(claim, says, a.concept, a.outcome, None, says)
        if a.instead:
            yield Stand(claim, "instead", a.instead, a.outcome, None, "do")


# 1. Comparable? 2. Opposed?


def broader(terms: Mapping[str, Concept] | Mapping[str, Term], names: Iterable[str]) -> set[str]:
    """Return these terms and everything that is broader than any of them."""
    reached = set(names)
    while True:
        more = {above for name in reached if name in terms for above in terms[name].broader} - reached
        if not more:
            return reached
        reached |= more


def related(kb: KnowledgeBase, a: str, b: str) -> bool:
    return a in broader(kb.concepts, [b]) or b in broader(kb.concepts, [a])


def opposites(kb: KnowledgeBase, a: str, b: str) -> bool:
    def names(one: str, other: str) -> bool:
        return one in kb.concepts and kb.concepts[one].opposite == other

    return a != b and (names(a, b) or names(b, a))


def swapped(a: Stand, b: Stand) -> bool:
    return a.comparator is not None and (a.comparator, a.exposure) == (b.exposure, b.comparator)


def opposed(kb: KnowledgeBase, a: Stand, b: Stand) -> bool:
    exposure_flips, outcome_flips = set(), set()
    if a.comparator == b.comparator and related(kb, a.exposure, b.exposure):
        exposure_flips.add("as it is")
    if swapped(a, b):
        exposure_flips.add("turned round")
    if a.says in LETS and b.says in LETS:
        assert a.outcome
        assert b.outcome
        if related(kb, a.outcome, b.outcome):
            outcome_flips.add("as it is")
        if opposites(kb, a.outcome, b.outcome):
            outcome_flips.add("turned round")
        flips = {e != o for e in exposure_flips for o in outcome_flips}
        return any(not LETS[a.says] & {FLIP[s] if flip else s for s in LETS[b.says]} for flip in flips)
    if {a.says, b.says} != {"do", "avoid"} or not exposure_flips:
        return False
    return a.outcome is None or b.outcome is None or related(kb, a.outcome, b.outcome)


# 3. On which axis do they part? 4. Status


def compare(kb: KnowledgeBase, a: Stand, b: Stand) -> Reading:
    relations = {
        "exposure": "same" if swapped(a, b) else concept_relation(kb, a.exposure, b.exposure),
        "outcome": concept_relation(kb, a.outcome, b.outcome),
        "population": terms_relation(kb.populations, terms(kb, a, "population"), terms(kb, b, "population")),
        "condition": terms_relation(kb.conditions, terms(kb, a, "condition"), terms(kb, b, "condition")),
        "horizon": horizon_relation(horizon(kb, a), horizon(kb, b)),
        "modality": modality_relation(modality(a), modality(b)),
        **dose_relations(kb, a, b),
    }
    disjoint = in_order(axis for axis, relation in relations.items() if relation == "disjoint")
    open_ones = in_order(axis for axis, relation in relations.items() if relation in {"one-sided", "incommensurable"})
    status = "explained" if disjoint else "undetermined" if open_ones else "contradiction"
    differing = in_order(axis for axis, relation in relations.items() if relation not in {"same", "unstated"})
    kinds = []
    for axis in [*(disjoint or open_ones), *differing]:
        kind = KINDS.get(axis.split("/")[0])
        if kind and kind not in kinds:
            kinds.append(kind)
    if "0" in LETS.get(a.says, set()) | LETS.get(b.says, set()):
        kinds = ["no-effect", *kinds] if status == "contradiction" else [*kinds, "no-effect"]
    question = narrower_of(kb, a.exposure, b.exposure), narrower_of(kb, a.outcome, b.outcome)
    assert question[0] is not None
    return Reading(status, (question[0], question[1]), relations, tuple(kinds) or ("direct",))


def in_order(axes: Iterable[str]) -> list[str]:
    return sorted(axes, key=lambda axis: (ORDER.index(axis.split("/")[0]), axis))


def narrower_of(kb: KnowledgeBase, a: str | None, b: str | None) -> str | None:
    if a is None or b is None:
        return a or b
    return b if a in broader(kb.concepts, [b]) else a


def concept_relation(kb: KnowledgeBase, a: str | None, b: str | None) -> str:
    if a is None or b is None:
        return "unstated" if a == b else "one-sided"
    if a == b:
        return "same"
    if b in broader(kb.concepts, [a]):
        return "narrower"
    return "wider" if a in broader(kb.concepts, [b]) else "same"


def implied(kb: KnowledgeBase, stand: Stand) -> Iterator[Scope]:
    for name in (stand.exposure, stand.outcome):
        known = [c for c in broader(kb.concepts, [name] if name else []) if c in kb.concepts]
        for concept in sorted(known, key=lambda c: (-len(broader(kb.concepts, [c])), c)):
            yield kb.concepts[concept].implies


def terms(kb: KnowledgeBase, stand: Stand, axis: str) -> set[str]:
    return {term for scope in (stand.claim.scope, *implied(kb, stand)) for term in getattr(scope, axis)}


def terms_relation(vocabulary: Mapping[str, Term], left: set[str], right: set[str]) -> str:
    if not left or not right:
        return "unstated" if left == right else "one-sided"
    true_of_left, true_of_right = broader(vocabulary, left), broader(vocabulary, right)

    def excludes(one: str, other: str) -> bool:
        return one in vocabulary and other in vocabulary[one].disjoint_with

    if any(excludes(a, b) or excludes(b, a) for a in true_of_left for b in true_of_right):
        return "disjoint"
    if true_of_left == true_of_right:
        return "same"
    if true_of_left > true_of_right:
        return "narrower"
    return "wider" if true_of_left < true_of_right else "overlapping"


def horizon(kb: KnowledgeBase, stand: Stand) -> str | None:
    told = [scope.horizon for scope in (stand.claim.scope, *implied(kb, stand)) if scope.horizon]
    return told[0] if told else None


def horizon_relation(left: str | None, right: str | None) -> str:
    if left is None or right is None:
        return "unstated" if left == right else "one-sided"
    return "same" if left == right else "disjoint"


def modality(stand: Stand) -> str:
    return stand.claim.effect.modality if stand.claim.effect else "asserted"


def modality_relation(left: str, right: str) -> str:
    if left != right:
        return "one-sided"
    return "same" if left == "asserted" else "disjoint"


def dose_relations(kb: KnowledgeBase, a: Stand, b: Stand) -> dict[str, str]:
    left, right = doses(kb, a), doses(kb, b)
    relations = {}
    for quantity in {*left, *right}:
        if quantity in left and quantity in right:
            relation = amounts_relation(left[quantity], right[quantity])
        else:
            missing = set(right) - set(left) if quantity in left else set(left) - set(right)
            relation = "incommensurable" if missing else "one-sided"
        relations[f"dose/{quantity}"] = relation
    return relations


def doses(kb: KnowledgeBase, stand: Stand) -> dict[str, Amounts]:
    texts: dict[str, str] = {}
    for scope in (stand.claim.scope, *implied(kb, stand)):
        for quantity, text in scope.dose:
            texts.setdefault(quantity, text)
    read_ones = {q: amounts(text, kb.quantities[q]) for q, text in texts.items() if q in kb.quantities}
    return {quantity: found for quantity, found in read_ones.items() if found}


def amounts(text: str, quantity: Quantity) -> Amounts | None:
    """Return what a dose says, by the forms that the page on records lists; None for anything else."""
    single = r"(<=|>=|[<>~≤≥≈])? ?([\d.]+) ?([a-z]+)"
    several = r"([\d.]+) ?([a-z]*)(?:-|\u2013| to )([\d.]+) ?([a-z]+)"
    found = re.fullmatch(f"{single}|{several}", text)
    if not found:
        return None
    sign, number, unit, low, low_unit, high, high_unit = found.groups()
    if number is None:
        first, last = amount(low, low_unit or high_unit, quantity), amount(high, high_unit, quantity)
        return Amounts(first, last) if first is not None and last is not None and first <= last else None
    value = amount(number, unit, quantity)
    if value is None or (sign == "<" and value == 0):
        return None
    tolerance = Fraction(str(quantity.tolerance))
    return {
        None: Amounts(value, value),
        "<": Amounts(Fraction(0), value, high_in=False),
        "<=": Amounts(Fraction(0), value),
        "≤": Amounts(Fraction(0), value),
        ">": Amounts(value, None, low_in=False),
        ">=": Amounts(value, None),
        "≥": Amounts(value, None),
        "~": Amounts(value * (1 - tolerance), value * (1 + tolerance)),
        "≈": Amounts(value * (1 - tolerance), value * (1 + tolerance)),
    }[sign]


def amount(number: str, unit: str, quantity: Quantity) -> Fraction | None:
    if unit not in IN_BASE_UNITS or quantity.unit not in IN_BASE_UNITS:
        return None
    (kind, factor), (wanted, divisor) = IN_BASE_UNITS[unit], IN_BASE_UNITS[quantity.unit]
    return Fraction(number) * factor / divisor if kind == wanted else None


def amounts_relation(left: Amounts, right: Amounts) -> str:
    """Compare two sets of amounts on every end, between the ends, and beyond them."""
    ends = sorted({Fraction(0), left.low, right.low, *(i.high for i in (left, right) if i.high is not None)})
    between = [(a + b) / 2 for a, b in pairwise(ends)]
    points = [*ends, *between, ends[-1] + 1]
    ours, theirs = {p for p in points if p in left}, {p for p in points if p in right}
    if ours == theirs:
        return "same"
    if not ours & theirs:
        return "disjoint"
    if ours < theirs:
        return "narrower"
    return "wider" if ours > theirs else "overlapping"
