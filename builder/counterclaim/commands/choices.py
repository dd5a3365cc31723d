"""Options whose choices are the names in a table: a new line in the table is a new choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


def words(*way: str) -> tuple[str, ...]:
    """Return the words that a field of a claim takes, in the schema's order."""
    from counterclaim.knowledge import schemas

    root = field = schemas.schema("claim")
    for step in way:
        field = schemas.meant(field, root)["properties"][step]
    entries = field.get("items", field)
    forms = [entries, *entries.get("oneOf", ())]
    return next(tuple(form["enum"]) for form in forms if "enum" in form)


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
