"""Options whose choices are the names in a table: a new line in the table is a new choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class OneOf(click.Choice[str]):
    """A choice among `names`, which are asked for when they are first needed: so the command starts fast."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        super().__init__(())
        self._names = names

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the names of the table, in its order."""
        return tuple(self._names())

    @choices.setter
    def choices(self, _: Iterable[str]) -> None:
        """Take nothing from click, which sets what it was given: the table alone counts."""


def _findings() -> Iterable[str]:
    from counterclaim import reports

    return reports.FINDINGS


def _conflicts() -> Iterable[str]:
    from counterclaim import reports

    return reports.CONFLICTS


def _changes() -> Iterable[str]:
    from counterclaim import reports

    return reports.CHANGES


def _exports() -> Iterable[str]:
    from counterclaim import exports

    return exports.FORMATS


def _levels() -> Iterable[str]:
    from counterclaim.knowledge import configuration

    return configuration.FAIL_ON


def _statuses() -> Iterable[str]:
    from counterclaim.reasoning import conflicts

    return conflicts.STATUSES


FINDINGS, CONFLICTS, CHANGES = OneOf(_findings), OneOf(_conflicts), OneOf(_changes)
"""The formats of `check`, `conflicts` and `diff`."""

EXPORTS = OneOf(_exports)
"""The formats of `export`."""

LEVELS, STATUSES = OneOf(_levels), OneOf(_statuses)
"""The levels that `check` may fail on, and what a conflict can be."""
