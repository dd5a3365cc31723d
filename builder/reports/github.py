"""Findings as GitHub annotations (workflow commands).

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.reports.sentences import counts, in_one_line

if TYPE_CHECKING:
    from builder.rules.engine import Report

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def findings(report: Report) -> str:
    """Return an annotation per finding (errors and warnings; notes are counted), then the counts."""
    lines = []
    for finding in sorted(report.findings, key=lambda f: list(_COMMANDS).index(f.severity)):
        if finding.severity == "info" and report.summary.infos > MOST_NOTES:
            continue
        place = finding.place
        where = f"file={_property(place.path)},line={place.line},col={place.column}"
        title = _property(f"counterclaim {finding.rule}")
        lines.append(f"::{_COMMANDS[finding.severity]} {where},title={title}::{_data(in_one_line(finding))}")
    return "\n".join([*lines, counts(report.summary)]) + "\n"


MOST_NOTES = 10
"""GitHub shows ten annotations of a kind; more notes than that are left to the counts."""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
