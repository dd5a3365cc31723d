"""The options by which claims are chosen, for the commands that list records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import choices, completing, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.search import Wanted

OPTIONS = (
    click.option("--source", metavar="ID", shell_complete=completing.ids("sources"), help="Claims of this source."),
    click.option("--stance", type=choices.STANCES, help="Claims with this stance."),
    click.option("--tier", type=choices.TIERS, help="Claims that rest on this."),
    click.option("--review", type=choices.REVIEWS, help="Claims that a second person has read, has not, or not since."),
    click.option("--conflict", type=choices.IN_CONFLICT, help="Claims with such a conflict, with any, or with none."),
)


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def wanted(analysis: Analysis, given: dict[str, Any]) -> Wanted:
    """Return which claims the options name; leave with code 2 where there is no such source."""
    from counterclaim.reasoning.search import Wanted

    if given["source"] is not None:
        named.source(analysis, given["source"])
    return Wanted(**given)


def stated(given: dict[str, Any]) -> list[str]:
    """Return the options that were given, as they are typed."""
    return [f"--{name}" for name, value in given.items() if value is not None]
