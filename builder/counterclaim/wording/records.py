"""What stands behind a label when a record is shown: where from, how sure, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import ranges

if TYPE_CHECKING:
    from counterclaim.knowledge.locks import LockedSentence
    from counterclaim.knowledge.records import Claim, Quantity, Resolution, Source

NOT_STATED = "not stated"


def or_not_stated(words: str | None) -> str:
    """Return words, or that nothing is stated."""
    return words or NOT_STATED


def cited_at(claim: Claim, source: Source | None) -> str:
    """Return a claim's source and sentences; `source` is its record, where there is one."""
    word = "sentence" if len(claim.sentences) == 1 else "sentences"
    title = f" ({source.title})" if source else ""
    return f"{claim.source}{title}, {word} {ranges(claim.sentences)}"


def offering(claim: Claim) -> str:
    """Return a claim's id with its source, its sentences and what the source offers for it."""
    numbers = ", ".join(str(n) for n in claim.sentences)
    return f"{claim.id} ({claim.source}, {numbers}; offers: {claim.basis})"


def reviewed(claim: Claim) -> str:
    """Return who has reviewed a claim and when, or that nobody has."""
    return f"{claim.reviewed.by}, {claim.reviewed.date}" if claim.reviewed else "not by a second person"


def retired(why: tuple[str, str]) -> str:
    """Return since when and why a claim no longer counts."""
    return f"{why[0]}: {why[1]}"


def measured(quantity: Quantity) -> str:
    """Return a quantity with its unit and what an approximate amount of it means."""
    return f"{quantity.label}, in {quantity.unit}; ~ means ±{quantity.tolerance:.0%}"


def decision(resolution: Resolution) -> str:
    """Return what was decided, and when."""
    return f"{resolution.prefer or resolution.decision} ({resolution.date})"


def sentence(pinned: LockedSentence | None, text: str | None) -> str:
    """Return a pinned sentence as far as it is at hand: from its text, else the words that the lock keeps of it."""
    if pinned is None:
        return "(no such sentence)"
    if text is None:
        return f"{' … '.join(pinned.words)}  (the text is not at hand)"
    return " ".join(text[pinned.at[0] : pinned.at[1]].split())
