"""What stands behind a label when a record is shown: where from, how sure, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.claims import place
from counterclaim.wording.conflicts import decision_word
from counterclaim.wording.grounds import grounds as grounds_words
from counterclaim.wording.phrases import folded, joined, plural, ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from counterclaim.knowledge.locks import LockedSentence
    from counterclaim.knowledge.records import Claim, Drawn, Quantity, Resolution, Returned, Source, Stamp, Terms
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.grounds import Grounds
    from counterclaim.reasoning.resolutions import Decision

NOT_STATED = "not stated"
NAMED = 5
"""So many ids are named where the rest is counted."""


def or_not_stated(words: str | None) -> str:
    """Return words, or that nothing is stated."""
    return words or NOT_STATED


def cited_at(claim: Claim, source: Source | None) -> str:
    """Return a claim's source and where it stands there; `source` is its record, where there is one."""
    title = f" ({source.title})" if source else ""
    return f"{claim.source}{title}, {place(claim)}{_unverified(claim)}"


def offering(claim: Claim) -> str:
    """Return a claim's id with its source, where it stands there, and what the source offers for it."""
    return f"{claim.id} ({claim.source}, {place(claim)}{_unverified(claim)}; offers: {claim.basis})"


def _unverified(claim: Claim) -> str:
    return ", not verified against its text" if claim.at is not None else ""


def why_a_place(claim: Claim) -> str | None:
    """Return why a claim gives a place although sentences are numbered; nothing where it says nothing."""
    return claim.at.why if claim.at else None


def stamped(stamp: Stamp | None) -> str:
    """Return who did something, and when."""
    return f"{stamp.by}, {stamp.date}" if stamp else NOT_STATED


def reviewed(claim: Claim | Resolution) -> str:
    """Return who has reviewed a record and when, or that nobody has."""
    return stamped(claim.reviewed) if claim.reviewed else "not by a second person"


def returned(found: Returned) -> str:
    """Return who sent a claim back, when, and why."""
    return f"{found.by} sent it back on {found.date}: {folded(found.why)}"


def retired(why: tuple[str, str]) -> str:
    """Return since when and why a claim no longer counts."""
    return f"{why[0]}: {why[1]}"


def measured(quantity: Quantity) -> str:
    """Return a quantity with its unit and what an approximate amount of it means."""
    width = quantity.tolerance
    return f"{quantity.label}, in {quantity.unit}; ~ means ±{width if isinstance(width, str) else f'{width:.0%}'}"


def coded(key: str, words: str) -> str:
    """Return a word of a closed list, or an id, as it is coded, with what it means behind it."""
    return key if key == words else f"{key} ({words})"


def listed(terms: Terms) -> str:
    """Return the terms of an axis as they are coded: all together, or any one of them."""
    names = ", ".join(terms.names)
    return f"any of {names}" if terms.any else names


def drawn(found: Drawn) -> str:
    """Return what a statement comes from, and why it seems so where the source does not say it."""
    return f"{found.source} (a guess: {folded(found.guess)})" if found.guess else found.source


def rests_on(found: Grounds, *, stronger: bool = False) -> str:
    """Return a tier with its words; `stronger`: it is the better of two sides."""
    return f"{coded(found.tier, grounds_words(found))}{', the better grounds' if stronger else ''}"


def others(ids: Sequence[str], total: int) -> str:
    """Return the ids of further claims that say the same, and how many of all those are not listed."""
    left = f" and {total - len(ids):,} not listed" if total > len(ids) else ""
    return f"and {plural(total, 'more claim')} that {_takes(total)} the same side: {', '.join(ids)}{left}"


def held_for(claims: Sequence[str]) -> str:
    """Return for which claims a decision holds without naming them; nothing where there are none."""
    if not claims:
        return ""
    left = len(claims) - NAMED
    named = [*claims[:NAMED], f"{left:,} more"] if left > 0 else claims
    return f"it holds for {plural(len(claims), 'more claim')} that {_takes(len(claims))} the same side: {joined(named)}"


def _takes(number: int) -> str:
    return "takes" if number == 1 else "take"


def decision(resolution: Resolution) -> str:
    """Return what was decided, and when."""
    return f"{resolution.prefer or resolution.decision} ({resolution.date})"


def fitting(decisions: Sequence[Decision], about: Sequence[str]) -> str:
    """Return whether a decision still fits what it is about, or why not; `about` are ids of conflicts or chains."""
    if not decisions:
        return "another decision counts for the same conflict" if about else "it is about nothing: they do not conflict"
    if any(one.fits for one in decisions):
        return "yes"
    if any(one.outgrown for one in decisions):
        return "no: a claim with better grounds has joined a side since"
    return "no: a claim has changed since"


def dispute(found: Conflict, decided: Decision | None) -> str:
    """Return a conflict's id with its status, and what was decided about it, in short."""
    if decided is None:
        return f"{found.id} ({found.status})"
    stale = "" if decided.fits else ", which no longer fits"
    return f"{found.id} ({found.status}; decided: {decision_word(decided)}{stale})"


def cut(listed: int, total: int) -> str:
    """Return that only so many of all conflicts are listed, and how to see others; nothing where all are."""
    if listed == total:
        return ""
    return f"{listed:,} of {plural(total, 'conflict')} listed; see those of one claim with --claim ID"


def sentence(pinned: LockedSentence | None, text: str | None) -> str:
    """Return a pinned sentence as far as it is at hand: from its text, else the words that the lock keeps of it."""
    if pinned is None:
        return "(no such sentence)"
    if text is None:
        return f"{' … '.join(pinned.words)}  (the text is not at hand)"
    return " ".join(text[pinned.at[0] : pinned.at[1]].split())


def excused(source: Source) -> str:
    """Return the sentences of a source that state nothing, by reason."""
    return "; ".join(f"{why} {ranges(tuple(sorted(numbers)))}" for why, numbers in source.not_claims)


def study(found: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what a study looked at, as a label and words."""
    for name, value in found.items():
        yield "studied" if name == "n" else name, f"{value:,}" if isinstance(value, int) else folded(str(value))


def supplied(axes: Iterable[str]) -> str:
    """Return which terms of an effect the sentence does not name."""
    return f"{joined(axes)} (supplied by the editor: the sentence does not name it)"


EXCLUDE = "exclude each other"
"""What the narrower terms of a population or condition do where it says so."""


def not_shown(number: int) -> str:
    """Return how many a list leaves out."""
    return f"{number:,} more"
