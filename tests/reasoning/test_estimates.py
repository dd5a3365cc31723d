"""What follows from a study's numbers: the design of answers, §2."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.knowledge import schemas
from counterclaim.knowledge.records import Matter
from counterclaim.reasoning import estimates
from counterclaim.reasoning.estimates import Verdict
from tests.reasoning.invented import base, effect

RATIOS = ["risk-ratio", "odds-ratio", "hazard-ratio", "rate-ratio", "ratio"]
DIFFERENCES = ["mean-difference", "standardised-mean-difference", "risk-difference", "percent-change"]


def judged(measure: str, matters: tuple[Matter, ...] = (), **numbers: Any) -> Verdict | None:
    claim = effect("running", "increases", "pain", estimate={"measure": measure, **numbers})
    said = base({"a": claim}).claims["a"].effect
    assert said
    assert said.estimate
    return estimates.verdict(said.estimate, matters)


def says(measure: str, value: float, low: float, high: float, *matters: Matter) -> tuple[str, bool]:
    found = judged(measure, matters, value=value, low=low, high=high)
    assert found
    return found.says, found.small


def test_every_measure_of_the_schema_is_a_ratio_or_a_difference() -> None:
    measures = schemas.schema("claim")["properties"]["effect"]["properties"]["estimate"]["properties"]["measure"][
        "enum"
    ]
    assert set(measures) == {*RATIOS, *DIFFERENCES}
    assert set(RATIOS) == estimates.RATIOS


@pytest.mark.parametrize("measure", RATIOS)
@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (1.2, 3, "rises"),
        (0.42, 0.94, "falls"),
        (0.33, 1.12, "inconclusive"),
        (1, 2, "inconclusive"),
        (0.5, 1, "inconclusive"),
    ],
)
def test_a_ratio_is_measured_from_one(measure: str, low: float, high: float, said: str) -> None:
    assert says(measure, (low + high) / 2, low, high) == (said, False)


@pytest.mark.parametrize("measure", DIFFERENCES)
@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.5, 3, "rises"), (-9, -0.1, "falls"), (-1, 2, "inconclusive"), (0, 2, "inconclusive"), (-2, 0, "inconclusive")],
)
def test_a_difference_is_measured_from_nothing(measure: str, low: float, high: float, said: str) -> None:
    assert says(measure, (low + high) / 2, low, high) == (said, False)


@pytest.mark.parametrize(
    ("low", "high", "said", "small"),
    [
        (-1, 1.5, "no-change", False),
        (0.2, 1.5, "no-change", False),
        (-2, 2, "no-change", False),
        (0.5, 3, "rises", True),
        (-4, -1, "falls", True),
        (2.5, 4, "rises", False),
        (-9, -2.5, "falls", False),
        (-1, 2.5, "inconclusive", False),
        (-9, 9, "inconclusive", False),
    ],
)
def test_what_lies_within_what_matters_is_no_change_whether_or_not_it_leaves_out_the_null(
    low: float, high: float, said: str, *, small: bool
) -> None:
    matter = Matter("mean-difference", 2, "somebody")
    assert says("mean-difference", (low + high) / 2, low, high, matter) == (said, small)


@pytest.mark.parametrize("value", [1.25, 0.8])
@pytest.mark.parametrize(
    ("low", "high", "said", "small"),
    [
        (0.9, 1.2, "no-change", False),
        (0.8, 1.25, "no-change", False),
        (1.05, 1.2, "no-change", False),
        (1.05, 1.6, "rises", True),
        (0.6, 0.9, "falls", True),
        (1.3, 1.6, "rises", False),
        (0.5, 0.7, "falls", False),
        (0.7, 1.1, "inconclusive", False),
        (0.9, 1.5, "inconclusive", False),
    ],
)
def test_of_a_ratio_what_matters_reaches_as_far_below_one_as_above(
    value: float, low: float, high: float, said: str, *, small: bool
) -> None:
    assert says("odds-ratio", (low + high) / 2, low, high, Matter("odds-ratio", value, "somebody")) == (said, small)


def test_only_what_matters_in_the_same_measure_and_unit_counts() -> None:
    other = Matter("standardised-mean-difference", 5, "somebody")
    assert says("mean-difference", 1, 0.5, 1.5, other) == ("rises", False)
    points = Matter("mean-difference", 5, "somebody", unit="points")
    found = judged("mean-difference", (points,), value=1, low=0.5, high=1.5, unit="points")
    assert found
    assert found.says == "no-change"
    found = judged("mean-difference", (points,), value=1, low=0.5, high=1.5, unit="millimetres")
    assert found
    assert found.says == "rises"


@pytest.mark.parametrize(
    ("p", "value", "said"),
    [
        (0.03, 1.4, "rises"),
        (0.03, 0.7, "falls"),
        ("< 0.001", 0.7, "falls"),
        ("<0.05", 1.4, "rises"),
        (0.4, 1.4, "inconclusive"),
        (0.05, 1.4, "inconclusive"),
        ("> 0.05", 0.7, "inconclusive"),
        (">= 0.1", 0.7, "inconclusive"),
    ],
)
def test_with_p_alone_it_is_a_direction_or_inconclusive_and_never_no_change(
    p: float | str, value: float, said: str
) -> None:
    found = judged("risk-ratio", (Matter("risk-ratio", 9, "somebody"),), value=value, p=p)
    assert found
    assert (found.says, found.small) == (said, False)


def test_a_bound_on_p_that_lies_above_what_counts_says_nothing() -> None:
    assert judged("risk-ratio", value=0.7, p="< 0.1") is None


def test_without_an_interval_and_p_it_is_not_judged() -> None:
    assert judged("risk-ratio", value=0.7) is None


def test_an_interval_goes_before_p() -> None:
    found = judged("risk-ratio", value=0.7, low=0.4, high=1.2, p=0.01)
    assert found
    assert found.says == "inconclusive"


def test_what_matters_is_read_from_the_outcomes_concept() -> None:
    matters = [{"measure": "risk-ratio", "value": 1.25, "source": "somebody"}]
    concept = base({}, concepts={"pain": {"matters": matters}}).concepts["pain"]
    assert concept.matters == (Matter("risk-ratio", 1.25, "somebody"),)
    found = judged("risk-ratio", concept.matters, value=1.05, low=0.95, high=1.15)
    assert found
    assert found.says == "no-change"


CARRIED = {
    "rises": {"increases", "maintains", "no-decrease"},
    "falls": {"decreases", "prevents", "no-increase"},
    "no-change": {"no-change", "no-increase", "no-decrease"},
    "inconclusive": {"inconclusive"},
    "moves": {"increases", "decreases", "maintains", "prevents", "mixed"},
}
"""The directions that what numbers say carries."""


def carried(says: str, **more: Any) -> set[str]:
    claim = effect("running", "increases", "pain", estimate={"measure": "mean-difference", "p": 0.01, **more})
    said = base({"a": claim}).claims["a"].effect
    assert said
    assert said.estimate
    written = schemas.schema("claim")["properties"]["effect"]["properties"]["direction"]["enum"]
    return {direction for direction in written if estimates.carries(Verdict(says), direction, said.estimate)}


@pytest.mark.parametrize(("says", "directions"), CARRIED.items())
def test_which_directions_numbers_carry(says: str, directions: set[str]) -> None:
    assert carried(says) == directions


@pytest.mark.parametrize(("says", "directions"), CARRIED.items())
def test_on_an_instrument_nothing_says_which_way_its_scale_runs(says: str, directions: set[str]) -> None:
    moved = says in {"rises", "falls", "moves"}
    assert carried(says, on="a scale of 0 to 10") == (CARRIED["moves"] if moved else directions)
