"""What a report of findings may ask for beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


@dataclass(frozen=True, slots=True)
class Context:
    """Where and for whom a report is written; what costs time to find out is a function, called only if it is used."""

    notes: bool = False
    """Whether findings of level info are listed; else they are counted."""

    prefix: Callable[[], str] = str
    """The way from the repository to the root, with a slash at its end; empty where they are one."""

    changed: Callable[[], Collection[str]] = frozenset
    """The files, relative to the root, that the change at hand touches."""

    fails: str = "error"
    """The level from which on a finding makes the check fail (error, warning, info; none: nothing does)."""


NOTHING = Context()
"""A report on its own: notes are counted, the root is the repository, nothing is said to have changed."""
