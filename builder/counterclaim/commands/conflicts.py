"""`conflicts`: where claims disagree, and on which axis they part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands import choices, completing
from counterclaim.commands.workspace import emit, leave, near

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.option("--format", "form", type=choices.CONFLICTS, default="text", show_default=True)
@click.option("--status", type=choices.STATUSES, help="Only these.")
@click.option("--claim", metavar="ID", shell_complete=completing.ids("claims"), help="Only those of this claim.")
@click.option(
    "--question",
    metavar="E/O",
    shell_complete=completing.questions,
    help="Only those of this question: exposure/outcome.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.pass_obj
def conflicts(
    workspace: Workspace, form: str, status: str | None, claim: str | None, question: str | None, output: Path | None
) -> None:
    """Show where claims disagree, and on which axis they part.

    \b
    Example:
      counterclaim conflicts
      counterclaim conflicts --status undetermined --format json
    """
    from counterclaim import reports

    analysis = workspace.analysis()
    if claim and claim not in analysis.kb.claims:
        leave(f'there is no claim "{claim}"{near(claim, list(analysis.kb.claims))}')
    for concept in _concepts(question):
        if concept not in analysis.kb.concepts:
            leave(f'there is no concept "{concept}"{near(concept, list(analysis.kb.concepts))}')
    found = [
        c
        for c in analysis.conflicts
        if (not status or c.status == status)
        and (not claim or claim in c.claims)
        and (not question or "/".join(filter(None, c.question)) == question)
    ]
    emit(reports.CONFLICTS[form](analysis, found), output)


def _concepts(question: str | None) -> tuple[str, ...]:
    if question is None:
        return ()
    exposure, slash, outcome = question.partition("/")
    if not (exposure and slash and outcome):
        leave(f'"{question}" is no question; write exposure/outcome')
    return exposure, outcome
