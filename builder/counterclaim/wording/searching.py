"""What a result of a search says of an answer at a glance: how it looks, what it rests on, how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording import certainty as words
from counterclaim.wording import grounds as tiers
from counterclaim.wording.phrases import capital, word

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Answer
    from counterclaim.reasoning.grounds import Grounds


def answer(mark: str, best: Grounds | None, answered: Answer | None) -> str:
    """Return how an answer looks, the best of what it rests on, and how sure its first body makes one.

    `mark` is the word of its mark; without a recorded answer, nobody has judged how sure one can be.
    """
    level = answered.bodies[0].certainty if answered and answered.bodies else "not-assessed"
    return " · ".join(filter(None, (capital(mark), _best(best) if best else "", words.level(level))))


def _best(best: Grounds) -> str:
    told = word(tiers.REVIEWS if best.review else tiers.TIERS, best.tier)
    return told if best.tier == "none" and not best.review else f"best grounds: {told}"
