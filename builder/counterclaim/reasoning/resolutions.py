"""Whether a conflict has been examined, and whether the decision still fits the claims as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning import fingerprints

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Resolution


def fingerprint(first: Claim, second: Claim) -> str:
    """Return 8 hex digits that change when either claim changes in anything but caveats, notes or review."""
    return fingerprints.of(first, second)


def by_pair(kb: KnowledgeBase) -> dict[tuple[str, str], Resolution]:
    """Return the resolutions by the pair of claims they decide, in the order of the claims' ids.

    Of two about one pair, the one that still fits counts, then the later one.
    """
    found: dict[tuple[str, str], Resolution] = {}
    for resolution in sorted(kb.resolutions.values(), key=lambda r: (fits(kb, r), r.date, r.id)):
        first, second = sorted(resolution.claims)
        found[first, second] = resolution
    return found


def fits(kb: KnowledgeBase, resolution: Resolution) -> bool:
    """Tell whether both claims are still as they were when the decision was taken."""
    first, second = (kb.claims.get(claim) for claim in resolution.claims)
    return first is not None and second is not None and fingerprint(first, second) == resolution.seen
