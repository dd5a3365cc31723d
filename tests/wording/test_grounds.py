"""What a claim rests on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import schemas
from counterclaim.reasoning import grounds as tiers
from counterclaim.reasoning.grounds import Grounds
from counterclaim.wording import grounds
from tests.wording.made import better, claim

if TYPE_CHECKING:
    from tests.reasoning.invented import Record


def told(source: Record, **fields: Any) -> str:
    kb, found = claim(better(**fields), sources={"letter": source})
    return grounds.who(kb, found, tiers.of(kb, found))


@pytest.mark.parametrize(
    ("source", "fields", "words"),
    [
        ({"design": "randomised-trial", "study": {"n": 40}}, {"basis": "own-data"}, "a randomised trial of 40 people"),
        ({"design": "cohort", "study": {"n": 1200}}, {"basis": "own-data"}, "an observational study of 1,200 people"),
        ({"design": "cohort", "study": {"n": 1}}, {"basis": "own-data"}, "an observational study of 1 person"),
        ({"design": "cohort"}, {"basis": "own-data"}, "an observational study"),
        (
            {"design": "systematic-review", "pools": ["randomised-trial"], "study": {"n": 12}},
            {"basis": "own-data"},
            "a review of randomised trials",
        ),
        ({"design": "systematic-review"}, {"basis": "own-data"}, "stated expertise"),
        ({"design": "guideline", "pools": ["consensus"]}, {"basis": "own-data"}, "a review of opinions"),
        ({"design": "laboratory", "study": {"n": 9}}, {"basis": "own-data"}, "single cases or a mechanism"),
        ({"design": "commercial"}, {"basis": "own-data"}, "has data of its own"),
        ({}, {"basis": "anecdote"}, "a personal story"),
        ({}, {"basis": "expert-opinion"}, "stated expertise"),
        ({}, {"basis": "cited-research"}, "stated expertise"),
        ({}, {"basis": "none"}, "names no study"),
        ({}, {"basis": "unnamed-research"}, "speaks of research without naming it"),
    ],
)
def test_who_says_it_and_on_what_grounds(source: Record, fields: Record, words: str) -> None:
    assert told(source, **fields) == f"The letter, {words}"
    assert told({**source, "publisher": "The Ward"}, **fields) == f"The Ward, {words}"


def test_a_source_without_record_is_known_by_its_id() -> None:
    kb, found = claim(better())
    del kb.sources["letter"]
    assert grounds.who(kb, found, tiers.of(kb, found)) == "letter, names no study"


def test_people_are_counted_only_where_a_study_reports_its_own_data() -> None:
    trial: Record = {"design": "randomised-trial", "study": {"n": 40}}
    kb, found = claim(
        better(basis="cited-research", draws_on=[{"source": "trial"}]), sources={"trial": trial, "letter": {}}
    )
    assert grounds.who(kb, found, tiers.of(kb, found)) == "The letter, a randomised trial"


def test_every_tier_and_every_basis_has_its_words() -> None:
    assert set(tiers.TIERS) == grounds.TIERS.keys()
    assert set(schemas.schema("claim")["properties"]["basis"]["enum"]) == grounds.BASES.keys()
    told_apart = [grounds.grounds(Grounds(tier, review)) for tier in tiers.TIERS for review in (False, True)]
    assert len(set(told_apart)) == len(told_apart)
