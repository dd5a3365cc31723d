"""Which stance a claim should have, from its direction and from what of the outcome is good."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis


def better(analysis: Analysis, outcome: str) -> str | None:
    """Return whether `more` or `less` of an outcome is good, also where only its opposite says so."""
    concepts = analysis.kb.concepts
    if outcome in concepts and concepts[outcome].better:
        return concepts[outcome].better
    for opposite in analysis.vocabulary.opposites(outcome):
        if opposite in concepts and concepts[opposite].better:
            return "less" if concepts[opposite].better == "more" else "more"
    return None


def of_direction(direction: str, good: str | None) -> tuple[str, ...]:
    """Return the stances that fit a direction, the likeliest first; `good` as `better` returns it."""
    if direction in {"no-change", "mixed"}:
        return ("neutral",)
    if good is None:
        return ("helps", "harms", "neutral")
    rises = direction in {"increases", "no-decrease"}
    side = "helps" if rises == (good == "more") else "harms"
    return (side, "neutral") if direction.startswith("no-") else (side,)


def fitting(analysis: Analysis, claim: Claim) -> tuple[str, ...]:
    """Return the stances that fit a claim, the likeliest first; `conditional` fits every effect and advice as well."""
    if claim.effect:
        return of_direction(claim.effect.direction, better(analysis, claim.effect.outcome))
    if claim.advice:
        return ("harms",) if claim.advice.avoid else ("helps",)
    return ("neutral",)
