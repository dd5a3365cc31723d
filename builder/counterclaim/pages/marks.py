"""How the side of a claim and the answer to a question look: a colour, a symbol and a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.wording import marks as words
from counterclaim.wording.marks import UNTOLD

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question

SIDES = ("helps", "harms", "conditional", "neutral")
SYMBOLS = {"helps": "▲", "harms": "▼", "conditional": "◆", "neutral": "●", UNTOLD: "○", "several": "◇", "split": "⚡"}


class Mark(NamedTuple):
    """How an answer looks: the class of its colour, its symbol, its word."""

    css: str
    symbol: str
    word: str


def side(stance: str, *, advice: bool = False) -> Mark:
    """Return how one side of a question looks."""
    css = "neutral" if stance == UNTOLD else stance
    return Mark(css, SYMBOLS.get(stance, SYMBOLS["neutral"]), words.side(stance, advice=advice))


def stance(claim: Claim) -> str:
    """Return the side on which pages show a claim: what could not tell stands apart from what says neither."""
    inconclusive = claim.effect is not None and claim.effect.direction == "inconclusive"
    return UNTOLD if inconclusive and claim.stance == "neutral" else claim.stance


def claim(site: Site, claim: Claim) -> Mark:
    """Return how a claim looks: its side, or a warning where it is advice that readers must not miss."""
    return Mark("alert", "!", words.WARNING) if claim.id in site.warning else said(claim)


def said(claim: Claim) -> Mark:
    """Return how what a claim says looks: advice is advised, which is not to say that it helps."""
    return side(stance(claim), advice=claim.advice is not None)


def answer(question: Question) -> Mark:
    """Return how the answer to a question looks: disputed, or the one side of all its claims, or several."""
    if question.contested:
        return Mark("split", SYMBOLS["split"], words.disputed(question.form))
    taken = question.stance
    if taken == "neutral" and all(position.stand == "inconclusive" for position in question.positions):
        taken = UNTOLD
    look = side(taken or "several")
    return Mark(look.css, look.symbol, words.answer(question.form, taken, advice=question.outcome is None))


def apart(question: Question) -> bool:
    """Tell whether claims on a broader or narrower question oppose an answer whose mark does not say so."""
    return question.disputed and not question.contested
