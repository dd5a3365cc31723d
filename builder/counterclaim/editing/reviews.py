"""Recording that a second person has read a claim beside its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.reasoning import fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.records import Claim


def stamp(claim: Claim, by: str, date: str) -> Callable[[Any], None]:
    """Return the change that records a review of `claim` as it is: who, and on which day (YYYY-MM-DD)."""
    made = {"by": by, "date": date, "seen": fingerprints.of(claim)}

    def change(record: Any) -> None:
        if isinstance(record.get("reviewed"), dict):
            record["reviewed"].update(made)  # in place, which keeps the comments in it
        else:
            record["reviewed"] = dict(made)

    return change
