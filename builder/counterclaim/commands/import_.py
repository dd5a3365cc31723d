"""`import`: claims of the rows of a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from counterclaim.commands.workspace import FINDINGS, leave, near, written

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace
    from counterclaim.editing.importing import Plan

LISTED = 10


@click.command("import")
@click.argument("table", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--map", "mapping", type=click.Path(path_type=Path), required=True, help="How rows become claims (YAML).")
@click.option("--write", "write", is_flag=True, help="Write the records; without it, only say what would be done.")
@click.pass_obj
def import_(workspace: Workspace, table: Path, mapping: Path, *, write: bool) -> None:
    """Make claims of the rows of FILE, a table in CSV or JSON Lines.

    A row that gives no valid claim is refused and named by its line; the others are still written. A second import of
    the same table writes nothing; a changed row changes its own file only. Records that a person has edited since are
    left alone. Exit code 1 if rows are refused.

    \b
    Example:
      counterclaim import evidence.csv --map docs/examples/civic-map.yml
      counterclaim import evidence.csv --map docs/examples/civic-map.yml --write
    """
    from counterclaim.editing import importing
    from counterclaim.editing.importing.tables import MAX_BYTES
    from counterclaim.knowledge.yaml_reader import MAX_BYTES as MAX_MAP_BYTES

    configuration = workspace.configuration()
    try:
        mapped = importing.Map.read(_bytes(mapping, MAX_MAP_BYTES), str(mapping))
        rows = importing.Table.read(_bytes(table, MAX_BYTES), str(table), mapped.layout)
        mapped.refuse_unknown(dict.fromkeys(rows.columns))
    except (importing.MapError, importing.TableError) as error:
        leave(str(error))
    kb = workspace.analysis(configuration).kb
    source = mapped.constant("source")
    if source is not None and source not in kb.sources:
        place = mapped.origin.place("claim", "source")
        hint = near(source, list(kb.sources))
        leave(f'{place}: the source "{source}" has no record; write sources/{source}.yml first{hint}')
    made = importing.plan(configuration.root, kb, mapped, rows)
    if write:
        written(lambda: importing.write(configuration.root, made.of("new", "changed")))
    _tell(made, str(table), write=write)


def _tell(made: Plan, table: str, *, write: bool) -> NoReturn:
    """Say what became of the rows, and leave with the exit code that fits."""
    for fate, verb in (("new", "write"), ("changed", "change"), ("kept", "leave")):
        rows = made.of(fate)  # type: ignore[arg-type]  # the three are fates
        why = "  (edited by hand since)" if fate == "kept" else ""
        for row in rows[:LISTED]:
            click.echo(f"{verb:7} {row.path}{why}")
        if len(rows) > LISTED:
            click.echo(f"{verb:7} … and {len(rows) - LISTED:,} more")
    for row in made.of("refused"):
        click.echo(f"{table}:{row.line}: refused: {row.why}")
    counted = [f"{len(made.rows):,} row{'' if len(made.rows) == 1 else 's'}"]
    counted += [
        f"{len(made.of(*fates)):,} {word}"
        for word, fates in (
            ("new", ("new",)),
            ("changed", ("changed",)),
            ("unchanged", ("unchanged", "kept")),
            ("repeated", ("repeated",)),
            ("skipped", ("skipped",)),
            ("refused", ("refused",)),
        )
    ]
    todo = made.of("new", "changed")
    end = "" if write or not todo else " · nothing is written without --write"
    click.echo(" · ".join(counted) + end)
    sys.exit(FINDINGS if made.of("refused") else 0)


def _bytes(path: Path, limit: int) -> bytes:
    """Return what a plain file holds; leave with code 2 where it cannot be read."""
    try:
        if not path.is_file():
            leave(f"{path}: {'is no plain file' if path.exists() else 'there is no such file'}")
        if path.stat().st_size > limit:
            leave(f"{path}: the file is too large: at most {limit:,} bytes are read")
        return path.read_bytes()
    except OSError as error:
        leave(f"{path}: cannot be read: {error.strerror or error}")
