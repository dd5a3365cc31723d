"""The design of conflicts, §1 to §5 and debates, read naively: every pair of claims, plain sets, no index.

Written from that page alone, so that the engine has something to be compared with. Where the page is silent this is
how it is read:

- Limits of a source hold for its claims, field by field and quantity by quantity, and count as stated. What a concept
  implies is that of the exposure and of everything wider (never of the outcome): terms join the stated ones, each
  alternative of `any` with each; of several horizons or amounts those of the concept with the most wider terms win,
  then the first by id.
- A term that no vocabulary defines has nothing wider; it equals only itself.
- A comparator that is swapped is a concept on both sides. "Sprints than running" against "sprints than running" is no
  swap though sprints are a kind of running: where the exposures or the comparators are equal, the pair is read as it
  stands. Where one half of a swap is narrower and the other wider, each side is a part of the other: only where both
  speak of every part does it count as same.
- Aims of advice on one scale read the other way are one aim where it is known that less of one is as good as more of
  the other, and unrelated elsewhere. Where the opposites of an aim disagree about what is better, none says.
- "Counts as same": the axis says narrower or wider, and does not decide. `always` speaks of every part in any
  direction. Part and whole of a combination of alternatives are overlapping.
- An axis of which a term is `inferred` is one-sided.
- Of two sides that advise, one of which names an aim, that one's question is the narrower.
- Where one side states no dose at all, each quantity of the other is one-sided. A quantity that is not defined
  cannot be read; an amount that cannot be read makes its axis unrelated where both sides give the quantity.
- Excluding pairs come first: two lists whose terms exclude each other are disjoint even if they are the same list.
- An axis that neither side states is left out here, and so is modality where both say only that it happens.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge.records import RESERVED, Scope
from tests.reasoning.naive_amounts import WORDS, Amounts, amounts, amounts_relation, times, times_relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Concept, Quantity, Term

OPPOSED = {
    frozenset(pair.split())
    for pair in (
        "increases decreases",
        "increases prevents",
        "increases no-change",
        "increases no-increase",
        "maintains decreases",
        "maintains prevents",
        "maintains no-change",
        "decreases no-change",
        "decreases no-decrease",
        "prevents no-change",
        "do avoid",
    )
}
TURNED = {
    "increases": "decreases",
    "decreases": "increases",
    "maintains": "prevents",
    "prevents": "maintains",
    "no-increase": "no-decrease",
    "no-decrease": "no-increase",
}
HAPPENS = {"possible", "some", "many"}
DENIALS = {"no-increase", "no-decrease"}
ORDER = ["dose", "horizon", "condition", "population", "comparator", "outcome", "exposure", "link", "modality"]
KINDS = {
    "dose": "quantitative",
    "horizon": "temporal",
    "condition": "conditional",
    "population": "conditional",
    "comparator": "comparative",
    "outcome": "subtype",
    "exposure": "subtype",
}
OPEN = {"one-sided", "incommensurable", "unrelated", "narrower", "wider"}
PARTS = ("narrower", "wider")
Key = tuple[str, str]
Alternatives = tuple[frozenset[str], ...]


class Reading(NamedTuple):
    """What the page says about two stands, in this order; only axes that one of them states."""

    status: str
    axes: dict[str, str]
    decisive: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Stand:
    """What one part of a claim says; `says` is a direction, do or avoid."""

    claim: Claim
    field: str
    exposure: str
    outcome: str | None
    says: str
    comparator: str | None = None
    link: str = "causes"
    modality: str = "asserted"
    inferred: frozenset[str] = frozenset()
    advises: bool = False

    @property
    def key(self) -> Key:
        return self.claim.id, self.field


class Limits(NamedTuple):
    """Within which limits a stand holds; None for an amount that cannot be read."""

    population: Alternatives
    condition: Alternatives
    horizon: str | None
    dose: dict[str, tuple[str, Amounts | None]]


def read(kb: KnowledgeBase) -> dict[tuple[Key, Key], Reading]:
    """Return every conflict, both ways round."""
    found = {}
    everyone = stands(kb)
    for a, b in product(everyone, everyone):
        reading = judge(kb, a, b)
        if a.claim.id != b.claim.id and reading:
            found[a.key, b.key] = reading
    return found


def stands(kb: KnowledgeBase) -> list[Stand]:
    return [stand for claim in kb.claims.values() if claim.retired is None for stand in stands_of(claim)]


def stands_of(claim: Claim) -> Iterator[Stand]:
    if claim.effect:
        e = claim.effect
        says, inferred = e.direction, frozenset(e.inferred)
        yield Stand(claim, "direction", e.exposure, e.outcome, says, e.comparator, e.link, e.modality, inferred)
    if claim.advice:
        a = claim.advice
        says = "avoid" if a.avoid else "do"
        yield Stand(claim, says, a.concept, a.outcome, says, advises=True)
        if a.instead and a.avoid:
            yield Stand(claim, "instead", a.instead, a.outcome, "do", advises=True)


# §1 Positions


def positions(kb: KnowledgeBase) -> list[list[Stand]]:
    """Return the stands that say the same within the same limits, amounts and times in whatever unit."""
    groups = defaultdict(list)
    for stand in stands(kb):
        known = limits(kb, stand)
        span = (times(known.horizon), known.horizon in WORDS) if known.horizon else None
        doses = frozenset((q, text if read_as is None else read_as) for q, (text, read_as) in known.dose.items())
        what = replace(stand, claim=None, field="")  # type: ignore[arg-type]
        groups[what, frozenset(known.population), frozenset(known.condition), span, doses].append(stand)
    return list(groups.values())


# §2 Comparable? §3 Opposed?


def above(terms: Mapping[str, Concept] | Mapping[str, Term], name: str) -> set[str]:
    """Return the term and everything wider."""
    reached = {name}
    while True:
        more = {wider for known in reached if known in terms for wider in terms[known].broader} - reached
        if not more:
            return reached
        reached |= more


def hierarchy(terms: Mapping[str, Concept] | Mapping[str, Term], a: str, b: str) -> str | None:
    if a == b:
        return "same"
    if b in above(terms, a):
        return "narrower"
    return "wider" if a in above(terms, b) else None


def opposite_pairs(kb: KnowledgeBase) -> set[tuple[str, str]]:
    pairs = {(c.id, c.opposite) for c in kb.concepts.values() if c.opposite and c.opposite != c.id}
    return pairs | {(b, a) for a, b in pairs}


def outcomes(kb: KnowledgeBase, a: str, b: str) -> tuple[str | None, bool]:
    """Return how one outcome stands to another, and whether the scale is read the other way."""
    direct = hierarchy(kb.concepts, a, b)
    if direct:
        return direct, False
    pairs = opposite_pairs(kb)
    if (a, b) in pairs:
        return "same", True
    if any(x in above(kb.concepts, a) and b in above(kb.concepts, y) for x, y in pairs):
        return "narrower", True
    if any(a in above(kb.concepts, x) and y in above(kb.concepts, b) for x, y in pairs):
        return "wider", True
    return None, False


def swap(kb: KnowledgeBase, a: Stand, b: Stand) -> set[str] | None:
    """Return how the halves of "A than B" stand to those of "B than A"; None where the two are not swapped."""
    if a.comparator is None or b.comparator is None or {a.comparator, b.comparator} & set(RESERVED):
        return None
    first = hierarchy(kb.concepts, a.exposure, b.comparator)
    second = hierarchy(kb.concepts, a.comparator, b.exposure)
    if not first or not second or a.exposure == b.exposure or a.comparator == b.comparator:
        return None
    return {first, second}


def exposures(kb: KnowledgeBase, a: Stand, b: Stand) -> str | None:
    halves = swap(kb, a, b)
    if halves is None:
        return hierarchy(kb.concepts, a.exposure, b.exposure)
    if halves >= {"narrower", "wider"}:
        return "wider" if speaks_of_every_part(b) else "narrower"
    return max(halves, key=lambda half: half != "same")


def better(kb: KnowledgeBase, outcome: str) -> str | None:
    """Return whether more or less of an outcome is good: its own word, else its opposite's reversed."""
    own = kb.concepts[outcome].better if outcome in kb.concepts else None
    if own:
        return own
    others = {kb.concepts[b].better for a, b in opposite_pairs(kb) if a == outcome and b in kb.concepts} - {None}
    return {"more": "less", "less": "more"}[str(others.pop())] if len(others) == 1 else None


def as_effect(kb: KnowledgeBase, stand: Stand) -> Stand | None:
    """Return what advice says as an effect on its aim; None where nobody says whether more of the aim is better."""
    if not stand.advises:
        return stand
    good = better(kb, stand.outcome) if stand.outcome else None
    if good is None:
        return None
    return replace(stand, says="increases" if (good == "more") == (stand.says == "do") else "decreases")


def judge(kb: KnowledgeBase, a: Stand, b: Stand) -> Reading | None:
    """Return what the page says about two stands; None where they do not meet or are not opposed."""
    if a.advises and b.advises:
        return judge_advice(kb, a, b)
    left, right = as_effect(kb, a), as_effect(kb, b)
    if not left or not right:
        return None
    assert left.outcome
    assert right.outcome
    outcome, turned = outcomes(kb, left.outcome, right.outcome)
    exposure = exposures(kb, left, right)
    if not outcome or not exposure:
        return None
    swapped = swap(kb, left, right) is not None
    theirs = TURNED.get(right.says, right.says) if turned != swapped else right.says
    if frozenset({left.says, theirs}) not in OPPOSED:
        return None
    inferred = left.inferred | right.inferred
    speak = speaks_of_every_part(left), speaks_of_every_part(right)
    axes = {
        "exposure": "one-sided" if "exposure" in inferred else exposure,
        "outcome": "one-sided" if "outcome" in inferred else outcome,
        "comparator": "same" if swapped else comparators(kb, left.comparator, right.comparator),
        **scope_axes(kb, left, right, speak),
        "link": "same" if left.link == right.link else "one-sided",
        "modality": modality(left, right),
    }
    both_happen = left.modality in HAPPENS and right.modality in HAPPENS
    return reading(axes, speak, both_happen=both_happen, extra=kinds_beside(left, right))


def judge_advice(kb: KnowledgeBase, a: Stand, b: Stand) -> Reading | None:
    if {a.says, b.says} != {"do", "avoid"}:
        return None
    done, avoided = (a, b) if a.says == "do" else (b, a)
    if avoided.exposure not in above(kb.concepts, done.exposure):
        return None
    aims = "one-sided" if a.outcome or b.outcome else "unstated"
    if a.outcome and b.outcome:
        related, turned = outcomes(kb, a.outcome, b.outcome)
        aims = related or "unrelated"
        if not related or (turned and {better(kb, a.outcome), better(kb, b.outcome)} != {"more", "less"}):
            return None
    speak = a.says == "avoid", b.says == "avoid"
    axes = {
        "exposure": str(hierarchy(kb.concepts, a.exposure, b.exposure)),
        "outcome": aims,
        **scope_axes(kb, a, b, speak),
    }
    return reading(axes, speak, both_happen=False, extra=())


# §4 On which axis do they part?


def flat_denial(stand: Stand) -> bool:
    return stand.says in DENIALS and stand.modality in {"asserted", "always"}


def speaks_of_every_part(stand: Stand) -> bool:
    return flat_denial(stand) or stand.modality == "always"


def counts_as_same(relation: str, speak: tuple[bool, bool]) -> bool:
    """Tell whether the wider side speaks of every part of what it names."""
    return {"narrower": speak[1], "wider": speak[0]}.get(relation, False)


def comparators(kb: KnowledgeBase, left: str | None, right: str | None) -> str:
    if not left or not right:
        return "one-sided" if left or right else "unstated"
    apart = "disjoint" if excluded(kb.concepts, left, right) else "unrelated"
    return hierarchy(kb.concepts, left, right) or apart


def modality(left: Stand, right: Stand) -> str:
    happen = {left.modality in HAPPENS, right.modality in HAPPENS}
    if happen == {True}:
        return "unstated"
    if happen == {False}:
        return "same"
    firm = right if left.modality in HAPPENS else left
    return "same" if speaks_of_every_part(firm) else "one-sided"


def scope_axes(kb: KnowledgeBase, a: Stand, b: Stand, speak: tuple[bool, bool]) -> dict[str, str]:
    left, right = limits(kb, a), limits(kb, b)
    return {
        "population": alternatives(kb.populations, left.population, right.population, speak),
        "condition": alternatives(kb.conditions, left.condition, right.condition, speak),
        "horizon": horizons(left.horizon, right.horizon),
        **doses(kb.quantities, left.dose, right.dose),
    }


def limits(kb: KnowledgeBase, stand: Stand) -> Limits:
    stated = stand.claim.scope
    source = kb.sources[stand.claim.source].scope if stand.claim.source in kb.sources else Scope()
    concepts = [kb.concepts[name] for name in above(kb.concepts, stand.exposure) if name in kb.concepts]
    concepts.sort(key=lambda c: (-len(above(kb.concepts, c.id)), c.id))
    implied = [c.implies for c in concepts]
    terms = [
        joined((own or its, *others))
        for own, its, others in (
            (
                stated.population.alternatives,
                source.population.alternatives,
                [i.population.alternatives for i in implied],
            ),
            (stated.condition.alternatives, source.condition.alternatives, [i.condition.alternatives for i in implied]),
        )
    ]
    texts: dict[str, str] = {}
    for told in (stated, source, *implied):
        for quantity, text in told.dose:
            texts.setdefault(quantity, text)
    dose = {q: (text, amounts(text, kb.quantities[q]) if q in kb.quantities else None) for q, text in texts.items()}
    horizon = next((told.horizon for told in (stated, source, *implied) if told.horizon), None)
    return Limits(terms[0], terms[1], horizon, dose)


def joined(told: Iterable[tuple[tuple[str, ...], ...]]) -> Alternatives:
    """Return the sets of terms one of which holds: every choice of one alternative from each that is told."""
    found = [frozenset(name for names in choice for name in names) for choice in product(*(t for t in told if t))]
    return () if found == [frozenset()] else tuple(found)


def excluded(terms: Mapping[str, Concept] | Mapping[str, Term], a: str, b: str) -> bool:
    """Tell whether no case is both, by `disjoint_with` or `narrower_exclude` of these or of anything wider."""
    if hierarchy(terms, a, b):
        return False
    for x, y in product(above(terms, a), above(terms, b)):
        if any(one in terms and other in terms[one].disjoint_with for one, other in ((x, y), (y, x))):
            return True
        shared = set(terms[x].broader) & set(terms[y].broader) if x in terms and y in terms and x != y else set()
        if any(parent in terms and getattr(terms[parent], "narrower_exclude", False) for parent in shared):
            return True
    return False


def alternatives(terms: Mapping[str, Term], left: Alternatives, right: Alternatives, speak: tuple[bool, bool]) -> str:
    if not left or not right:
        return "one-sided" if left or right else "unstated"
    found = [term_lists(terms, ours, theirs) for ours, theirs in product(left, right)]
    if len(found) == 1:
        return found[0]
    if any(relation == "same" or counts_as_same(relation, speak) for relation in found):
        return "overlapping"
    return next(relation for relation in ("narrower", "wider", "unrelated", "disjoint") if relation in found)


def term_lists(terms: Mapping[str, Term], left: frozenset[str], right: frozenset[str]) -> str:
    if any(excluded(terms, a, b) for a, b in product(left, right)):
        return "disjoint"
    narrower = all(any(b in above(terms, a) for a in left) for b in right)
    wider = all(any(a in above(terms, b) for b in right) for a in left)
    if narrower and wider:
        return "same"
    return "narrower" if narrower else "wider" if wider else "unrelated"


def horizons(left: str | None, right: str | None) -> str:
    if not left or not right:
        return "one-sided" if left or right else "unstated"
    return times_relation(left, right)


def doses(
    quantities: Mapping[str, Quantity],
    left: Mapping[str, tuple[str, Amounts | None]],
    right: Mapping[str, tuple[str, Amounts | None]],
) -> dict[str, str]:
    if left and right and not left.keys() & right.keys():
        return {"dose": "incommensurable"}
    found = {}
    for name in left.keys() | right.keys():
        relation = "one-sided"
        if name in left and name in right:
            ours, theirs = left[name][1], right[name][1]
            readable = ours is not None and theirs is not None
            relation = amounts_relation(ours, theirs, quantities[name]) if readable else "unrelated"  # type: ignore[arg-type]
        found[f"dose:{name}"] = relation
    return found


# §5 Status


def reading(axes: dict[str, str], speak: tuple[bool, bool], *, both_happen: bool, extra: tuple[str, ...]) -> Reading:
    said = {axis: relation for axis, relation in axes.items() if relation != "unstated"}
    disjoint = in_order(axis for axis, relation in said.items() if relation == "disjoint")
    counted = [relation for relation in PARTS if counts_as_same(relation, speak)]
    undecided = in_order(axis for axis, relation in said.items() if relation in OPEN - set(counted))
    if both_happen and not disjoint:
        return Reading("both-possible", said, (), ())
    status = "explained" if disjoint else "undetermined" if undecided else "contradiction"
    decisive = disjoint or undecided
    kinds = dict.fromkeys(KINDS[axis.split(":")[0]] for axis in decisive if axis.split(":")[0] in KINDS)
    return Reading(status, said, decisive, (*kinds, *extra) or ("direct",))


def in_order(axes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(axes, key=lambda axis: (ORDER.index(axis.split(":")[0]), axis)))


def kinds_beside(left: Stand, right: Stand) -> tuple[str, ...]:
    advice = ("advice-effect",) if left.advises or right.advises else ()
    denied = {"no-change", *DENIALS} & {left.says, right.says}
    return (*advice, "no-effect") if denied else advice


def question(kb: KnowledgeBase, first: Stand, second: Stand) -> tuple[str, str | None]:
    """Return the question of a conflict whose sides come in this order."""
    advise = first.advises and second.advises
    exposure = hierarchy(kb.concepts, first.exposure, second.exposure) if advise else exposures(kb, first, second)
    if exposure == "same":
        both_named = first.outcome and second.outcome
        wider = outcomes(kb, str(first.outcome), str(second.outcome))[0] == "wider" if both_named else not first.outcome
        side = second if wider else first
    else:
        side = second if exposure == "wider" else first
    return side.exposure, side.outcome


# §6 Debates


def debates(kb: KnowledgeBase) -> list[set[Key]]:
    """Return the stands that hang together by contradictions and what is undetermined, position by position."""
    found = read(kb)
    groups = [{stand.key for stand in position} for position in positions(kb)]
    islands: list[set[Key]] = []
    for (a, b), told in found.items():
        if told.status in {"contradiction", "undetermined"}:
            together = set().union(*(group for group in groups if {a, b} & group))
            touched = [island for island in islands if island & together]
            islands = [island for island in islands if not island & together]
            islands.append(together.union(*touched))
    return islands
