"""Which conflicts the pages of all conflicts list: bounded, whatever the base holds, with the true totals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.debates import Debate

DEBATES_AT_MOST = 60
PAIRS_AT_MOST = 100
"""So many pairs of a debate are listed."""

IN_ALL_AT_MOST = 160
"""So many pairs of debates are listed together, with those that need no decision as many again at most."""

CONFLICTS_AT_MOST = 200
"""So many conflicts stand on one page, those that need no decision among them; of more, these follow on the last."""

PAIRS_OF_A_PAGE = 70
"""So many pairs stand on each page where the conflicts are more than that."""

State = Literal["open", "decided"]


@dataclass(frozen=True, slots=True)
class Listing:
    """A debate, whether it is open or decided, its pairs that are listed, and how many are left out."""

    debate: Debate
    state: State
    pairs: tuple[Conflict, ...]
    left: int


@dataclass(frozen=True)
class Listed:
    """What the pages of conflicts list.

    `debates` are those of the first page, `further` those of the pages that follow, page by page. `apart`: what needs
    no decision has a page of its own, the last. `opened` and `decided` count all debates; `happens` and `explained`
    are the first conflicts of their kind, and `all_happen` and `all_explained` how many there are.
    """

    debates: tuple[Listing, ...]
    opened: int
    decided: int
    happens: tuple[Conflict, ...]
    all_happen: int
    explained: tuple[Conflict, ...]
    all_explained: int
    further: tuple[tuple[Listing, ...], ...]
    apart: bool

    @property
    def last(self) -> int:
        """Return how many pages there are."""
        return 1 + len(self.further) + self.apart

    @property
    def left(self) -> int:
        """Return how many debates are not listed."""
        return self.opened + self.decided - len(self.debates)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return the number of the page on which each conflict that is listed stands, by id."""
        rest = {conflict.id: self.last if self.apart else 1 for conflict in (*self.happens, *self.explained)}
        pages = enumerate((self.debates, *self.further), start=1)
        return rest | {conflict.id: n for n, page in pages for listing in page for conflict in listing.pairs}

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of the conflicts that the first page lists."""
        return frozenset(identity for identity, page in self.places.items() if page == 1)


def listed(analysis: Analysis) -> Listed:
    """Return what the pages of conflicts list: open debates first, then decided ones, the largest first in each."""
    ranked = _ranked(analysis)
    states = Counter(state for state, _ in ranked)
    whole = len(analysis.conflicts) <= CONFLICTS_AT_MOST
    room = IN_ALL_AT_MOST if whole else PAIRS_OF_A_PAGE
    size = min(DEBATES_AT_MOST, room)
    first, *further = [_bounded(analysis, ranked[at : at + size], room) for at in range(0, len(ranked), size)] or [()]
    happens = [conflict for conflict in analysis.conflicts if conflict.status == "both-possible"]
    explained = [conflict for conflict in analysis.conflicts if conflict.status == "explained"]
    return Listed(
        first,
        states["open"],
        states["decided"],
        tuple(_by_question(happens)[: room // 2]),
        len(happens),
        tuple(_by_question(explained)[: room // 2]),
        len(explained),
        tuple(further),
        apart=not whole and bool(happens or explained),
    )


def _ranked(analysis: Analysis) -> list[tuple[State, Debate]]:
    states: dict[State, list[Debate]] = {"open": [], "decided": []}
    for debate in analysis.debates:
        states["open" if any(map(analysis.is_open, debate.conflicts)) else "decided"].append(debate)
    return [(state, debate) for state, debates in states.items() for debate in debates]


def _bounded(analysis: Analysis, ranked: Sequence[tuple[State, Debate]], room: int) -> tuple[Listing, ...]:
    """Return the debates of one page, with as many of their pairs as it has room for."""
    made = []
    for n, (state, debate) in enumerate(ranked):
        kept = min(PAIRS_AT_MOST, max(1, room - (len(ranked) - n - 1)))  # at least one pair of each debate after it
        pairs = _first(analysis, debate)[:kept]
        room -= len(pairs)
        made.append(Listing(debate, state, pairs, len(debate.conflicts) - len(pairs)))
    return tuple(made)


def _first(analysis: Analysis, debate: Debate) -> tuple[Conflict, ...]:
    """Return the pairs of a debate: open ones first, those of its commonest question, contradictions."""
    met = Counter(conflict.question for conflict in debate.conflicts)

    def order(conflict: Conflict) -> tuple[bool, int, bool]:
        return not analysis.is_open(conflict), -met[conflict.question], conflict.status != "contradiction"

    return tuple(sorted(debate.conflicts, key=order))


def _by_question(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Return conflicts by question, so that those that belong together stand together."""
    return sorted(conflicts, key=lambda c: (c.question[0], c.question[1] or "", c.claims))
