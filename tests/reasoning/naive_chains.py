"""Chains by the design of conflicts, §6, read naively: every two and every three positions, one after the other.

For bases whose limits are horizons and lists of terms (no amounts, no alternatives, nothing implied). Where the page
is silent this is how it is read:

- A link is an effect that increases or decreases, without a comparator: what compares has no end to go on from.
- The first link may be about what is wider than the claim's exposure, and each further one about what is wider than
  what the one before it ends with, or than its opposite (then the scale turns). Its end compares with the claim's
  outcome as outcomes do. Where a link begins with something wider than it is met with, the chain speaks of something
  wider than the claim: its exposure is wider.
- A chain does not pass through the claim's exposure, through what compares with its outcome, or twice through one
  concept; what conflicts with the claim itself is no link of a chain against it.
- It holds within all limits of its links; of several horizons within the one that all others include, and nobody
  knows when where there is none. It can happen where one link can.
- A chain that is explained opposes nobody. Of several against one position the gravest counts, then the shortest.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from counterclaim.knowledge.records import Scope, Terms
from tests.reasoning import naive
from tests.reasoning.naive import HAPPENS, Reading, Stand
from tests.reasoning.naive_amounts import times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from tests.reasoning.naive import Key
    from tests.reasoning.naive_amounts import Times

GRAVITY = ["contradiction", "undetermined", "both-possible"]


def against(kb: KnowledgeBase) -> dict[frozenset[Key], tuple[str, int]]:
    """Return the status of the gravest chain against each position, and how many links the shortest such has."""
    groups = naive.positions(kb)
    found = {}
    for group in groups:
        others = [other[0] for other in groups if other is not group and is_link(other[0])]
        told = [
            (GRAVITY.index(reading.status), count)
            for count in (2, 3)
            for links in permutations(others, count)
            for reading in readings(kb, group[0], links)
            if reading.status in GRAVITY
        ]
        if told:
            gravity, count = min(told)
            found[frozenset(stand.key for stand in group)] = GRAVITY[gravity], count
    return found


def is_link(stand: Stand) -> bool:
    moves = stand.says in {"increases", "decreases"} and not stand.comparator
    return moves and stand.link == "causes" and not stand.inferred


def readings(kb: KnowledgeBase, claim: Stand, links: tuple[Stand, ...]) -> Iterator[Reading]:
    """Yield what the page says of a chain against a claim, for each way in which its links come out."""
    if claim.advises or not fit_together(kb, claim, links):
        return
    last = links[-1]
    limits = [naive.limits(kb, link) for link in links]
    horizons = [known.horizon for known in limits if known.horizon]
    scope = Scope(
        Terms(tuple({term for known in limits for some in known.population for term in some})),
        Terms(tuple({term for known in limits for some in known.condition for term in some})),
        shared(horizons),
    )
    modality = "possible" if any(link.modality in HAPPENS for link in links) else "asserted"
    for says in directions(kb, links):
        whole = Stand(
            replace(last.claim, scope=scope), "chain", links[0].exposure, last.outcome, says, modality=modality
        )
        reading = naive.judge(kb, whole, claim)
        if reading and reading.status != "explained":
            yield reading if joined_exactly(kb, links) else opened(reading)


def opened(reading: Reading) -> Reading:
    """Return the reading of a chain that speaks of something wider than the claim."""
    status = "both-possible" if reading.status == "both-possible" else "undetermined"
    return reading._replace(status=status)


def shared(horizons: list[str]) -> str | None:
    """Return the time within all others; all of them together, which nobody can read, where there is none."""
    inner = [one for one in horizons if all(within(times(one), times(other)) for other in horizons)]
    return inner[0] if inner else " and ".join(horizons) or None


def within(one: Times, other: Times) -> bool:
    ends = other[1] is None or (one[1] is not None and one[1] <= other[1])
    return other[0] <= one[0] and ends


def fit_together(kb: KnowledgeBase, claim: Stand, links: tuple[Stand, ...]) -> bool:
    between = [str(link.outcome) for link in links[:-1]]
    end, goal = str(links[-1].outcome), str(claim.outcome)
    return (
        links[0].exposure in naive.above(kb.concepts, claim.exposure)
        and naive.outcomes(kb, end, goal)[0] is not None
        and len({claim.exposure, *between}) == len(between) + 1
        and not any(naive.outcomes(kb, concept, goal)[0] for concept in between)
        and not any(naive.judge(kb, claim, link) for link in links)
        and not any(exclude(kb, one, other) for one, other in combinations(links, 2))
    )


def exclude(kb: KnowledgeBase, one: Stand, other: Stand) -> bool:
    return "disjoint" in naive.scope_axes(kb, one, other, (False, False)).values()


def directions(kb: KnowledgeBase, links: tuple[Stand, ...]) -> set[str]:
    """Return what the links do to what the last one ends with."""
    signs = {1 if links[0].says == "increases" else -1}
    for before, link in pairwise(links):
        sign = 1 if link.says == "increases" else -1
        ways = {1} if link.exposure in naive.above(kb.concepts, str(before.outcome)) else set()
        turned = (naive.above(kb.concepts, other) for other in opposites(kb, str(before.outcome)))
        ways |= {-1} if any(link.exposure in above for above in turned) else set()
        signs = {s * sign * way for s in signs for way in ways}
    return {"increases" if sign == 1 else "decreases" for sign in signs}


def opposites(kb: KnowledgeBase, concept: str) -> set[str]:
    return {other for one, other in naive.opposite_pairs(kb) if one == concept}


def joined_exactly(kb: KnowledgeBase, links: tuple[Stand, ...]) -> bool:
    return all(
        after.exposure in {before.outcome, *opposites(kb, str(before.outcome))} for before, after in pairwise(links)
    )
