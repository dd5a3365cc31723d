"""`import`: claims, terms and sources of the rows of a table; or the edited cells of a table of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands import import_report
from counterclaim.commands.workspace import FINDINGS, leave, near, written

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("import")
@click.argument("table", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--map", "mapping", type=click.Path(path_type=Path), help="How rows become claims (YAML).")
@click.option("--terms", is_flag=True, help="Make the terms too that the map describes and the vocabulary lacks.")
@click.option("--sources", is_flag=True, help="Make the sources too that the map describes and the base lacks.")
@click.option("--write", "write", is_flag=True, help="Write the records; without it, only say what would be done.")
@click.pass_obj
def import_(
    workspace: Workspace, table: Path, mapping: Path | None, *, terms: bool, sources: bool, write: bool
) -> None:
    """Make claims of the rows of FILE, a table in CSV or JSON Lines, packed (.gz) or not.

    A row that gives no valid claim is refused and named by its line; the others are still written. A second import of
    the same table writes nothing; a changed row changes its own file only. Records that a person has edited since are
    left alone. Exit code 1 if rows are refused.

    Without --map, FILE is a table that `export --to csv --excel` wrote and a spreadsheet has changed: the cells that
    were edited change their fields, and nothing else changes.

    \b
    Example:
      counterclaim import evidence.tsv.gz --map docs/examples/civic-map.yml --terms --sources
      counterclaim import evidence.tsv.gz --map docs/examples/civic-map.yml --terms --sources --write
      counterclaim export --to csv --excel --output claims.csv
      counterclaim import claims.csv --write
    """
    if mapping is None:
        if terms or sources:
            leave("--terms and --sources make what a map describes; name it with --map")
        _edits(workspace, table, write=write)
    else:
        _rows(workspace, table, mapping, terms=terms, sources=sources, write=write)


def _rows(workspace: Workspace, table: Path, mapping: Path, *, terms: bool, sources: bool, write: bool) -> None:
    from counterclaim.editing import importing
    from counterclaim.editing.records import RecordError
    from counterclaim.knowledge.yaml_reader import MAX_BYTES as MAX_MAP_BYTES

    configuration = workspace.configuration()
    try:
        mapped = importing.Map.read(_bytes(mapping, MAX_MAP_BYTES), str(mapping))
        for name, asked, has in (
            ("terms", terms, bool(mapped.terms)),
            ("sources", sources, mapped.sources is not None),
        ):
            if asked and not has:
                leave(f"{mapping}: the map says nothing of {name}; write what makes them below `{name}:`")
        rows = importing.Table.read(_bytes(table, importing.MAX_BYTES), str(table), mapped.layout)
        mapped.refuse_unknown(dict.fromkeys(rows.columns))
    except (importing.MapError, importing.TableError) as error:
        leave(str(error))
    kb = workspace.analysis(configuration).kb
    source = mapped.constant("source")
    if source is not None and source not in kb.sources and not sources:
        place = mapped.origin.place("claim", "source")
        hint = near(source, list(kb.sources))
        leave(f'{place}: the source "{source}" has no record; write sources/{source}.yml first{hint}')
    made = importing.plan(configuration.root, kb, mapped, rows, terms=terms, sources=sources)
    import_report.before(made, str(table), mapped)
    if write:
        try:
            written(lambda: importing.write(configuration.root, made))
        except RecordError as error:
            leave(str(error))
    import_report.rows(made, str(table), write=write)
    sys.exit(FINDINGS if made.of("refused") else 0)


def _edits(workspace: Workspace, table: Path, *, write: bool) -> None:
    from counterclaim.editing import importing
    from counterclaim.editing.formatting import FormatError
    from counterclaim.editing.importing import edits
    from counterclaim.editing.records import RecordError

    configuration = workspace.configuration()
    data = _bytes(table, importing.MAX_BYTES)
    analysis = workspace.analysis(configuration)
    try:
        found = edits.plan(analysis, data, str(table))
    except importing.TableError as error:
        leave(str(error))
    if write:
        try:
            written(lambda: edits.write(configuration.root, found))
        except (RecordError, FormatError) as error:
            leave(str(error))
    import_report.edited(found, str(table), write=write)
    sys.exit(FINDINGS if found.refused else 0)


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
