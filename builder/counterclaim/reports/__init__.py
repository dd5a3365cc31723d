"""Findings, conflicts and changes for those who read them: terminals, programs, GitHub, GitLab.

Each table has a report by the name of its format, which is what `--format` offers. Every report ends with a newline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from counterclaim.reports.context import Context

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reports.listed import Item
    from counterclaim.reports.waiting import Queue
    from counterclaim.rules.engine import Report
    from counterclaim.wording.differences import Comparison

__all__ = ["CHANGES", "CONFLICTS", "FINDINGS", "LISTS", "QUEUES", "Context"]

R = TypeVar("R", bound=Callable[..., str])


class Table(Mapping[str, R]):
    """Reports by format, each given as `module.function` of this room and imported when it is first asked for."""

    def __init__(self, ways: Mapping[str, str]) -> None:
        self._ways = ways

    def __getitem__(self, form: str) -> R:
        """Return the report of a format; raises KeyError for one that does not exist."""
        module, _, function = self._ways[form].partition(".")
        report: R = getattr(import_module(f"{__name__}.{module}"), function)
        return report

    def __iter__(self) -> Iterator[str]:
        """Yield the formats."""
        return iter(self._ways)

    def __len__(self) -> int:
        """Return how many formats there are."""
        return len(self._ways)


FINDINGS: Table[Callable[[Report, Context], str]] = Table(
    {
        "text": "terminal.findings",
        "json": "machine.findings",
        "github": "github.findings",
        "gitlab": "gitlab.findings",
        "sarif": "sarif.findings",
        "junit": "junit.findings",
    }
)
"""What `check` reports."""

CONFLICTS: Table[Callable[[Analysis, Sequence[Conflict]], str]] = Table(
    {
        "text": "terminal.conflicts",
        "json": "machine.conflicts",
        "dot": "graphs.dot",
        "graphml": "graphs.graphml",
    }
)
"""What `conflicts` reports."""

CHANGES: Table[Callable[[Comparison], str]] = Table(
    {
        "text": "changes.text",
        "markdown": "changes.markdown",
        "json": "changes.as_json",
    }
)
"""What `diff` reports."""

LISTS: Table[Callable[[Sequence[Item]], str]] = Table(
    {
        "text": "listed.text",
        "json": "listed.as_json",
        "ids": "listed.ids",
    }
)
"""What `find` and `list` report."""

QUEUES: Table[Callable[[Queue], str]] = Table(
    {
        "text": "waiting.text",
        "json": "waiting.as_json",
        "ids": "waiting.ids",
    }
)
"""What `queue` reports."""
