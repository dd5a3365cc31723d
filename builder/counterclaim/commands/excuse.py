"""`excuse`: says of sentences that they state nothing, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.commands import completing, named, numbers
from counterclaim.commands.workspace import leave, near, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.commands.workspace import Workspace
    from counterclaim.reasoning.coverage import Coverage


class Excuse(click.Command):
    """The command, with the reasons that there are in its help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the reasons and what each is for."""
        from counterclaim.editing import excuses

        with formatter.section("Reasons"):
            formatter.write_dl([*excuses.reasons().items(), ('"in words"', "Any other, at most one for a source.")])
        super().format_epilog(ctx, formatter)


@click.command(cls=Excuse)
@click.argument("source", shell_complete=completing.ids("sources"))
@click.argument("sentences", metavar="NUMBERS")
@click.argument("reason", required=False, shell_complete=completing.reasons)
@click.option("--undo", is_flag=True, help="Take the numbers off the list again: they are open, or claimed.")
@click.pass_obj
def excuse(workspace: Workspace, source: str, sentences: str, reason: str | None, *, undo: bool) -> None:
    """Record that the sentences NUMBERS of SOURCE state nothing, for a REASON; see them with `sentences`.

    \b
    Example:
      counterclaim excuse my-source 1 heading
      counterclaim excuse my-source 12-16,20 promotion
      counterclaim excuse my-source 21 "caption of a drawing"
      counterclaim excuse my-source 12 --undo
    """
    from counterclaim.editing import excuses, records
    from counterclaim.editing.formatting import FormatError
    from counterclaim.wording.coverage import left
    from counterclaim.wording.phrases import plural

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    lock = named.lock(analysis, source)
    found = numbers.given("NUMBERS", sentences, lock)
    if undo and reason:
        leave("--undo takes no reason: it takes the numbers off every list")
    if not undo:
        reason = _known(reason)
        _insist_on_nothing_claimed(analysis.coverage[source], found)
    path = configuration.root / analysis.kb.sources[source].origin.path
    try:
        change = excuses.taken_off(found) if undo else excuses.put_on(found, str(reason))
        written(lambda: records.amend(configuration.root, path, "source", change))
    except (records.RecordError, FormatError, excuses.ExcuseError) as error:
        leave(f"{path.relative_to(configuration.root)}: {error}")
    done = "taken off the list" if undo else f"excused as {reason}"
    click.echo(f"recorded in {path.relative_to(configuration.root)}: {plural(len(found), 'sentence')} {done}")
    click.echo(left(workspace.analysis(configuration).coverage[source]))


def _known(reason: str | None) -> str:
    """Return a reason of the list, or one in words; leave where a single word is none of the list."""
    from counterclaim.editing import excuses

    listed = excuses.reasons()
    if reason is None:
        leave(f"REASON is missing: {', '.join(listed)}, or another in words of your own")
    if reason not in listed and len(reason.split()) == 1:
        hint = near(reason, listed) or f"; the reasons are {', '.join(listed)}"
        leave(f'"{reason}" is no reason{hint}; or write another in words of your own')
    return reason


def _insist_on_nothing_claimed(coverage: Coverage, found: Sequence[int]) -> None:
    for number in found:
        if number in coverage.claimed:
            claims = ", ".join(coverage.claimed[number])
            leave(f"sentence {number} is claimed by {claims}; a sentence that states something is not excused")
