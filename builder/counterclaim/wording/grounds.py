"""What a claim rests on, in words, and who says it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from counterclaim.reasoning.grounds import of
from counterclaim.wording.phrases import counted, plural, word

if TYPE_CHECKING:
    from collections.abc import Iterable

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


SOURCES = {
    ("trial", True): ("review of randomised trials", "reviews of randomised trials"),
    ("trial", False): ("randomised trial", "randomised trials"),
    ("observational", True): ("review of observational studies", "reviews of observational studies"),
    ("observational", False): ("observational study", "observational studies"),
    ("case-or-mechanism", True): ("review of single cases or mechanisms", "reviews of single cases or mechanisms"),
    ("case-or-mechanism", False): ("report of single cases or a mechanism", "reports of single cases or a mechanism"),
    ("opinion", True): ("source with a stated expertise", "sources with a stated expertise"),
    ("opinion", False): ("source with a stated expertise", "sources with a stated expertise"),
    ("anecdote", True): ("personal story", "personal stories"),
    ("anecdote", False): ("personal story", "personal stories"),
    ("none", True): ("source that gives no grounds", "sources that give no grounds"),
    ("none", False): ("source that gives no grounds", "sources that give no grounds"),
}
"""A source by the best that it offers, and several of them; whether it is a review."""

SHORT = {
    "trial": "a trial",
    "observational": "observational",
    "case-or-mechanism": "cases or mechanism",
    "opinion": "expertise",
    "anecdote": "a personal story",
    "none": "no grounds",
}
"""The best grounds where there is little room."""


def short(found: Grounds) -> str:
    """Return what a source offers at best, where there is little room."""
    return word(SHORT, found.tier)


def tally(kb: KnowledgeBase, claims: Iterable[Claim], origins: int) -> str:
    """Return who makes some claims: how many sources, how many independent, and how many offer what, the best first."""
    found: dict[str, Grounds] = {}
    for claim in claims:
        here = of(kb, claim)
        found[claim.source] = min(found.get(claim.source, here), here, key=lambda one: one.rank)
    counts = Counter(sorted(found.values(), key=lambda one: one.rank))
    told: dict[tuple[str, str], int] = {}
    for one, number in counts.items():
        names = SOURCES[one.tier, one.review]
        told[names] = told.get(names, 0) + number
    listed = [counted(number, *names) for names, number in told.items()]
    if len(found) == 1:
        return listed[0]
    known = all(one.has_data for one in found.values())
    if len(listed) == 1:
        return f"{listed[0]}{_apart(len(found), origins, known=known)}"
    return f"{independence(len(found), origins, known=known)}: {', '.join(listed)}"


def _apart(sources: int, origins: int, *, known: bool) -> str:
    if origins >= sources:
        return ", independent of each other" if known else ""
    if origins == 1:
        return ", all going back to one origin"
    return f", {origins} of them independent" if known else f", at most {origins} of them independent"


def independence(sources: int, origins: int, *, known: bool) -> str:
    """Return how many sources there are, and how many are independent: all that lack data may repeat the others.

    `known`: every source has data of its own, or says whose it has.
    """
    if sources == 1:
        return "1 source"
    if origins >= sources:
        return f"{sources} independent sources" if known else f"{sources} sources"
    if origins == 1:
        return f"{sources} sources that go back to one origin"
    return f"{sources} sources, {'' if known else 'at most '}{origins} of them independent"


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
