"""The worked examples of the design of conflicts, each from records to the words that readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.reasoning import doses
from counterclaim.reasoning.analysis import Analysis
from counterclaim.wording.conflicts import first_axis, summary
from tests.reasoning.invented import avoid, base, do, effect

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.conflicts import Conflict
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {
    "running": {},
    "regular-running": {"broader": ["running"]},
    "long-distance-running": {"broader": ["running"], "implies": {"dose": {"distance-per-run": ">= 15 km"}}},
    "wear-of-the-spine": {"better": "less"},
    "weaker-discs": {"opposite": "stronger-discs"},
    "stronger-discs": {},
    "recovery": {"better": "more"},
    "back-ache": {"better": "less"},
    "more-distance": {},
    "building-up-slowly": {"broader": ["more-distance"]},
}
QUANTITIES: dict[str, Record] = {
    "distance-per-week": {"unit": "km"},
    "distance-per-run": {"unit": "km"},
    "time-per-run": {"unit": "min"},
}
LETTER: dict[str, Any] = {"source": "letter"}
NOTES: dict[str, Any] = {"source": "notes"}


def only_conflict(first: Record, second: Record) -> tuple[KnowledgeBase, Conflict]:
    kb = base({"a": first, "b": second}, concepts=CONCEPTS, quantities=QUANTITIES)
    (found,) = Analysis(kb).conflicts
    return kb, found


def relations(found: Conflict) -> dict[str, str]:
    return {axis.name: axis.relation for axis in found.axes}


def test_can_increase_against_decreases_over_years_is_undetermined_by_horizon() -> None:
    kb, found = only_conflict(
        effect("running", "increases", "wear-of-the-spine", modality="possible", **LETTER),
        effect("running", "decreases", "wear-of-the-spine", scope={"horizon": "long-term"}, **NOTES),
    )
    assert (found.status, found.kinds) == ("undetermined", ("temporal",))
    assert found.decisive == ("horizon", "modality")
    assert relations(found) == {
        "exposure": "same",
        "outcome": "same",
        "population": "unstated",
        "condition": "unstated",
        "horizon": "one-sided",
        "modality": "one-sided",
    }
    assert str(summary(kb, found)) == (
        "Both are about what running does to wear of the spine. "
        "The letter says that running can increase wear of the spine; "
        "The notes says that running decreases wear of the spine. "
        "Whether they meet cannot be told: the first does not say over what time, the second speaks of years; "
        'the first says only "can", the second states it as a fact.'
    )


def test_the_same_two_with_nothing_left_open_contradict_each_other_directly() -> None:
    kb, found = only_conflict(
        effect("running", "increases", "wear-of-the-spine", scope={"horizon": "long-term"}, **LETTER),
        effect("running", "decreases", "wear-of-the-spine", scope={"horizon": "long-term"}, **NOTES),
    )
    assert (found.status, found.kinds, found.decisive) == ("contradiction", ("direct",), ())
    assert found.question == ("running", "wear-of-the-spine")
    assert str(summary(kb, found)) == (
        "Both are about what running does to wear of the spine. "
        "The letter says that running increases wear of the spine; "
        "The notes says that running decreases wear of the spine. "
        "Every limit that both state overlaps: they cannot both be right."
    )


def test_of_a_narrower_exposure_the_same_two_are_a_contradiction_in_a_subtype() -> None:
    kb, found = only_conflict(
        effect("regular-running", "increases", "wear-of-the-spine", **LETTER),
        effect("running", "decreases", "wear-of-the-spine", **NOTES),
    )
    assert (found.status, found.kinds) == ("contradiction", ("subtype",))
    assert found.question == ("regular-running", "wear-of-the-spine")
    assert summary(kb, found).about == (
        "One is a narrower case of the other; they meet in what regular running does to wear of the spine."
    )


def test_a_distance_per_run_and_a_distance_per_week_do_not_compare() -> None:
    kb, found = only_conflict(
        effect("long-distance-running", "decreases", "recovery", **LETTER),
        effect("running", "increases", "recovery", scope={"dose": {"distance-per-week": "~ 20 km"}}, **NOTES),
    )
    assert (found.status, found.kinds) == ("undetermined", ("quantitative", "subtype"))
    assert found.decisive == ("dose/distance-per-run", "dose/distance-per-week")
    assert relations(found)["dose/distance-per-run"] == relations(found)["dose/distance-per-week"] == "incommensurable"
    assert relations(found)["exposure"] == "narrower"
    assert str(summary(kb, found)) == (
        "One is a narrower case of the other; they meet in what long distance running does to recovery. "
        "The letter says that long distance running decreases recovery; "
        "The notes says that running increases recovery. "
        "Whether they meet cannot be told: "
        ">= 15 km (distance per run) and ~ 20 km (distance per week) do not compare."
    )


def test_where_long_distance_implies_no_distance_the_dose_is_one_sided() -> None:
    concepts = {**CONCEPTS, "long-distance-running": {"broader": ["running"]}}
    claims = {
        "a": effect("long-distance-running", "decreases", "recovery", **LETTER),
        "b": effect("running", "increases", "recovery", scope={"dose": {"distance-per-week": "~ 20 km"}}, **NOTES),
    }
    kb = base(claims, concepts=concepts, quantities=QUANTITIES)
    (found,) = Analysis(kb).conflicts
    assert (found.status, found.kinds) == ("undetermined", ("quantitative", "subtype"))
    assert relations(found)["dose/distance-per-week"] == "one-sided"
    assert summary(kb, found).parts == (
        "Whether they meet cannot be told: the first gives no distance per week, the second speaks of ~ 20 km."
    )


def test_right_after_an_hour_and_over_years_is_explained_by_horizon() -> None:
    kb, found = only_conflict(
        effect(
            "running",
            "increases",
            "weaker-discs",
            scope={"horizon": "immediate", "dose": {"time-per-run": "1 h"}},
            **LETTER,
        ),
        effect("running", "increases", "stronger-discs", scope={"horizon": "long-term"}, **NOTES),
    )
    assert (found.status, found.kinds) == ("explained", ("temporal", "quantitative"))
    assert found.decisive == ("horizon",)
    assert relations(found)["outcome"] == "same"
    assert str(summary(kb, found)) == (
        "Both are about what running does to weaker discs. "
        "The letter says that running increases weaker discs; "
        "The notes says that running increases stronger discs. "
        "Both can be right: the first speaks of the time right after, the second of years."
    )


def test_two_that_say_only_can_are_explained_by_modality() -> None:
    kb, found = only_conflict(
        effect("running", "increases", "back-ache", modality="possible", **LETTER),
        effect("running", "decreases", "back-ache", modality="possible", **NOTES),
    )
    assert (found.status, found.kinds, found.decisive) == ("explained", ("direct",), ("modality",))
    assert str(summary(kb, found)) == (
        "Both are about what running does to back ache. "
        "The letter says that running can increase back ache; "
        "The notes says that running can decrease back ache. "
        "Both can be right: each says only that it can happen."
    )


def test_twenty_kilometres_and_forty_miles_a_week_lie_apart_and_leave_a_gap() -> None:
    kb, found = only_conflict(
        effect("running", "no-increase", "back-ache", scope={"dose": {"distance-per-week": "<= 20 km"}}, **LETTER),
        effect("running", "increases", "back-ache", scope={"dose": {"distance-per-week": ">= 40 mi"}}, **NOTES),
    )
    assert (found.status, found.kinds) == ("explained", ("quantitative", "no-effect"))
    assert found.decisive == ("dose/distance-per-week",)
    assert str(summary(kb, found)) == (
        "Both are about what running does to back ache. "
        "The letter says that running does not increase back ache; "
        "The notes says that running increases back ache. "
        "Both can be right: the first speaks of <= 20 km, the second of >= 40 mi."
    )
    axis = first_axis(found, "dose/distance-per-week")
    assert axis.left
    assert axis.right
    quantity = kb.quantities["distance-per-week"]
    gap = doses.parse(axis.left[0], quantity).high, doses.parse(axis.right[0], quantity).low
    assert gap == (20.0, 64.37376)


def test_one_page_that_advises_both_ways_disagrees_with_itself() -> None:
    kb, found = only_conflict(do("building-up-slowly", **LETTER), avoid("more-distance", **LETTER))
    assert found.self
    assert (found.status, found.kinds) == ("contradiction", ("subtype",))
    assert found.question == ("building-up-slowly", None)
    assert found.at == (("advice", "do"), ("advice", "avoid"))
    assert str(summary(kb, found)) == (
        "One is a narrower case of the other; they meet in building up slowly. "
        "The letter advises building up slowly; The letter also advises against more distance. "
        "Every limit that both state overlaps: they cannot both be followed."
    )
