"""Findings, conflicts and changes for those who read them: terminals, programs, GitHub, GitLab.

Each table has a report by the name of its format, which is what `--format` offers. Every report ends with a newline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reports import changes, github, gitlab, graphs, junit, listed, machine, sarif, terminal
from counterclaim.reports.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reports.listed import Item
    from counterclaim.rules.engine import Report
    from counterclaim.wording.differences import Comparison

__all__ = ["CHANGES", "CONFLICTS", "FINDINGS", "LISTS", "Context"]

FINDINGS: dict[str, Callable[[Report, Context], str]] = {
    "text": terminal.findings,
    "json": machine.findings,
    "github": github.findings,
    "gitlab": gitlab.findings,
    "sarif": sarif.findings,
    "junit": junit.findings,
}
"""What `check` reports."""

CONFLICTS: dict[str, Callable[[Analysis, Sequence[Conflict]], str]] = {
    "text": terminal.conflicts,
    "json": machine.conflicts,
    "dot": graphs.dot,
    "graphml": graphs.graphml,
}
"""What `conflicts` reports."""

CHANGES: dict[str, Callable[[Comparison], str]] = {
    "text": changes.text,
    "markdown": changes.markdown,
    "json": changes.as_json,
}
"""What `diff` reports."""

LISTS: dict[str, Callable[[Sequence[Item]], str]] = {
    "text": listed.text,
    "json": listed.as_json,
    "ids": listed.ids,
}
"""What `find` and `list` report."""
