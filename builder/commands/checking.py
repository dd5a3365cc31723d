"""`check` and `explain`: what is wrong, and what that means."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.workspace import FINDINGS, emit, leave

if TYPE_CHECKING:
    from builder.commands.workspace import Workspace


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "none"]), help="Level that exits with 1.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule (repeat for more).")
@click.option("--ignore", multiple=True, metavar="RULE", help="All but this rule (repeat for more).")
@click.pass_obj
def check(
    workspace: Workspace,
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """Check every record; with PATHS, report only what lies there.

    \b
    Example:
      counterclaim check
      counterclaim check claims/my-source --select contradiction
      counterclaim check --format github --fail-on warning
    """
    from builder import reports, rules
    from builder.knowledge.configuration import ConfigurationError
    from builder.rules import engine

    configuration = workspace.configuration()
    selection = engine.Selection(_names(select), _names(ignore), _relative(paths, configuration.root))
    try:
        report = engine.run(rules.RULES, workspace.analysis(configuration), configuration, selection)
    except ConfigurationError as error:
        leave(str(error))
    level = fail_on or configuration.fail_on
    if form == "text":
        text = reports.terminal.findings(report, notes=bool(select) or level == "info")
    else:
        text = reports.FORMATS[form](report)
    emit(text, output)
    sys.exit(FINDINGS if report.reaches(level) else 0)


def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part.strip() for name in names for part in name.split(",") if part.strip())


def _relative(paths: tuple[Path, ...], root: Path) -> tuple[str, ...]:
    """Return paths relative to the root; leave with code 2 for one that lies elsewhere or does not exist."""
    found = []
    for path in paths:
        absolute = Path.cwd() / path
        if not absolute.exists() and not absolute.is_symlink():
            leave(f"{path}: there is no such file or folder")
        real = absolute.resolve() if absolute.name == ".." else absolute.parent.resolve() / absolute.name
        if not real.is_relative_to(root):
            real = absolute.resolve()
        if not real.is_relative_to(root):
            leave(f"{path}: lies outside the knowledge base {root}")
        found.append(real.relative_to(root).as_posix())
    return tuple(found)


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a RULE means, why, an example that fails, and how to mend it.

    \b
    Example:
      counterclaim explain undetermined
    """
    from builder import rules
    from builder.rules import engine

    known = {engine.slug(module): module for module in rules.RULES}
    if rule not in known:
        leave(engine.no_rule(rule, known))
    module = known[rule]
    click.echo(f"{rule} ({module.LEVEL})\n\n{(module.__doc__ or '').strip()}")
