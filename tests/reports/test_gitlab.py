"""Code Quality reports by the rules that GitLab publishes: https://docs.gitlab.com/ci/testing/code_quality/."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import jsonschema

from counterclaim.knowledge.findings import Finding, Place, Related, Setting, Summary
from counterclaim.reports import gitlab
from counterclaim.reports.context import Context
from counterclaim.rules.engine import Report

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND = Finding("it is wrong", Place("claims/a/b.yml", 3, 5), "write it so", rule="syntax", severity="error")
LINES = {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}
RULES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {"path": {"type": "string", "pattern": "^(?!/)(?!\\./)."}, "lines": LINES},
            },
        },
    },
}
"""What the documentation says of a report, and GitLab's own reader asks for, in our words."""


def issues(*findings: Finding, notes: bool = False, prefix: str = "") -> list[dict[str, Any]]:
    report = Report(findings, Summary(*[0] * 13))
    found: list[dict[str, Any]] = json.loads(gitlab.findings(report, Context(notes, lambda: prefix)))
    jsonschema.validate(found, RULES)
    return found


def test_a_report_of_a_whole_base_keeps_the_rules(report: Report, golden: Callable[[str, str], None]) -> None:
    text = gitlab.findings(report)
    golden("check.gitlab", text)
    found = json.loads(text)
    jsonschema.validate(found, RULES)
    assert len(found) == report.summary.errors + report.summary.warnings > 3
    assert not text.startswith("\ufeff")


def test_nothing_found_is_an_empty_list() -> None:
    assert issues() == []


def test_levels_are_those_of_gitlab_and_notes_come_only_if_asked_for() -> None:
    findings = [replace(FOUND, severity=severity) for severity in ("error", "warning", "info")]
    assert [issue["severity"] for issue in issues(*findings, notes=True)] == ["major", "minor", "info"]
    assert [issue["severity"] for issue in issues(*findings)] == ["major", "minor"]


def test_a_fingerprint_stays_when_lines_move_and_is_never_shared() -> None:
    moved = replace(FOUND, place=Place("claims/a/b.yml", 30))
    assert issues(FOUND)[0]["fingerprint"] == issues(moved)[0]["fingerprint"]
    marks = [issue["fingerprint"] for issue in issues(FOUND, moved, replace(FOUND, message="another"))]
    assert len(set(marks)) == 3


def test_paths_are_those_of_the_repository_and_both_places_are_named() -> None:
    both = replace(FOUND, says="one", related=(Related(Place("claims/a/c.yml", 7), "the other"),))
    (issue,) = issues(both, prefix="know ledge/")
    assert issue["location"] == {"path": "know ledge/claims/a/b.yml", "lines": {"begin": 3}}
    assert issue["other_locations"] == [{"path": "know ledge/claims/a/c.yml", "lines": {"begin": 7}}]
    assert issue["description"] == "says: one while: the other it is wrong; write it so"


def test_settings_that_a_change_sets_otherwise_are_told_without_being_a_fault() -> None:
    report = Report((), Summary(*[0] * 13), settings=(Setting("fail-on", "error", "none"),))
    (issue,) = json.loads(gitlab.findings(report, Context(prefix=lambda: "base/")))
    jsonschema.validate([issue], RULES)
    assert (issue["severity"], issue["location"]["path"]) == ("info", "base/pyproject.toml")
    assert "fail-on" in issue["description"]
