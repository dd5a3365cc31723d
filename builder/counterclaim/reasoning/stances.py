"""Which stance a claim should have, from its direction and from what of the outcome is good."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.vocabulary import Vocabulary


class Better:
    """Whether `more` or `less` of an outcome is good: its own word, else its opposite's reversed.

    None where nothing says, or two opposites say otherwise.
    """

    def __init__(self, kb: KnowledgeBase, vocabulary: Vocabulary) -> None:
        self._concepts = kb.concepts
        self._vocabulary = vocabulary

    def __call__(self, outcome: str) -> str | None:
        """Return more or less; None where nothing says."""
        concept = self._concepts.get(outcome)
        if concept is not None and concept.better:
            return concept.better
        opposites = [self._concepts[o] for o in self._vocabulary.opposites(outcome) if o in self._concepts]
        told = {opposite.better for opposite in opposites if opposite.better}
        if len(told) != 1:
            return None
        return "less" if told == {"more"} else "more"


def better(analysis: Analysis, outcome: str) -> str | None:
    """Return whether `more` or `less` of an outcome is good, also where only its opposite says so."""
    return Better(analysis.kb, analysis.vocabulary)(outcome)


def of_direction(direction: str, good: str | None) -> tuple[str, ...]:
    """Return the stances that fit a direction, the likeliest first; `good` as `better` returns it."""
    if direction in {"no-change", "mixed", "inconclusive"}:
        return ("neutral",)
    if good is None:
        return ("helps", "harms", "neutral")
    rises = direction in {"increases", "maintains", "no-decrease"}
    side = "helps" if rises == (good == "more") else "harms"
    if not direction.startswith("no-"):
        return (side,)
    return ("helps", "neutral") if side == "helps" else ("neutral", "harms")  # a harm denied, or a benefit


def fitting(analysis: Analysis, claim: Claim) -> tuple[str, ...]:
    """Return the stances that fit a claim, the likeliest first; `conditional` fits every effect and advice as well."""
    if claim.effect:
        return of_direction(claim.effect.direction, better(analysis, claim.effect.outcome))
    if claim.advice:
        return ("harms",) if claim.advice.avoid else ("helps",)
    return ("neutral",)
