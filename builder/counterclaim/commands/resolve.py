"""`resolve`: what editors decide about a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, completing, saving
from counterclaim.commands.workspace import leave, near, written

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.records import Resolution


@click.command()
@click.argument("first", metavar="A", shell_complete=completing.ids("claims"))
@click.argument("second", metavar="B", shell_complete=completing.ids("claims"))
@click.option(
    "--decision",
    default="open",
    show_default=True,
    shell_complete=completing.either_side,
    help="open, both-hold, or the id of the claim preferred.",
)
@click.option("--reason", help="Why, in plain words.")
@click.option("--would-settle", help="What evidence would settle it.")
@click.option("--by", help="Your handle: readers see whose view it is.")
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
    by: str | None,
    date: dt.datetime | None,
) -> None:
    """Record a decision about the conflict between claims A and B, or about a chain that opposes A by way of B.

    It holds for all claims that say the same as A or B within the same limits. Without --reason it asks, in a
    terminal. A decision that no longer fits is renewed in its file.

    \b
    Example:
      counterclaim resolve claim-a claim-b --decision open --reason "Neither names a study."
      counterclaim resolve claim-a claim-b --decision claim-b --by ada --reason "Only b counted."
    """
    from counterclaim.editing import resolutions
    from counterclaim.knowledge import validation
    from counterclaim.reports import terminal
    from counterclaim.wording import findings
    from counterclaim.wording.records import held_for

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    for claim in (first, second):
        if claim not in analysis.kb.claims:
            leave(f'there is no claim "{claim}"{near(claim, list(analysis.kb.claims))}')
    pair = (min(first, second), max(first, second))
    disputes = analysis.disputes(*pair)
    if not disputes:
        leave(f"{first} and {second} do not conflict")
    if decision not in {"open", "both-hold", *pair}:
        leave(f'--decision is "{decision}"; it is open, both-hold, {pair[0]} or {pair[1]}')
    known = next((found for dispute in disputes if (found := analysis.decision(dispute))), None)
    earlier = known.resolution if known else None
    if reason is None:
        if not asking.interactive():
            leave("--reason is missing: say in plain words why")
        click.echo("\n\n".join("\n".join(terminal.dispute(analysis, dispute)) for dispute in disputes))
        reason = click.prompt("Reason", default=earlier.reason if earlier else None)
        would_settle = would_settle or click.prompt("What would settle it", default="", show_default=False) or None
    if would_settle is None and earlier is not None:
        would_settle = earlier.would_settle
    day = date.date().isoformat() if date else saving.today()
    sides = resolutions.named(disputes[0], *pair)
    value = resolutions.record(analysis.kb, sides, decision, reason, would_settle=would_settle, date=day, by=by)
    for refusal in validation.refusals("resolution", value):
        leave(findings.one_or_two(refusal.message, refusal.mend))
    name = resolutions.name(analysis.kb, pair, earlier)
    path = _write(configuration.root, name, value, earlier)
    click.echo(f"wrote {path.relative_to(configuration.root)}: {decision}")
    held = held_for(sorted({claim for side in sides.values() for claim in side.claims} - {*pair}))
    if held:
        click.echo(held)


def _write(root: Path, name: str, value: dict[str, Any], earlier: Resolution | None) -> Path:
    """Write a decision; leave with code 2 where it cannot be, or somebody else has decided meanwhile."""
    from counterclaim.editing import resolutions
    from counterclaim.editing.formatting import FormatError
    from counterclaim.editing.records import RecordError

    try:
        return written(lambda: resolutions.write(root, name, value, earlier))
    except (RecordError, FormatError) as error:
        leave(f"resolutions/{name}.yml: {error}")
