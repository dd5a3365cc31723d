"""`fmt`: every record in one canonical form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands.workspace import FINDINGS, leave, written

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a record is not in canonical form.")
@click.option("--upgrade", is_flag=True, help="Also rewrite what has a better form now, and name what you must decide.")
@click.pass_obj
def fmt(workspace: Workspace, paths: tuple[Path, ...], *, check: bool, upgrade: bool) -> None:
    """Write records in canonical form: key order, quoting, line width. Comments survive.

    A formatted file never changes again. A file that would lose something is named and left alone.

    With --upgrade, records of an earlier version get the words that there are now, where that leaves no doubt: a size
    that is only "usually" becomes a modality. What leaves a doubt is named with its place and not touched.

    \b
    Example:
      counterclaim fmt
      counterclaim fmt --upgrade --check
      counterclaim fmt --check claims/my-source
    """
    from counterclaim.editing import records, upgrading
    from counterclaim.editing.formatting import FormatError
    from counterclaim.wording.phrases import plural

    root = workspace.configuration().root
    wanted = [(Path.cwd() / path).resolve() for path in paths]
    for path, given in zip(wanted, paths, strict=True):
        if not path.exists():
            leave(f"{given}: there is no such file or folder")
    chosen = [f for f in records.every(root) if not wanted or any(f.path.is_relative_to(w) for w in wanted)]
    changed = refused = asked = 0
    for file in chosen:
        name = file.path.relative_to(root)
        try:
            before, after, done, questions = (
                upgrading.upgraded(root, file) if upgrade else (*records.tidied(root, file), (), ())
            )
        except FormatError as error:
            refused += 1
            click.echo(f"{name}:{error.line}:{error.column} left as it is: {error}", err=True)
            continue
        except OSError as error:
            refused += 1
            click.echo(f"{name}: left as it is: it cannot be read: {error.strerror or error}", err=True)
            continue
        for line in done:
            click.echo(f"{name}: {line}")
        for question in questions:
            asked += 1
            click.echo(f"{question.place} decide: {question.message}")
        if before == after:
            continue
        overtaken = "" if check else written(lambda path=file.path, was=before, now=after: _put(path, was, now))  # type: ignore[misc]
        if overtaken:
            refused += 1
            click.echo(f"{name}: left as it is: {overtaken}", err=True)
            continue
        changed += 1
        if not done:
            click.echo(f"{name}: {'not in canonical form' if check else 'formatted'}")
    verb = "would change" if check else "formatted"
    todo = f", {plural(asked, 'thing')} to decide" if upgrade else ""
    click.echo(f"{plural(len(chosen), 'record')}: {changed} {verb}, {refused} left as they are{todo}")
    sys.exit(FINDINGS if refused or (check and changed) else 0)


def _put(path: Path, was: str, now: str) -> str:
    """Write a record anew; return why not, where somebody else has written it since it was read."""
    from counterclaim.editing import files

    try:
        files.replace(path, now, was.encode())
    except files.OvertakenError:
        return files.OvertakenError.WHY
    return ""
