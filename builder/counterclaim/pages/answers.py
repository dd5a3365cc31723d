"""An answer in full, for a question's page and for advice: what is shown first, what is folded, what is left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import quote

from counterclaim.pages import asked, cards, links, marks, pairs
from counterclaim.pages.charts import doses
from counterclaim.wording import claims
from counterclaim.wording import questions as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.asked import Asked
    from counterclaim.pages.cards import Card
    from counterclaim.pages.charts.doses import Chart
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.pairs import Pair
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Question

FIRST_CLAIMS = 2
FOLDED_CLAIMS = 30
FIRST_CONFLICTS = 1
FOLDED_CONFLICTS = 10
MOST_SETTLING = 6
FACING = ("helps", "harms")
"""The sides that stand beside each other, even where one is empty; others follow below."""

T = TypeVar("T")


class Part(NamedTuple, Generic[T]):
    """A list that may be long: its `first` entries, those `folded` away, and how many are `left` out."""

    first: tuple[T, ...]
    folded: tuple[T, ...]
    left: int

    @property
    def more(self) -> int:
        """Return how many do not stand open."""
        return len(self.folded) + self.left


class Column(NamedTuple):
    """One side of a question: how it looks, how many claims stand on it, and these."""

    mark: Mark
    number: int
    cards: Part[Card]


class Answer(NamedTuple):
    """The answer to a question, with all that it rests on.

    `asked` is how it looks, `reviewed` says how many of its claims were reviewed. `facing` and `beside` are its sides,
    `everything` is the path of the table of all its claims. `parted` are the open disagreements, `explained` the
    opposed pairs that can both be right; `settling` is what would settle the first, None where nothing is to be
    settled.
    """

    asked: Asked
    headline: str
    reason: str
    reviewed: str
    facing: list[Column]
    beside: list[Column]
    everything: str
    parted: Part[Pair]
    charts: list[Chart]
    settling: list[str] | None
    explained: Part[Pair]


def answer(site: Site, question: Question) -> Answer:
    """Return the answer to a question, with all that it rests on."""
    told = settling(site, question)
    read = sum(bool(site.kb.claims[identity].reviewed) for identity in question.claims)
    return Answer(
        asked.asked(site, question),
        words.headline(site.kb, question),
        words.reason(site.kb, question),
        claims.reviewed(read, len(question.claims)),
        [column(site, question, side) for side in FACING],
        [column(site, question, side) for side in marks.SIDES if side not in FACING and question.sides[side]],
        explorer(question),
        _shown(site, open_conflicts(question)),
        doses.charts(site, question),
        told if told or question.disputed else None,
        _shown(site, explained(question)),
    )


def part(entries: Sequence[T], first: int, folded: int) -> Part[T]:
    """Return a list in three parts; a single entry is never folded away alone."""
    if len(entries) == first + 1:
        first += 1
    shown, hidden = entries[:first], entries[first : first + folded]
    return Part(tuple(shown), tuple(hidden), len(entries) - len(shown) - len(hidden))


def column(site: Site, question: Question, stance: str) -> Column:
    """Return one side of a question."""
    found = side(site, question, stance)
    shown = Part(
        tuple(cards.card(site, claim) for claim in found.first),
        tuple(cards.card(site, claim) for claim in found.folded),
        found.left,
    )
    return Column(marks.side(stance, advice=question.outcome is None), len(question.sides[stance]), shown)


def side(site: Site, question: Question, stance: str) -> Part[Claim]:
    """Return the claims of one side: other sources before more of the same, contested before uncontested, by id."""
    every = [site.kb.claims[identity] for identity in question.sides[stance]]
    contested = {identity for c in question.conflicts if c.status != "explained" for identity in c.claims}
    ordered = sorted(every, key=lambda claim: (claim.id not in contested, claim.id))
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


def settling(site: Site, question: Question) -> list[str]:
    """Return what editors wrote would settle the conflicts, each once, in the order of the conflicts."""
    found: dict[str, str] = {}
    for conflict in question.conflicts:
        decision = pairs.decision(site, conflict)
        if decision and decision.record.would_settle:
            text = " ".join(decision.record.would_settle.split())
            found.setdefault(text.casefold().rstrip("."), text)
    return list(found.values())[:MOST_SETTLING]


def explorer(question: Question) -> str:
    """Return the path of the table of all claims, filtered to a question; without an outcome, to what is advised."""
    name = "/".join(quote(term, safe="") for term in question.key if term)
    return f"{links.CLAIMS}#question={name}"


def _shown(site: Site, found: Part[Conflict]) -> Part[Pair]:
    return Part(
        tuple(pairs.pair(site, conflict) for conflict in found.first),
        tuple(pairs.pair(site, conflict) for conflict in found.folded),
        found.left,
    )
