"""Where does a chain of effects oppose a claim? A increases B and B increases C, yet one says that A decreases C.

The effects form a graph with signs, and each claim looks for the shortest way from its exposure to its outcome that
comes out otherwise than it says. A chain is only as good as its loosest link, so links are asserted effects that
raise or lower something, without a comparison, and no two parts of a chain may have limits that exclude each other.
A link about running holds for long runs too (its exposure may be broader than what it is met with), and an opposite
is the same scale read the other way; nothing else joins two links. Whatever conflicts with the claim itself is no
link of a chain against it: that conflict says more than the chain could.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, groupby, islice, product
from typing import TYPE_CHECKING, Literal

from counterclaim.knowledge.records import Claim, Effect, Scope
from counterclaim.reasoning import scope
from counterclaim.reasoning.conflicts import opposed
from counterclaim.reasoning.scope import Limits

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.scope import Axis
    from counterclaim.reasoning.vocabulary import Vocabulary

MAX_STEPS = 2_000
"""So many steps from concept to concept are looked at for a claim, and so many sets of links.

In a graph where everything acts on everything there are more chains than anybody could read.
"""

MAX_CHAINS = 100
"""So many chains that come out against a claim are compared with it limit by limit; the first that holds counts."""

Moves = Literal["increases", "decreases"]
_Way = tuple[str, ...]
_Stated = tuple[Claim, Effect]
_Scale = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Two or three claims that lead, link by link, to the opposite of what `claim` says; all by id.

    `direction` is what the links do to the claim's outcome.
    """

    claim: str
    links: tuple[str, ...]
    direction: Moves

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the claim with each link, in the order of their ids: a decision about one of them examines it."""
        return tuple((min(self.claim, link), max(self.claim, link)) for link in self.links)


def find(kb: KnowledgeBase, vocabulary: Vocabulary, conflicts: Iterable[Conflict]) -> tuple[Chain, ...]:
    """Return, by the claims' ids, the shortest chain against each claim that has one.

    Of chains of one length the first by the concepts on the way, then by the links' ids, counts. What is tried for
    a claim is bounded by `MAX_STEPS` and `MAX_CHAINS`, so that the cost grows with the number of claims.
    """
    compatible = _Compatible(kb, vocabulary, conflicts)
    alike: dict[Hashable, list[_Stated]] = {}
    for claim in kb.live_claims():
        if claim.effect and claim.effect.modality == "asserted" and claim.effect.comparator is None:
            alike.setdefault(compatible.kinds_of_limits(claim), []).append((claim, claim.effect))
    found = (chain for effects in alike.values() for chain in _among(effects, vocabulary, compatible))
    return tuple(sorted(found, key=lambda chain: chain.claim))


def _among(effects: list[_Stated], vocabulary: Vocabulary, compatible: _Compatible) -> Iterator[Chain]:
    """Yield the chains among effects whose claims state limits of the same kinds."""
    graph = _Graph(effects, vocabulary)
    by_goal = sorted(effects, key=lambda pair: pair[1].outcome)
    for concept, asked in groupby(by_goal, key=lambda pair: pair[1].outcome):
        goal = graph.goal(concept)
        chains = (_against(claim, effect, graph, goal, compatible) for claim, effect in asked if goal.last)
        yield from (chain for chain in chains if chain)


def _against(claim: Claim, effect: Effect, graph: _Graph, goal: _Goal, compatible: _Compatible) -> Chain | None:
    moves: tuple[Moves, Moves] = ("increases", "decreases")
    against = {move == "increases": move for move in moves if opposed(move, effect.direction, flip=False)}
    if not against:
        return None
    ways = graph.ways(effect.exposure, goal)
    every = islice((signed for way in ways for signed in graph.links(way)), MAX_STEPS)
    opposing = ((against[rises], links) for rises, links in every if rises in against)
    holding = ((move, links) for move, links in islice(opposing, MAX_CHAINS) if compatible.all(claim, links))
    return next((Chain(claim.id, tuple(link.id for link in links), move) for move, links in holding), None)


@dataclass(frozen=True, slots=True)
class _Goal:
    """The end of a chain, the concepts that one link joins to it (`last`), and those that two do (`before`).

    `scale` are the concept and its opposites.
    """

    concept: str
    scale: frozenset[str]
    last: frozenset[str]
    before: frozenset[str]


class _Graph:
    """Effects that raise or lower something, from concept to concept, each with the claims that state it."""

    def __init__(self, effects: Iterable[_Stated], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.arcs: dict[str, dict[str, list[tuple[bool, Claim]]]] = {}
        self.causes: dict[str, dict[str, None]] = {}
        for claim, effect in sorted(effects, key=lambda pair: (pair[1].outcome, pair[0].id)):
            if effect.direction in {"increases", "decreases"}:
                outcomes = self.arcs.setdefault(effect.exposure, {})
                outcomes.setdefault(effect.outcome, []).append((effect.direction == "increases", claim))
                self.causes.setdefault(effect.outcome, {})[effect.exposure] = None
        self._exposures: dict[str, _Scale] = {}
        self.acting = {outcome: tuple(dict(self._exposures_of(outcome))) for outcome in self.causes}
        self.speaking: dict[str, list[str]] = {}
        for outcome, exposures in self.acting.items():
            for exposure in exposures:
                self.speaking.setdefault(exposure, []).append(outcome)

    def goal(self, concept: str) -> _Goal:
        """Return a concept with those that lead to it."""
        scale = frozenset(dict(self._scale(concept)))
        last = self._leading_to(sorted(scale)) - scale
        return _Goal(concept, scale, last, self._leading_to(sorted(last)) - scale)

    def _leading_to(self, outcomes: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for cause in islice((cause for outcome in outcomes for cause in self.causes.get(outcome, ())), MAX_STEPS):
            found.update(self.speaking.get(cause, ()))
            if len(found) > MAX_STEPS:
                break
        return frozenset(found)

    def ways(self, start: str, goal: _Goal) -> Iterator[_Way]:
        """Yield the concepts on every way of two links, then of three, from `start` to the goal, both included."""
        straight = (exposure for exposure, same in self._exposures_of(start) if same)
        near = islice((concept for exposure in straight for concept in self.arcs[exposure]), MAX_STEPS)
        first = [c for c in dict.fromkeys(near) if c in goal.last or c in goal.before]
        yield from ((start, c, goal.concept) for c in first if c in goal.last and c != start)
        looked = 0
        for c in first:
            for exposure in self.acting[c] if c != start and c in goal.before else ():
                outcomes = self.arcs[exposure].keys()
                yield from ((start, c, d, goal.concept) for d in sorted(outcomes & goal.last) if d not in {c, start})
                looked += 1 + min(len(outcomes), len(goal.last))
                if looked > MAX_STEPS:
                    return

    def links(self, way: _Way) -> Iterator[tuple[bool, tuple[Claim, ...]]]:
        """Yield the claims that can be the links of a way, and whether all of them together raise its end."""
        ends = (*(((concept, True),) for concept in way[1:-1]), self._scale(way[-1]))
        choices = [
            self._joining(concept, end, turned=concept != way[0]) for concept, end in zip(way[:-1], ends, strict=True)
        ]
        for chosen in product(*choices):
            falls = sum(not rises for rises, _ in chosen)
            yield falls % 2 == 0, tuple(claim for _, claim in chosen)

    def _joining(self, concept: str, ends: _Scale, *, turned: bool) -> list[tuple[bool, Claim]]:
        """Return the claims that lead from a concept to one of `ends`, and whether more of it raises the first."""
        found: list[tuple[bool, Claim]] = []
        for exposure, same in self._exposures_of(concept):
            outcomes = self.arcs[exposure]
            for end, straight in ends:
                if end in outcomes and (same or turned):
                    found.extend((rises == (same == straight), claim) for rises, claim in outcomes[end])
        return found

    def _scale(self, concept: str) -> _Scale:
        """Return a concept and its opposites; False where more of the one is less of the other."""
        return ((concept, True), *((other, False) for other in self.vocabulary.opposites(concept)))

    def _exposures_of(self, concept: str) -> _Scale:
        """Return the exposures whose effects are effects of `concept`; False where the scale turns."""
        known = self._exposures.get(concept)
        if known is None:
            above = [(e, same) for c, same in self._scale(concept) for e in self.vocabulary.concepts.ancestors(c)]
            acting = [pair for pair in above if pair[0] in self.arcs]
            known = tuple(sorted(acting, key=lambda pair: (not pair[1], pair[0] != concept, pair[0])))
            self._exposures[concept] = known
        return known


class _Compatible:
    """Whether claims can all speak of one case."""

    def __init__(self, kb: KnowledgeBase, vocabulary: Vocabulary, conflicts: Iterable[Conflict]) -> None:
        self.kb = kb
        self.vocabulary = vocabulary
        self.apart = {conflict.claims for conflict in conflicts}
        self.implying = any(concept.implies != Scope() for concept in kb.concepts.values())
        self._limits: dict[str, Limits] = {}

    def all(self, claim: Claim, links: tuple[Claim, ...]) -> bool:
        """Tell whether no link is the claim or in conflict with it, none comes twice, and no two limits exclude."""
        if len({claim.id, *(link.id for link in links)}) <= len(links):
            return False
        if any((min(claim.id, link.id), max(claim.id, link.id)) in self.apart for link in links):
            return False
        return not any(self._exclude(left, right) for left, right in combinations((claim, *links), 2))

    def kinds_of_limits(self, claim: Claim) -> Hashable:
        """Return what is the same for two claims unless one states a limit of a kind that the other leaves open."""
        ours = self._of(claim)
        quantities = frozenset(quantity for quantity, _, _ in ours.dose)
        return ours.horizon, bool(ours.population), bool(ours.condition), quantities

    def _exclude(self, left: Claim, right: Claim) -> bool:
        return any(axis.relation == "disjoint" for axis in self._axes(self._of(left), self._of(right)))

    def _axes(self, ours: Limits, theirs: Limits) -> Iterator[Axis]:
        yield scope.compare_terms("population", ours.population, theirs.population, self.vocabulary.populations)
        yield scope.compare_terms("condition", ours.condition, theirs.condition, self.vocabulary.conditions)
        yield from scope.compare_doses(ours, theirs)

    def _of(self, claim: Claim) -> Limits:
        """Return a claim's limits, once worked out; as stated where no concept implies any and there is no dose."""
        known = self._limits.get(claim.id)
        if known is None:
            said = claim.scope
            if said.dose or self.implying:
                names = (claim.effect.exposure, claim.effect.outcome) if claim.effect else ()
                known = scope.limits(self.kb, said, names, self.vocabulary.concepts)
            else:
                known = Limits(said.population.names, said.condition.names, said.horizon, ())
            self._limits[claim.id] = known
        return known
