"""Recording that a second person has read a claim beside its sentences: and vouches for it, or sends it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.reasoning import fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.records import Claim


def stamp(claim: Claim, by: str, date: str) -> Callable[[Any], None]:
    """Return the change that records a review of `claim` as it is: who, and on which day (YYYY-MM-DD)."""
    return _change("reviewed", {"by": by, "date": date, "seen": fingerprints.of(claim)}, "returned")


def sent_back(claim: Claim, by: str, date: str, why: str) -> Callable[[Any], None]:
    """Return the change that records that `claim` was sent back as it is, and why; a review of it goes."""
    return _change("returned", {"by": by, "date": date, "why": why, "seen": fingerprints.of(claim)}, "reviewed")


def _change(field: str, made: dict[str, str], instead_of: str) -> Callable[[Any], None]:
    def change(record: Any) -> None:
        record.pop(instead_of, None)
        if isinstance(record.get(field), dict):
            record[field].update(made)  # in place, which keeps the comments in it
        else:
            record[field] = dict(made)

    return change
