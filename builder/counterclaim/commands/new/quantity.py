"""`new quantity`: a term for what doses are measured in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands.new import terms

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("quantity")
@click.argument("identity", metavar="ID", required=False)
@terms.LABEL
@click.option("--unit", help="The unit that amounts are compared in: km, min, mg/kg; or what is counted: cups.")
@terms.DEFINITION
@click.pass_obj
def quantity(workspace: Workspace, /, **given: Any) -> None:
    """Add a quantity to the vocabulary: what doses are measured in. It fixes the period: per day and per week are two.

    \b
    Example:
      counterclaim new quantity cups-per-day --label "cups a day" --unit cups
    """
    terms.run(workspace, "quantities", given)
