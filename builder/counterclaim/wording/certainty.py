"""How sure an answer makes one, and why, in words: GRADE's levels and domains, whose judgement it is, and if it fits.

What the words mean: https://www.gradeworkinggroup.org. Readers see no term of GRADE that is not explained here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning.answers import lowest
from counterclaim.wording import axes
from counterclaim.wording.phrases import counted, day, folded, uncited, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Answer, Body, Judgement

LEVELS = {
    **axes.CERTAINTIES,
    "no-evidence": "no study known",
    "good-practice": "good practice, not measured",
    "not-assessed": "certainty not judged here",
}
"""What readers call how sure one can be."""

MEANINGS = {
    "high": "one can rely on it",
    "moderate": "it is probably so, and may yet turn out otherwise",
    "low": "it may well turn out otherwise",
    "very-low": "it is little more than a guess",
    "no-evidence": "none was found where studies were looked for; see below where that was",
    "good-practice": "it is plain enough that nobody would put it to a test",
    "not-assessed": "how sure one can be was not judged by this site",
}

DOMAINS = {
    "risk-of-bias": "how the studies were done may have misled them",
    "inconsistency": "the studies come to different results",
    "indirectness": "the studies looked at other people, doses or outcomes",
    "imprecision": "too few people or events to be exact",
    "publication-bias": "studies with other results may never have been published",
    "large-effect": "the effect is large",
    "dose-response": "more of the one goes with more of the other",
    "opposing-confounding": "what else differs would have hidden the effect",
}
"""What lowers or raises certainty."""

STALE = "a claim has changed, joined or gone since: it no longer fits its claims"
FITS = "it fits its claims as they are"


def level(certainty: str) -> str:
    """Return how sure one can be, as readers see it."""
    return word(LEVELS, certainty)


def told_of(certainty: str) -> str:
    """Return how sure one can be of a question, as a fact beside its answer."""
    return "not assessed" if certainty == "not-assessed" else level(certainty)


def meaning(certainty: str) -> str:
    """Return what a level of certainty means for whoever relies on it; nothing where no wording exists yet."""
    return MEANINGS.get(certainty, "")


def reasons(body: Body) -> Iterator[str]:
    """Yield where the certainty of a body starts, and what lowers and raises it."""
    if body.starts:
        yield f"starts at {level(body.starts)}"
    yield from (_judged("down", judgement) for judgement in body.down)
    yield from (_judged("up", judgement) for judgement in body.up)


def _judged(way: str, judgement: Judgement) -> str:
    domain = word(DOMAINS, judgement.domain)
    return f"{way} {counted(judgement.by, 'level')}: {domain}. {folded(judgement.why)}"


def rated(kb: KnowledgeBase, body: Body) -> str:
    """Return how sure one can be of what a body is about, in whom, and what that means."""
    meant = meaning(body.certainty)
    limits = people(kb, body)
    about = f"{folded(body.about)}{f' ({limits})' if limits else ''}"
    return f"{level(body.certainty)}: {about}{f'; {meant}' if meant else ''}"


def people(kb: KnowledgeBase, body: Body) -> str:
    """Return the people whom a body is about, and the time; nothing where neither is stated."""
    told = [axes.stated(kb, "population", body.population.names, any_of=body.population.any)] if body.population else []
    if body.horizon:
        told.append(axes.HORIZONS.get(body.horizon, body.horizon))
    return ", ".join(filter(None, told))


def judgement(answer: Answer) -> str:
    """Return whose judgement an answer is, from which day, and who has reviewed it."""
    whose = f"the judgement of {answer.by}" if answer.by else "one editor's judgement"
    if answer.reviewed is None:
        by = f"{answer.by}, " if answer.by else ""
        return f"one editor's judgement, not reviewed ({by}{day(answer.date)})"
    return f"{whose} ({day(answer.date)}), reviewed by {answer.reviewed.by} ({day(answer.reviewed.date)})"


def told(answer: Answer) -> str:
    """Return what an answer says, without its citations, and the least certainty of any of its bodies."""
    least = lowest(answer)
    return f"{uncited(answer.answer)}{f' ({level(least)})' if least else ''}"


def in_short(answer: Answer, *, stale: bool) -> str:
    """Return an answer in a line: what it says, whether somebody has reviewed it, and whether it fits no longer."""
    unsure = ", ".join([*([] if answer.reviewed else ["not reviewed"]), *(["stale"] if stale else [])])
    return f"{answer.id}{f' ({unsure})' if unsure else ''}: {folded(answer.answer)}"


def fitting(*, stale: bool) -> str:
    """Return whether an answer still fits the claims that it rests on."""
    return STALE if stale else FITS
