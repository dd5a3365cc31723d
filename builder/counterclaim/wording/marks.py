"""What readers call the side of a claim, and the answer to a question."""

from __future__ import annotations

from counterclaim.wording.phrases import capital, small, word

SIDES = {
    "helps": "Said to help",
    "harms": "Said to harm",
    "conditional": "Said to depend",
    "neutral": "Said to do neither",
}
"""What a claim says of the person."""

UNTOLD = "untold"
"""The side of what was studied and could not tell: it says neither yes nor no."""

ADVISED = {"helps": "Advised", "harms": "Advised against", "neutral": "Neither advised nor warned of"}

ANSWERS = {
    "helps": "said to help",
    "harms": "said to harm",
    "conditional": "said to depend",
    "neutral": "said to do neither",
    "several": "several things said",
    "split": "disputed",
}
"""What the mark of an answer says, in the order of the legend."""

FORMS = {
    "single": "one claim",
    "agreed": "independent studies agree",
    "alike": "several claims, all the same",
    "several": "several claims, none against another",
    "stronger": "disputed, better grounds on one side",
    "disputed": "disputed",
    "one-source": "one source says both",
    "decided": "opposed, and decided by the editors",
    "happens": "both can happen; nobody says when",
    "apart": "opposed, within different limits",
}
"""What a question's claims add up to."""

WARNING = "Warning sign"

_PLAIN = frozenset({"single", "alike", "several"})
"""Forms in which the side says it all, where there is one."""


def side(stance: str, *, advice: bool = False) -> str:
    """Return what the claims on one side say, in the words above them."""
    if stance == UNTOLD:
        return "Could not tell"
    return (advice and ADVISED.get(stance)) or word(SIDES, stance)


def answer(form: str, stance: str | None, *, advice: bool = False) -> str:
    """Return what stands beside the mark of an answer; `stance` is that of all its claims, None where they differ."""
    if stance is None:
        return capital(word(ANSWERS if form in _PLAIN else FORMS, "several" if form in _PLAIN else form))
    said = side(stance, advice=advice)
    return said if form in _PLAIN else f"{capital(word(FORMS, form))}: {small(said)}"


def disputed(form: str) -> str:
    """Return what stands beside the mark of an answer whose own claims stand against each other."""
    return capital(word(FORMS, form))


def card(number: int, side: str, *, disputed: bool) -> str:
    """Return the name of the mark of a cited claim, for those who hear it."""
    return f"Claim {number}, {small(side)}{', disputed' if disputed else ''}"


def tip(statement: str, source: str) -> str:
    """Return what the mark of a cited claim shows under a pointer."""
    return f"{statement} ({source})"


URGENCIES = {"now": "Now", "soon": "Soon", "routine": "In time"}
"""How urgent advice is, the most urgent first."""


def urgency(when: str | None, what: str) -> str:
    """Return what to do, with how urgent it is where the advice says so: `Now: getting medical help`."""
    return f"{word(URGENCIES, when)}: {what}" if when else what
