"""Questions: what the claims about one exposure and one outcome add up to, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from counterclaim.reasoning.origins import Origins
from counterclaim.reasoning.positions import stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.conflicts import Conflict

Agreement = Literal["agreed", "mostly", "split", "one source", "depends"]
SIDES = ("helps", "harms", "conditional", "neutral")
MOSTLY_ORIGINS = 4
MOSTLY_SHARE = 0.75

Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Question:
    """What is said about an exposure and an outcome (None: advice that names no outcome).

    `sides` holds claims by their stance here (see `side`); `origins` how many independent origins each
    stance has. `leading` is the stance with the most origins where the agreement is agreed, mostly or one
    source and one stance leads. `axis` names what it depends on where the agreement is depends. `conflicts`
    are all conflicts in which one of its claims takes part; `inner` those between two of its own.
    """

    exposure: str
    outcome: str | None
    claims: tuple[str, ...]
    sides: dict[str, tuple[str, ...]]
    origins: dict[str, int]
    agreement: Agreement
    leading: str | None
    axis: str | None
    conflicts: tuple[Conflict, ...]
    inner: tuple[Conflict, ...]

    @property
    def key(self) -> Key:
        """Return (exposure, outcome)."""
        return self.exposure, self.outcome

    @property
    def disputed(self) -> bool:
        """Tell whether an open conflict touches it."""
        return any(c.is_open for c in self.conflicts)


def of(kb: KnowledgeBase, conflicts: Sequence[Conflict]) -> dict[Key, Question]:
    """Return every question that a live claim answers, by (exposure, outcome)."""
    grouped: defaultdict[Key, dict[str, Claim]] = defaultdict(dict)
    for claim in kb.live_claims():
        for stand in stands(claim):
            grouped[stand.exposure, stand.outcome][claim.id] = claim
    touching: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        for claim_id in conflict.claims:
            touching[claim_id].append(conflict)
    origins = Origins(kb)
    ordered = sorted(grouped.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    return {key: _question(key, claims, touching, origins) for key, claims in ordered}


def side(claim: Claim, exposure: str) -> str:
    """Return the claim's stance on a question about `exposure`: what is advised instead of a harm helps."""
    advice = claim.advice
    instead = advice is not None and advice.instead == exposure != advice.concept
    return "helps" if instead and claim.stance == "harms" else claim.stance


def _question(key: Key, claims: dict[str, Claim], touching: dict[str, list[Conflict]], origins: Origins) -> Question:
    sides = {s: tuple(sorted(c.id for c in claims.values() if side(c, key[0]) == s)) for s in SIDES}
    counts = {s: origins.count(claims[c].source for c in ids) for s, ids in sides.items()}
    every = {c.id: c for claim in claims for c in touching.get(claim, ())}
    inner = tuple(c for c in every.values() if claims.keys() >= set(c.claims))
    total = max(origins.count(c.source for c in claims.values()), *counts.values())
    agreement, leading, axis = _agreement(claims, counts, inner, total)
    return Question(
        exposure=key[0],
        outcome=key[1],
        claims=tuple(sorted(claims)),
        sides=sides,
        origins=counts,
        agreement=agreement,
        leading=leading,
        axis=axis,
        conflicts=tuple(every.values()),
        inner=inner,
    )


def _agreement(
    claims: dict[str, Claim], counts: dict[str, int], inner: tuple[Conflict, ...], total: int
) -> tuple[Agreement, str | None, str | None]:
    """Return (agreement, leading stance, deciding axis); no majority of claims decides anything.

    All opposition explained gives `depends`, and so do conditional claims that nothing opposes. One origin
    gives `one source`. Otherwise origins on one stance only agree; at least four with three quarters of them
    on one stance are `mostly`; the rest is `split`.
    """
    present = [s for s in SIDES if counts[s]]
    two_sided = bool(counts["helps"] and counts["harms"])
    lead = max(present, key=lambda s: counts[s]) if present else None
    unexplained = [c for c in inner if c.is_open]
    if inner and not unexplained:
        return "depends", None, inner[0].decisive[0]
    if present == ["conditional"] and not unexplained:
        return "depends", None, _stated_axis(claims)
    if total <= 1:
        return "one source", None if unexplained or two_sided else lead, None
    if len(present) == 1 and not unexplained:
        return "agreed", lead, None
    stances = sum(counts.values())
    if lead and total >= MOSTLY_ORIGINS and counts[lead] >= MOSTLY_SHARE * stances:
        return "mostly", lead, None
    if not unexplained and not two_sided:
        return "agreed", lead, None
    return "split", None, None


def _stated_axis(claims: dict[str, Claim]) -> str | None:
    """Return the first axis that a conditional claim limits itself on."""
    for claim in claims.values():
        for name in ("condition", "population", "horizon"):
            if getattr(claim.scope, name):
                return name
        if claim.scope.dose:
            return f"dose/{claim.scope.dose[0][0]}"
    return None
