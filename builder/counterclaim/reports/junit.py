"""Findings as JUnit XML, which most CI services show as tests that failed.

There is no standard; this is what the schema of Jenkins takes: https://github.com/jenkinsci/xunit-plugin.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # only written, never read
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from counterclaim.reports import bounds
from counterclaim.reports.context import NOTHING, Context
from counterclaim.rules import engine
from counterclaim.wording.findings import NOTHING_FOUND, counts, in_one_line, set_otherwise
from counterclaim.wording.phrases import capital

if TYPE_CHECKING:
    from counterclaim.knowledge.findings import Finding
    from counterclaim.rules.engine import Report

SUITES = "counterclaim check"

_NO_XML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, or advises against (https://www.w3.org/TR/xml/#charsets)."""


def findings(report: Report, context: Context = NOTHING) -> str:
    """Return a suite for each rule that was asked: a test for each finding, or one that passed where there is none.

    What is below the level that fails (`context.fails`) is a test that passed with a remark; notes (level info) only
    if asked for.
    """
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in bounds.told(report.findings, notes=context.notes):
        found[finding.rule].append(finding)
    root = ET.Element("testsuites", name=SUITES)
    prefix = context.prefix()
    for rule in report.rules:
        _suite(root, rule, found[rule], prefix, context.fails)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    said = capital(set_otherwise(report.settings))
    told = ET.SubElement(root, "testsuite", name="counterclaim", tests="0", failures="0", errors="0")
    ET.SubElement(told, "system-out").text = _held("\n".join(filter(None, (said, counts(report.summary)))))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, rule: str, findings: list[Finding], prefix: str, fails: str) -> None:
    failed = sum(engine.reaches(finding.severity, fails) for finding in findings)
    tests = len(findings) or 1
    suite = ET.SubElement(root, "testsuite", name=rule, tests=str(tests), failures=str(failed), errors="0")
    if not findings:
        ET.SubElement(suite, "testcase", classname=rule, name=NOTHING_FOUND)
    alike: Counter[str] = Counter()
    for finding in findings:
        name = prefix + finding.place.path
        alike[name] += 1
        number = f" ({alike[name]})" if alike[name] > 1 else ""
        test = ET.SubElement(suite, "testcase", classname=rule, name=_held(name + number))
        said = "\n".join(_lines(finding, prefix))
        if engine.reaches(finding.severity, fails):
            message = _held(in_one_line(finding))
            ET.SubElement(test, "failure", type=finding.severity, message=message).text = _held(said)
        else:
            ET.SubElement(test, "system-out").text = _held(said)


def _lines(finding: Finding, prefix: str) -> list[str]:
    places = [(finding.place, in_one_line(finding)), *((r.place, r.message) for r in finding.related)]
    return [f"{prefix}{place}  {message}" for place, message in places]


def _held(text: str) -> str:
    """Return text as XML can hold it: what it cannot hold is written as an escape."""
    return _NO_XML.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)
