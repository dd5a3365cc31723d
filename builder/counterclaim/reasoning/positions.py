"""Positions: claims that say the same within the same limits. Conflicts are judged between positions, not claims."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.knowledge.collection import without_collection
from counterclaim.reasoning import grounds, scope
from counterclaim.reasoning.grounds import NOTHING, Grounds

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.findings import Path
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.scope import Limits
    from counterclaim.reasoning.vocabulary import Vocabulary

ADVICE = ("do", "avoid")


class Stand(NamedTuple):
    """What one claim says on one question, its limits aside; advice with `instead` takes two."""

    exposure: str
    outcome: str | None
    stand: str
    comparator: str | None
    link: str
    modality: str
    inferred: frozenset[str]


@dataclass(eq=False)
class Position:
    """What claims say that say the same within the same limits; `stand` is a direction, or do or avoid.

    `claims`, by id, and `at`, the field of each that takes part, go together; `sources` are named once. `grounds`
    are the best claim's. Advice is asserted and causes. Once made it is not changed: it is not frozen only because
    freezing doubles the time that making one takes.
    """

    exposure: str
    outcome: str | None
    stand: str
    comparator: str | None
    link: str
    modality: str
    inferred: frozenset[str]
    limits: Limits
    claims: tuple[str, ...] = ()
    at: tuple[Path, ...] = ()
    sources: tuple[str, ...] = ()
    grounds: Grounds = NOTHING

    @cached_property
    def name(self) -> str:
        """Return what it says as text that sorts: the same whoever states it and however its limits are written."""
        told: list[Any] = [self.exposure, self.outcome, self.stand, self.comparator, self.link, self.modality]
        told.append(sorted(self.inferred))
        if self.limits:
            told.append(_plain(self.limits.key))
        return json.dumps(told, ensure_ascii=False)

    @property
    def is_advice(self) -> bool:
        """Tell whether it is advice (do, avoid) and not an effect."""
        return self.stand in ADVICE


def stands(claim: Claim) -> Iterator[tuple[Stand, Path]]:
    """Yield where `claim` stands, each with the field that says so; background takes no part."""
    if claim.effect:
        e = claim.effect
        inferred = frozenset(e.inferred)
        yield Stand(e.exposure, e.outcome, e.direction, e.comparator, e.link, e.modality, inferred), _EFFECT
    elif claim.advice:
        a = claim.advice
        stand = "avoid" if a.avoid else "do"
        yield _advised(a.concept, a.outcome, stand), ("advice", stand)
        if a.instead and a.avoid:
            yield _advised(a.instead, a.outcome, "do"), ("advice", "instead")


_EFFECT: Path = ("effect", "direction")


def _advised(concept: str, aim: str | None, stand: str) -> Stand:
    return Stand(concept, aim, stand, None, "causes", "asserted", frozenset())


def of(kb: KnowledgeBase, vocabulary: Vocabulary) -> tuple[Position, ...]:
    """Return the positions of all claims that are not retired, in the order of their first claims' ids."""
    with without_collection():
        return tuple(_position(kb, *group) for group in _grouped(kb, vocabulary))


def _grouped(kb: KnowledgeBase, vocabulary: Vocabulary) -> Iterable[tuple[Stand, Limits, list[tuple[Claim, Path]]]]:
    reader = scope.Reader(kb, vocabulary.concepts)
    grouped: dict[Hashable, tuple[Stand, Limits, list[tuple[Claim, Path]]]] = {}
    for claim in kb.live_claims():
        for stand, at in stands(claim):
            limits = reader.limits(claim, stand.exposure)
            key = (stand, limits.key) if limits else stand
            group = grouped.get(key)
            if group is None:
                grouped[key] = (stand, limits, [(claim, at)])
            else:
                group[2].append((claim, at))
    return grouped.values()


def _position(kb: KnowledgeBase, stand: Stand, limits: Limits, members: list[tuple[Claim, Path]]) -> Position:
    if len(members) == 1:  # nearly always
        ((claim, at),) = members
        return Position(*stand, limits, (claim.id,), (at,), (claim.source,), grounds.of(kb, claim))
    return Position(
        *stand,
        limits=limits,
        claims=tuple(claim.id for claim, _ in members),
        at=tuple(at for _, at in members),
        sources=tuple(sorted({claim.source for claim, _ in members})),
        grounds=grounds.best(grounds.of(kb, claim) for claim, _ in members),
    )


def _plain(value: Any) -> Any:
    """Return sets as sorted lists, and intervals as their ends."""
    if isinstance(value, frozenset):
        return sorted((_plain(one) for one in value), key=json.dumps)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "low"):
        return [repr(value.low), repr(value.high), value.low_open, value.high_open]
    return value


def identity(*names: str) -> str:
    """Return 12 hex digits for what positions say, whichever is named first."""
    return hashlib.sha256("|".join(sorted(names)).encode()).hexdigest()[:12]
