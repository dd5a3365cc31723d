"""`list`: all records of a kind, or those that are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import choices, wanting
from counterclaim.commands.workspace import emit, leave

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("list")
@click.argument("kind", type=choices.KINDS)
@wanting.options
@click.option("--words", "words", multiple=True, help="That hold these words, or words that begin like them.")
@click.option("--format", "form", type=choices.LISTS, default="text", show_default=True)
@click.pass_obj
def list_(workspace: Workspace, /, kind: str, words: tuple[str, ...], form: str, **given: Any) -> None:
    """List the records of a KIND with what each says in short; of claims, those of a source, stance, tier and so on.

    Retired claims are left out. `--format ids` gives one id a line, for scripts.

    \b
    Example:
      counterclaim list claims --review unreviewed --source my-source
      counterclaim list claims --conflict unexamined --format ids
      counterclaim list concepts --words sleep
    """
    from counterclaim import reports
    from counterclaim.reports import listed

    analysis = workspace.analysis()
    wanted = wanting.wanted(analysis, given)
    if wanted and kind != "claims":
        leave(f"{', '.join(wanting.stated(given))} is about claims: counterclaim list claims")
    emit(reports.LISTS[form](listed.items(analysis, [kind], wanted, words)), None)
