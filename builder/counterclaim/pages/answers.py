"""An answer in full, for a question's page and for advice: what is shown first, what is folded, what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar
from urllib.parse import quote

from counterclaim.pages import asked, cards, links, marks, pairs, standing
from counterclaim.pages.charts import doses, forest
from counterclaim.reasoning import grounds
from counterclaim.wording import certainty, claims
from counterclaim.wording import questions as words
from counterclaim.wording.marks import UNTOLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.asked import Asked
    from counterclaim.pages.cards import Card
    from counterclaim.pages.charts.doses import Chart
    from counterclaim.pages.charts.forest import Plot
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.pairs import Pair
    from counterclaim.pages.site import Site
    from counterclaim.pages.standing import Standing
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Question

FIRST_POSITIONS = 2
POSITIONS_AT_MOST = 20
"""So many positions of a question are shown, of each side by turns."""

FIRST_CONFLICTS = 1
FOLDED_CONFLICTS = 10
MOST_SETTLING = 6
FACING = ("helps", "harms")
"""The sides that stand beside each other; others follow below."""

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
    """One side of a question: how it looks, in words of the outcome, how many claims, a card for each position.

    `left` of the cards counts the positions that are not shown.
    """

    mark: Mark
    title: str
    number: int
    cards: Part[Card]


class Answer(NamedTuple):
    """The answer to a question, with all that it rests on.

    `asked` is how it looks, `standing` who says so on what grounds, `sure` how sure that makes one, `reviewed` how many
    of its claims were reviewed. `facing` and `beside` are its sides, `everything` is the path of the table of all its
    claims. Of the opposed pairs, `parted` are open, `decided` were closed by the editors, `happens` say only that it
    can be, and `explained` can both be right. `settling` is what would settle the first, None where nothing is to be.
    """

    asked: Asked
    standing: Standing | None
    sure: str
    headline: str
    reason: str
    reviewed: str
    facing: list[Column]
    beside: list[Column]
    everything: str
    parted: Part[Pair]
    measured: list[Plot]
    charts: list[Chart]
    settling: list[str] | None
    decided: Part[Pair]
    happens: Part[Pair]
    explained: Part[Pair]


def answer(site: Site, question: Question) -> Answer:
    """Return the answer to a question, with all that it rests on."""
    told = settling(site, question)
    read = sum(bool(site.kb.claims[identity].reviewed) for identity in question.claims)
    found = sides(site, question)
    kept = shares({stance: len(said) for stance, said in found.items()})
    columns = {stance: column(site, question, stance, said, kept[stance]) for stance, said in found.items()}
    return Answer(
        asked.asked(site, question),
        standing.of_question(site, question),
        certainty.told_of(standing.sure(site, question)),
        words.headline(site.kb, question),
        words.reason(site.kb, question),
        claims.reviewed(read, len(question.claims)),
        [columns[stance] for stance in FACING if columns[stance].number],
        [found for stance, found in columns.items() if stance not in FACING and found.number],
        explorer(question),
        _shown(site, open_conflicts(question)),
        forest.plots(site, question),
        doses.charts(site, question),
        told if told or question.disputed else None,
        _shown(site, closed(question)),
        _shown(site, of_status(question, "both-possible")),
        _shown(site, of_status(question, "explained")),
    )


def part(entries: Sequence[T], first: int, folded: int) -> Part[T]:
    """Return a list in three parts."""
    shown, hidden = entries[:first], entries[first : first + folded]
    return Part(tuple(shown), tuple(hidden), len(entries) - len(shown) - len(hidden))


def sides(site: Site, question: Question) -> dict[str, list[list[Claim]]]:
    """Return the sides of a question: for each, its positions, the best grounds first, as their claims on that side.

    The claim with the best grounds speaks for its position.
    """
    found: dict[str, list[list[Claim]]] = {stance: [] for stance in (*marks.SIDES, UNTOLD)}
    stances = {identity: stance for stance, ids in question.sides.items() for identity in ids}
    for position in question.positions:
        here: dict[str, list[Claim]] = {}
        for identity in position.claims:
            claim = site.kb.claims[identity]
            stance = UNTOLD if marks.stance(claim) == UNTOLD else stances[identity]
            here.setdefault(stance, []).append(claim)
        for stance, said in here.items():
            found[stance].append(sorted(said, key=lambda claim: (grounds.of(site.kb, claim).rank, claim.id)))
    return found


def shares(numbers: Mapping[str, int]) -> dict[str, int]:
    """Return how many positions of each side are shown: by turns, so that no side crowds out another."""
    kept = dict.fromkeys(numbers, 0)
    for _ in range(min(POSITIONS_AT_MOST, sum(numbers.values()))):
        fewest = min((side for side in numbers if kept[side] < numbers[side]), key=lambda side: kept[side])
        kept[fewest] += 1
    return kept


def column(site: Site, question: Question, stance: str, said: list[list[Claim]], kept: int) -> Column:
    """Return one side of a question, of its positions the first `kept`."""
    shown = [cards.card(site, first, others) for first, *others in said[:kept]]
    found = part(shown, FIRST_POSITIONS, kept)
    mark = marks.side(stance, advice=question.outcome is None)
    every = [claim for claims in said for claim in claims]
    return Column(
        mark, words.side(site.kb, question, mark.word, every), len(every), found._replace(left=len(said) - len(shown))
    )


def open_conflicts(question: Question) -> Part[Conflict]:
    """Return what nothing has closed: between its own claims first, contradictions before what cannot be told."""
    inner = {c.id for c in question.inner}
    ordered = sorted(question.open, key=lambda c: (c.id not in inner, c.status != "contradiction"))
    return part(ordered, FIRST_CONFLICTS, FOLDED_CONFLICTS)


def closed(question: Question) -> Part[Conflict]:
    """Return what the editors have decided."""
    still_open = {c.id for c in question.open}
    return _folded([c for c in question.conflicts if c.is_open and c.id not in still_open])


def of_status(question: Question, status: str) -> Part[Conflict]:
    """Return the opposed pairs of one status."""
    return _folded([c for c in question.conflicts if c.status == status])


def _folded(found: list[Conflict]) -> Part[Conflict]:
    """Return conflicts, none of them unfolded."""
    return Part((), tuple(found[:FOLDED_CONFLICTS]), len(found[FOLDED_CONFLICTS:]))


def settling(site: Site, question: Question) -> list[str]:
    """Return what editors wrote would settle the conflicts, each once, in the order of the conflicts."""
    found: dict[str, str] = {}
    for conflict in question.conflicts:
        decision = pairs.decision(site, conflict)
        if decision and decision.record.would_settle and not decision.outdated:
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
