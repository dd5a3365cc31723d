"""Where does a chain of effects oppose a claim? A increases B and B increases C, yet one says that A decreases C.

The effects form a graph with signs, and each position looks for the shortest way from its exposure to its outcome that
comes out otherwise than it says. A link about running holds for long runs too (its exposure may be broader than what
it is met with), and opposites are the same scale read the other way. The limits of a chain are those of all its
links; it is judged against the position on every axis, like a conflict. A link whose terms the editor supplied takes
no part, nor one that compares; associations form no chain; neither do links whose limits exclude each other. Whatever
conflicts with the position itself is no link of a chain against it: that conflict says more than the chain could.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, groupby, islice, pairwise, product
from typing import TYPE_CHECKING, Literal

from counterclaim.reasoning import amounts, conflicts, horizons, positions, scope
from counterclaim.reasoning.comparable import Comparison
from counterclaim.reasoning.directions import HAPPENS, opposed
from counterclaim.reasoning.positions import Position
from counterclaim.reasoning.scope import Amount, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.doses import Interval
    from counterclaim.reasoning.scope import Alternatives, Axis
    from counterclaim.reasoning.vocabulary import Vocabulary

MAX_STEPS = 2_000
"""So many steps from concept to concept are looked at for a position, and so many sets of links.

In a graph where everything acts on everything there are more chains than anybody could read.
"""

MAX_CHAINS = 100
"""So many chains that come out against a position are judged; the gravest of the shortest counts."""

Moves = Literal["increases", "decreases"]
_Way = tuple[str, ...]
_Scale = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Two or three positions that lead, link by link, to the opposite of what `position` says.

    `direction` is what the links do to the outcome of `position`; axes, status, decisive and kinds are as in a
    conflict of the chain, on the left, with the position.
    """

    position: Position
    links: tuple[Position, ...]
    direction: Moves
    status: str
    kinds: tuple[str, ...]
    axes: tuple[Axis, ...]
    decisive: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return 12 hex digits for what the chain and the position say."""
        return positions.identity(self.position.name, *(link.name for link in self.links))

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the first claim of the position and of each link."""
        return (self.position.claims[0], *(link.claims[0] for link in self.links))


def find(every: Iterable[Position], vocabulary: Vocabulary, known: Iterable[Conflict]) -> tuple[Chain, ...]:
    """Return, by what they say, the gravest of the shortest chains against each position that has one.

    What is tried for a position is bounded by `MAX_STEPS` and `MAX_CHAINS`, so that the cost grows with the number of
    positions.
    """
    effects = [position for position in every if not position.is_advice]
    graph = _Graph(effects, vocabulary)
    if not graph.arcs:
        return ()
    apart = {frozenset(side.name for side in conflict.sides) for conflict in known}
    found: list[Chain] = []
    by_goal = sorted(effects, key=lambda position: position.outcome or "")
    for concept, asked in groupby(by_goal, key=lambda position: position.outcome or ""):
        goal = graph.goal(concept)
        if goal.last:
            chains = (_against(position, graph, goal, apart) for position in asked)
            found.extend(chain for chain in chains if chain)
    return tuple(sorted(found, key=lambda chain: chain.position.name))


def _against(position: Position, graph: _Graph, goal: _Goal, apart: set[frozenset[str]]) -> Chain | None:
    moves: tuple[Moves, Moves] = ("increases", "decreases")
    against = {move == "increases": move for move in moves if opposed(move, position.stand)}
    if not against:
        return None
    every = islice(
        (signed for way in graph.ways(position.exposure, goal) for signed in graph.links(way, goal)), MAX_STEPS
    )
    opposing = ((against[rises], links) for rises, links in every if rises in against)
    holding = ((move, links) for move, links in opposing if _can_hold(position, links, graph.vocabulary, apart))
    best: Chain | None = None
    for move, links in islice(holding, MAX_CHAINS):
        chain = _judged(position, links, move, graph.vocabulary)
        if chain.status != "explained" and (best is None or _gravity(chain) < _gravity(best)):
            best = chain
            if chain.status == "contradiction":
                break
    return best


def _gravity(chain: Chain) -> tuple[int, int]:
    order: tuple[str, ...] = conflicts.STATUSES
    return order.index(chain.status), len(chain.links)


def _judged(position: Position, links: tuple[Position, ...], move: Moves, vocabulary: Vocabulary) -> Chain:
    """Return a chain, weighed against the position that it opposes as if it were one."""
    assert position.outcome is not None
    end = links[-1].outcome or ""
    related = vocabulary.outcomes(end, position.outcome)
    assert related is not None
    outcome, flip = related
    exposure = vocabulary.concepts.relation(links[0].exposure, position.exposure) or "wider"
    if not _joined_exactly(links, vocabulary):
        exposure = "wider"
    stand = move if not flip else {"increases": "decreases", "decreases": "increases"}[move]
    modality = "possible" if any(link.modality in HAPPENS for link in links) else "asserted"
    limits = _together(links)
    whole = Position(links[0].exposure, end, stand, None, "causes", modality, frozenset(), limits)
    judged = conflicts.weigh(whole, position, Comparison(exposure, outcome, flip), vocabulary)
    kinds = conflicts.kinds((whole, position), judged)
    return Chain(position, links, move, judged.status, kinds, judged.axes, judged.decisive)


def _joined_exactly(links: tuple[Position, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether each link begins with what the one before it ends with, or with its opposite."""
    opposites = vocabulary.opposites
    return all(b.exposure == a.outcome or b.exposure in opposites(a.outcome or "") for a, b in pairwise(links))


def _together(links: tuple[Position, ...]) -> Limits:
    """Return the limits of all links together: a chain holds only where each of its links does."""
    population: Alternatives = ()
    condition: Alternatives = ()
    for link in links:
        population = scope.both(population, link.limits.population)
        condition = scope.both(condition, link.limits.condition)
    doses: dict[str, list[Amount]] = {}
    for link in links:
        for amount in link.limits.dose:
            doses.setdefault(amount.quantity, []).append(amount)
    times = [link.limits.horizon for link in links if link.limits.horizon]
    return Limits(population, condition, _horizon(times), tuple(_amount(doses[name]) for name in sorted(doses)))


def _horizon(times: list[str]) -> str | None:
    """Return the time that lies within all of these; where none does, all of them, as one that cannot be read."""
    ranges = [horizons.parse(text) for text in times]
    for text, one in zip(times, ranges, strict=True):
        if one and all(other and other.low <= one.low and one.high <= other.high for other in ranges):
            return text
    return " and ".join(dict.fromkeys(times)) or None


def _amount(every: list[Amount]) -> Amount:
    """Return what amounts of one quantity have in common; one that cannot be read where that is not known."""
    intervals = [amount.interval for amount in every if amount.interval]
    read = len(intervals) == len(every)
    for one in every:
        if read and one.interval and all(one.interval.within(other) for other in intervals):
            return one
    text = " and ".join(dict.fromkeys(amount.text for amount in every))
    shared: tuple[Interval, ...] = tuple(intervals[:1]) if read else ()
    for interval in intervals[1:]:
        shared = amounts.common(shared, (interval,))
    return Amount(every[0].quantity, text, shared[0] if shared else None)


def _can_hold(
    position: Position, links: tuple[Position, ...], vocabulary: Vocabulary, apart: set[frozenset[str]]
) -> bool:
    """Tell whether no link is the position or in conflict with it, none comes twice, and no two limits exclude."""
    names = {link.name for link in links}
    if len(names) < len(links) or position.name in names:
        return False
    if any(frozenset((position.name, name)) in apart for name in names):
        return False
    return not any(_exclude(a.limits, b.limits, vocabulary) for a, b in combinations(links, 2))


def _exclude(left: Limits, right: Limits, vocabulary: Vocabulary) -> bool:
    if not (left and right):
        return False
    axes = (
        scope.compare_terms("population", left.population, right.population, vocabulary.populations),
        scope.compare_terms("condition", left.condition, right.condition, vocabulary.conditions),
        scope.compare_horizons(left.horizon, right.horizon),
        *scope.compare_doses(left.dose, right.dose),
    )
    return any(axis.relation == "disjoint" for axis in axes)


@dataclass(frozen=True, slots=True)
class _Goal:
    """The end of a chain, the concepts that one link joins to it (`last`), and those that two do (`before`).

    `scale` are the outcomes that are comparable with it; False where more of the one is less of the other.
    """

    concept: str
    scale: _Scale
    last: frozenset[str]
    before: frozenset[str]


class _Graph:
    """Effects that raise or lower something, from concept to concept, each with the positions that state it."""

    def __init__(self, effects: Iterable[Position], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.arcs: dict[str, dict[str, list[tuple[bool, Position]]]] = {}
        self.causes: dict[str, dict[str, None]] = {}
        for effect in sorted(effects, key=lambda position: (position.outcome or "", position.claims)):
            if _is_link(effect) and effect.outcome is not None:
                outcomes = self.arcs.setdefault(effect.exposure, {})
                outcomes.setdefault(effect.outcome, []).append((effect.stand == "increases", effect))
                self.causes.setdefault(effect.outcome, {})[effect.exposure] = None
        self._exposures: dict[str, _Scale] = {}
        self.acting = {outcome: tuple(dict(self._exposures_of(outcome))) for outcome in self.causes}
        self.speaking: dict[str, list[str]] = {}
        for outcome, exposures in self.acting.items():
            for exposure in exposures:
                self.speaking.setdefault(exposure, []).append(outcome)

    def goal(self, concept: str) -> _Goal:
        """Return a concept with those that lead to it."""
        scale = tuple(sorted((term, not flip) for term, flip in self._comparable(concept)))
        ends = {term for term, _ in scale}
        last = self._leading_to(sorted(ends)) - ends
        return _Goal(concept, scale, last, self._leading_to(sorted(last)) - ends)

    def _comparable(self, concept: str) -> Iterator[tuple[str, bool]]:
        """Yield the outcomes of links that compare with a concept, and whether their scale is turned."""
        concepts = self.vocabulary.concepts
        near = concepts.ancestors(concept) | concepts.descendants(concept)
        over = {y for x in near for y in self.vocabulary.opposites(x)}
        beyond = {z for y in over for z in (*concepts.ancestors(y), *concepts.descendants(y))}
        for term in near | beyond:
            related = self.vocabulary.outcomes(term, concept) if term in self.causes else None
            if related is not None:
                yield term, related[1]

    def _leading_to(self, outcomes: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for cause in islice((cause for outcome in outcomes for cause in self.causes.get(outcome, ())), MAX_STEPS):
            found.update(self.speaking.get(cause, ()))
            if len(found) > MAX_STEPS:
                break
        return frozenset(found)

    def ways(self, start: str, goal: _Goal) -> Iterator[_Way]:
        """Yield the concepts on every way of two links, then of three, from `start` to an end, both included."""
        ends = [term for term, _ in goal.scale]
        straight = (exposure for exposure, same in self._exposures_of(start) if same)
        near = islice((concept for exposure in straight for concept in self.arcs[exposure]), MAX_STEPS)
        first = [c for c in dict.fromkeys(near) if c in goal.last or c in goal.before]
        yield from ((start, c, end) for c in first if c in goal.last and c != start for end in ends)
        looked = 0
        for c in first:
            for exposure in self.acting[c] if c != start and c in goal.before else ():
                outcomes = self.arcs[exposure].keys()
                further = [d for d in sorted(outcomes & goal.last) if d not in {c, start}]
                yield from ((start, c, d, end) for d in further for end in ends)
                looked += 1 + min(len(outcomes), len(goal.last))
                if looked > MAX_STEPS:
                    return

    def links(self, way: _Way, goal: _Goal) -> Iterator[tuple[bool, tuple[Position, ...]]]:
        """Yield the positions that can be the links of a way, and whether all of them together raise the goal."""
        straight = dict(goal.scale)[way[-1]]
        choices = [self._joining(concept, end, turned=concept != way[0]) for concept, end in pairwise(way)]
        for chosen in product(*choices):
            falls = sum(not rises for rises, _ in chosen)
            yield (falls % 2 == 0) == straight, tuple(link for _, link in chosen)

    def _joining(self, concept: str, end: str, *, turned: bool) -> list[tuple[bool, Position]]:
        """Return the positions that lead from a concept to `end`, and whether more of it raises that."""
        found: list[tuple[bool, Position]] = []
        for exposure, same in self._exposures_of(concept):
            if same or turned:
                found.extend((rises == same, link) for rises, link in self.arcs[exposure].get(end, ()))
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


def _is_link(position: Position) -> bool:
    return (
        position.stand in {"increases", "decreases"}
        and position.link == "causes"
        and position.comparator is None
        and not position.inferred
    )
