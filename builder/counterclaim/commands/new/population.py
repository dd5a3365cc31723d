"""`new population`: a term for whom claims are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands.new import terms

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("population")
@click.argument("identity", metavar="ID", required=False)
@terms.options("populations")
@click.pass_obj
def population(workspace: Workspace, /, **given: Any) -> None:
    """Add a population to the vocabulary: whom claims are about.

    \b
    Example:
      counterclaim new population older-adults --label "older adults" --definition "People of 65 and over."
    """
    terms.run(workspace, "populations", given)
