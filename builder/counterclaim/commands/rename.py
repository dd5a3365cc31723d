"""`rename`: another id for a record, everywhere it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.commands import changing, choices, completing
from counterclaim.commands.workspace import leave, written

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge import KnowledgeBase


@click.command()
@click.argument("old", metavar="OLD", shell_complete=completing.anything)
@click.argument("new", metavar="NEW")
@click.option("--kind", type=choices.NAMED, help="What has the id, where several things have it.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.pass_obj
def rename(workspace: Workspace, old: str, new: str, kind: str | None, *, dry_run: bool) -> None:
    """Give what has the id OLD the id NEW, everywhere: a claim, source, term, decision or answer.

    Its file, and all that names it, change together or not at all: claims, sources with their folder of claims, lock
    and text, the vocabulary, decisions, answers, citations in the guide, the questions of the site. Reviews, decisions
    and answers stay as valid as they were; comments and layout stay as they are.

    \b
    Example:
      counterclaim rename late-cofee late-coffee --dry-run
      counterclaim rename coffee coffee-drinking --kind concept
    """
    from counterclaim.editing import renaming

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    found = changing.which(analysis.kb, old, kind)
    _refuse_taken(analysis.kb, found, old, new)
    try:
        plan = written(lambda: renaming.plan(configuration.root, analysis, {(found, old): new}, configuration.texts))
    except renaming.RenamingError as error:
        leave(f"nothing is changed: {error}")
    changing.carry_out(configuration.root, plan.steps, f"rename {found} {old} to {new}", dry_run=dry_run)
    changing.say_what_is_left(plan.left)


def _refuse_taken(kb: KnowledgeBase, kind: str, old: str, new: str) -> None:
    """Leave where the new id is none, or not free."""
    from counterclaim.knowledge.base import is_id
    from counterclaim.knowledge.records import RESERVED
    from counterclaim.reasoning.renaming import ROOMS

    if new == old:
        leave(f'"{old}" is its id already')
    if not is_id(new):
        leave(f'"{new}" is no id; ids are small letters, digits and single hyphens, at most 100')
    if kind == "concept" and new in RESERVED:
        leave(f'"{new}" is no id for a concept: as a comparator it means something else')
    if new in getattr(kb, ROOMS[kind].name):
        mend = f"; to make one of both: counterclaim merge {old} {new}" if kind in changing.TERMS else "; take another"
        leave(f'there is a {kind} "{new}" already{mend}')
