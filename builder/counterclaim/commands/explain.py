"""`explain`: what a rule means and how to mend what it finds."""

from __future__ import annotations

import click

from counterclaim.commands import completing
from counterclaim.commands.workspace import leave


@click.command()
@click.argument("rule", shell_complete=completing.rules)
def explain(rule: str) -> None:
    """Say what a RULE means, why, an example that fails, and how to mend it.

    \b
    Example:
      counterclaim explain undetermined
    """
    from counterclaim import rules
    from counterclaim.rules import engine

    known = {engine.slug(module): module for module in rules.RULES}
    if rule not in known:
        leave(engine.no_rule(rule, known))
    module = known[rule]
    click.echo(f"{rule} ({module.LEVEL})\n\n{(module.__doc__ or '').strip()}")
