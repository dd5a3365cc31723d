"""JUnit XML against the schema that Jenkins publishes (schemas/junit-10.xsd, MIT)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from counterclaim.knowledge.findings import Finding, Place, Related, Summary
from counterclaim.reports import junit
from counterclaim.reports.context import Context
from counterclaim.rules.engine import Report

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))
FOUND = Finding("it is wrong", Place("claims/a/b.yml", 3, 5), "write it so", rule="syntax", severity="error")


def read(text: str) -> etree._Element:
    root = etree.fromstring(text.encode())
    SCHEMA.assertValid(root)
    return root


def written(*findings: Finding, rules: tuple[str, ...] = ("syntax",), context: Context | None = None) -> etree._Element:
    return read(junit.findings(Report(findings, Summary(*[0] * 13), rules), context or Context(notes=True)))


def test_a_report_of_a_whole_base_fits_the_schema(report: Report, golden: Callable[[str, str], None]) -> None:
    text = junit.findings(report, Context(fails="warning"))
    golden("check.junit", text)
    root = read(text)
    failures = report.summary.errors + report.summary.warnings
    assert root.get("failures") == str(failures) == str(len(root.findall(".//failure")))
    assert root.get("tests") == str(len(root.findall(".//testcase")))
    assert root.get("errors") == "0"
    assert len(report.rules) > 30
    assert [suite.get("name") for suite in root] == [*report.rules, "counterclaim"]


def test_the_schema_refuses_what_is_wrong() -> None:
    root = written(FOUND)
    root[0].attrib.pop("tests")
    assert not SCHEMA.validate(root)


def test_a_rule_that_found_nothing_passed_and_one_that_was_not_asked_is_not_there() -> None:
    root = written(FOUND, rules=("schema", "syntax"))
    assert [(suite.get("name"), suite.get("failures")) for suite in root[:2]] == [("schema", "0"), ("syntax", "1")]
    assert root.findall(".//testcase[@classname='schema']")[0].get("name") == "nothing found"
    assert not root.findall(".//testsuite[@name='contradiction']")


@pytest.mark.parametrize(("fails", "failed"), [("error", 1), ("warning", 2), ("info", 3), ("none", 0)])
def test_what_is_below_the_level_that_fails_is_a_remark(fails: str, failed: int) -> None:
    findings = [replace(FOUND, severity=severity) for severity in ("error", "warning", "info")]
    root = written(*findings, context=Context(notes=True, fails=fails))
    assert root.get("tests") == "3"
    assert root.get("failures") == root[0].get("failures") == str(failed)
    assert len(root.findall(".//failure")) == failed
    assert len(root.findall(".//testcase/system-out")) == 3 - failed


def test_notes_come_only_if_they_are_asked_for() -> None:
    root = written(replace(FOUND, severity="info"), context=Context())
    assert [test.get("name") for test in root.findall(".//testcase")] == ["nothing found"]


def test_a_failure_says_where_and_what_with_both_places() -> None:
    both = replace(FOUND, related=(Related(Place("claims/a/c.yml", 7, 2), "the other"),))
    root = written(both, both, context=Context(notes=True, prefix=lambda: "base/"))
    first, second = root.findall(".//testcase")
    assert (first.get("classname"), first.get("name")) == ("syntax", "base/claims/a/b.yml")
    assert second.get("name") == "base/claims/a/b.yml (2)"
    (failure,) = first
    assert failure.get("type") == "error"
    assert failure.get("message") == "it is wrong; write it so"
    assert failure.text == ("base/claims/a/b.yml:3:5  it is wrong; write it so\nbase/claims/a/c.yml:7:2  the other")


def test_what_xml_cannot_hold_is_written_as_an_escape_and_markup_stays_text() -> None:
    root = written(replace(FOUND, message="a \x1b[31m\x00 <b>&amp; \ufffe\ud800 ]]>", mend=""))
    (failure,) = root.findall(".//failure")
    assert failure.get("message") == "a \\x1b[31m\\x00 <b>&amp; \\ufffe\\ud800 ]]>"
