"""Which pairs are looked at: every one that may be opposed, once, and no others in great numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from counterclaim.reasoning import candidates, stances
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.comparable import as_effect, compare
from counterclaim.reasoning.directions import opposed
from tests.reasoning import strategies
from tests.reasoning.invented import avoid, base, do, effect
from tests.strategies import examples

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.positions import Position
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {
    "ristretto": {"broader": ["espresso", "short-drink"]},
    "espresso": {"broader": ["coffee"]},
    "short-drink": {"broader": ["drink"]},
    "coffee": {"broader": ["drink"]},
    "tea": {"broader": ["drink"]},
    "drink": {},
    "deep-sleep": {"broader": ["sleep"]},
    "sleep": {"opposite": "wakefulness", "better": "more"},
    "wakefulness": {},
    "restlessness": {"broader": ["wakefulness"]},
}


def looked_at(kb: KnowledgeBase) -> list[tuple[Position, Position]]:
    analysis = Analysis(kb)
    better = stances.Better(kb, analysis.vocabulary)
    return list(candidates.pairs(analysis.positions, analysis.vocabulary, lambda p: as_effect(p, better)))


def met(*claims: Record, **kinds: Any) -> set[tuple[str, ...]]:
    """Return which of these claims are looked at in pairs, by number."""
    kb = base({f"{n:03}": claim for n, claim in enumerate(claims)}, **{"concepts": CONCEPTS, **kinds})
    return {tuple(sorted((*left.claims, *right.claims))) for left, right in looked_at(kb)}


BOTH = {("000", "001")}


@pytest.mark.parametrize(
    ("first", "second", "pairs"),
    [
        (effect("coffee", "increases", "sleep"), effect("coffee", "decreases", "sleep"), BOTH),
        (effect("coffee", "increases", "sleep"), effect("coffee", "maintains", "sleep"), set()),
        (effect("ristretto", "increases", "sleep"), effect("drink", "decreases", "sleep"), BOTH),
        (effect("drink", "increases", "sleep"), effect("ristretto", "decreases", "deep-sleep"), BOTH),
        (effect("espresso", "increases", "sleep"), effect("coffee", "decreases", "deep-sleep"), BOTH),
        (effect("coffee", "increases", "sleep"), effect("tea", "decreases", "sleep"), set()),
        (effect("coffee", "increases", "sleep"), effect("coffee", "increases", "wakefulness"), BOTH),
        (effect("coffee", "increases", "sleep"), effect("coffee", "decreases", "wakefulness"), set()),
        (effect("coffee", "increases", "restlessness"), effect("drink", "increases", "sleep"), BOTH),
        (do("coffee"), avoid("coffee"), BOTH),
        (do("espresso"), avoid("coffee"), BOTH),
        (do("coffee"), avoid("espresso"), set()),
        (do("coffee", outcome="sleep"), effect("coffee", "decreases", "sleep"), BOTH),
        (do("coffee"), effect("coffee", "decreases", "sleep"), set()),
        (
            effect("coffee", "increases", "sleep", comparator="tea"),
            effect("tea", "increases", "sleep", comparator="coffee"),
            BOTH,
        ),
        (
            effect("espresso", "increases", "sleep", comparator="tea"),
            effect("tea", "increases", "deep-sleep", comparator="coffee"),
            BOTH,
        ),
        (
            effect("espresso", "increases", "sleep", comparator="drink"),
            effect("tea", "increases", "sleep", comparator="coffee"),
            BOTH,
        ),
        (
            effect("coffee", "increases", "sleep", comparator="without"),
            effect("tea", "increases", "sleep", comparator="without"),
            set(),
        ),
    ],
)
def test_what_may_be_opposed_is_looked_at(first: Record, second: Record, pairs: set[tuple[str, ...]]) -> None:
    assert met(first, second) == met(second, first) == pairs


@settings(deadline=None, max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
@given(strategies.bases())
def test_every_pair_that_is_comparable_and_opposed_is_looked_at_and_none_twice(kb: KnowledgeBase) -> None:
    analysis = Analysis(kb)
    better = stances.Better(kb, analysis.vocabulary)
    seen = [frozenset((left.name, right.name)) for left, right in looked_at(kb)]
    assert len(seen) == len(set(seen))
    for left in analysis.positions:
        for right in analysis.positions:
            both = left.is_advice and right.is_advice
            ours, theirs = (left, right) if both else (as_effect(left, better), as_effect(right, better))
            if left is right or ours is None or theirs is None:
                continue
            compared = compare(ours, theirs, analysis.vocabulary, better)
            if compared and opposed(ours.stand, theirs.stand, flip=compared.flip):
                assert frozenset((left.name, right.name)) in seen


def test_two_thousand_positions_that_agree_are_never_looked_at() -> None:
    claims = [effect("coffee", "decreases", "sleep", scope={"dose": {"cups": f"{n} cups"}}) for n in range(2000)]
    assert met(*claims, quantities={"cups": {"unit": "cups"}}) == set()


def test_a_position_meets_only_those_that_are_opposed_to_it() -> None:
    """300 drinks that nobody compares, each with two that agree and one that opposes both."""
    drinks: dict[str, Record] = {f"drink-{n}": {} for n in range(300)}
    claims = [
        effect(f"drink-{n}", direction, "sleep")
        for n in range(300)
        for direction in ("increases", "maintains", "decreases")
    ]
    assert len(met(*claims, concepts=drinks)) == 600
