"""`coverage`: which sentences are claimed, excused and open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.option("--guide", is_flag=True, help="The sentences of the guide instead: which carry a citation.")
@click.pass_obj
def coverage(workspace: Workspace, *, guide: bool) -> None:
    """Show which sentences are claimed, excused and open, per source.

    \b
    Example:
      counterclaim coverage
      counterclaim coverage --guide
    """
    from counterclaim.reports import terminal

    analysis = workspace.analysis()
    click.echo(terminal.guide_coverage(analysis) if guide else terminal.coverage(analysis), nl=False)
