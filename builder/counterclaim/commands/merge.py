"""`merge`: two terms of the vocabulary become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.commands import changing, choices, completing
from counterclaim.commands.workspace import leave, near, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from counterclaim.commands.workspace import Workspace
    from counterclaim.editing.renaming import Plan
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.reasoning.analysis import Analysis


@click.command()
@click.argument("term", metavar="TERM", shell_complete=completing.anything)
@click.argument("into", metavar="INTO", shell_complete=completing.anything)
@click.option("--kind", type=choices.NAMED, help="What they are, where several things have the id.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.pass_obj
def merge(workspace: Workspace, term: str, into: str, kind: str | None, *, dry_run: bool) -> None:
    """Make one of two terms that mean the same: whatever names TERM names INTO, and TERM goes.

    INTO keeps its label and definition, and takes over synonyms and wider terms; what goes is printed. Two terms that
    state different things are refused. Reviews, decisions and answers stay as valid as they were, unless the vocabulary
    has one for wider than the other: then claims say something else now, and wait to be read again.

    \b
    Example:
      counterclaim merge late-night-coffee late-coffee --dry-run
    """
    from counterclaim.editing import renaming, unifying

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    found = changing.which(analysis.kb, term, kind, changing.TERMS)
    if found not in changing.TERMS:
        leave(f'"{term}" is a {found}; only terms of the vocabulary are merged')
    terms: Mapping[str, Any] = getattr(analysis.kb, renaming.room(found))
    if into not in terms:
        leave(f'there is no {found} "{into}"{near(into, list(terms))}')
    if into == term:
        leave(f'"{term}" is one term already')
    vouched = found == "quantity" or not unifying.related(terms, term, into)
    try:
        plan = written(lambda: _plan(configuration, analysis, found, (term, into), vouched=vouched))
    except (renaming.RenamingError, unifying.UnifyingError) as error:
        leave(f"nothing is changed: {error}")
    changing.carry_out(configuration.root, plan.steps, f"merge {found} {term} into {into}", dry_run=dry_run)
    gone = unifying.gone(configuration.root, plan.steps, renaming.FILES[found], term)
    click.echo(f"what {'would go' if dry_run else 'went'}:")
    click.echo("".join(f"  {line}\n" for line in gone.splitlines()), nl=False)
    changing.say_what_is_left(plan.left)
    if not vouched:
        click.echo("the vocabulary had one for wider than the other: what was reviewed or decided is to be read again")


def _plan(
    configuration: Configuration, analysis: Analysis, kind: str, names: tuple[str, str], *, vouched: bool
) -> Plan:
    """Return what makes one of two terms; refuse what would bring an error that is not there."""
    from counterclaim.editing import renaming, unifying

    others = unifying.others(analysis.kb, kind, names)
    unifying.refuse_new_errors(configuration, analysis, {(kind, names[0]): names[1]}, others)
    return renaming.plan(
        configuration.root, analysis, {(kind, names[0]): names[1]}, configuration.texts, others, vouched=vouched
    )
