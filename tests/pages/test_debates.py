"""Which conflicts the page of all conflicts lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import debates
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base, effect

if TYPE_CHECKING:
    import pytest


def many(number: int) -> Analysis:
    """Return so many debates about a subject each, of three conflicts, and one pair that can both happen."""
    claims = {}
    for n in range(number):
        claims[f"a{n}"] = effect(f"x{n}", "increases", "sleep")
        for m, modality in enumerate(("asserted", "usually", "always")):
            claims[f"b{n}-{m}"] = effect(f"x{n}", "decreases", "sleep", modality=modality)
    claims["c"] = effect("tea", "increases", "sleep", modality="possible")
    claims["d"] = effect("tea", "decreases", "sleep", modality="possible")
    concepts: dict[str, dict[str, str]] = {name: {} for name in ("sleep", "tea", *(f"x{n}" for n in range(number)))}
    return Analysis(base(claims, concepts=concepts))


def test_all_are_listed_while_they_are_few() -> None:
    analysis = many(3)
    found = debates.listed(analysis)
    assert (found.opened, found.decided, found.left, found.all_happen, found.all_explained) == (3, 0, 0, 1, 0)
    assert found.ids == {conflict.id for conflict in analysis.conflicts}


def test_what_is_listed_is_bounded_and_every_debate_has_a_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = many(5)
    monkeypatch.setattr(debates, "DEBATES_AT_MOST", 4)
    monkeypatch.setattr(debates, "PAIRS_AT_MOST", 2)
    monkeypatch.setattr(debates, "IN_ALL_AT_MOST", 5)
    found = debates.listed(analysis)
    assert [len(listing.pairs) for listing in found.debates] == [2, 1, 1, 1]
    assert [listing.left for listing in found.debates] == [1, 2, 2, 2]
    assert (found.opened, found.left) == (5, 1)
    assert len(found.ids) == 6
    ((last,),) = found.further
    assert last.debate not in [listing.debate for listing in found.debates]
    assert (len(last.pairs), last.left) == (2, 1)
    assert (found.apart, found.last) == (False, 2)
    assert {found.places[conflict.id] for conflict in last.pairs} == {2}


def test_of_very_many_each_page_lists_fewer_and_what_needs_no_decision_stands_on_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analysis = many(5)
    monkeypatch.setattr(debates, "CONFLICTS_AT_MOST", len(analysis.conflicts) - 1)
    monkeypatch.setattr(debates, "PAIRS_OF_A_PAGE", 2)
    found = debates.listed(analysis)
    pages = [found.debates, *found.further]
    assert [[len(listing.pairs) for listing in page] for page in pages] == [[1, 1], [1, 1], [2]]
    assert len({id(listing.debate) for page in pages for listing in page}) == 5
    assert (found.apart, found.last) == (True, 4)
    (happens,) = found.happens
    assert found.places[happens.id] == 4
    assert happens.id not in found.ids
