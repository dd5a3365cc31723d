"""`sentences`: the numbered sentences of a source, and what stands on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.commands import completing, named

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.argument("source", shell_complete=completing.ids("sources"))
@click.option("--open", "only_open", is_flag=True, help="Only those that are neither claimed nor excused.")
@click.pass_obj
def sentences(workspace: Workspace, source: str, *, only_open: bool) -> None:
    """Show the numbered sentences of SOURCE, and what stands on each: claims, why it states nothing, or nothing yet.

    The sentences are shown where the source's text is at hand; else the few words that the lock keeps of each.

    \b
    Example:
      counterclaim sentences my-source
      counterclaim sentences my-source --open
    """
    from counterclaim.reports import numbered

    analysis = workspace.analysis()
    named.lock(analysis, source)
    click.echo(numbered.sentences(analysis, source, only_open=only_open), nl=False)
