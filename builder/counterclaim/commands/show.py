"""`show`: everything that has an id, as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import completing
from counterclaim.commands.workspace import leave, near

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.findings import Origin


@click.command()
@click.argument("identity", metavar="ID", shell_complete=completing.anything)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def show(workspace: Workspace, identity: str, form: str) -> None:
    """Show everything that has this ID: a claim, source, term, resolution, answer, conflict or exposure/outcome.

    \b
    Example:
      counterclaim show regular-running
      counterclaim show coffee/sleep --format json
    """
    from counterclaim.reports import record, shown

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    if form == "json":
        text = shown.show(analysis, identity, lambda origin: _written(configuration.root, origin))
    else:
        text = record.show(analysis, identity)
    if text is None:
        kb = analysis.kb
        known = [*kb.claims, *kb.sources, *kb.concepts, *kb.populations, *kb.conditions, *kb.quantities, *kb.answers]
        leave(f'nothing has the id "{identity}"{near(identity, known)}')
    click.echo(text, nl=False)


def _written(root: Path, origin: Origin) -> Any:
    """Return a record as its file has it; a term is one entry of its file."""
    from counterclaim.knowledge import yaml_reader

    value = yaml_reader.read((root / origin.path).read_bytes()).value
    for key in origin.prefix:
        value = value[key]
    return value
