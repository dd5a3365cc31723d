"""Conflicts and questions in plain sentences, built from labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.reasoning.scope import DOSE, Axis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Scope
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Question

HORIZONS = {
    "immediate": "the time right after",
    "short-term": "days to months",
    "long-term": "years",
}
AXIS_NAMES = {
    "exposure": "what is done",
    "outcome": "what it acts on",
    "population": "for whom",
    "condition": "under which condition",
    "horizon": "over what time",
    "modality": "how sure",
}
_VERBS = {
    ("increases", "asserted"): ("increases", "increase"),
    ("increases", "possible"): ("can increase", "can increase"),
    ("decreases", "asserted"): ("decreases", "decrease"),
    ("decreases", "possible"): ("can decrease", "can decrease"),
    ("no-change", "asserted"): ("makes no difference to", "make no difference to"),
    ("no-change", "possible"): ("may make no difference to", "may make no difference to"),
    ("no-increase", "asserted"): ("does not increase", "do not increase"),
    ("no-increase", "possible"): ("need not increase", "need not increase"),
    ("no-decrease", "asserted"): ("does not decrease", "do not decrease"),
    ("no-decrease", "possible"): ("need not decrease", "need not decrease"),
    ("mixed", "asserted"): ("both increases and decreases", "both increase and decrease"),
    ("mixed", "possible"): ("can increase or decrease", "can increase or decrease"),
}
"""What a direction and modality say, behind a label in the singular and in the plural."""

_HEAD = re.compile(r"\b(?:of|on|in|from|with|for|to|at|by|as|than|that|when|while|during|after|before|without)\b")
_IRREGULAR = {"people", "men", "women", "children", "feet", "teeth", "data", "bacteria"}
_DEPENDS_ON = {
    "exposure": "what exactly is done",
    "outcome": "what exactly is meant",
    "population": "the person",
    "condition": "the condition",
    "horizon": "over what time",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """A conflict in three sentences: what both are about, what each says, where they part."""

    about: str
    says: str
    parts: str

    def __str__(self) -> str:
        """Return the three sentences."""
        return f"{self.about} {self.says} {self.parts}"


def axis_name(kb: KnowledgeBase, axis: str) -> str:
    """Return what readers call an axis."""
    if axis.startswith(DOSE):
        quantity = axis.removeprefix(DOSE)
        label = kb.quantities[quantity].label if quantity in kb.quantities else quantity
        return f"how much ({label})"
    return AXIS_NAMES[axis]


def stated(kb: KnowledgeBase, axis: str, limit: tuple[str, ...] | None) -> str | None:
    """Return a limit in words; None where it is not stated."""
    if limit is None:
        return None
    if axis in {"exposure", "outcome"}:
        return joined(kb.label(term) for term in limit)
    if axis in {"population", "condition"}:
        terms = kb.populations if axis == "population" else kb.conditions
        return joined(terms[t].label if t in terms else t for t in limit)
    if axis == "horizon":
        return HORIZONS.get(limit[0], limit[0])
    if axis == "modality":
        return "only that it can happen" if limit[0] == "possible" else "stated as a fact"
    return limit[0]


def joined(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"


def question_name(kb: KnowledgeBase, exposure: str, outcome: str | None) -> str:
    """Return `running → back pain`; advice that names no outcome gives its concept alone."""
    return f"{kb.label(exposure)} → {kb.label(outcome)}" if outcome else kb.label(exposure)


def asked(kb: KnowledgeBase, exposure: str, outcome: str | None) -> str:
    """Return a question as part of a sentence: `what running does to back pain`; of advice, its concept."""
    if outcome is None:
        return kb.label(exposure)
    return f"what {kb.label(exposure)} {'do' if is_plural(kb.label(exposure)) else 'does'} to {kb.label(outcome)}"


def position(kb: KnowledgeBase, claim: Claim) -> str:
    """Return what a claim says, in the words of the vocabulary: `running increases bone density`."""
    if claim.effect:
        e = claim.effect
        than = f" more than {kb.label(e.comparator)}" if e.comparator else ""
        exposure = kb.label(e.exposure)
        verb = _VERBS[e.direction, e.modality][is_plural(exposure)]
        return f"{exposure} {verb} {kb.label(e.outcome)}{than}"
    if claim.advice:
        a = claim.advice
        aim = f" for {kb.label(a.outcome)}" if a.outcome else ""
        instead = f" ({kb.label(a.instead)} instead)" if a.instead else ""
        return f"{'advises against' if a.avoid else 'advises'} {kb.label(a.concept)}{instead}{aim}"
    return f"about {joined(kb.label(term) for term in claim.about)}"


def is_plural(label: str) -> bool:
    """Tell whether an English label takes a plural verb, by its head: the last word before a preposition."""
    words = _HEAD.split(label.lower())[0].split() or label.lower().split()
    if not words:
        return False
    head = words[-1].strip(",;()")
    ends = head.endswith("s") and not head.endswith(("ss", "us", "is", "ics"))
    return ends or head in _IRREGULAR or "and" in words


def conflict(kb: KnowledgeBase, found: Conflict) -> Summary:
    """Return the summary of a conflict; "the first" and "the second" are its claims in order."""
    first, second = (kb.claims[c] for c in found.claims)
    return Summary(_about(kb, found), _says(kb, first, second), _parts(kb, found))


def _about(kb: KnowledgeBase, found: Conflict) -> str:
    name = asked(kb, *found.question)
    relations = {first_axis(found, axis).relation for axis in ("exposure", "outcome")}
    if relations >= {"narrower", "wider"}:
        return f"Each is narrower than the other in one way; they meet in {name}."
    if relations & {"narrower", "wider"}:
        return f"One is a narrower case of the other; they meet in {name}."
    return f"Both are about {name}."


def _says(kb: KnowledgeBase, first: Claim, second: Claim) -> str:
    names = [kb.sources[c.source].name if c.source in kb.sources else c.source for c in (first, second)]
    said = [position(kb, claim) for claim in (first, second)]
    if first.advice:
        also = "also " if first.source == second.source else ""
        return f"{names[0]} {said[0]}; {names[1]} {also}{said[1]}."
    if first.source == second.source:
        return f"{names[0]} says that {said[0]}, and also that {said[1]}."
    return f"{names[0]} says that {said[0]}; {names[1]} says that {said[1]}."


def _parts(kb: KnowledgeBase, found: Conflict) -> str:
    if found.status == "contradiction":
        both = "be followed" if found.at[0][0] == "advice" else "be right"
        return f"Every limit that both state overlaps: they cannot both {both}."
    if found.status == "explained":
        told = joined(_difference(kb, first_axis(found, name)) for name in found.decisive)
        return f"Both can be right: {told}."
    told = "; ".join(_missing(kb, found))
    return f"Whether they meet cannot be told: {told}."


def first_axis(found: Conflict, name: str) -> Axis:
    """Return the axis of that name."""
    return next(axis for axis in found.axes if axis.name == name)


def _difference(kb: KnowledgeBase, axis: Axis) -> str:
    if axis.name == "modality":
        return "each says only that it can happen"
    left, right = stated(kb, axis.name, axis.left), stated(kb, axis.name, axis.right)
    if axis.name == "condition":
        return f'the first is limited to "{left}", the second to "{right}"'
    return f"the first speaks of {left}, the second of {right}"


def _missing(kb: KnowledgeBase, found: Conflict) -> list[str]:
    """Return, side by side, what each claim states that the other leaves open."""
    told = []
    handled: set[str] = set()
    for name in found.decisive:
        if name in handled:
            continue
        axis = first_axis(found, name)
        if axis.relation == "incommensurable":
            others = [first_axis(found, n) for n in found.decisive if n.startswith(DOSE)]
            handled.update(n for n in found.decisive if n.startswith(DOSE))
            left = joined(f"{stated(kb, a.name, a.left)} ({_quantity(kb, a)})" for a in others if a.left)
            right = joined(f"{stated(kb, a.name, a.right)} ({_quantity(kb, a)})" for a in others if a.right)
            told.append(f"{left} and {right} do not compare")
            continue
        silent, speaking = ("first", "second") if axis.left is None else ("second", "first")
        words = stated(kb, name, axis.right if axis.left is None else axis.left)
        if name == "modality":
            sure = "first" if axis.left == ("asserted",) else "second"
            only = "second" if sure == "first" else "first"
            told.append(f'the {only} says only "can", the {sure} states it as a fact')
        elif name.startswith(DOSE):
            told.append(f"the {silent} gives no {_quantity(kb, axis)}, the {speaking} speaks of {words}")
        elif name == "condition":
            told.append(f'the {silent} names no condition, the {speaking} is limited to "{words}"')
        elif name == "outcome":
            told.append(f"the {silent} does not say for what, the {speaking} speaks of {words}")
        else:
            told.append(f"the {silent} does not say {AXIS_NAMES[name]}, the {speaking} speaks of {words}")
    return told


def _quantity(kb: KnowledgeBase, axis: Axis) -> str:
    name = axis.name.removeprefix(DOSE)
    return kb.quantities[name].label if name in kb.quantities else name


def headline(kb: KnowledgeBase, question: Question) -> str:
    """Return the answer to a question in one plain sentence."""
    lead = _answer(kb, question, question.leading)
    advised = lead.startswith("advises")
    match question.agreement:
        case "split":
            return _split(kb, question)
        case "depends":
            return _depends(kb, question)
        case "one source" if question.leading is None:
            return "One source, which says both."
        case "one source":
            return f"One source {lead}." if advised else f"One source: {lead}."
        case "mostly":
            return f"Most sources agree: {lead.replace('advises', 'they advise', 1)}."
        case _:
            return f"Sources agree: {lead.replace('advises', 'they advise', 1)}."


def _split(kb: KnowledgeBase, question: Question) -> str:
    """Return both sides in one sentence."""
    sides = [side for side in ("helps", "harms", "conditional", "neutral") if question.sides[side]]
    if len(sides) < TWO_SIDES:
        return "Sources disagree."
    answers = _told(kb, question, [_answer(kb, question, side) for side in sides[:2]])
    told = [a.replace("advises", "advise", 1) if a.startswith("advises") else f"say {a}" for a in answers]
    return f"Sources disagree: some {told[0]}, others {told[1]}."


def _depends(kb: KnowledgeBase, question: Question) -> str:
    """Return on what the answer depends: the axis on which opposite claims part, or the limit of the only ones."""
    if question.axis == "modality":
        sides = [_answer(kb, question, side) for side in ("helps", "harms", "conditional") if question.sides[side]]
        return f"Both can happen: {', and '.join(_told(kb, question, sides[:2]))}."
    if question.axis is None:
        return "It depends."
    axis = question.axis
    if question.inner:
        words = (
            f"how much: {axis_name(kb, axis)[len('how much (') : -1]}" if axis.startswith(DOSE) else _DEPENDS_ON[axis]
        )
        return f"It depends on {words}."
    limited = ((kb.claims[c], _limit(kb.claims[c].scope, axis)) for c in question.sides["conditional"])
    claim, limit = next((claim, limit) for claim, limit in limited if limit)
    return f"It depends: {position(kb, claim)} ({axis_name(kb, axis)}: {stated(kb, axis, limit)})."


def _told(kb: KnowledgeBase, question: Question, answers: list[str]) -> list[str]:
    """Return answers one after the other; after the first, what is done is not named again."""
    label = f"{kb.label(question.exposure)} "
    again = "they " if is_plural(label) else "it "
    first, *others = answers
    if not first.startswith(label):
        return answers
    return [first, *(again + other.removeprefix(label) if other.startswith(label) else other for other in others)]


def _limit(scope: Scope, axis: str) -> tuple[str, ...]:
    """Return what a scope states on an axis; nothing where it does not."""
    if axis.startswith(DOSE):
        amount = dict(scope.dose).get(axis.removeprefix(DOSE))
        return (amount,) if amount else ()
    if axis == "horizon":
        return (scope.horizon,) if scope.horizon else ()
    return scope.population if axis == "population" else scope.condition


TWO_SIDES = 2


def _answer(kb: KnowledgeBase, question: Question, stance: str | None) -> str:
    """Return what most claims of one stance say, in the words of the vocabulary."""
    wordings = [position(kb, kb.claims[claim]) for claim in question.sides.get(stance or "", ())]
    return min(wordings, key=lambda w: (-wordings.count(w), len(w), w), default="")


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
