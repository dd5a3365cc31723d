"""Conflicts and debates on the pages: what readers call their statuses and kinds, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.axes import axis_name
from counterclaim.wording.chains import outcome as comes_out
from counterclaim.wording.phrases import capital, counted, day, noun, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Resolution
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.resolutions import Decision


STATUSES = {
    "contradiction": "Contradiction",
    "undetermined": "Cannot be told",
    "both-possible": "Both can be true",
    "explained": "Explained",
}
"""What readers call the statuses of conflicts."""


TURNS = {
    "contradiction": "a contradiction",
    "undetermined": "cannot be told",
    "both-possible": "both can be true",
    "explained": "explained by a limit",
    "decided": "decided by the editors",
}
"""The same, inside a sentence."""


KINDS = {
    "direct": "direct",
    "subtype": "broader and narrower",
    "conditional": "condition",
    "quantitative": "how much",
    "temporal": "time",
    "comparative": "compared with what",
    "advice-effect": "advice against an effect",
    "no-effect": "no effect",
}
"""What readers call the kinds of conflict."""


EXAMINED = {
    "no": "not yet",
    "open": "examined, stays open",
    "decided": "decided",
    "stale": "decided, and no longer fitting",
}
"""Whether editors have examined a conflict, and what became of it."""

MEANINGS = {
    "contradiction": "what both state overlaps, so they cannot both be right",
    "undetermined": "too little is said to tell whether they clash",
    "both-possible": "both can happen; nobody says when",
    "explained": "within their limits both can be right",
}
"""What the status of a conflict means for a reader."""


RELATIONS = {
    "same": "same",
    "narrower": "first is narrower",
    "wider": "first is wider",
    "overlapping": "overlap",
    "disjoint": "cannot both hold",
    "incommensurable": "do not compare",
    "unrelated": "not known to go together",
    "one-sided": "only one says",
    "unstated": "neither says",
}
"""How what one side states on an axis lies to what the other states."""


DECISIONS = {"open": "examined, stays open", "both-hold": "both hold"}


def status(kb: KnowledgeBase, found: Conflict) -> str:
    """Return a conflict's status in words, with the axis that explains it."""
    said = word(STATUSES, found.status)
    return f"{said}: {axis_name(kb, found.decisive[0])}" if found.status == "explained" else said


def decision(resolution: Resolution) -> str:
    """Return what editors decided."""
    if resolution.decision == "prefer":
        return f"the editors follow: {resolution.prefer}"
    return word(DECISIONS, resolution.decision)


def meaning(status: str) -> str:
    """Return what the status of a conflict means for a reader."""
    return word(MEANINGS, status)


def view(found: Decision) -> str:
    """Return whose view a decision is, and on which day it was taken."""
    resolution = found.resolution
    when, review = day(resolution.date), resolution.reviewed
    if review is None:
        return f"one editor's view, {f'{resolution.by}, ' if resolution.by else ''}{when}; not reviewed"
    whose = f"the view of {resolution.by}" if resolution.by else "one editor's view"
    return f"{whose}, {when}; reviewed by {review.by}, {day(review.date)}"


def outcome(said: str, outdated: str) -> str:
    """Return what came of a debate: what was decided about its first conflict."""
    return f"{capital(said)}.{f' {outdated}' if outdated else ''}"


def about(status: str) -> str:
    """Return what stands above the conflicts of a status that need no decision."""
    return {
        "explained": "Opposite claims that can both be right, with the limit that parts them.",
        "both-possible": "Opposite claims that both say only that it can be so. Both can happen; nobody says when.",
    }.get(status, "")


NOT_EXAMINED = "Not examined yet."


def outdated(found: Decision) -> str:
    """Return why a decision no longer counts; nothing where it does."""
    if found.fits:
        return ""
    if found.outgrown:
        return "It no longer counts: a claim with better grounds has joined since."
    return "It no longer counts: what it was about says something else now."


def holds_for(number: int) -> str:
    """Return for how many claims a decision holds without naming them, in a sentence."""
    return f"It holds for {counted(number, 'more claim')} that {noun(number, 'takes', 'take')} the same side."


def same_side(number: int) -> str:
    """Return how many more claims say what the first of a side says."""
    return f"{counted(number, 'more claim')} {noun(number, 'takes', 'take')} the same side"


def unlisted(number: int) -> str:
    """Return how many of a list are counted and not shown."""
    return f"and {number:,} more, not listed"


def strength(found: Conflict) -> str:
    """Return which side has the better grounds; nothing where neither has."""
    if found.stronger is None:
        return ""
    return f"The {('first', 'second')[found.stronger]} has the better grounds."


def turn(before: str | None, now: str | None) -> str:
    """Return how the status of a disagreement changed; nothing where it did not."""
    return "" if before is None or now is None else f"{word(TURNS, before)} before, now {word(TURNS, now)}"


def apart(here: str, there: str) -> str:
    """Return what two claims state on an axis, behind its name."""
    return f"(here: {here}; there: {there})"


def alike(limits: Iterable[tuple[str, str]]) -> str:
    """Return what both sides state, as (axis, in words), in a sentence."""
    return f"The same on both sides: {', '.join(f'{name} ({words})' for name, words in limits)}."


def chain_status(chain: Chain) -> str:
    """Return the status of a chain against its claim, in words."""
    return word(STATUSES, chain.status)


def comes_to(kb: KnowledgeBase, chain: Chain) -> str:
    """Return where the links of a chain lead together, in a sentence."""
    return f"So {comes_out(kb, chain)}."


def pairs(number: int) -> str:
    """Return what so many conflicts are, behind the number."""
    return f"{noun(number, 'pair')} of opposed statements"


def open_debates(number: int) -> str:
    """Return what so many debates are about which nobody has decided, behind the number."""
    return noun(number, "open debate")


def decided_debates(number: int) -> str:
    """Return what so many debates are that editors have decided, behind the number."""
    return f"{noun(number, 'debate')} decided by the editors"


def happens(number: int) -> str:
    """Return what so many conflicts are whose sides both say only that it can be, behind the number."""
    return f"{noun(number, 'pair')} where both can happen; nobody says when"


def explained(number: int) -> str:
    """Return what so many conflicts are that a limit explains, behind the number."""
    return f"{noun(number, 'pair')} explained by a limit: both can be right"


def of_claims(number: int) -> str:
    """Return between how many pairs of claims all these conflicts are, in a sentence."""
    return f"Claims that say the same within the same limits count once here; pair by pair, {number:,}."


def debate(claims: int, conflicts: int) -> str:
    """Return the size of a debate in a sentence."""
    return f"A debate of {claims} claims in {counted(conflicts, 'pair')}."


def size(claims: int, conflicts: int) -> str:
    """Return the size of a debate in a few words."""
    return f"{claims} claims, {counted(conflicts, 'disagreement')}"


def further_pairs(number: int) -> str:
    """Return how many pairs of a debate are folded away."""
    return f"{counted(number, 'more pair')} of this debate"


def further_debates(number: int) -> str:
    """Return how many debates stand on further pages, in a sentence."""
    return f"{counted(number, 'more debate')} {noun(number, 'stands', 'stand')} on the pages that follow."


def unlisted_pairs(number: int) -> str:
    """Return how many pairs are counted and not listed, in a sentence."""
    return (
        f"{counted(number, 'more pair')} {noun(number, 'is', 'are')} not listed here, but on the pages of the claims."
    )


def both_right(number: int) -> str:
    """Return how many pairs of opposite claims can both be right."""
    return f"{counted(number, 'pair')} of opposite claims that can both be right"


def both_happen(number: int) -> str:
    """Return how many pairs of opposite claims both say only that it can be."""
    return f"{counted(number, 'pair')} of opposite claims that can both happen; nobody says when"


def settled(number: int) -> str:
    """Return how many pairs of opposite claims the editors have decided."""
    return f"{counted(number, 'pair')} of opposite claims that the editors have decided"
