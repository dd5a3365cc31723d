"""What a claim says, in the words of the vocabulary, and where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning.scope import DOSE
from counterclaim.wording.axes import HORIZONS, axis_name, stated
from counterclaim.wording.phrases import counted, is_plural, joined, noun, ranges, word
from counterclaim.wording.sources import authors

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Effect, Source

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


BASES = {
    "none": "no grounds",
    "anecdote": "a personal story",
    "expert-opinion": "opinion",
    "unnamed-research": "research it does not name",
    "cited-research": "research it names",
    "own-data": "data of its own",
}
"""What a source offers for a claim."""

REVIEWS = {"no": "not yet", "yes": "reviewed"}
"""Whether a second person has read a claim beside its sentence."""

DISPUTES = {"open": "in dispute", "explained": "explained", "none": "none"}
"""What stands against a claim: a conflict that nothing explains, only explained ones, or nothing."""


def position(kb: KnowledgeBase, claim: Claim, *, several: bool = False) -> str:
    """Return what a claim says, in the words of the vocabulary: `running increases bone density`.

    Advice is what its source does: `advises running`; `several` sources `advise running`.
    """
    if claim.effect:
        return f"{kb.label(claim.effect.exposure)} {does(kb, claim.effect)}"
    if claim.advice:
        a = claim.advice
        aim = f" for {kb.label(a.outcome)}" if a.outcome else ""
        instead = f" ({kb.label(a.instead)} instead)" if a.instead else ""
        against = " against" if a.avoid else ""
        return f"{'advise' if several else 'advises'}{against} {kb.label(a.concept)}{instead}{aim}"
    return f"about {joined(kb.label(term) for term in claim.about)}"


def does(kb: KnowledgeBase, effect: Effect) -> str:
    """Return what a claim says that its exposure does: `increases bone density`."""
    than = f" more than {kb.label(effect.comparator)}" if effect.comparator else ""
    return f"{_verb(effect, plural=is_plural(kb.label(effect.exposure)))} {kb.label(effect.outcome)}{than}"


def _verb(effect: Effect, *, plural: bool) -> str:
    verbs = _VERBS.get((effect.direction, effect.modality))
    return verbs[plural] if verbs else f"({word({}, effect.direction)})"


def basis(claim: Claim) -> str:
    """Return what the source offers for a claim."""
    return word(BASES, claim.basis)


def offers(claim: Claim) -> str:
    """Return what the source offers for a claim, behind the name of the source."""
    return f"offers {basis(claim)}"


def limits(kb: KnowledgeBase, claim: Claim) -> list[tuple[str, str]]:
    """Return the limits that a claim states, as (axis, in words)."""
    found = []
    for axis, terms in (("population", claim.scope.population), ("condition", claim.scope.condition)):
        if terms:
            found.append((axis_name(kb, axis), stated(kb, axis, terms) or ""))
    if claim.scope.horizon:
        found.append((axis_name(kb, "horizon"), word(HORIZONS, claim.scope.horizon)))
    found += [(axis_name(kb, f"{DOSE}{quantity}"), amount) for quantity, amount in claim.scope.dose]
    if claim.effect and claim.effect.modality == "possible":
        found.append((axis_name(kb, "modality"), "says only that it can happen"))
    return found


def sentence(number: int) -> str:
    """Return the name of a sentence."""
    return f"sentence {number}"


def caveats(claim: Claim) -> str:
    """Return how many caveats a claim has."""
    return counted(len(claim.caveats), "caveat")


def reviewed(read: int, total: int) -> str:
    """Return how many of the claims on a question a second person has reviewed, in a sentence."""
    if total == 1:
        return "A second person has reviewed this claim." if read else "No second person has reviewed this claim yet."
    if read == total:
        return "A second person has reviewed each of these claims."
    if read:
        return f"A second person has reviewed {read} of these {total} claims."
    return f"No second person has reviewed these {total} claims yet."


def read(reviewed: int, total: int) -> str:
    """Return how many of all claims a second person has read, in a sentence; nothing where there are none."""
    if not total:
        return ""
    if not reviewed:
        return "None of them has been read by a second person yet."
    return (
        "A second person has read each of them."
        if reviewed == total
        else f"A second person has read {reviewed} of {total}."
    )


def against(number: int) -> str:
    """Return how many claims stand against one."""
    return f"{counted(number, 'claim stands', 'claims stand')} against it."


def also_right(number: int) -> str:
    """Return how many opposite claims can be right as well."""
    return f"{counted(number, 'opposite claim', 'opposite claims')} that can be right as well"


def retired(claim: Claim) -> str:
    """Return when a claim was retired, in a sentence."""
    return f"Retired on {claim.retired[0]}." if claim.retired else ""


def to_cite(claim: Claim, source: Source | None, title: str, address: str) -> str:
    """Return how to cite a claim of the knowledge base called `title`, whose page is at `address`, in one line."""
    who = [authors(source), source.publisher, f"“{source.title}”"] if source else [claim.source]
    where = f"{noun(len(claim.sentences), 'sentence')} {ranges(tuple(sorted(claim.sentences)))}"
    origin = ", ".join(filter(None, [*who, where]))
    return " ".join(f"{origin}. Restated as “{claim.statement}” In: {title}, claim {claim.id}. {address}".split())


def cited(claim: Claim) -> str:
    """Return a claim's statement with its source and sentences."""
    numbers = ", ".join(str(n) for n in claim.sentences)
    word = "sentence" if len(claim.sentences) == 1 else "sentences"
    return f"{' '.join(claim.statement.split())} ({claim.source}, {word} {numbers})"
