"""`new concept`: a term for a thing that is done, suffered or measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import completing
from counterclaim.commands.new import terms

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("concept")
@click.argument("identity", metavar="ID", required=False)
@terms.options("concepts")
@click.option(
    "--better", help="For outcomes: is more or less of it good?", shell_complete=completing.either("more", "less")
)
@click.option(
    "--opposite",
    shell_complete=completing.ids("concepts"),
    help="The concept of which an increase is a decrease of this one.",
)
@click.option("--also", multiple=True, help="A synonym (repeat for more).")
@click.pass_obj
def concept(workspace: Workspace, /, **given: Any) -> None:
    """Add a concept to the vocabulary; names the nearest ones first.

    \b
    Example:
      counterclaim new concept late-coffee --label "late coffee" --definition "Coffee after four." --broader coffee
    """
    terms.run(workspace, "concepts", given)
