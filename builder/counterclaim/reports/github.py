"""Findings as GitHub annotations (workflow commands).

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.findings import counts, in_one_line

if TYPE_CHECKING:
    from collections.abc import Collection

    from counterclaim.knowledge.findings import Finding
    from counterclaim.rules.engine import Report

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def findings(report: Report, *, changed: Collection[str] = (), prefix: str = "", notes: bool = False) -> str:
    """Return an annotation per finding, the gravest first, then the counts; notes (level info) only if `notes`.

    GitHub shows ten annotations of a kind: those that touch a `changed` file (relative to the root) come first
    of their kind. `prefix` leads from the repository to the root.
    """
    listed = [f for f in report.findings if notes or f.severity != "info"]
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
