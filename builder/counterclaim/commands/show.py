"""`show`: everything that has an id, as a person reads it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.commands.workspace import leave, near

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.argument("identity", metavar="ID")
@click.pass_obj
def show(workspace: Workspace, identity: str) -> None:
    """Show everything that has this ID: a claim, source, term, resolution, conflict or exposure/outcome.

    \b
    Example:
      counterclaim show regular-running
    """
    from counterclaim.reports import record

    analysis = workspace.analysis()
    text = record.show(analysis, identity)
    if text is None:
        kb = analysis.kb
        known = [*kb.claims, *kb.sources, *kb.concepts, *kb.populations, *kb.conditions, *kb.quantities]
        leave(f'nothing has the id "{identity}"{near(identity, known)}')
    click.echo(text, nl=False)
