"""`review`: that a second person has read a claim, and vouches for it or sends it back."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from counterclaim.commands import asking, completing, named, saving
from counterclaim.commands.workspace import leave, near, written

if TYPE_CHECKING:
    import datetime as dt

    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis

ASKED = "Does the claim say what the sentences say, no more and no less? [y]es, [n]ot now, send [b]ack, [q]uit"


@click.command()
@click.argument("identities", metavar="[ID]...", nargs=-1, shell_complete=completing.ids("claims"))
@click.option(
    "--source",
    metavar="ID",
    shell_complete=completing.ids("sources"),
    help="All of this source that wait for a reader.",
)
@click.option("--by", required=True, help="Your handle; not that of the person who wrote the claim.")
@click.option(
    "--back", metavar="WHY", help="Send it back instead, and say why: what it says that its sentences do not."
)
@click.option("--yes", is_flag=True, help="Record it without asking (you have read claim and sentence).")
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Day of the review; today if left out."
)
@click.pass_obj
def review(
    workspace: Workspace,
    identities: tuple[str, ...],
    source: str | None,
    by: str,
    back: str | None,
    *,
    yes: bool,
    date: dt.datetime | None,
) -> None:
    """Show each claim beside its sentences, and record that a second person has read it: for good, or sent back.

    The sentences are shown where the source's text is at hand; else their first and last words. With --source, one
    after the other in the order of the text: what nobody has read, and what has changed since.

    \b
    Example:
      counterclaim review my-claim --by ada
      counterclaim review --source my-source --by ada
      counterclaim review my-claim --by ada --back "The sentence says can, the claim says does."
    """
    from counterclaim.reports import side_by_side

    if bool(identities) == bool(source):
        leave("name the claims to review, or --source and the source whose claims wait")
    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    claims = [_claim(analysis, identity, by) for identity in identities] or _waiting(analysis, str(source), by)
    day = date.date().isoformat() if date else saving.today()
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for number, claim in enumerate(claims, start=1):
        if source:
            click.echo(f"{number} of {len(claims)}")
        click.echo("\n".join(side_by_side.sentences(analysis, claim, width)))
        answer = "b" if back else "y" if yes else _asked()
        if answer == "q":
            return
        if answer == "n":
            click.echo("not recorded")
            continue
        why = (back or click.prompt("Why")) if answer == "b" else None
        _record(configuration, claim, by, day, why)


def _asked() -> str:
    """Return what a reviewer says to a claim: y, n, b or q; leave where nobody can be asked."""
    if not asking.interactive():
        leave("nobody to ask: run it in a terminal, or say --yes, or --back WHY, once you have read both")
    choices = click.Choice(["y", "n", "b", "q"], case_sensitive=False)
    answer: str = click.prompt(ASKED, type=choices, default="n", show_choices=False, show_default=False)
    return answer.lower()


def _claim(analysis: Analysis, identity: str, by: str) -> Claim:
    """Return a claim that somebody may review; leave with code 2 where there is none."""
    claim = analysis.kb.claims.get(identity)
    if claim is None and ("claim", identity) in analysis.kb.unread:
        leave(f"claim {identity} cannot be used as it is; see what is wrong: counterclaim check claims")
    if claim is None:
        leave(f'there is no claim "{identity}"{near(identity, list(analysis.kb.claims))}')
    if _is_writer(claim, by):
        leave(f"{identity} was written by {by}; a review is a second person's")
    return claim


def _waiting(analysis: Analysis, source: str, by: str) -> list[Claim]:
    """Return the claims of a source that wait for this reader, in the order of its text."""
    from counterclaim.reasoning import waiting

    named.source(analysis, source)
    found = [
        claim
        for claim in analysis.kb.live_claims()
        if claim.source == source and not _is_writer(claim, by) and waiting.needs_reader(analysis, claim)
    ]
    if not found:
        leave(f"no claim of {source} waits for {by}")
    return sorted(found, key=lambda claim: (claim.sentences, claim.id))


def _is_writer(claim: Claim, by: str) -> bool:
    from counterclaim.reasoning.waiting import plain

    return claim.written is not None and plain(claim.written.by) == plain(by)


def _record(configuration: Configuration, claim: Claim, by: str, day: str, why: str | None) -> None:
    from counterclaim.editing import records, reviews
    from counterclaim.editing.formatting import FormatError

    path = configuration.root / claim.origin.path
    change = reviews.stamp(claim, by, day) if why is None else reviews.sent_back(claim, by, day, why)
    try:
        written(lambda: records.amend(configuration.root, path, "claim", change))
    except (records.RecordError, FormatError) as error:
        leave(f"{claim.origin.path}: {error}")
    click.echo(f"{'recorded' if why is None else 'sent back'} in {claim.origin.path}")
