"""What editors decided about conflicts, and whether a decision still fits what it is about."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from counterclaim.reasoning import fingerprints
from counterclaim.reasoning.grounds import TIERS, Grounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Resolution
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.positions import Position

EVERY_GROUND = tuple(Grounds(tier, review) for tier in TIERS for review in (True, False))


@dataclass(frozen=True, slots=True)
class Decision:
    """An editor's decision about a conflict or a chain.

    `fits`: neither named claim says anything else since, and no claim with better grounds joined. `joined` are the
    claims that the decision holds for without naming them. `outgrown`: it does not fit because better grounds joined.
    """

    resolution: Resolution
    fits: bool
    joined: tuple[str, ...] = ()
    outgrown: bool = False

    @property
    def closes(self) -> bool:
        """Tell whether it closes what it is about: decided, and not that it stays open."""
        return self.fits and self.resolution.decision != "open"

    @property
    def is_one_view(self) -> bool:
        """Tell whether no second person has reviewed it."""
        return self.resolution.reviewed is None


def fingerprint(kb: KnowledgeBase, claims: Iterable[str], grounds: Iterable[Grounds]) -> str:
    """Return 8 hex digits that change when a claim says anything else, or the grounds of a side are others.

    `claims` are two ids, and `grounds` the best of the side of each, in the same order.
    """
    sides = sorted(zip(claims, grounds, strict=True))
    return sealed(fingerprints.of(*(kb.claims[claim] for claim, _ in sides)), [ground for _, ground in sides])


def sealed(claims: str, grounds: Iterable[Grounds]) -> str:
    """Return the fingerprint of claims, themselves told by one, together with the grounds of their sides."""
    told = [f"{ground.tier}{'+' if ground.review else ''}" for ground in grounds]
    return hashlib.sha256("|".join([claims, *told]).encode()).hexdigest()[:8]


def outgrown(kb: KnowledgeBase, resolution: Resolution, sides: dict[str, Position]) -> bool | None:
    """Tell whether a claim with better grounds joined the side of either named claim since; None where they changed.

    `sides` holds the position of each of the two. Decisions from before grounds were seen hold for the claims alone.
    """
    ordered = sorted(resolution.claims)
    named = [kb.claims[claim] for claim in ordered]
    if any(("lock", claim.source) in kb.unread for claim in named):
        return False  # whether their sentences changed cannot be told before the lock can be read
    now = [sides[claim].grounds for claim in ordered]
    seen = fingerprints.every(*named)
    if resolution.seen in {*seen, *(sealed(claims, now) for claims in seen)}:
        return False
    for claims, *then in product(seen, EVERY_GROUND, EVERY_GROUND):
        if resolution.seen == sealed(claims, then):
            return any(before.rank > ground.rank for before, ground in zip(then, now, strict=True))
    return None


def renewed(before: KnowledgeBase, now: KnowledgeBase, resolution: Resolution) -> str | None:
    """Return the stamp of a decision about claims as `now` has them, if it fitted those of `before`; else None.

    What it saw of each side's grounds stays.
    """
    ordered = sorted(resolution.claims)
    claims = fingerprints.of(*(now.claims[claim] for claim in ordered))
    for seen in fingerprints.every(*(before.claims[claim] for claim in ordered)):
        if resolution.seen == seen:
            return claims
        for then in product(EVERY_GROUND, repeat=2):
            if resolution.seen == sealed(seen, then):
                return sealed(claims, then)
    return None


class Decisions:
    """Decisions by what they are about."""

    def __init__(self, kb: KnowledgeBase, conflicts: Iterable[Conflict], chains: Iterable[Chain]) -> None:
        self._kb = kb
        self._named: defaultdict[str, list[Resolution]] = defaultdict(list)
        for resolution in kb.resolutions.values():
            for claim in resolution.claims:
                self._named[claim].append(resolution)
        self._subjects: defaultdict[str, list[str]] = defaultdict(list)
        self.conflicts = self._of((conflict.id, *conflict.sides) for conflict in conflicts) if self._named else {}
        self.chains = self._of_chains(chains) if self._named else {}
        self.about = self._about()
        self.subjects = {name: tuple(subjects) for name, subjects in self._subjects.items()}

    def _of(self, every: Iterable[tuple[str, Position, Position]]) -> dict[str, Decision]:
        found = {name: self._between(name, left, right) for name, left, right in every}
        return {name: decision for name, decision in found.items() if decision}

    def _of_chains(self, chains: Iterable[Chain]) -> dict[str, Decision]:
        found: dict[str, Decision] = {}
        for chain in chains:
            decisions = [d for link in chain.links if (d := self._between(chain.id, chain.position, link))]
            if decisions:
                found[chain.id] = max(decisions, key=_standing)
        return found

    def _between(self, subject: str, left: Position, right: Position) -> Decision | None:
        """Return the decision about two positions: of several, one that still fits, then the latest."""
        ours, theirs = set(left.claims), set(right.claims)
        found = []
        for resolution in {r.id: r for claim in left.claims for r in self._named.get(claim, ())}.values():
            first, second = resolution.claims
            sides = (left, right) if first in ours and second in theirs else (right, left)
            if first in sides[0].claims and second in sides[1].claims:
                joined = sorted((ours | theirs) - set(resolution.claims))
                named = dict(zip(resolution.claims, sides, strict=True))
                grown = outgrown(self._kb, resolution, named)
                found.append(Decision(resolution, grown is False, tuple(joined), outgrown=grown is True))
                self._subjects[resolution.id].append(subject)
        return max(found, key=_standing, default=None)

    def _about(self) -> dict[str, tuple[Decision, ...]]:
        """Return the decisions that are about something, by the resolution's id."""
        found: defaultdict[str, list[Decision]] = defaultdict(list)
        for decision in (*self.conflicts.values(), *self.chains.values()):
            found[decision.resolution.id].append(decision)
        return {name: tuple(decisions) for name, decisions in found.items()}


def _standing(decision: Decision) -> tuple[bool, str, str]:
    return decision.fits, decision.resolution.date, decision.resolution.id
