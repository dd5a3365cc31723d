"""Which findings count as new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.knowledge.findings import Finding, Place, Related, Summary
from counterclaim.rules import comparison
from counterclaim.rules.engine import Report

OLD = Finding(
    "the two disagree",
    Place("claims/a/x.yml", 3, 5),
    "examine it",
    claim="x",
    related=(Related(Place("claims/b/y.yml", 4, 1), "the other"),),
    says="this",
    rule="contradiction",
    severity="error",
)


def new(now: list[Finding], before: list[Finding]) -> Report:
    counts = Summary(*[7] * 13)
    return comparison.new(Report(tuple(now), counts), Report(tuple(before), counts))


@pytest.mark.parametrize(
    "moved",
    [
        OLD,
        replace(OLD, place=Place("claims/a/x.yml", 30, 50)),
        replace(OLD, related=(Related(Place("claims/b/y.yml", 40, 10), "reworded"),)),
        replace(OLD, says="reworded", mend="mend it otherwise"),
        replace(OLD, severity="warning"),
    ],
)
def test_what_only_moved_is_not_new(moved: Finding) -> None:
    assert new([moved], [OLD]).findings == ()


@pytest.mark.parametrize(
    "other",
    [
        replace(OLD, rule="undetermined"),
        replace(OLD, place=Place("claims/a/z.yml", 3, 5)),
        replace(OLD, claim="z"),
        replace(OLD, message="the three disagree"),
        replace(OLD, related=(Related(Place("claims/b/z.yml", 4, 1), "the other"),)),
        replace(OLD, related=()),
    ],
)
def test_what_differs_in_rule_file_claim_message_or_other_side_is_new(other: Finding) -> None:
    assert new([OLD, other], [OLD]).findings == (other,)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("stands twice (first in line 3)", "stands twice (first in line 12)"),
        ("the same as at claims/a.yml:3:4", "the same as at claims/a.yml:7:4"),
        ("at column 7 of it", "at column 9 of it"),
    ],
)
def test_positions_inside_a_message_do_not_count(then: str, now: str) -> None:
    assert new([replace(OLD, message=now)], [replace(OLD, message=then)]).findings == ()
    assert new([replace(OLD, message="has no sentence 7")], [replace(OLD, message="has no sentence 8")]).findings


@pytest.mark.parametrize(("before", "now", "found"), [(0, 2, 2), (1, 2, 1), (2, 2, 0), (3, 2, 0)])
def test_findings_that_are_alike_are_counted(before: int, now: int, found: int) -> None:
    alike = [replace(OLD, place=Place("claims/a/x.yml", line)) for line in range(1, 9)]
    assert len(new(alike[:now], alike[5 : 5 + before]).findings) == found


@pytest.mark.parametrize(
    ("before", "now", "is_new"),
    [("3 5", "3 5", False), ("3 5", "5", False), ("5", "3 5", True), ("3 5", "9", True)],
)
def test_a_finding_about_several_things_is_new_where_one_of_them_is(before: str, now: str, is_new: bool) -> None:  # noqa: FBT001 - a column of the table
    def about(numbers: str) -> Finding:
        return replace(OLD, message=f"sentences {numbers} are open", parts=tuple(numbers.split()))

    assert bool(new([about(now)], [about(before)]).findings) == is_new


def test_counts_only_what_is_left_and_says_how_many_are_known() -> None:
    warning = replace(OLD, severity="warning", message="another")
    summary = new([OLD, warning, replace(warning, severity="info", claim="z")], [OLD]).summary
    assert (summary.errors, summary.warnings, summary.infos, summary.known) == (0, 1, 1, 1)
    assert (summary.claims, summary.unread) == (7, 7)
