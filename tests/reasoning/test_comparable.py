"""Where two positions meet: kept under keys of their own, each comparable pair still meets."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from counterclaim.reasoning import comparable, conflicts
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning import strategies
from tests.strategies import examples

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.positions import Position


@settings(deadline=None, max_examples=examples(80), suppress_health_check=[HealthCheck.too_slow])
@given(strategies.bases())
def test_conflicts_sought_key_by_key_are_those_sought_together(kb: KnowledgeBase) -> None:
    analysis = Analysis(kb)
    kept: defaultdict[str, list[Position]] = defaultdict(list)
    for position in analysis.positions:
        for key in comparable.spread(position, analysis.vocabulary):
            kept[key].append(position)
    spread = {
        (conflict.id, conflict.status, conflict.kinds)
        for positions in kept.values()
        for conflict in conflicts.find(analysis.kb, analysis.vocabulary, positions)
    }
    assert spread == {(conflict.id, conflict.status, conflict.kinds) for conflict in analysis.conflicts}
