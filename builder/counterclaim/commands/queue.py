"""`queue`: what waits, for whom, the longest first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands import choices
from counterclaim.commands.workspace import emit

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.option("--by", metavar="HANDLE", help="What waits for this person alone: not what is for others, nor their own.")
@click.option(
    "--only", multiple=True, type=choices.WAITING, help="Only this (repeat for more); one alone is listed whole."
)
@click.option("--format", "form", type=choices.QUEUES, default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.pass_obj
def queue(workspace: Workspace, by: str | None, only: tuple[str, ...], form: str, output: Path | None) -> None:
    """Show what waits, and for whom.

    That is: claims that were sent back; reviews, decisions and answers that no longer fit; conflicts that nobody has
    examined; sentences that nobody has claimed; claims that no second person has read.

    What has waited longest comes first: since the day that the record gives, else as git knows the file.

    \b
    Example:
      counterclaim queue
      counterclaim queue --by ada --only unreviewed --format ids
    """
    from counterclaim import reports
    from counterclaim.knowledge import history
    from counterclaim.knowledge.foreign import FOLDERS
    from counterclaim.reasoning import waiting
    from counterclaim.reports.waiting import Queue

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    days = {path: waiting.Days(*both) for path, both in history.days(configuration.root, FOLDERS).items()}
    found = [
        one
        for one in waiting.queue(analysis, days)
        if (by is None or one.is_for(by)) and (not only or one.kind in only)
    ]
    emit(reports.QUEUES[form](Queue(analysis, found, by, only)), output)
