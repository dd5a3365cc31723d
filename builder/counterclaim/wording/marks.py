"""What readers call the side of a claim, and the answer to a question."""

from __future__ import annotations

from counterclaim.wording.phrases import small, word

SIDES = {
    "helps": "Says it helps",
    "harms": "Says it harms",
    "conditional": "Says it depends",
    "neutral": "Says neither",
}
"""What a claim says of the person."""

ADVISED = {"helps": "Advises it", "harms": "Advises against it"}

ANSWERS = {
    "helps": "it helps",
    "harms": "it harms",
    "conditional": "it depends",
    "neutral": "neither",
    "split": "sources disagree",
}
"""What an answer says, in the order of the legend."""

AGREEMENTS = {
    "agreed": "Sources agree",
    "mostly": "Most sources agree",
    "split": "Sources disagree",
    "one source": "One source",
    "depends": "It depends",
}

WARNING = "Warning sign"

_DISPUTED = {
    "mostly": "Most sources agree, not all",
    "one source": "One source says both",
    "depends": "It depends, and is disputed",
}
_DONE = {"helps": "do it", "harms": "avoid it"}


def side(stance: str, *, advice: bool = False) -> str:
    """Return what the claims on one side say, in the words above them."""
    return (advice and ADVISED.get(stance)) or word(SIDES, stance)


def disputed(agreement: str) -> str:
    """Return what stands beside the mark of an answer that something opposes."""
    return _DISPUTED.get(agreement) or word(AGREEMENTS, agreement)


def agreed(agreement: str, leading: str | None, *, advice: bool) -> str:
    """Return what stands beside the mark of an answer, with the side that leads."""
    said = word(AGREEMENTS, agreement)
    if leading is None:
        return said
    return f"{said}: {(advice and _DONE.get(leading)) or word(ANSWERS, leading)}"


def card(number: int, side: str, *, disputed: bool) -> str:
    """Return the name of the mark of a cited claim, for those who hear it."""
    return f"Claim {number}, {small(side)}{', disputed' if disputed else ''}"


def tip(statement: str, source: str) -> str:
    """Return what the mark of a cited claim shows under a pointer."""
    return f"{statement} ({source})"
