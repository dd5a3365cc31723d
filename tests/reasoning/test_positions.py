"""Positions: which claims say the same within the same limits, however they write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning import positions
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.grounds import Grounds
from tests.reasoning.invented import avoid, background, base, do, effect, plain

if TYPE_CHECKING:
    from counterclaim.reasoning.positions import Position
    from tests.reasoning.invented import Record

KINDS: dict[str, Any] = {
    "concepts": {**plain(["coffee", "tea", "sleep", "mood"]), "decaf": {"implies": {"dose": {"caffeine": "<= 5 mg"}}}},
    "populations": plain(["poets", "cooks"]),
    "conditions": plain(["at-night", "alone"]),
    "quantities": {"walk": {"unit": "km"}, "caffeine": {"unit": "mg"}},
}


def of(*claims: Record, **kinds: Any) -> tuple[Position, ...]:
    return Analysis(base({f"c{n}": claim for n, claim in enumerate(claims)}, **{**KINDS, **kinds})).positions


def limited(scope: Record, **fields: Any) -> Record:
    return effect("coffee", "increases", "sleep", **({"scope": scope} if scope else {}), **fields)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"horizon": "12 weeks"}, {"horizon": "84 days"}),
        ({"horizon": "12 months"}, {"horizon": "1 year"}),
        ({"dose": {"walk": "20 km"}}, {"dose": {"walk": "20000 m"}}),
        ({"dose": {"walk": "<= 20 km"}}, {"dose": {"walk": "\u226420km"}}),
        ({"dose": {"walk": "a lot"}}, {"dose": {"walk": "a lot"}}),
        ({"dose": {"walk": "2 km", "caffeine": "9 mg"}}, {"dose": {"caffeine": "9 mg", "walk": "2 km"}}),
        ({"population": ["poets", "cooks"]}, {"population": ["cooks", "poets"]}),
        ({"population": {"any": ["poets", "cooks"]}}, {"population": {"any": ["cooks", "poets"]}}),
        ({"population": {"any": ["poets"]}}, {"population": "poets"}),
        ({"condition": ["alone"]}, {"condition": "alone"}),
    ],
)
def test_the_same_limits_written_otherwise_are_one_position(first: Record, second: Record) -> None:
    (position,) = of(limited(first), limited(second, source="notes"))
    assert (position.claims, position.sources) == (("c0", "c1"), ("letter", "notes"))
    assert position.at == (("effect", "direction"), ("effect", "direction"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (limited({}), limited({"horizon": "long-term"})),
        (limited({"horizon": "long-term"}), limited({"horizon": "> 1 year"}, comparator="tea")),
        (limited({"population": ["poets", "cooks"]}), limited({"population": {"any": ["poets", "cooks"]}})),
        (limited({"population": "poets"}), limited({"condition": "alone"})),
        (limited({"dose": {"walk": "~ 20 km"}}), limited({"dose": {"walk": "20 km"}})),
        (limited({"dose": {"walk": "< 20 km"}}), limited({"dose": {"walk": "<= 20 km"}})),
        (limited({"dose": {"walk": "a lot"}}), limited({"dose": {"walk": "a little"}})),
        (limited({}), limited({}, modality="possible")),
        (limited({}), limited({}, link="goes-with")),
        (limited({}), limited({}, comparator="without")),
        (limited({}), limited({}, inferred=["outcome"])),
        (limited({}), effect("coffee", "maintains", "sleep")),
        (do("coffee"), avoid("coffee")),
        (do("coffee"), do("coffee", outcome="sleep")),
    ],
)
def test_what_differs_in_anything_that_is_said_stands_as_two(first: Record, second: Record) -> None:
    found = of(first, second)
    assert [position.claims for position in found] == [("c0",), ("c1",)]
    assert len({position.name for position in found}) == 2


def test_what_a_source_states_and_what_a_concept_implies_are_limits_too() -> None:
    (position,) = of(
        limited({"population": "poets"}),
        limited({}, source="notes"),
        sources={"notes": {"scope": {"population": "poets"}}},
    )
    assert position.claims == ("c0", "c1")
    (implied,) = of(
        effect("decaf", "increases", "sleep"),
        effect("decaf", "increases", "sleep", scope={"dose": {"caffeine": "<= 5 mg"}}),
    )
    assert implied.claims == ("c0", "c1")


def test_advice_stands_for_what_it_advises_and_for_what_it_advises_instead() -> None:
    avoided, instead = of(avoid("coffee", instead="tea", outcome="sleep"))
    assert (avoided.stand, avoided.exposure, avoided.at) == ("avoid", "coffee", (("advice", "avoid"),))
    assert (instead.stand, instead.exposure, instead.at) == ("do", "tea", (("advice", "instead"),))
    assert avoided.outcome == instead.outcome == "sleep"
    assert avoided.is_advice
    assert (avoided.link, avoided.modality) == ("causes", "asserted")
    assert not of(limited({}))[0].is_advice


def test_background_and_retired_claims_take_no_part() -> None:
    retired = {"date": "2026-01-05", "why": "It was read wrongly."}
    assert of(background("coffee"), limited({}, retired=retired)) == ()


def test_the_grounds_of_a_position_are_those_of_its_best_claim() -> None:
    sources: dict[str, Record] = {"trial": {"design": "randomised-trial"}}
    (position,) = of(
        limited({}, basis="anecdote"),
        limited({}, basis="own-data", source="trial"),
        limited({}, basis="expert-opinion"),
        sources=sources,
    )
    assert position.grounds == Grounds("trial")


def test_a_name_says_what_a_position_says_whoever_states_it_and_whatever_the_claims_are_called() -> None:
    scope = {
        "population": {"any": ["poets", "cooks"]},
        "horizon": "12 weeks",
        "dose": {"walk": "> 2 km", "caffeine": "a lot"},
    }
    turned = {
        "population": {"any": ["cooks", "poets"]},
        "horizon": "84 days",
        "dose": {"caffeine": "a lot", "walk": "> 2000 m"},
    }
    (first,) = Analysis(base({"a": limited(scope)}, **KINDS)).positions
    (second,) = Analysis(base({"z": limited(turned, source="notes")}, **KINDS)).positions
    assert first.name == second.name
    assert first != second, "a position is the one of its base"


def test_an_identity_names_positions_whichever_comes_first_in_twelve_hexadecimal_digits() -> None:
    assert positions.identity("a", "b") == positions.identity("b", "a") != positions.identity("a", "c")
    assert len(positions.identity("a", "b", "c")) == 12
    assert set(positions.identity("a")) <= set("0123456789abcdef")
