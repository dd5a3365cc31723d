"""What a claim rests on, in words, and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import plural, word

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.reasoning.grounds import Grounds

TIERS = {
    "trial": "a randomised trial",
    "observational": "an observational study",
    "case-or-mechanism": "single cases or a mechanism",
    "opinion": "stated expertise",
    "anecdote": "a personal story",
    "none": "no grounds given",
}
REVIEWS = {
    "trial": "a review of randomised trials",
    "observational": "a review of observational studies",
    "case-or-mechanism": "a review of single cases or mechanisms",
    "opinion": "a review of opinions",
    "anecdote": "a review of personal stories",
    "none": "a review that names no studies",
}
BASES = {
    "none": "names no study",
    "unnamed-research": "speaks of research without naming it",
    "cited-research": "cites research",
    "anecdote": "tells a personal story",
    "expert-opinion": "speaks from a stated expertise",
    "own-data": "has data of its own",
}
PEOPLE = frozenset({"randomised-trial", "cohort", "case-control", "cross-sectional", "before-after"})
"""Designs whose number says how many people were looked at."""


def grounds(found: Grounds) -> str:
    """Return what a claim rests on."""
    return word(REVIEWS if found.review else TIERS, found.tier)


def offered(kb: KnowledgeBase, claim: Claim, found: Grounds) -> str:
    """Return what a claim rests on, with how many people were looked at where its source says so."""
    if not found.has_data:
        return word(BASES, claim.basis) if found.tier == "none" else grounds(found)
    source = kb.sources.get(claim.source)
    counted = people(source) if source is not None and claim.basis == "own-data" else ""
    return f"{grounds(found)} {counted}" if counted else grounds(found)


def people(source: Source) -> str:
    """Return how many people a study looked at, as `of 40 people`; nothing where that is not known."""
    number = source.record.get("study", {}).get("n")
    return f"of {plural(number, 'person', 'people')}" if number and source.design in PEOPLE else ""


def who(kb: KnowledgeBase, claim: Claim, found: Grounds) -> str:
    """Return who says a claim, and on what grounds: `Cure-Back-Pain.org, names no study`."""
    source = kb.sources.get(claim.source)
    return f"{source.name if source else claim.source}, {offered(kb, claim, found)}"
