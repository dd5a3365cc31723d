"""What somebody looks for: records by their words, and claims by what they are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.reasoning import fingerprints, grounds
from counterclaim.reasoning.conflicts import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis

REVIEWS = ("reviewed", "unreviewed", "stale")
"""What can be of a claim's review; `stale`: the claim has changed since."""

CONFLICTS = ("none", "any", "unexamined", *STATUSES)
"""What can be of a claim's conflicts, beside their statuses."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims somebody looks for; what is None does not matter."""

    source: str | None = None
    stance: str | None = None
    tier: str | None = None
    review: str | None = None
    conflict: str | None = None

    def __bool__(self) -> bool:
        """Tell whether anything matters."""
        return self != Wanted()


def claims(analysis: Analysis, wanted: Wanted) -> Iterator[Claim]:
    """Yield the claims that are wanted and not retired, by id."""
    for claim in analysis.kb.live_claims():
        if (
            wanted.source in {None, claim.source}
            and wanted.stance in {None, claim.stance}
            and wanted.tier in {None, grounds.of(analysis.kb, claim).tier}
            and wanted.review in {None, review(claim)}
            and (wanted.conflict is None or wanted.conflict in conflicts(analysis, claim))
        ):
            yield claim


def review(claim: Claim) -> str:
    """Return what is of a claim's review, a word of `REVIEWS`."""
    if claim.reviewed is None:
        return "unreviewed"
    return "stale" if claim.reviewed.seen and claim.reviewed.seen not in fingerprints.every(claim) else "reviewed"


def conflicts(analysis: Analysis, claim: Claim) -> tuple[str, ...]:
    """Return what is of a claim's conflicts, words of `CONFLICTS`."""
    found = analysis.conflicts_of.get(claim.id, ())
    if not found:
        return ("none",)
    left = any(conflict.is_open and not analysis.examined(conflict) for conflict in found)
    statuses = {conflict.status for conflict in found}
    return "any", *(["unexamined"] if left else []), *(status for status in STATUSES if status in statuses)


def plain(words: str) -> list[str]:
    """Return words as they are compared: small letters without accents, without signs between them."""
    folded = unicodedata.normalize("NFKD", words).casefold()
    return re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))


def holds(texts: Iterable[str], sought: Iterable[str]) -> bool:
    """Tell whether each of the words sought, as `plain` has them, begins a word of the texts."""
    known = [word for text in texts for word in plain(text)]
    return all(any(word.startswith(begun) for word in known) for begun in sought)
