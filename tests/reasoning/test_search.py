"""Looking for records: by words however they are written, and for claims by what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.reasoning import search
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.search import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    ("texts", "words", "held"),
    [
        (["Coffee late in the day"], "coffee", True),
        (["Coffee late in the day"], "day LATE", True),
        (["Coffee late in the day"], "off", False),
        (["Coffee late in the day"], "coffee tea", False),
        (["coffee", "and tea"], "tea cof", True),
        (["Crème brûlée"], "creme brulee", True),
        (["late-coffee"], "coffee", True),
        (["夜のコーヒー"], "夜", True),
        (["anything"], "", True),
        ([], "a", False),
    ],
)
def test_words_are_held_that_begin_words_of_the_texts(texts: list[str], words: str, held: object) -> None:
    assert search.holds(texts, search.plain(words)) is held


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(stance="helps"), {"noon-coffee-better", "morning-coffee-better"}),
        (Wanted(stance="helps", source="night-notes"), {"noon-coffee-better", "morning-coffee-better"}),
        (Wanted(review="unreviewed"), {"evening-coffee-worse"}),
        (Wanted(conflict="explained"), {"evening-coffee-worse", "morning-coffee-better"}),
        (Wanted(tier="trial"), set()),
    ],
)
def test_claims_are_chosen_by_all_that_is_wanted(wanted: Wanted, ids: set[str], analysis: Analysis) -> None:
    assert ids <= {claim.id for claim in search.claims(analysis, wanted)}
    left = {claim.id for claim in analysis.kb.live_claims()} - {claim.id for claim in search.claims(analysis, wanted)}
    assert bool(left) is bool(wanted)


def test_an_examined_conflict_is_no_longer_unexamined(dispute: Path, run: Callable[..., object]) -> None:
    def told() -> tuple[str, ...]:
        found = Analysis(KnowledgeBase.load(dispute))
        return search.conflicts(found, found.kb.claims["late-coffee-worse"])

    assert told() == ("any", "unexamined", "contradiction")
    run("resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "Neither of them counted nights.")
    assert told() == ("any", "contradiction")


def test_nothing_wanted_is_nothing() -> None:
    assert not Wanted()
    assert Wanted(stance="helps")
