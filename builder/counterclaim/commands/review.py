"""`review`: that a second person has read a claim."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from counterclaim.commands import asking, completing
from counterclaim.commands.workspace import leave, near, written

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command()
@click.argument("identities", metavar="ID...", nargs=-1, required=True, shell_complete=completing.ids("claims"))
@click.option("--by", required=True, help="Your handle; not that of the person who wrote the claim.")
@click.option("--yes", is_flag=True, help="Record it without asking (you have read claim and sentence).")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Day of the review; today if left out."
)
@click.pass_obj
def review(workspace: Workspace, identities: tuple[str, ...], by: str, *, yes: bool, date: dt.datetime | None) -> None:
    """Show each claim beside its sentences, and record that a second person has read it.

    The sentences are shown where the source's text is at hand; else their first and last words.

    \b
    Example:
      counterclaim review my-claim --by ada
    """
    from counterclaim.editing import records, reviews
    from counterclaim.editing.formatting import FormatError
    from counterclaim.reports import record

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    for identity in identities:
        claim = analysis.kb.claims.get(identity)
        if claim is None and ("claim", identity) in analysis.kb.unread:
            leave(f"claim {identity} cannot be used as it is; see what is wrong: counterclaim check claims")
        if claim is None:
            leave(f'there is no claim "{identity}"{near(identity, list(analysis.kb.claims))}')
        if claim.written and claim.written.by.strip().casefold() == by.strip().casefold():
            leave(f"{identity} was written by {by}; a review is a second person's")
    day = (date or dt.datetime.now(tz=dt.UTC)).date().isoformat()
    for identity in identities:
        claim = analysis.kb.claims[identity]
        click.echo("\n".join(record.beside_its_sentences(analysis, claim)))
        if not yes:
            if not asking.interactive():
                leave("nobody to ask: run it in a terminal, or say --yes once you have read both")
            if not click.confirm("Does the claim say what the sentences say, no more and no less?"):
                click.echo("not recorded")
                continue
        path = configuration.root / claim.origin.path
        stamp = reviews.stamp(claim, by, day)
        try:
            written(lambda path=path, stamp=stamp: records.amend(configuration.root, path, "claim", stamp))  # type: ignore[misc]
        except (records.RecordError, FormatError) as error:
            leave(f"{claim.origin.path}: {error}")
        click.echo(f"recorded in {claim.origin.path}")
