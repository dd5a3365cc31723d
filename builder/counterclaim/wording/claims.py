"""What a claim says, in the words of the vocabulary, and where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import is_plural, joined

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim

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


def cited(claim: Claim) -> str:
    """Return a claim's statement with its source and sentences."""
    numbers = ", ".join(str(n) for n in claim.sentences)
    word = "sentence" if len(claim.sentences) == 1 else "sentences"
    return f"{' '.join(claim.statement.split())} ({claim.source}, {word} {numbers})"
