"""What a question's claims add up to, in statements quoted from the records, and why no more is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning.grounds import of as grounds_of
from counterclaim.reasoning.questions import TWO
from counterclaim.wording.grounds import grounds as grounds_words
from counterclaim.wording.grounds import independence, who
from counterclaim.wording.phrases import capital, folded, is_plural, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.questions import Question

MOST_POSITIONS = 3
"""So many positions are quoted in a headline; the others are counted."""

_LEADS = {
    "agreed": "Independent studies agree: ",
    "one-source": "One source says both: ",
    "disputed": "Sources say opposite things: ",
    "happens": "Both are said to happen, and nobody says when: ",
    "decided": "Opposite statements about which the editors have decided: ",
    "apart": "Opposite statements within different limits: ",
}
_SEEMING = "Sources seem to differ: "
"""The lead where nothing tells whether opposite statements speak of the same case."""

_ALSO = "Also said: "
_OPPOSED = frozenset({"stronger", "disputed", "one-source"})
_NAMES_NOTHING = frozenset({"none", "unnamed-research"})


def question_name(kb: KnowledgeBase, exposure: str, outcome: str | None) -> str:
    """Return `running → back pain`; advice that names no outcome gives its concept alone."""
    return f"{kb.label(exposure)} → {kb.label(outcome)}" if outcome else kb.label(exposure)


def asked(kb: KnowledgeBase, exposure: str, outcome: str | None) -> str:
    """Return a question as part of a sentence: `what running does to back pain`; of advice, its concept."""
    if outcome is None:
        return kb.label(exposure)
    return f"what {kb.label(exposure)} {'do' if is_plural(kb.label(exposure)) else 'does'} to {kb.label(outcome)}"


def in_full(kb: KnowledgeBase, exposure: str, outcome: str | None) -> str:
    """Return a question as a whole sentence: `What does running do to back pain?`; of advice, its concept."""
    label = kb.label(exposure)
    if outcome is None:
        return capital(label)
    return f"What {'do' if is_plural(label) else 'does'} {label} do to {kb.label(outcome)}?"


def plain_name(kb: KnowledgeBase, exposure: str, outcome: str | None) -> str:
    """Return what readers call a question in a list: `running and back pain`; of advice, its concept."""
    return f"{kb.label(exposure)} and {kb.label(outcome)}" if outcome else kb.label(exposure)


_OUTCOMES = {
    "increases": "more {}",
    "maintains": "{} kept as before",
    "decreases": "less {}",
    "prevents": "{} prevented",
    "no-change": "no difference in {}",
    "no-increase": "no more {}",
    "no-decrease": "no less {}",
    "mixed": "both more and less {}",
}
"""What a direction makes of an outcome."""


def side(kb: KnowledgeBase, question: Question, word: str, claims: Iterable[Claim]) -> str:
    """Return what stands above one side: its word, and what its claims say of the outcome where they say one thing."""
    directions = {claim.effect.direction if claim.effect else "" for claim in claims}
    told = _OUTCOMES.get(next(iter(directions)), "") if len(directions) == 1 else ""
    return f"{word}: {told.format(kb.label(question.outcome))}" if told and question.outcome else word


def headline(kb: KnowledgeBase, question: Question) -> str:
    """Return what is said on a question: one statement a position, the best grounds first, never merged."""
    if question.form == "stronger":
        return _stronger(kb, question)
    first, rest = _quoted(question)
    lead = _SEEMING if question.form == "disputed" and not _contradicting(question) else _LEADS.get(question.form, "")
    told = " ".join(quote(kb, position) for position in first)
    also = " ".join(quote(kb, position) for position in rest)
    more = f" {_ALSO if question.form in _LEADS else ''}{also}" if also else ""
    left = len(question.positions) - len(first) - len(rest)
    return f"{lead}{told}{_alike(kb, question)}{more}{_left(left)}"


def _quoted(question: Question) -> tuple[list[Position], list[Position]]:
    """Return the positions that a headline quotes: those of which its lead speaks, then others."""
    if question.form == "agreed" or not question.inner:
        first = list(question.positions[:1])
    else:
        still_open = [c for c in question.inner if c in question.open]
        both = (_contradicting(question) or still_open or list(question.inner))[0].sides
        first = [position for position in question.positions if position in both]
    rest = [position for position in question.positions if position not in first]
    return first, rest[: MOST_POSITIONS - len(first)]


def _contradicting(question: Question) -> list[Conflict]:
    """Return the open conflicts of a question that are contradictions, and not merely not known to be none."""
    return [c for c in question.inner if c in question.open and c.status == "contradiction"]


def _left(number: int) -> str:
    return f" {plural(number, 'more position')} on this." if number else ""


def _stronger(kb: KnowledgeBase, question: Question) -> str:
    """Return what the side with the better grounds says, then that others with weaker grounds say otherwise."""
    every = [c for c in question.open if c in question.inner and c.stronger is not None]
    found = min(every, key=lambda conflict: conflict.status != "contradiction")
    strong, weak = found.sides[found.stronger or 0], found.sides[1 - (found.stronger or 0)]
    claims = [kb.claims[claim] for claim in weak.claims]
    who_else = "The same source" if found.self else _sources(claims)
    says, say = ("says", "say") if found.status == "contradiction" else ("seems to say", "seem to say")
    otherwise = f"{who_else} {says if len(weak.sources) == 1 else say} otherwise{_without(claims)}"
    return f"{quote(kb, strong)} {otherwise}: {folded(claims[0].statement)}{_left(len(question.positions) - 2)}"


def quote(kb: KnowledgeBase, position: Position) -> str:
    """Return the statement of a position's best claim as the editor wrote it, and who says it on what grounds."""
    claim = speaking(kb, position)
    others = len(position.sources) - 1
    more = f", and {plural(others, 'more source')}" if others else ""
    return f"{folded(claim.statement)} ({who(kb, claim, grounds_of(kb, claim))}{more})"


def speaking(kb: KnowledgeBase, position: Position) -> Claim:
    """Return the claim of a position with the best grounds, then the first by id."""
    claims = [kb.claims[claim] for claim in position.claims]
    return min(claims, key=lambda claim: (grounds_of(kb, claim).rank, claim.id))


def _alike(kb: KnowledgeBase, question: Question) -> str:
    """Return that several say so and what they offer, where they take one position and do not agree as studies do."""
    if question.form != "alike":
        return ""
    claims = [kb.claims[claim] for claim in question.claims]
    number = len({claim.source for claim in claims})
    if number == 1:
        return ""
    if question.origins == 1:
        return f" {plural(number, 'source says', 'sources say')} so, and all go back to one origin."
    named = "; none of them names a study" if all(c.basis in _NAMES_NOTHING for c in claims) else ""
    return f" {plural(number, 'source says', 'sources say')} so{named}."


def _sources(claims: list[Claim]) -> str:
    return plural(len({claim.source for claim in claims}), "source")


def _without(claims: Iterable[Claim]) -> str:
    return " without naming a study" if all(claim.basis in _NAMES_NOTHING for claim in claims) else ""


def reason(kb: KnowledgeBase, question: Question) -> str:
    """Return on what a headline rests: how many independent sources, on what grounds, and what parts them."""
    given = question.grounds.review or question.grounds.tier != "none"
    best = f"{'best grounds: ' if given else ''}{grounds_words(question.grounds)}"
    claims = [kb.claims[claim] for claim in question.claims]
    known = all(grounds_of(kb, claim).has_data for claim in claims)
    origins = independence(len({claim.source for claim in claims}), question.origins, known=known)
    more = _REASONS.get(question.form, "") if question.form not in _OPPOSED else _disputed(question)
    return f"{origins}; {best}. {more}".rstrip()


def _disputed(question: Question) -> str:
    found = _contradicting(question)
    if not found:
        return "Whether the statements speak of the same case cannot be told."
    if len(found) > 1:
        return "The statements cannot all be right."
    which = "The two" if len(question.positions) == TWO else "Two of the"
    return f"{which} statements cannot both be right."


_REASONS = {
    "agreed": "Nothing as good stands against it.",
    "several": "None of the statements stands against another.",
    "decided": "The editors have decided what to make of them.",
    "happens": "Each says only that it can be so.",
    "apart": "Each holds within limits of its own.",
}
