"""Options whose choices are the names in a table: a new line in the table is a new choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import completing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem


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


class Listed(click.Option):
    """An option whose help ends in the words that a field of a claim takes, as the schema has them.

    `way` leads to the field; the schema is read when help is asked for.
    """

    def __init__(self, *given: Any, way: tuple[str, ...], **settings: Any) -> None:
        super().__init__(*given, **settings)
        self._way = way

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help, words included."""
        record = super().get_help_record(ctx)
        return (record[0], f"{record[1]}: {', '.join(words(*self._way))}.") if record else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the words that begin with what is typed."""
        return completing.words(*self._way)(ctx, self, incomplete)


def words(*way: str) -> tuple[str, ...]:
    """Return the words that a field of a claim takes, in the schema's order."""
    from counterclaim.knowledge.schemas import fields

    return fields.words("claim", *way)


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


def _stances() -> Iterable[str]:
    return words("stance")


def _tiers() -> Iterable[str]:
    from counterclaim.reasoning import grounds

    return grounds.TIERS


def _reviews() -> Iterable[str]:
    from counterclaim.reasoning import search

    return search.REVIEWS


def _in_conflict() -> Iterable[str]:
    from counterclaim.reasoning import search

    return search.CONFLICTS


def _kinds() -> Iterable[str]:
    from counterclaim.reports import listed

    return listed.KINDS


def _lists() -> Iterable[str]:
    from counterclaim import reports

    return reports.LISTS


def _named() -> Iterable[str]:
    from counterclaim.knowledge import references

    return references.KINDS


def _waiting() -> Iterable[str]:
    from counterclaim.reasoning import waiting

    return waiting.KINDS


def _queues() -> Iterable[str]:
    from counterclaim import reports

    return reports.QUEUES


FINDINGS, CONFLICTS, CHANGES = OneOf(_findings), OneOf(_conflicts), OneOf(_changes)
"""The formats of `check`, `conflicts` and `diff`."""

EXPORTS = OneOf(_exports)
"""The formats of `export`."""

LEVELS, STATUSES = OneOf(_levels), OneOf(_statuses)
"""The levels that `check` may fail on, and what a conflict can be."""

STANCES, TIERS, REVIEWS, IN_CONFLICT = OneOf(_stances), OneOf(_tiers), OneOf(_reviews), OneOf(_in_conflict)
"""What claims are listed by."""

KINDS, LISTS = OneOf(_kinds), OneOf(_lists)
"""The kinds of records that are listed, and the formats of the list."""

NAMED = OneOf(_named)
"""The kinds of records that have an id."""

WAITING, QUEUES = OneOf(_waiting), OneOf(_queues)
"""What can wait, and the formats of `queue`."""
