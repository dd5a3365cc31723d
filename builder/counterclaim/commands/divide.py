"""`divide`: two claims of one that asserts two things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, changing, completing, numbers, saving
from counterclaim.commands.new.desk import Desk
from counterclaim.commands.workspace import leave, near, written

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.records import Claim


@click.command()
@click.argument("claim", metavar="CLAIM", shell_complete=completing.ids("claims"))
@click.option("--keep", metavar="TEXT", help="What CLAIM says from now on; as it is if left out.")
@click.option("--statement", help="What the other half says, in your own words.")
@click.option("--sentences", help="Those of its sentences that the other half rests on: 17 or 3,5-7; all if left out.")
@click.option("--exposure", shell_complete=completing.ids("concepts"), help="Of the other half, where it is another.")
@click.option("--outcome", shell_complete=completing.ids("concepts"), help="The same.")
@click.option("--direction", shell_complete=completing.words("effect", "direction"), help="The same.")
@click.option("--stance", shell_complete=completing.words("stance"), help="The same.")
@click.option("--id", "identity", help="Id of the other half; proposed from its statement.")
@click.option("--by", help="Who writes it.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.pass_obj
def divide(workspace: Workspace, /, claim: str, *, dry_run: bool, **given: Any) -> None:
    """Make two claims of CLAIM: one keeps its id, the other is a record of its own with all that CLAIM states.

    A review of CLAIM is stale as soon as it says something else; the other half has none. Both are written or neither.
    The places that name CLAIM are listed: see which of them mean the other half.

    \b
    Example:
      counterclaim divide coffee-costs-sleep-and-rest --keep "Late coffee costs sleep." \\
        --statement "Late coffee makes people restless." --outcome restlessness
    """
    from counterclaim.editing import dividing, drafts
    from counterclaim.editing.formatting import FormatError
    from counterclaim.knowledge.base import is_id
    from counterclaim.reasoning import owed

    desk = Desk(workspace, asking.Asker(given))
    configuration, kb, ask = desk.configuration, desk.kb, desk.ask
    found = kb.claims.get(claim)
    if found is None:
        leave(f'there is no claim "{claim}"{near(claim, list(kb.claims))}')
    if found.retired:
        leave(f'claim "{claim}" is retired; what is retired stays as it was')
    if any(debt.user == claim for debt in owed.of(kb, found.source)):
        leave(f"{claim} cites sentences that have changed: mend it first (counterclaim check --select renumber-owed)")
    click.echo(f"  {' '.join(found.statement.split())}")
    keep = ask.text("--keep", "What it says from now on", given=given["keep"], default=found.statement)
    statement = ask.text("--statement", "What the other half says", given=given["statement"])
    other = {"statement": statement, **_otherwise(desk, found, given)}
    kept = {"statement": keep} if keep != found.statement else {}
    made = drafts.identity(str(statement), kb.claims)
    identity = str(ask.text("--id", "Id", given=given["identity"], default=made))
    if not is_id(identity) or identity in kb.claims:
        leave(f'--id is "{identity}", which is {"taken" if identity in kb.claims else "no id"}; take another')
    try:
        divided = dividing.halves(found, kept, other)
        steps = written(lambda: dividing.steps(configuration.root, found, divided, identity))
    except (dividing.DividingError, FormatError) as error:
        leave(f"nothing is changed: {error}")
    changing.carry_out(configuration.root, steps, f"divide {claim}: {identity} is the other half", dry_run=dry_run)
    for place in dict.fromkeys(dividing.naming(kb, claim)):
        click.echo(f"names {claim}, see which half is meant: {place}")


def _otherwise(desk: Desk, claim: Claim, given: dict[str, Any]) -> dict[str, Any]:
    """Return what the other half states in another way, as the options give it."""
    found: dict[str, Any] = {}
    if given["sentences"]:
        lock = desk.kb.locks.get(claim.source)
        if lock is None:
            leave(f"{claim.id} rests on no numbered sentences; leave --sentences out")
        found["sentences"] = numbers.given("--sentences", given["sentences"], lock)
    effect = {
        field: desk.term(f"--{field}", field, "concepts", given=given[field])
        for field in ("exposure", "outcome")
        if given[field]
    }
    effect |= {"direction": given["direction"]} if given["direction"] else {}
    if effect:
        found["effect"] = effect
    if given["stance"]:
        found["stance"] = given["stance"]
    if given["by"]:
        found["written"] = {"by": given["by"], "date": saving.today()}
    return found
