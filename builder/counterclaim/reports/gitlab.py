"""Findings as a Code Quality report, which GitLab shows in a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from counterclaim.reports import bounds, fingerprints
from counterclaim.reports.context import NOTHING, Context
from counterclaim.wording.findings import in_one_line, set_otherwise
from counterclaim.wording.phrases import capital

if TYPE_CHECKING:
    from counterclaim.knowledge.findings import Finding
    from counterclaim.rules.engine import Report

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
"""Of the five that GitLab has; `critical` and `blocker` are what nothing here can claim to be."""


def findings(report: Report, context: Context = NOTHING) -> str:
    """Return the findings as GitLab reads them; notes (level info) only if asked for."""
    prefix = context.prefix()
    listed = bounds.told(report.findings, notes=context.notes)
    issues = [_issue(finding, mark, prefix) for finding, mark in fingerprints.numbered(listed)]
    if report.settings:
        issues.append(_settings(report, prefix))
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"


def _settings(report: Report, prefix: str) -> dict[str, Any]:
    said = capital(set_otherwise(report.settings))
    return {
        "description": said,
        "check_name": "settings",
        "fingerprint": hashlib.sha256(said.encode()).hexdigest()[:32],
        "severity": _SEVERITIES["info"],
        "location": {"path": f"{prefix}pyproject.toml", "lines": {"begin": 1}},
    }


def _issue(finding: Finding, mark: str, prefix: str) -> dict[str, Any]:
    issue: dict[str, Any] = {
        "description": in_one_line(finding),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": prefix + finding.place.path, "lines": {"begin": finding.place.line}},
    }
    if finding.related:
        issue["other_locations"] = [
            {"path": prefix + related.place.path, "lines": {"begin": related.place.line}} for related in finding.related
        ]
    return issue
