"""The answer to a question in a sentence, and why it is that answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning.scope import DOSE
from counterclaim.wording.axes import axis_name, quantity_name, stated
from counterclaim.wording.claims import advised, position, position_again
from counterclaim.wording.phrases import is_plural, joined

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Scope
    from counterclaim.reasoning.questions import Question

_DEPENDS_ON = {
    "exposure": "what exactly is done",
    "outcome": "what exactly is meant",
    "population": "the person",
    "condition": "the condition",
    "horizon": "over what time",
}


def question_name(kb: KnowledgeBase, exposure: str, outcome: str | None) -> str:
    """Return `running → back pain`; advice that names no outcome gives its concept alone."""
    return f"{kb.label(exposure)} → {kb.label(outcome)}" if outcome else kb.label(exposure)


def asked(kb: KnowledgeBase, exposure: str, outcome: str | None) -> str:
    """Return a question as part of a sentence: `what running does to back pain`; of advice, its concept."""
    if outcome is None:
        return kb.label(exposure)
    return f"what {kb.label(exposure)} {'do' if is_plural(kb.label(exposure)) else 'does'} to {kb.label(outcome)}"


def headline(kb: KnowledgeBase, question: Question) -> str:
    """Return the answer to a question in one plain sentence."""
    match question.agreement:
        case "split":
            return _split(kb, question)
        case "depends":
            return _depends(kb, question)
        case "one source" if question.leading is None:
            return "One source, which says both."
    claim = _speaking(kb, question, question.leading)
    match question.agreement:
        case "one source" if claim.advice:
            return f"One source {position(kb, claim)}."
        case "one source":
            return f"One source: {position(kb, claim)}."
        case "mostly":
            return f"Most sources agree: {_agreed(kb, claim)}."
        case _:
            return f"Sources agree: {_agreed(kb, claim)}."


def _agreed(kb: KnowledgeBase, claim: Claim) -> str:
    """Return what several sources say alike."""
    return f"they advise {advised(kb, claim.advice)}" if claim.advice else position(kb, claim)


def _split(kb: KnowledgeBase, question: Question) -> str:
    """Return both sides in one sentence."""
    sides = [side for side in ("helps", "harms", "conditional", "neutral") if question.sides[side]]
    if len(sides) < TWO_SIDES:
        return "Sources disagree."
    claims = [_speaking(kb, question, side) for side in sides[:2]]
    told = [
        f"advise {advised(kb, claim.advice)}" if claim.advice else f"say {words}"
        for claim, words in zip(claims, _told(kb, question, claims), strict=True)
    ]
    return f"Sources disagree: some {told[0]}, others {told[1]}."


def _depends(kb: KnowledgeBase, question: Question) -> str:
    """Return on what the answer depends: the axis on which opposite claims part, or the limit of the only ones."""
    if question.axis == "modality":
        sides = [side for side in ("helps", "harms", "conditional") if question.sides[side]]
        claims = [_speaking(kb, question, side) for side in sides[:2]]
        return f"Both can happen: {', and '.join(_told(kb, question, claims))}."
    if question.axis is None:
        return "It depends."
    axis = question.axis
    if question.inner:
        words = f"how much: {quantity_name(kb, axis)}" if axis.startswith(DOSE) else _DEPENDS_ON[axis]
        return f"It depends on {words}."
    limited = ((kb.claims[c], _limit(kb.claims[c].scope, axis)) for c in question.sides["conditional"])
    claim, limit = next((claim, limit) for claim, limit in limited if limit)
    return f"It depends: {position(kb, claim)} ({axis_name(kb, axis)}: {stated(kb, axis, limit)})."


def _told(kb: KnowledgeBase, question: Question, claims: list[Claim]) -> list[str]:
    """Return what claims say, one after the other; after the first, what is done is not named again."""
    named = {c.id for c in claims if c.effect and c.effect.exposure == question.exposure}
    first, *others = claims
    return [
        position(kb, first),
        *(position_again(kb, c.effect) if c.effect and {first.id, c.id} <= named else position(kb, c) for c in others),
    ]


def _limit(scope: Scope, axis: str) -> tuple[str, ...]:
    """Return what a scope states on an axis; nothing where it does not."""
    if axis.startswith(DOSE):
        amount = dict(scope.dose).get(axis.removeprefix(DOSE))
        return (amount,) if amount else ()
    if axis == "horizon":
        return (scope.horizon,) if scope.horizon else ()
    return (scope.population if axis == "population" else scope.condition).names


TWO_SIDES = 2


def _speaking(kb: KnowledgeBase, question: Question, stance: str | None) -> Claim:
    """Return the claim of one stance that says what most of them say, in the fewest words."""
    claims = [kb.claims[claim] for claim in question.sides[stance or ""]]
    wordings = [position(kb, claim) for claim in claims]
    best = min(wordings, key=lambda w: (-wordings.count(w), len(w), w))
    return claims[wordings.index(best)]


def reason(kb: KnowledgeBase, question: Question) -> str:
    """Return why a question's headline is what it is: independent sources by stance, and what parts them."""
    words = {
        "helps": ("says it helps", "say it helps"),
        "harms": ("says it harms", "say it harms"),
        "conditional": ("says it depends", "say it depends"),
        "neutral": ("says neither", "say neither"),
    }
    if question.outcome is None:
        words |= {"helps": ("advises it", "advise it"), "harms": ("advises against it", "advise against it")}
    if question.agreement == "one source":
        return "Only one independent source answers this."
    counted = [f"{n} {words[s][n > 1]}" for s, n in question.origins.items() if n]
    total = f"Of the independent sources, {joined(counted)}."
    if sum(question.origins.values()) == 1:
        total = "Only one independent source answers this."
    elif sum(question.origins.values()) > len({kb.claims[claim].source for claim in question.claims}):
        total += " A source can say more than one thing."
    match question.agreement:
        case "depends" if question.inner:
            axes = dict.fromkeys(c.decisive[0] for c in question.inner)
            if list(axes) == ["modality"]:
                return f"{total} Each only says what can happen, so both can be right."
            return f"{total} What sets opposite claims apart each time: {joined(axis_name(kb, a) for a in axes)}."
        case "depends":
            return f"{total} Each claim holds only within the limits it states."
        case "mostly":
            return f"{total} At least three quarters of them, and no fewer than four in all, stand on one side."
        case _:
            return total
