"""Records in a list: what is told of each in a line, beside its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.claims import place
from counterclaim.wording.phrases import folded, joined, plural, word
from counterclaim.wording.sources import DESIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from counterclaim.knowledge.records import Claim, Concept, Quantity, Resolution, Source, Term

NOTHING = "nothing found"
REVIEWS = {
    "reviewed": "reviewed",
    "unreviewed": "not by a second person",
    "stale": "changed since its review",
}
CONFLICTS = {
    "none": "no conflict",
    "unexamined": "a conflict that nobody has examined",
    "contradiction": "contradicted",
    "undetermined": "an undetermined conflict",
    "both-possible": "both can be true",
    "explained": "a conflict that its limits explain",
}
_MANY = {"quantity": "quantities"}


def claim(found: Claim, tier: str, review: str, conflicts: Sequence[str]) -> str:
    """Return where a claim stands, its stance and grounds, who has read it, and what is of its conflicts."""
    disputed = [CONFLICTS[one] for one in conflicts if one in CONFLICTS]
    stands = f"{found.source}, {place(found)}"
    return " · ".join([stands, found.stance, f"rests on: {tier}", REVIEWS[review], *disputed])


def source(found: Source, claims: int) -> str:
    """Return what kind of document a source is, and how many claims are from it."""
    return " · ".join([word(DESIGNS, found.design), plural(claims, "claim"), *([found.url] if found.url else [])])


def term(found: Concept | Term | Quantity) -> str:
    """Return a term's label and what is meant by it."""
    return f"{found.label}: {folded(found.definition)}" if found.definition else found.label


def also(found: Concept | Term | Quantity) -> str:
    """Return other words for a term, what it belongs to, or its unit."""
    told = []
    if synonyms := getattr(found, "also", ()):
        told.append(f"also: {', '.join(synonyms)}")
    if broader := getattr(found, "broader", ()):
        told.append(f"broader: {', '.join(broader)}")
    if unit := getattr(found, "unit", ""):
        told.append(f"in {unit}")
    return " · ".join(told)


def resolution(found: Resolution) -> str:
    """Return what was decided about which claims, and when."""
    return f"{joined(found.claims)} · {found.prefer or found.decision}, {found.date}"


def question(claims: int, conflicts: int) -> str:
    """Return how many claims answer a question, and how many conflicts there are about it."""
    return f"{plural(claims, 'claim')} · {plural(conflicts, 'conflict')}"


def counted(kinds: Mapping[str, int]) -> str:
    """Return how many records of each kind a list has."""
    return ", ".join(plural(number, kind, _MANY.get(kind, "")) for kind, number in kinds.items()) or NOTHING
