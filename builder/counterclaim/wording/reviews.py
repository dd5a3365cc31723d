"""Who has read claims beside their sentences, and when, as the foot of each page says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import counted, day, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.records import Claim


def of_claims(claims: Iterable[Claim]) -> str:
    """Return how many of the claims that a page shows a second person has reviewed, who last and when; or none."""
    every = list(claims)
    read = [claim.reviewed for claim in every if claim.reviewed]
    if not every:
        return ""
    if not read:
        return _none(len(every))
    last = max(stamp.date for stamp in read)
    who = joined(sorted({stamp.by for stamp in read if stamp.date == last}))
    if len(every) == 1:
        return f"Reviewed by {who} on {day(last)}."
    which = "All" if len(read) == len(every) else f"{len(read)} of"
    return f"{which} {counted(len(every), 'claim')} reviewed by a second person, last by {who} on {day(last)}."


def _none(number: int) -> str:
    if number == 1:
        return "Not reviewed by a second person yet."
    return f"None of {counted(number, 'claim')} reviewed by a second person yet."
