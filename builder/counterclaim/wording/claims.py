"""What a claim says, in the words of the vocabulary, and where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning.directions import HAPPENS
from counterclaim.wording.axes import AXIS_NAMES, COMPARATORS, LINKS, MODALITIES, certainty, scope_rows, stated
from counterclaim.wording.phrases import counted, folded, is_plural, joined, noun, plural, ranges, word
from counterclaim.wording.sources import authors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Advice, Claim, Drawn, Effect, Source

_CAUSES = {
    "increases": ("increases", "increase", "can increase"),
    "maintains": ("maintains", "maintain", "can maintain"),
    "decreases": ("decreases", "decrease", "can decrease"),
    "prevents": ("prevents", "prevent", "can prevent"),
    "no-change": ("makes no difference to", "make no difference to", "may make no difference to"),
    "no-increase": ("does not increase", "do not increase", "may not increase"),
    "no-decrease": ("does not decrease", "do not decrease", "may not decrease"),
    "mixed": ("both increases and decreases", "both increase and decrease", "can both increase and decrease"),
}
"""What a direction says of an outcome, behind a label in the singular and in the plural, and where it only can be."""

_COMPARED = {
    "increases": ("leads to more {} than", "lead to more {} than", "can lead to more {} than"),
    "maintains": ("maintains {} better than", "maintain {} better than", "can maintain {} better than"),
    "decreases": ("leads to less {} than", "lead to less {} than", "can lead to less {} than"),
    "prevents": ("prevents {} better than", "prevent {} better than", "can prevent {} better than"),
    "no-change": (
        "leads to no more and no less {} than",
        "lead to no more and no less {} than",
        "may lead to no more and no less {} than",
    ),
    "no-increase": ("does not lead to more {} than", "do not lead to more {} than", "may not lead to more {} than"),
    "no-decrease": ("does not lead to less {} than", "do not lead to less {} than", "may not lead to less {} than"),
    "mixed": (
        "leads both to more and to less {} than",
        "lead both to more and to less {} than",
        "can lead both to more and to less {} than",
    ),
}
_GOES_WITH = {
    "increases": ("goes with more {}", "go with more {}", "can go with more {}"),
    "maintains": (
        "goes with {} that is maintained",
        "go with {} that is maintained",
        "can go with {} that is maintained",
    ),
    "decreases": ("goes with less {}", "go with less {}", "can go with less {}"),
    "prevents": ("goes with freedom from {}", "go with freedom from {}", "can go with freedom from {}"),
    "no-change": (
        "goes with neither more nor less {}",
        "go with neither more nor less {}",
        "may go with neither more nor less {}",
    ),
    "no-increase": ("does not go with more {}", "do not go with more {}", "may not go with more {}"),
    "no-decrease": ("does not go with less {}", "do not go with less {}", "may not go with less {}"),
    "mixed": (
        "goes both with more and with less {}",
        "go both with more and with less {}",
        "can go both with more and with less {}",
    ),
}
_KEEPS = {direction: tuple(f"{form} {{}}" for form in _CAUSES[direction]) for direction in ("maintains", "prevents")}
"""What keeps an outcome as it is takes no `than` where states or groups are compared."""

_UNTOLD = {"causes": ("changes", "change"), "goes-with": ("goes with more or less", "go with more or less")}
_FIRMLY = {"always": "always ", "asserted": "", "usually": "usually ", "many": "often ", "some": "sometimes "}
_THAN = {"without": "going without it", "before": "there was before"}


def position(kb: KnowledgeBase, claim: Claim) -> str:
    """Return what a claim says, in the words of the vocabulary: `running can increase bone density`.

    Modality, comparator and link are kept; limits stand behind it, in brackets.
    """
    if claim.effect:
        return f"{effect_said(kb, claim.effect)}{_within(kb, claim)}"
    if claim.advice:
        return f"advises {advised(kb, claim.advice)}{_within(kb, claim)}"
    return f"about {joined(kb.label(term) for term in claim.about)}"


def effect_said(kb: KnowledgeBase, effect: Effect) -> str:
    """Return what an effect says, its limits aside."""
    subject, outcome = kb.label(effect.exposure), kb.label(effect.outcome)
    versus = effect.comparator
    if effect.direction == "inconclusive":
        changes = _UNTOLD[effect.link][is_plural(subject)]
        return f"it could not be told whether {subject} {changes} {outcome}{_compared(kb, versus)}"
    than = f" {_THAN.get(versus) or kb.label(versus)}" if versus else ""
    if effect.direction in _KEEPS and versus and (effect.link == "goes-with" or versus == "before"):
        table = _GOES_WITH if effect.link == "goes-with" else _KEEPS
        verb, than = _verb(table, effect, subject).format(outcome), _compared(kb, versus)
    elif effect.link == "goes-with":
        verb = _verb(_GOES_WITH, effect, subject).format(outcome) + (" than" if versus else "")
    elif versus:
        verb = _verb(_COMPARED, effect, subject).format(outcome)
    else:
        verb = f"{_verb(_CAUSES, effect, subject)} {outcome}"
    firmly = "never " if _is_never(effect) else _FIRMLY.get(effect.modality, "")
    return f"{subject} {firmly}{verb}{than}"


def _is_never(effect: Effect) -> bool:
    return effect.modality == "always" and effect.direction in _DENIED


_DENIED = {"no-increase": "increases", "no-decrease": "decreases"}


def _compared(kb: KnowledgeBase, versus: str | None) -> str:
    return f", compared with {COMPARATORS.get(versus) or kb.label(versus)}" if versus else ""


def _verb(table: Mapping[str, tuple[str, ...]], effect: Effect, subject: str) -> str:
    """Return the form of a direction that fits its subject; its own word where no wording exists yet."""
    plain = effect.direction.replace("-", " ")
    direction = _DENIED[effect.direction] if _is_never(effect) else effect.direction
    singular, several, possible = table.get(direction, (plain, plain, plain))
    if effect.modality == "possible":
        return possible
    return several if is_plural(subject) else singular


def _within(kb: KnowledgeBase, claim: Claim) -> str:
    rows = scope_rows(kb, claim.scope)
    return f" ({'; '.join(f'{axis}: {words}' for axis, words in rows)})" if rows else ""


def advised(kb: KnowledgeBase, advice: Advice) -> str:
    """Return what somebody advises, to stand behind that verb: `against coffee (tea instead) for sleep`."""
    aim = f" for {kb.label(advice.outcome)}" if advice.outcome else ""
    instead = f" ({kb.label(advice.instead)} instead)" if advice.instead else ""
    return f"{'against ' if advice.avoid else ''}{kb.label(advice.concept)}{instead}{aim}"


def place(claim: Claim) -> str:
    """Return where a claim stands in its source: its sentences, or the place that its record gives."""
    if claim.at is None:
        return f"{noun(len(claim.sentences), 'sentence')} {ranges(tuple(sorted(claim.sentences)))}"
    told = [value if kind == "section" else f"{kind} {value}" for kind, value in claim.at.parts]
    if claim.at.via:
        told.append(f"read second-hand in {claim.at.via}")
    return ", ".join(told)


def cited(claim: Claim) -> str:
    """Return a claim's statement with its source and where it stands there."""
    return f"{folded(claim.statement)} ({claim.source}, {place(claim)})"


def cited_with_others(claim: Claim, others: int) -> str:
    """Return a claim as `cited` does, and how many more say the same within the same limits."""
    more = f"; {plural(others, 'more claim')} {'takes' if others == 1 else 'take'} the same side" if others else ""
    return f"{folded(claim.statement)} ({claim.source}, {place(claim)}{more})"


BASES = {
    "none": "no grounds",
    "anecdote": "a personal story",
    "expert-opinion": "opinion",
    "unnamed-research": "research it does not name",
    "cited-research": "research it names",
    "own-data": "data of its own",
}
"""What a source offers for a claim."""


URGENCIES = {"now": "at once", "soon": "within days", "routine": "no hurry"}
"""How urgent an advice is."""


UNVERIFIED = "not verified against its text"
"""What is said of a claim whose place is not a numbered sentence."""


OTHER = "see that claim"
"""What a caveat's citation of another claim reads."""

REVIEWS = {"no": "not yet", "yes": "reviewed"}
"""Whether a second person has read a claim beside its sentence."""


DISPUTES = {
    "open": "in dispute",
    "decided": "opposed, decided",
    "both-possible": "opposed, both can happen",
    "explained": "opposed, explained",
    "none": "none",
}
"""What stands against a claim: something open, else something decided, and so on, or nothing."""


def basis(claim: Claim) -> str:
    """Return what the source offers for a claim."""
    return word(BASES, claim.basis)


def offers(claim: Claim) -> str:
    """Return what the source offers for a claim, behind the name of the source."""
    return f"offers {basis(claim)}"


def limits(kb: KnowledgeBase, claim: Claim) -> list[tuple[str, str]]:
    """Return the limits that a claim states and how it is said where that is not simply so, as (axis, in words)."""
    found = scope_rows(kb, claim.scope)
    effect = claim.effect
    if effect is None:
        return found
    if effect.comparator:
        found.append((AXIS_NAMES["comparator"], stated(kb, "comparator", (effect.comparator,)) or ""))
    if effect.link == "goes-with":
        found.append((AXIS_NAMES["link"], f"says only that {LINKS[effect.link]}"))
    if effect.modality != "asserted":
        only = "says only that" if effect.modality in HAPPENS else "says that"
        found.append((AXIS_NAMES["modality"], f"{only} {word(MODALITIES, effect.modality)}"))
    if effect.rated:
        found.append(("rated by its source", certainty(effect.rated)))
    if effect.inferred:
        named = joined(AXIS_NAMES[axis] for axis in effect.inferred)
        found.append(("supplied by the editor", f"{named}: the sentence does not name it"))
    return found


def inherited(kb: KnowledgeBase, claim: Claim) -> list[tuple[str, str]]:
    """Return the limits that its source states for all its claims and this one does not state itself."""
    source = kb.sources.get(claim.source)
    if source is None:
        return []
    own = {axis for axis, _ in scope_rows(kb, claim.scope)}
    return [
        (axis, f"{words} (stated for the whole source)")
        for axis, words in scope_rows(kb, source.scope)
        if axis not in own
    ]


def urgency(claim: Claim) -> list[tuple[str, str]]:
    """Return how urgent an advice is and how strongly it is given, as (what, in words)."""
    if claim.advice is None:
        return []
    told = [("how urgent", word(URGENCIES, claim.advice.when))] if claim.advice.when else []
    return [*told, ("how strongly", claim.advice.strength)] if claim.advice.strength else told


def drawn(kb: KnowledgeBase, drawn: Drawn) -> str:
    """Return where a statement seems to come from, a guess marked as one."""
    name = kb.sources[drawn.source].name if drawn.source in kb.sources else drawn.source
    return f"{name} (a guess: {folded(drawn.guess)})" if drawn.guess else name


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
    origin = ", ".join(filter(None, [*who, place(claim)]))
    return " ".join(f"{origin}. Restated as “{claim.statement}” In: {title}, claim {claim.id}. {address}".split())
