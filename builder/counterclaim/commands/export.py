"""`export`: the knowledge for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands import choices
from counterclaim.commands.workspace import emit, leave

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.option("--to", "form", type=choices.EXPORTS, required=True, help="Format.")
@click.option("--excel", is_flag=True, help="With --to csv: for editing in a spreadsheet and importing again.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.pass_obj
def export(workspace: Workspace, form: str, output: Path | None, *, excel: bool) -> None:
    """Write the knowledge for other programs.

    \b
    jsonl    claims, one JSON record on a line
    csv      claims, one row each, safe to open in a spreadsheet
    jsonld   claims, disagreements, vocabulary and sources as linked data
    graphml  concepts and the effects between them, for programs that draw graphs
    bibtex   sources, for LaTeX and reference managers
    csl      sources as CSL-JSON, for citation programs

    Editors' notes are never exported. With --excel, Excel reads the table as it is, and cells that are edited in it
    come back with `counterclaim import claims.csv`: nothing else changes.

    \b
    Example:
      counterclaim export --to jsonl --output claims.jsonl
      counterclaim export --to csv --excel --output claims.csv
      counterclaim import claims.csv
    """
    from counterclaim import exports

    if excel and form != "csv":
        leave(f"--excel goes with --to csv, not with {form}")
    make = exports.csv.for_spreadsheet if excel else exports.FORMATS[form]
    emit(make(workspace.analysis()), output)
