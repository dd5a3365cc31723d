"""Questions: what the claims about one exposure and one outcome add up to, and why (answers.md, section 4).

Positions never add up to a majority. Two agree only where two independent origins with data take one position and
nothing as good stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from counterclaim.reasoning import grounds
from counterclaim.reasoning.origins import Origins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.grounds import Grounds
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.vocabulary import Vocabulary

Form = Literal[
    "single", "agreed", "alike", "several", "stronger", "disputed", "one-source", "decided", "happens", "apart"
]
"""What a question's claims add up to.

single: one claim · agreed: independent origins with data take the best position · alike: one position, no agreement ·
several: positions none of which oppose · stronger: a side with better grounds stands against weaker ones ·
disputed: sides oppose and nothing settles it · one-source: one source says both ·
decided: editors closed what was open · happens: both say only that it can be · apart: limits explain the opposition
"""
SIDES = ("helps", "harms", "conditional", "neutral")
COULD_NOT_TELL = frozenset({"inconclusive", "no-change"})

Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Question:
    """What is said about an exposure and an outcome (None: advice that names no outcome).

    `positions` are those on exactly this question, the best grounds first; `sides` holds claims by their stance here
    (see `side`); `origins` is how many independent origins the claims have. `conflicts` are all in which one of its
    positions takes part; `inner` those between two of its own; `open` those of `conflicts` that nothing has closed.
    """

    exposure: str
    outcome: str | None
    claims: tuple[str, ...]
    positions: tuple[Position, ...]
    sides: dict[str, tuple[str, ...]]
    origins: int
    form: Form
    conflicts: tuple[Conflict, ...]
    inner: tuple[Conflict, ...]
    open: tuple[Conflict, ...]

    @property
    def key(self) -> Key:
        """Return (exposure, outcome)."""
        return self.exposure, self.outcome

    @property
    def grounds(self) -> Grounds:
        """Return the best grounds of any claim."""
        return self.positions[0].grounds

    @property
    def disputed(self) -> bool:
        """Tell whether a conflict touches it that no decision has closed."""
        return bool(self.open)

    @property
    def contested(self) -> bool:
        """Tell whether two of its own positions conflict and no decision has closed it."""
        return any(conflict in self.open for conflict in self.inner)

    @property
    def stance(self) -> str | None:
        """Return the one stance that all claims have here; None where they have several."""
        taken = [side for side in SIDES if self.sides[side]]
        return taken[0] if len(taken) == 1 else None


class Questions:
    """Works out the questions of a knowledge base."""

    def __init__(
        self,
        kb: KnowledgeBase,
        vocabulary: Vocabulary,
        conflicts: Sequence[Conflict],
        is_open: Callable[[Conflict], bool],
    ) -> None:
        self._kb = kb
        self._concepts = vocabulary.concepts
        self._origins = Origins(kb)
        self._open = {conflict.id for conflict in conflicts if is_open(conflict)}
        self._open_keys = {(s.exposure, s.outcome) for c in conflicts if c.id in self._open for s in c.sides}
        self._touching: defaultdict[Position, list[Conflict]] = defaultdict(list)
        for conflict in conflicts:
            for side in conflict.sides:
                self._touching[side].append(conflict)

    def of(self, positions: Iterable[Position]) -> dict[Key, Question]:
        """Return every question that a live claim answers, by (exposure, outcome)."""
        grouped: defaultdict[Key, list[Position]] = defaultdict(list)
        for position in positions:
            grouped[position.exposure, position.outcome].append(position)
        ordered = sorted(grouped.items(), key=lambda item: (item[0][0], item[0][1] or ""))
        return {key: self._question(key, taken) for key, taken in ordered}

    def _question(self, key: Key, positions: list[Position]) -> Question:
        ranked = tuple(positions)
        if len(positions) > 1:
            ranked = tuple(sorted(positions, key=lambda p: (p.grounds.rank, -len(p.sources), p.name)))
        claims = {claim: self._kb.claims[claim] for position in positions for claim in position.claims}
        own = {*positions}
        every = {c.id: c for position in ranked for c in self._touching.get(position, ())}
        inner = tuple(c for c in every.values() if own.issuperset(c.sides))
        still_open = tuple(c for c in every.values() if c.id in self._open)
        sides = {s: tuple(sorted(c.id for c in claims.values() if side(c, key[0]) == s)) for s in SIDES}
        return Question(
            exposure=key[0],
            outcome=key[1],
            claims=tuple(sorted(claims)),
            positions=ranked,
            sides=sides,
            origins=self._origins.count(claims.values()),
            form=self._form(key, ranked, inner),
            conflicts=tuple(every.values()),
            inner=inner,
            open=still_open,
        )

    def _form(self, key: Key, positions: tuple[Position, ...], inner: tuple[Conflict, ...]) -> Form:
        found = [c for c in inner if c.id in self._open]
        if found:
            if any(c.stronger is not None for c in found):
                return "stronger"
            return "one-source" if all(c.self for c in found) else "disputed"
        if any(c.is_open for c in inner):
            return "decided"
        if inner:
            return "happens" if all(c.status == "both-possible" for c in inner) else "apart"
        if len(positions) == 1 and len(positions[0].claims) == 1:
            return "single"
        if self._agree(key, positions[0], positions):
            return "agreed"
        return "alike" if len(positions) == 1 else "several"

    def _agree(self, key: Key, position: Position, beside: tuple[Position, ...]) -> bool:
        """Tell whether two independent origins with data take a position that nothing as good stands against."""
        if position.stand == "inconclusive":
            return False
        claims = [self._kb.claims[claim] for claim in position.claims]
        sound = [(claim, ground) for claim in claims if (ground := grounds.of(self._kb, claim)).has_data]
        if self._origins.count(claim for claim, _ in sound) < TWO:
            return False
        least = max(ground.rank for _, ground in sound)
        if any(p.stand in COULD_NOT_TELL and p.grounds.rank <= least for p in beside if p is not position):
            return False
        return not any(self._is_within(other, key) for other in self._open_keys)

    def _is_within(self, other: Key, key: Key) -> bool:
        """Tell whether a question is this one or a narrower one."""
        ancestors = self._concepts.ancestors
        if key[1] is None or other[1] is None:
            return other == key
        return key[0] in ancestors(other[0]) and key[1] in ancestors(other[1])


TWO = 2


def side(claim: Claim, exposure: str) -> str:
    """Return the claim's stance on a question about `exposure`: what is advised instead of a harm helps."""
    advice = claim.advice
    instead = advice is not None and advice.instead == exposure != advice.concept
    return "helps" if instead and claim.stance == "harms" else claim.stance
