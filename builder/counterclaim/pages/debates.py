"""Which conflicts the page of all conflicts lists: bounded, whatever the base holds, with the true totals."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.debates import Debate

DEBATES_AT_MOST = 60
PAIRS_AT_MOST = 100
"""So many pairs of a debate are listed."""

IN_ALL_AT_MOST = 160
"""So many pairs of debates are listed together, with those that need no decision as many again at most."""

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
    """What the page of conflicts lists.

    `opened` and `decided` count all debates; `happens` and `explained` are the first conflicts of their kind, and
    `all_happen` and `all_explained` how many there are.
    """

    debates: tuple[Listing, ...]
    opened: int
    decided: int
    happens: tuple[Conflict, ...]
    all_happen: int
    explained: tuple[Conflict, ...]
    all_explained: int

    @property
    def left(self) -> int:
        """Return how many debates are not listed."""
        return self.opened + self.decided - len(self.debates)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids of the conflicts that are listed."""
        in_debates = (conflict for listing in self.debates for conflict in listing.pairs)
        return frozenset(conflict.id for conflict in (*in_debates, *self.happens, *self.explained))


def listed(analysis: Analysis) -> Listed:
    """Return what the page of conflicts lists: open debates first, then decided ones, the largest first in each."""
    ranked = _ranked(analysis)
    states = Counter(state for state, _ in ranked)
    made = _bounded(analysis, ranked[:DEBATES_AT_MOST])
    happens = [conflict for conflict in analysis.conflicts if conflict.status == "both-possible"]
    explained = [conflict for conflict in analysis.conflicts if conflict.status == "explained"]
    return Listed(
        made,
        states["open"],
        states["decided"],
        tuple(_by_question(happens)[: IN_ALL_AT_MOST // 2]),
        len(happens),
        tuple(_by_question(explained)[: IN_ALL_AT_MOST // 2]),
        len(explained),
    )


def further(analysis: Analysis) -> list[tuple[Listing, ...]]:
    """Return the debates for which that page has no room, page by page."""
    ranked = _ranked(analysis)
    return [
        _bounded(analysis, ranked[at : at + DEBATES_AT_MOST])
        for at in range(DEBATES_AT_MOST, len(ranked), DEBATES_AT_MOST)
    ]


def _ranked(analysis: Analysis) -> list[tuple[State, Debate]]:
    states: dict[State, list[Debate]] = {"open": [], "decided": []}
    for debate in analysis.debates:
        states["open" if any(map(analysis.is_open, debate.conflicts)) else "decided"].append(debate)
    return [(state, debate) for state, debates in states.items() for debate in debates]


def _bounded(analysis: Analysis, ranked: Sequence[tuple[State, Debate]]) -> tuple[Listing, ...]:
    """Return the debates of one page, with as many of their pairs as it has room for."""
    room, made = IN_ALL_AT_MOST, []
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
