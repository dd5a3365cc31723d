"""What a question's page shows first, what it folds, and what it leaves to the table of all claims."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.shown import Shown
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Question

FIRST_CLAIMS = 2
FOLDED_CLAIMS = 30
FIRST_CONFLICTS = 1
FOLDED_CONFLICTS = 10
FIRST_RELATED = 6
FOLDED_RELATED = 40
FIRST_EFFECTS = 8
FOLDED_EFFECTS = 100
MOST_WAYS = 3
MOST_SETTLING = 6

T = TypeVar("T")


class Part(NamedTuple, Generic[T]):
    """A list that may be long: its `first` entries, those `folded` away, and how many are `left` out."""

    first: tuple[T, ...]
    folded: tuple[T, ...]
    left: int


class Way(NamedTuple):
    """A chain of claims that comes out against `claim`: the concepts on the way, and the links."""

    claim: Claim
    concepts: tuple[str, ...]
    links: tuple[Claim, ...]


def part(entries: Sequence[T], first: int, folded: int) -> Part[T]:
    """Return a list in three parts; a single entry is never folded away alone."""
    if len(entries) == first + 1:
        first += 1
    shown, hidden = entries[:first], entries[first : first + folded]
    return Part(tuple(shown), tuple(hidden), len(entries) - len(shown) - len(hidden))


def side(shown: Shown, question: Question, stance: str) -> Part[Claim]:
    """Return the claims of one side: other sources before more of the same, contested before uncontested, by id."""
    claims = [shown.kb.claims[identity] for identity in question.sides[stance]]
    contested = {identity for c in question.conflicts if c.status != "explained" for identity in c.claims}
    ordered = sorted(claims, key=lambda claim: (claim.id not in contested, claim.id))
    turns: defaultdict[str, int] = defaultdict(int)
    ranked = []
    for claim in ordered:
        ranked.append((turns[claim.source], claim))
        turns[claim.source] += 1
    return part([claim for _, claim in sorted(ranked, key=lambda pair: pair[0])], FIRST_CLAIMS, FOLDED_CLAIMS)


def open_conflicts(question: Question) -> Part[Conflict]:
    """Return what nothing explains: between its own claims first, contradictions before what cannot be told."""
    inner = {c.id for c in question.inner}
    found = [c for c in question.conflicts if c.status != "explained"]
    ordered = sorted(found, key=lambda c: (c.id not in inner, c.status != "contradiction"))
    return part(ordered, FIRST_CONFLICTS, FOLDED_CONFLICTS)


def explained(question: Question) -> Part[Conflict]:
    """Return the opposed pairs that can both be right, none of them unfolded."""
    found = [c for c in question.conflicts if c.status == "explained"]
    return Part((), tuple(found[:FOLDED_CONFLICTS]), len(found[FOLDED_CONFLICTS:]))


def related(shown: Shown, question: Question) -> Part[tuple[str, Question]]:
    """Return the questions near this one as (how, question)."""
    return part(shown.near(question), FIRST_RELATED, FOLDED_RELATED)


def settling(shown: Shown, conflicts: Iterable[Conflict]) -> list[str]:
    """Return what editors wrote would settle the conflicts, each once, in the order of the conflicts."""
    found: dict[str, str] = {}
    for conflict in conflicts:
        resolution = shown.analysis.resolution(conflict)
        if resolution and resolution.would_settle and shown.analysis.examined(conflict):
            text = " ".join(resolution.would_settle.split())
            found.setdefault(text.casefold().rstrip("."), text)
    return list(found.values())[:MOST_SETTLING]


def ways(shown: Shown, question: Question) -> Part[Way]:
    """Return the chains of effects that come out against a claim on the question."""
    found = [chain for identity in question.claims for chain in shown.chains_of[identity]]
    return Part(tuple(_way(shown, chain) for chain in found[:MOST_WAYS]), (), len(found[MOST_WAYS:]))


def _way(shown: Shown, chain: Chain) -> Way:
    claims = tuple(shown.kb.claims[identity] for identity in chain.links)
    effects = [claim.effect for claim in claims if claim.effect]
    concepts = [effects[0].exposure, *(effect.outcome for effect in effects)]
    return Way(shown.kb.claims[chain.claim], tuple(shown.kb.label(c) for c in concepts), claims)


def reviewed(shown: Shown, question: Question) -> int:
    """Return how many of a question's claims a second person has reviewed."""
    return sum(bool(shown.kb.claims[identity].reviewed) for identity in question.claims)


def explorer(question: Question) -> str:
    """Return the path of the table of all claims, filtered to a question; without an outcome, to what is advised."""
    name = "/".join(quote(term, safe="") for term in question.key if term)
    return f"claims/index.md#question={name}"


def effects(asked: Iterable[Question]) -> Part[Question]:
    """Return the questions about what an exposure does: the disputed first, then those that most claims answer."""
    found = [question for question in asked if question.outcome]
    return part(sorted(found, key=lambda q: (not q.disputed, -len(q.claims))), FIRST_EFFECTS, FOLDED_EFFECTS)
