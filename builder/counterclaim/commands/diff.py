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
@click.option("--exact", is_flag=True, help="Compare with REV itself, not with where what is here left it.")
@click.pass_obj
def diff(workspace: Workspace, revision: str, form: str, output: Path | None, *, exact: bool) -> None:
    """Show what changed in knowledge, not lines, since what is here left REV, a revision of the git repository.

    Claims added, retired and changed, stances flipped, conflicts opened, closed and decided, headlines of questions
    that read otherwise now; and what a reviewer must not miss: settings, sentences excused, reviews, locks. A record
    that was only renamed or moved is known again. `A...B` shows what B brings since it left A. Markdown is the summary
    for a pull request.

    \b
    Example:
      counterclaim diff HEAD~1
      counterclaim diff origin/main --format markdown
    """
    from counterclaim import reports
    from counterclaim.knowledge.configuration import differing
    from counterclaim.reasoning import differences, recognition
    from counterclaim.wording.differences import Comparison
    from counterclaim.wording.questions import headline

    configuration = workspace.configuration()
    began = workspace.began(revision, configuration, exact=exact)
    held = workspace.configuration_at(began, configuration)
    end = revision.partition("...")[2]
    if end:
        latest = workspace.began(end, configuration, exact=True)
        configuration = workspace.configuration_at(latest, configuration)
        now = workspace.analysis_at(latest, configuration)
    else:
        latest = None
        now = workspace.analysis(configuration)
    before, names = recognition.aligned(workspace.analysis_at(began, configuration), now)
    settings = (*differing(held, configuration), *workspace.settings_files(began, latest, configuration))
    compared = Comparison(revision, before, now, differences.between(before, now, headline, names), settings)
    emit(reports.CHANGES[form](compared), output)
