"""How the side of a claim and the answer to a question look: a colour, a symbol and a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.wording import marks as words

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question

SIDES = ("helps", "harms", "conditional", "neutral")
SYMBOLS = {"helps": "▲", "harms": "▼", "conditional": "◆", "neutral": "●", "split": "⚡"}


class Mark(NamedTuple):
    """How an answer looks: the class of its colour, its symbol, its word."""

    css: str
    symbol: str
    word: str


def side(stance: str, *, advice: bool = False) -> Mark:
    """Return how one side of a question looks."""
    return Mark(stance, SYMBOLS.get(stance, SYMBOLS["neutral"]), words.side(stance, advice=advice))


def claim(site: Site, claim: Claim) -> Mark:
    """Return how a claim looks: its side, or a warning where it is advice that readers must not miss."""
    return Mark("alert", "!", words.WARNING) if claim.id in site.warning else side(claim.stance)


def answer(question: Question) -> Mark:
    """Return how the answer to a question looks."""
    if question.agreement == "split" or any(c.status != "explained" for c in question.inner):
        return Mark("split", SYMBOLS["split"], words.disputed(question.agreement))
    css = question.leading or "conditional"
    word = words.agreed(question.agreement, question.leading, advice=question.outcome is None)
    return Mark(css, SYMBOLS.get(css, SYMBOLS["neutral"]), word)


def apart(question: Question) -> bool:
    """Tell whether claims on a broader or narrower question oppose an answer whose mark does not say so."""
    return question.disputed and answer(question).css != "split"
