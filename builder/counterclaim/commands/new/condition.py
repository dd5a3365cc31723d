"""`new condition`: a term for a circumstance under which claims hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands.new import terms

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("condition")
@click.argument("identity", metavar="ID", required=False)
@terms.options("conditions")
@click.pass_obj
def condition(workspace: Workspace, /, **given: Any) -> None:
    """Add a condition to the vocabulary: a circumstance under which claims hold.

    \b
    Example:
      counterclaim new condition evening --label "in the evening" --definition "In the hours before bed."
    """
    terms.run(workspace, "conditions", given)
