"""What the commands that change many files as one have in common: they say what changes, and change all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.editing.transactions import Step
    from counterclaim.knowledge import KnowledgeBase

LISTED = 20
TERMS = ("concept", "population", "condition", "quantity")


def which(kb: KnowledgeBase, identity: str, kind: str | None, first: tuple[str, ...] = ()) -> str:
    """Return the kind of what has this id; leave where nothing has, or several have and none is named.

    Something of the kinds that come `first` is meant before anything else.
    """
    from counterclaim.commands.workspace import near
    from counterclaim.reasoning.renaming import ROOMS

    found = [name for name, room in ROOMS.items() if identity in getattr(kb, room.name)]
    found = [name for name in found if name in first] or found
    if kind is not None:
        if kind not in found:
            known = list(getattr(kb, ROOMS[kind].name))
            leave(f'there is no {kind} "{identity}"{near(identity, known)}')
        return kind
    if len(found) > 1:
        listed = " and ".join(f"a {name}" for name in found)
        leave(f'"{identity}" is {listed}; say which: --kind {found[0]}')
    if not found:
        known = [name for room in ROOMS.values() for name in getattr(kb, room.name)]
        unread = "; what cannot be read may have it: counterclaim check" if kb.unread else ""
        leave(f'nothing has the id "{identity}"{near(identity, known) or unread}')
    return found[0]


def carry_out(root: Path, steps: tuple[Step, ...], what: str, *, dry_run: bool) -> None:
    """Say what changes, and change it, all or nothing; leave with code 2 where it cannot be done."""
    from counterclaim.editing import transactions
    from counterclaim.wording.phrases import plural

    if not dry_run:
        try:
            transactions.carry_out(root, steps, what)
        except OSError as error:
            leave(f"nothing is changed: {error.filename or ''}: {error.strerror or error}")
    lines = list(_told(root, steps))
    click.echo(what)
    for line in lines[:LISTED]:
        click.echo(f"  {line}")
    if len(lines) > LISTED:
        click.echo(f"  … and {len(lines) - LISTED:,} more")
    verb = "would change; nothing is written with --dry-run" if dry_run else "changed"
    click.echo(f"{plural(len(lines), 'file')} {verb}")


def say_what_is_left(left: tuple[str, ...]) -> None:
    """Say which places go on naming an old id, as they are no record."""
    for place in left[:LISTED]:
        click.echo(f"left as it is, change it by hand: {place}")
    if len(left) > LISTED:
        click.echo(f"… and {len(left) - LISTED:,} more such places")


def _told(root: Path, steps: tuple[Step, ...]) -> list[str]:
    """Return the files that change, one that moves with where to."""
    told, at = [], 0
    while at < len(steps):
        step, name = steps[at], _name(root, steps[at].path)
        after = steps[at + 1] if at + 1 < len(steps) else None
        if step.now is None and after is not None and after.was is None:
            told.append(f"{name} → {_name(root, after.path)}")
            at += 1
        else:
            told.append(name if step.was is not None else f"{name} (new)")
        at += 1
    return told


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
