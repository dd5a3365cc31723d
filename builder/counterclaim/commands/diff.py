"""`diff`: what changed in knowledge since a revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands import choices
from counterclaim.commands.workspace import emit

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.argument("revision", metavar="REV")
@click.option("--format", "form", type=choices.CHANGES, default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.pass_obj
def diff(workspace: Workspace, revision: str, form: str, output: Path | None) -> None:
    """Show what changed in knowledge, not lines, since REV, a revision of the git repository.

    Claims added, retired and changed, stances flipped, conflicts opened and closed, headlines of questions that
    read otherwise now. Markdown is the summary for a pull request.

    \b
    Example:
      counterclaim diff HEAD~1
      counterclaim diff origin/main --format markdown
    """
    from counterclaim import reports
    from counterclaim.reasoning import differences
    from counterclaim.wording.differences import Comparison
    from counterclaim.wording.questions import headline

    configuration = workspace.configuration()
    now = workspace.analysis(configuration)
    before = workspace.analysis_at(revision, configuration)
    compared = Comparison(revision, before, now, differences.between(before, now, headline))
    emit(reports.CHANGES[form](compared), output)
