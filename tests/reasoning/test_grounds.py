"""The table of the design of answers, §1: what a claim rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import schemas
from counterclaim.reasoning import grounds
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.grounds import Grounds
from tests.reasoning.invented import base, effect

if TYPE_CHECKING:
    from tests.reasoning.invented import Record

OPINION = Grounds("opinion", review=False)
NOTHING = Grounds("none", review=False)
TRIAL = Grounds("trial", review=False)
DESIGNS = {
    "randomised-trial": "trial",
    "cohort": "observational",
    "case-control": "observational",
    "cross-sectional": "observational",
    "before-after": "observational",
    "accuracy-review": "observational",
    "case-report": "case-or-mechanism",
    "laboratory": "case-or-mechanism",
    "mechanistic": "case-or-mechanism",
    "expert-opinion": "opinion",
    "consensus": "opinion",
    "systematic-review": "opinion",
    "guideline": "opinion",
    "anecdote": "anecdote",
    "commercial": "none",
}


def of(source: Record, basis: str = "own-data", more: dict[str, Record] | None = None, **fields: Any) -> Grounds:
    """Return the grounds of one claim of a source, beside which `more` sources are in the base."""
    claim = effect("running", "increases", "pain", source="letter", basis=basis, **fields)
    kb = base({"a": claim}, sources={"letter": source, **(more or {})})
    return grounds.of(kb, kb.claims["a"])


def test_every_design_and_every_basis_of_the_schema_has_a_tier() -> None:
    assert set(DESIGNS) == set(schemas.schema("source")["properties"]["design"]["enum"])
    for basis in schemas.schema("claim")["properties"]["basis"]["enum"]:
        assert of({}, basis).tier in grounds.TIERS


@pytest.mark.parametrize(("design", "tier"), DESIGNS.items())
def test_own_data_have_the_tier_of_the_design_the_claims_own_first(design: str, tier: str) -> None:
    assert of({"design": design}).tier == tier
    assert of({"design": "anecdote"}, design=design).tier == tier


@pytest.mark.parametrize("design", ["randomised-trial", "systematic-review", "expert-opinion", "commercial"])
@pytest.mark.parametrize(
    ("basis", "tier"),
    [
        ("expert-opinion", "opinion"),
        ("anecdote", "anecdote"),
        ("unnamed-research", "none"),
        ("none", "none"),
        ("cited-research", "opinion"),
    ],
)
def test_any_other_basis_has_a_tier_of_its_own_whatever_the_source_is(design: str, basis: str, tier: str) -> None:
    assert of({"design": design, "pools": ["randomised-trial"]}, basis) == Grounds(tier, review=False)


@pytest.mark.parametrize("design", ["systematic-review", "guideline"])
@pytest.mark.parametrize("pooled", sorted(set(DESIGNS) - {"systematic-review", "guideline", "accuracy-review"}))
def test_a_review_or_guideline_takes_the_tier_of_what_it_pools_and_comes_first_within_it(
    design: str, pooled: str
) -> None:
    found = of({"design": design, "pools": [pooled]})
    assert found == Grounds(DESIGNS[pooled], review=True)
    assert grounds.better(found, of({"design": pooled}))
    assert not grounds.better(of({"design": pooled}), found)


def test_a_review_of_uncontrolled_surveys_is_not_above_a_trial_and_one_that_pools_nothing_is_opinion() -> None:
    surveys = of({"design": "systematic-review", "pools": ["cross-sectional"]})
    assert grounds.better(TRIAL, surveys)
    assert of({"design": "systematic-review"}) == of({"design": "guideline"}) == of({"design": "consensus"}) == OPINION
    assert of({"design": "anecdote", "pools": ["randomised-trial"]}) == Grounds("anecdote", review=False)


def test_of_several_designs_that_are_pooled_nobody_says_which_a_statement_rests_on() -> None:
    pools = ["randomised-trial", "cohort"]
    assert of({"design": "systematic-review", "pools": pools}) == Grounds("observational", review=True)


def test_tiers_order_and_a_review_comes_first_only_within_its_own() -> None:
    ladder = [Grounds(tier, review=review) for tier in grounds.TIERS for review in (True, False)]
    assert grounds.TIERS == ("trial", "observational", "case-or-mechanism", "opinion", "anecdote", "none")
    for place, one in enumerate(ladder):
        assert not any(grounds.better(one, other) for other in ladder[: place + 1])
        assert all(grounds.better(one, other) for other in ladder[place + 1 :])


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ({"design": "randomised-trial"}, TRIAL),
        ({"design": "systematic-review", "pools": ["cohort"]}, Grounds("observational", review=True)),
        ({"design": "expert-opinion"}, OPINION),
        ({"design": "anecdote"}, Grounds("anecdote", review=False)),
    ],
)
def test_cited_research_has_the_tier_of_the_cited_record_where_the_base_has_it(cited: Record, found: Grounds) -> None:
    drawn = [{"source": "paper"}]
    assert of({}, "cited-research", {"paper": cited}, draws_on=drawn) == found
    guessed = [{"source": "paper", "guess": "The numbers are the same."}]
    assert of({}, "cited-research", {"paper": cited}, draws_on=guessed) == OPINION
    assert of({}, "none", {"paper": cited}, draws_on=drawn) == NOTHING


def test_cited_research_that_the_base_does_not_have_is_at_most_opinion() -> None:
    assert of({}, "cited-research") == OPINION
    assert of({}, "cited-research", draws_on=[{"source": "elsewhere"}]) == OPINION
    assert of({"design": "randomised-trial"}, "cited-research") == OPINION


@pytest.mark.parametrize(
    ("source", "basis", "found"),
    [
        ({"design": "randomised-trial"}, "own-data", OPINION),
        ({"design": "systematic-review", "pools": ["randomised-trial"]}, "own-data", OPINION),
        ({}, "expert-opinion", OPINION),
        ({}, "anecdote", Grounds("anecdote", review=False)),
        ({}, "none", NOTHING),
    ],
)
def test_what_was_read_only_second_hand_is_at_most_opinion(source: Record, basis: str, found: Grounds) -> None:
    assert of(source, basis, at={"page": 3, "via": "a review of it"}) == found


def test_a_place_without_sentences_is_not_second_hand() -> None:
    assert of({"design": "randomised-trial"}, at={"section": "abstract"}) == TRIAL


def test_tiers_never_add_up_a_position_has_its_best_claims_grounds() -> None:
    sources: dict[str, Record] = {"trial": {"design": "randomised-trial"}}
    stories = {f"story-{n}": effect("running", "increases", "pain", basis="anecdote") for n in range(9)}
    finds = effect("running", "decreases", "pain", source="trial", basis="own-data")
    (conflict,) = Analysis(base({**stories, "finding": finds}, sources=sources)).conflicts
    assert conflict.stronger is not None
    assert conflict.sides[conflict.stronger].claims == ("finding",)
    assert {side.grounds for side in conflict.sides} == {TRIAL, Grounds("anecdote", review=False)}
    joined = effect("running", "increases", "pain", source="trial", basis="own-data")
    (even,) = Analysis(base({**stories, "finding": finds, "other": joined}, sources=sources)).conflicts
    assert even.stronger is None


def test_what_was_retracted_offers_nothing_and_lends_nothing() -> None:
    retracted: Record = {"design": "randomised-trial", "status": "retracted"}
    assert of(retracted) == of(retracted, "expert-opinion") == NOTHING
    assert of({}, "cited-research", {"paper": retracted}, draws_on=[{"source": "paper"}]) == NOTHING


@pytest.mark.parametrize(
    ("source", "own", "basis", "observes"),
    [
        ("cohort", None, "own-data", True),
        ("cohort", "randomised-trial", "own-data", False),
        ("randomised-trial", "before-after", "own-data", True),
        ("cohort", None, "cited-research", False),
        ("laboratory", None, "own-data", False),
    ],
)
def test_a_study_that_observes_reports_its_own_data(
    source: str, own: str | None, basis: str, *, observes: bool
) -> None:
    fields = {"design": own} if own else {}
    claim = effect("running", "increases", "pain", source="letter", basis=basis, **fields)
    kb = base({"a": claim}, sources={"letter": {"design": source}})
    assert grounds.observed(kb, kb.claims["a"]) is observes
    del kb.sources["letter"]
    assert grounds.observed(kb, kb.claims["a"]) is (own == "before-after")
