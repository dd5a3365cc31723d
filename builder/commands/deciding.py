"""`resolve`: what editors decide about conflicts."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from builder.commands.workspace import leave, near, written

if TYPE_CHECKING:
    from builder.commands.workspace import Workspace


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--decision", default="open", show_default=True, help="open, both-hold, or the id of the claim preferred."
)
@click.option("--reason", help="Why, in plain words.")
@click.option("--would-settle", help="What evidence would settle it.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day of the decision; today if left out.",
)
@click.pass_obj
def resolve(
    workspace: Workspace,
    first: str,
    second: str,
    decision: str,
    reason: str | None,
    would_settle: str | None,
    date: dt.datetime | None,
) -> None:
    """Record a decision about the conflict between claims A and B.

    Without --reason it asks, in a terminal. A decision that no longer fits is renewed in its file.

    \b
    Example:
      counterclaim resolve claim-a claim-b --decision open --reason "Neither names a study."
    """
    from builder.editing import resolutions
    from builder.knowledge import validation
    from builder.reasoning import conflicts as engine
    from builder.reports import sentences, terminal

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    for claim in (first, second):
        if claim not in analysis.kb.claims:
            leave(f'there is no claim "{claim}"{near(claim, list(analysis.kb.claims))}')
    found = next((c for c in analysis.conflicts if c.id == engine.identity(first, second)), None)
    if found is None:
        leave(f"{first} and {second} do not conflict")
    if decision not in {"open", "both-hold", *found.claims}:
        leave(f'--decision is "{decision}"; it is open, both-hold, {found.claims[0]} or {found.claims[1]}')
    known = analysis.resolution(found)
    if reason is None:
        if not sys.stdin.isatty():
            leave("--reason is missing: say in plain words why")
        click.echo("\n".join(terminal.conflict(analysis, found)))
        reason = click.prompt("Reason", default=known.reason if known else None)
        would_settle = would_settle or click.prompt("What would settle it", default="", show_default=False) or None
    if would_settle is None and known is not None:
        would_settle = known.would_settle
    day = (date or dt.datetime.now(tz=dt.UTC)).date().isoformat()
    value = resolutions.record(analysis.kb, found.claims, decision, reason, would_settle=would_settle, date=day)
    for refusal in validation.refusals("resolution", value):
        leave(sentences.joined(refusal.message, refusal.mend))
    name = resolutions.name(analysis.kb, found.claims, known)
    path = written(lambda: resolutions.write(configuration.root, name, value))
    click.echo(f"wrote {path.relative_to(configuration.root)}: {decision}")
