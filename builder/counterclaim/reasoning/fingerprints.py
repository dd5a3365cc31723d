"""What a claim said when somebody looked at it, as a few digits that change when it does, or its sentences do."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Claim

UNWATCHED = ("caveats", "notes", "reviewed", "returned")
"""What may change without a claim saying anything else. One list, for decisions and reviews alike."""


def of(*claims: Claim) -> str:
    """Return 8 hex digits that change when any of the claims changes in anything but caveats, notes or review.

    Sentences count by their words, as the lock has them, and not by their numbers: one that only moved changes
    nothing, one whose words changed does. The order in which the claims are given does not matter; their ids count.
    """
    return _digits(claims, by_words=True)


def by_numbers(*claims: Claim) -> str:
    """Return what stamps held before locks were looked at: sentences count by their numbers."""
    return _digits(claims, by_words=False)


def every(*claims: Claim) -> tuple[str, ...]:
    """Return the stamps that say of claims as they are now that somebody has seen them: today's first."""
    return tuple(dict.fromkeys((of(*claims), by_numbers(*claims))))


def _digits(claims: tuple[Claim, ...], *, by_words: bool) -> str:
    seen = []
    for claim in sorted(claims, key=lambda c: c.id):
        watched: dict[str, Any] = {key: value for key, value in claim.record.items() if key not in UNWATCHED}
        if by_words and claim.pins:
            watched["sentences"] = sorted(claim.pins)
        seen.append([claim.id, watched])
    return hashlib.sha256(json.dumps(seen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:8]
