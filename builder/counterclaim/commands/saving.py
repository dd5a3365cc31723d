"""Writing the record that a command made, and saying where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from counterclaim.commands.workspace import leave, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.knowledge.configuration import Configuration


def save(configuration: Configuration, write: Callable[[], Path], identity: str) -> None:
    """Write a record and say where; leave with code 2 where it is not valid or cannot be written."""
    from counterclaim.editing.formatting import FormatError
    from counterclaim.editing.records import RecordError

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identity) or len(identity) > LONGEST_ID:
        leave(f'"{identity}" is no id; ids are small letters, digits and single hyphens, at most {LONGEST_ID}')
    try:
        path = written(write)
    except (RecordError, FormatError) as error:
        leave(str(error))
    click.echo(f"wrote {path.relative_to(configuration.root)}")


LONGEST_ID = 100


def today() -> str:
    """Return this day as records have it: YYYY-MM-DD."""
    from counterclaim.knowledge import dates

    return dates.today()
