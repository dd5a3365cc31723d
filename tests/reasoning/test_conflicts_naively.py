from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counterclaim.reasoning.analysis import Analysis
from tests.reasoning import invented, naive, strategies
from tests.reasoning.naive import Reading
from tests.strategies import examples

if TYPE_CHECKING:
    import random

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.conflicts import Conflict
    from tests.reasoning.invented import Record
    from tests.reasoning.strategies import Records

BOUNDED = settings(deadline=None, max_examples=examples(120), suppress_health_check=[HealthCheck.too_slow])


def as_reading(conflict: Conflict) -> Reading:
    relations: dict[str, str] = {axis.name: axis.relation for axis in conflict.axes}
    assert len(relations) == len(conflict.axes)
    return Reading(conflict.status, conflict.question, relations, conflict.kinds)


def engine(kb: KnowledgeBase) -> dict[tuple[str, str], Reading]:
    return {conflict.claims: as_reading(conflict) for conflict in Analysis(kb).conflicts}


@pytest.mark.no_cover
@given(strategies.bases())
@BOUNDED
def test_the_engine_finds_what_a_naive_reading_of_every_pair_finds(kb: KnowledgeBase) -> None:
    assert engine(kb) == naive.read(kb)


@pytest.mark.no_cover
@given(strategies.records(), st.randoms(use_true_random=False))
@settings(BOUNDED, max_examples=60)
def test_nothing_depends_on_the_order_of_records(records: Records, chance: random.Random) -> None:
    def shuffled(terms: dict[str, Record]) -> dict[str, Record]:
        entries = list(terms.items())
        chance.shuffle(entries)
        return dict(entries)

    first = Analysis(invented.base(**records))
    reordered: Records = {kind: shuffled(terms) for kind, terms in records.items()}
    second = Analysis(invented.base(**reordered))
    assert second.conflicts == first.conflicts
    assert second.debates == first.debates
    assert list(second.questions.items()) == list(first.questions.items())


@given(strategies.bases())
@settings(BOUNDED, max_examples=60)
def test_conflicts_come_gravest_first_and_then_by_the_ids_of_their_claims(kb: KnowledgeBase) -> None:
    found = Analysis(kb).conflicts
    gravity = ("contradiction", "undetermined", "explained")
    assert list(found) == sorted(found, key=lambda c: (gravity.index(c.status), c.claims))
    assert all(c.claims == tuple(sorted(c.claims)) for c in found)
    assert len({c.id for c in found}) == len({c.claims for c in found}) == len(found)


@given(strategies.bases())
@settings(BOUNDED, max_examples=60)
def test_the_decisive_axes_are_those_that_give_the_status(kb: KnowledgeBase) -> None:
    for conflict in Analysis(kb).conflicts:
        by_status = {
            "explained": {"disjoint"},
            "undetermined": {"one-sided", "incommensurable"},
            "contradiction": set(),
        }
        deciding = {a.name for a in conflict.axes if a.relation in by_status[conflict.status]}
        assert set(conflict.decisive) == deciding
        assert conflict.self == (len(set(conflict.sources)) == 1)


@pytest.mark.no_cover
def test_the_random_bases_hold_conflicts_of_every_status_and_kind() -> None:
    statuses: Counter[str] = Counter()
    kinds: Counter[str] = Counter()

    @given(strategies.bases())
    @settings(BOUNDED, max_examples=100, derandomize=True, database=None, phases=[Phase.generate])
    def gather(kb: KnowledgeBase) -> None:
        for reading in naive.read(kb).values():
            statuses[reading.status] += 1
            kinds.update(reading.kinds)

    gather()
    assert statuses.total() >= 50
    assert statuses.keys() == {"contradiction", "undetermined", "explained"}
    assert kinds.keys() == {"direct", "subtype", "conditional", "quantitative", "temporal", "no-effect"}
