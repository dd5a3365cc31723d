"""What a claim says, in the words of the vocabulary, and where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import is_plural, joined

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Advice, Claim, Effect

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


def position(kb: KnowledgeBase, claim: Claim) -> str:
    """Return what a claim says, in the words of the vocabulary: `running increases bone density`."""
    if claim.effect:
        return f"{kb.label(claim.effect.exposure)} {_happening(kb, claim.effect)}"
    if claim.advice:
        return f"advises {advised(kb, claim.advice)}"
    return f"about {joined(kb.label(term) for term in claim.about)}"


def position_again(kb: KnowledgeBase, effect: Effect) -> str:
    """Return what an effect says where its exposure has been named before: `it increases bone density`."""
    subject = "they" if is_plural(kb.label(effect.exposure)) else "it"
    return f"{subject} {_happening(kb, effect)}"


def advised(kb: KnowledgeBase, advice: Advice) -> str:
    """Return what somebody advises, to stand behind that verb: `against coffee (tea instead) for sleep`."""
    aim = f" for {kb.label(advice.outcome)}" if advice.outcome else ""
    instead = f" ({kb.label(advice.instead)} instead)" if advice.instead else ""
    return f"{'against ' if advice.avoid else ''}{kb.label(advice.concept)}{instead}{aim}"


def _happening(kb: KnowledgeBase, effect: Effect) -> str:
    """Return the verb of an effect and what it acts on."""
    than = f" more than {kb.label(effect.comparator)}" if effect.comparator else ""
    verb = _VERBS[effect.direction, effect.modality][is_plural(kb.label(effect.exposure))]
    return f"{verb} {kb.label(effect.outcome)}{than}"


def cited(claim: Claim) -> str:
    """Return a claim's statement with its source and sentences."""
    numbers = ", ".join(str(n) for n in claim.sentences)
    word = "sentence" if len(claim.sentences) == 1 else "sentences"
    return f"{' '.join(claim.statement.split())} ({claim.source}, {word} {numbers})"
