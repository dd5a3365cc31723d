"""Chains against a naive reading of every two and every three positions."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counterclaim.reasoning.analysis import Analysis
from tests.reasoning import naive_chains
from tests.reasoning.invented import base, effect
from tests.reasoning.strategies import hierarchies
from tests.reasoning.test_conflicts_naively import keys
from tests.strategies import examples

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from tests.reasoning.invented import Record
    from tests.reasoning.naive import Key

NAMES = ("espresso", "coffee", "sleep", "mood")
PEOPLE: dict[str, Record] = {"cooks": {"disjoint_with": ["poets"]}, "poets": {}, "old-poets": {"broader": ["poets"]}}
SCOPES: tuple[Record, ...] = (
    *({"horizon": horizon} for horizon in ("long-term", "2 years", "12 weeks")),
    *({"population": name} for name in PEOPLE),
    {"population": ["old-poets", "people"], "condition": "dusk"},
)
BOUNDED = settings(deadline=None, max_examples=examples(75), suppress_health_check=[HealthCheck.too_slow])


@st.composite
def bases(draw: st.DrawFn) -> KnowledgeBase:
    """Return a base of a few effects among a few concepts, some broader, some opposite."""
    concepts: dict[str, Record] = draw(hierarchies(NAMES)) if draw(st.integers(0, 2)) == 0 else {n: {} for n in NAMES}
    if draw(st.integers(0, 2)) == 0:
        first, second = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True))
        concepts.setdefault(first, {})["opposite"] = second
    moves = st.sampled_from((*("increases", "decreases") * 5, "no-change", "no-increase", "prevents"))
    limited, firm = draw(st.booleans()), draw(st.booleans())
    claims: dict[str, Record] = {}
    way = draw(st.permutations(NAMES))
    steps = (*pairwise(way), (way[0], way[3]), (way[0], way[2]))
    for number in range(draw(st.integers(3, 6))):
        fields: Record = {}
        if limited and draw(st.booleans()):
            fields["scope"] = draw(st.sampled_from(SCOPES))
        if firm:
            fields |= draw(st.sampled_from(({"modality": "some"}, {"modality": "some"}, {"modality": "always"}, {})))
        if firm and draw(st.integers(0, 7)) == 0:
            fields |= draw(
                st.sampled_from(({"inferred": ["outcome"]}, {"comparator": "coffee"}, {"link": "goes-with"}))
            )
        step = steps[number] if number < len(steps) and draw(st.integers(0, 3)) else draw(st.sampled_from(steps))
        claims[f"c{number}"] = effect(step[0], draw(moves), step[1], **fields)
    return base(claims, concepts=concepts, populations=PEOPLE)


def engine(kb: KnowledgeBase) -> dict[frozenset[Key], tuple[str, int]]:
    return {frozenset(keys(chain.position)): (chain.status, len(chain.links)) for chain in Analysis(kb).chains}


@pytest.mark.slow
@given(bases())
@BOUNDED
def test_the_search_finds_what_a_naive_reading_of_all_positions_finds(kb: KnowledgeBase) -> None:
    assert engine(kb) == naive_chains.against(kb)


@pytest.mark.slow
def test_the_random_bases_reach_chains_of_both_lengths_and_of_every_status() -> None:
    found: Counter[str | int] = Counter()

    @given(bases())
    @settings(BOUNDED, max_examples=250, derandomize=True, database=None, phases=[Phase.generate])
    def gather(kb: KnowledgeBase) -> None:
        for told in naive_chains.against(kb).values():
            found.update(told)

    gather()
    assert found.keys() == {2, 3, *naive_chains.GRAVITY}
