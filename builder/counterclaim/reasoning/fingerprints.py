"""What a claim said when somebody looked at it, as a few digits: they change when the claim does."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Claim

UNWATCHED = ("caveats", "notes", "reviewed")
"""What may change without a claim saying anything else. One list, for decisions and reviews alike."""


def of(*claims: Claim) -> str:
    """Return 8 hex digits that change when any of the claims changes in anything but caveats, notes or review.

    The order in which the claims are given does not matter; their ids count.
    """
    seen = []
    for claim in sorted(claims, key=lambda c: c.id):
        watched = {key: value for key, value in claim.record.items() if key not in UNWATCHED}
        seen.append([claim.id, watched])
    return hashlib.sha256(json.dumps(seen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:8]
