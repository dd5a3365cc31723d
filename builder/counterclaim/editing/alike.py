"""Claims that say nearly what a new one says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.findings import Origin
from counterclaim.knowledge.shaping import claim as make_claim
from counterclaim.reasoning import search

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis

MOST = 5
"""So many claims are told, the likest first."""

LIKE_ENOUGH = 0.75
"""Of all the words that two statements have, so many are in both."""


def claims(analysis: Analysis, value: Mapping[str, Any]) -> list[Claim]:
    """Return the claims that say nearly what a whole claim record says, the likest first.

    They are of the same source and have the same effect or advice, within whatever limits; or their statements, of
    whichever source, have nearly all words in common.
    """
    new = make_claim("new", dict(value), Origin())
    words = set(search.plain(new.statement))
    scored = []
    for claim in analysis.kb.live_claims():
        likeness = _shared(words, set(search.plain(claim.statement)))
        same = claim.source == new.source and _matter(new) is not None and _matter(new) == _matter(claim)
        if same or likeness >= LIKE_ENOUGH:
            scored.append((-likeness, claim.id, claim))
    return [claim for _, _, claim in sorted(scored, key=lambda one: one[:2])[:MOST]]


def _matter(claim: Claim) -> Hashable:
    """Return what a claim says without its limits; None of background, which many claims of a source share."""
    if claim.effect:
        return claim.effect.exposure, claim.effect.outcome, claim.effect.direction, claim.effect.comparator
    return claim.advice and (claim.advice.concept, claim.advice.avoid, claim.advice.outcome)


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0
