"""Findings as GitHub annotations (workflow commands).

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reports.context import NOTHING, Context
from counterclaim.wording.findings import counts, in_one_line

if TYPE_CHECKING:
    from collections.abc import Collection

    from counterclaim.knowledge.findings import Finding
    from counterclaim.rules.engine import Report

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def findings(report: Report, context: Context = NOTHING) -> str:
    """Return an annotation per finding, the gravest first, then the counts; notes (level info) only if asked for.

    GitHub shows ten annotations of a kind: those that touch a file that changed come first
    of their kind.
    """
    changed, prefix = context.changed(), context.prefix()
    listed = [f for f in report.findings if context.notes or f.severity != "info"]
    ranked = sorted(listed, key=lambda f: (list(_COMMANDS).index(f.severity), not _touches(f, changed)))
    return "\n".join([*(_annotation(f, prefix) for f in ranked), counts(report.summary)]) + "\n"


def _touches(finding: Finding, changed: Collection[str]) -> bool:
    return finding.place.path in changed or any(related.place.path in changed for related in finding.related)


def _annotation(finding: Finding, prefix: str) -> str:
    place = finding.place
    where = f"file={_property(prefix + place.path)},line={place.line},col={place.column}"
    title = _property(f"counterclaim {finding.rule}")
    return f"::{_COMMANDS[finding.severity]} {where},title={title}::{_data(in_one_line(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
