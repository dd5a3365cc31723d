"""Axes and limits in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import schemas
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.conflicts import DECISIVE_ORDER
from counterclaim.wording import axes
from tests.reasoning.invented import avoid, do
from tests.wording.made import better, claim, conflict, read, scope, worse

if TYPE_CHECKING:
    from tests.reasoning.invented import Record


def test_every_axis_and_every_word_of_a_closed_list_has_its_words() -> None:
    written = schemas.schema("claim")["properties"]["effect"]["properties"]
    assert set(DECISIVE_ORDER) == axes.AXIS_NAMES.keys()
    assert set(written["modality"]["enum"]) == axes.MODALITIES.keys()
    assert set(written["link"]["enum"]) == axes.LINKS.keys()
    assert set(written["rated"]["enum"]) == axes.CERTAINTIES.keys()


@pytest.mark.parametrize(
    ("axis", "limit", "words"),
    [
        ("exposure", ("espresso",), "espresso"),
        ("outcome", ("deep-sleep", "mystery"), "deep sleep and mystery"),
        ("population", ("grown-ups", "mystery"), "grown ups and mystery"),
        ("condition", ("at-night",), "at night"),
        ("horizon", ("long-term",), "years"),
        ("horizon", ("12 weeks",), "12 weeks"),
        ("modality", ("possible",), "it can happen"),
        ("modality", ("asserted",), "it is so"),
        ("link", ("goes-with",), "the two go together"),
        ("comparator", ("before",), "the state before"),
        ("comparator", ("without",), "going without it"),
        ("comparator", ("deep-sleep",), "deep sleep"),
        ("dose:cups-a-day", ("~ 2 cups",), "~ 2 cups"),
        ("dose", ("2 cups (cups-a-day)", "3 km (mystery)"), "2 cups (cups a day) and 3 km (mystery)"),
        ("horizon", None, None),
    ],
)
def test_a_limit_in_words_and_none_where_it_is_not_stated(
    axis: str, limit: tuple[str, ...] | None, words: str | None
) -> None:
    assert axes.stated(read({}), axis, limit) == words


def test_alternatives_are_told_as_such_and_what_holds_together_in_each_of_them() -> None:
    kb = read({})
    assert axes.stated(kb, "population", ("poets+grown-ups", "gardeners"), any_of=True) == (
        "poets and grown ups or gardeners"
    )
    kb, found = conflict(
        better(**scope(population={"any": ["poets", "gardeners"]})), worse(**scope(population="poets"))
    )
    assert set(axes.stated_on(kb, found.axis("population"))) == {"poets or gardeners", "poets"}


def test_every_axis_of_a_conflict_has_a_name_for_readers() -> None:
    kb, found = conflict(do("coffee", scope={"dose": {"cups-a-day": "2 cups"}}), avoid("coffee"))
    assert [axes.axis_name(kb, axis.name) for axis in found.axes] == [
        "what is done",
        "what it acts on",
        "for whom",
        "under which condition",
        "over what time",
        "how much (cups a day)",
    ]
    assert axes.axis_name(kb, "dose:mystery") == "how much (mystery)"


LIMITS: Record = {
    "population": {"any": ["poets", "gardeners"]},
    "condition": ["at-night", "at-noon"],
    "horizon": "short-term",
    "dose": {"walk-a-day": "3 km", "cups-a-day": "2 cups"},
}
ROWS = [
    ("for whom", "poets or gardeners"),
    ("under which condition", "at night and at noon"),
    ("over what time", "days to months"),
    ("how much (cups a day)", "2 cups"),
    ("how much (walk a day)", "3 km"),
]


def test_the_limits_of_a_claim_and_of_its_position_are_told_alike() -> None:
    kb, said = claim(better(scope=LIMITS))
    (position,) = Analysis(kb).positions
    assert sorted(axes.scope_rows(kb, said.scope)) == sorted(ROWS)
    assert axes.limits_rows(kb, position.limits) == ROWS
    kb, said = claim(better())
    assert axes.scope_rows(kb, said.scope) == axes.limits_rows(kb, Analysis(kb).positions[0].limits) == []


def test_what_a_concept_implies_is_told_of_a_position_only() -> None:
    kb, said = claim(better("decaf"))
    assert axes.scope_rows(kb, said.scope) == []
    assert axes.limits_rows(kb, Analysis(kb).positions[0].limits) == [("how much (cups a day)", "<= 2 cups")]
