"""Findings as GitHub annotations (workflow commands).

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reports import bounds
from counterclaim.reports.context import NOTHING, Context
from counterclaim.wording.findings import counts, in_one_line, set_otherwise
from counterclaim.wording.phrases import capital

if TYPE_CHECKING:
    from collections.abc import Collection

    from counterclaim.knowledge.findings import Finding, Place
    from counterclaim.rules.engine import Report

SETTINGS = "pyproject.toml"
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def findings(report: Report, context: Context = NOTHING) -> str:
    """Return the annotations of each finding, the gravest first, then the counts; notes (level info) only if asked for.

    A conflict is told at every claim that takes part. GitHub shows ten annotations of a kind: those in a file that
    changed come first of their kind, then those of findings that touch one.
    """
    changed, prefix = context.changed(), context.prefix()
    listed = bounds.told(report.findings, notes=context.notes)
    told = [(finding, place) for finding in listed for place in _places(finding)]
    ranked = sorted(told, key=lambda pair: _rank(pair[0], pair[1], changed))
    lines = [_annotation(finding, place, prefix) for finding, place in ranked]
    if report.settings:
        title = _property("counterclaim settings")
        said = _data(capital(set_otherwise(report.settings)))
        lines.append(f"::notice file={_property(prefix + SETTINGS)},title={title}::{said}")
    return "\n".join([*lines, counts(report.summary)]) + "\n"


def _places(finding: Finding) -> list[Place]:
    """Return where a finding is told: where two statements are set against each other, at both."""
    return [finding.place, *(r.place for r in finding.related)] if finding.says else [finding.place]


def _rank(finding: Finding, place: Place, changed: Collection[str]) -> tuple[int, int]:
    near = 0 if place.path in changed else 1 if _touches(finding, changed) else 2
    return list(_COMMANDS).index(finding.severity), near


def _touches(finding: Finding, changed: Collection[str]) -> bool:
    return finding.place.path in changed or any(related.place.path in changed for related in finding.related)


def _annotation(finding: Finding, place: Place, prefix: str) -> str:
    where = f"file={_property(prefix + place.path)},line={place.line},col={place.column}"
    title = _property(f"counterclaim {finding.rule}")
    return f"::{_COMMANDS[finding.severity]} {where},title={title}::{_data(in_one_line(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
