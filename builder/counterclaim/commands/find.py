"""`find`: records by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import choices, wanting
from counterclaim.commands.workspace import emit

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", "kinds", type=choices.KINDS, multiple=True, help="Only records of this kind (repeat for more).")
@wanting.options
@click.option("--format", "form", type=choices.LISTS, default="text", show_default=True)
@click.pass_obj
def find(workspace: Workspace, /, words: tuple[str, ...], kinds: tuple[str, ...], form: str, **given: Any) -> None:
    """Find records that hold all of these WORDS, or words that begin like them: claims, sources, terms, answers.

    Those come first that hold them in what they say or are called. With --source, --stance, --tier, --review or
    --conflict only claims are found.

    \b
    Example:
      counterclaim find coffee sleep
      counterclaim find coffee --stance harms --format ids
    """
    from counterclaim import reports
    from counterclaim.reports import listed

    analysis = workspace.analysis()
    wanted = wanting.wanted(analysis, given)
    found = listed.items(analysis, kinds or listed.KINDS, wanted, words)
    emit(reports.LISTS[form](found), None)
    if not found and (hint := listed.hint(analysis, words)):
        click.echo(hint, err=True)
