"""Writing the record that a command made, and saying where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands.asking import AnswerError
from counterclaim.commands.workspace import leave, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from counterclaim.knowledge.configuration import Configuration


def save(configuration: Configuration, write: Callable[[], Path], identity: str) -> None:
    """Write a record and say where; leave with code 2 where it is not valid or cannot be written."""
    from counterclaim.editing.formatting import FormatError
    from counterclaim.editing.records import RecordError

    if not is_id(identity):
        leave(f'"{identity}" is no id; {IDS}')
    try:
        path = written(write)
    except (RecordError, FormatError) as error:
        leave(str(error))
    click.echo(f"wrote {path.relative_to(configuration.root)}")


LONGEST_ID = 100
IDS = f"ids are small letters, digits and single hyphens, at most {LONGEST_ID}"


def is_id(words: str) -> bool:
    """Tell whether words may be an id."""
    return len(words) <= LONGEST_ID and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", words) is not None


def today() -> str:
    """Return this day as records have it: YYYY-MM-DD."""
    from counterclaim.knowledge import dates

    return dates.today()


def fresh(known: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what takes an id that none of the records known has yet."""

    def read(words: str) -> str:
        if words in known:
            raise AnswerError(f'is taken: "{words}" stands already in {known[words].origin.path}; take another id')
        if not is_id(words):
            raise AnswerError(f'is "{words}": "{words}" is no id; {IDS}')
        return words

    return read
