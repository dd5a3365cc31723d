"""`check`: what is wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from counterclaim.commands import choices, completing
from counterclaim.commands.workspace import FINDINGS, emit, leave

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.rules.engine import Report


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=choices.FINDINGS, default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--fail-on", type=choices.LEVELS, help="Level that exits with 1.")
@click.option(
    "--select", multiple=True, metavar="RULE", shell_complete=completing.rules, help="Only this rule (repeat for more)."
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=completing.rules,
    help="All but this rule (repeat for more).",
)
@click.option("--since", metavar="REV", help="Only findings that were not there where the change left this revision.")
@click.option("--exact", is_flag=True, help="With --since: compare with the revision itself.")
@click.pass_obj
def check(
    workspace: Workspace,
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    since: str | None,
    exact: bool,
) -> None:
    """Check every record; with PATHS, report only what lies there.

    With --since, what counts is what the change brings: findings that were not there where it left REV, the merge
    base (`A...B`: where A and B parted; --exact: REV itself). Moved lines are not new, nor is a record under another
    id. The rules, levels and texts that were set there hold for both sides, and what the change sets otherwise is said.

    \b
    Example:
      counterclaim check
      counterclaim check claims/my-source --select contradiction
      counterclaim check --format github --fail-on warning
      counterclaim check --since origin/main
    """
    from counterclaim.commands.replaying import Replay

    configuration = workspace.configuration()
    chosen = Chosen(_names(select), _names(ignore), _relative(paths, configuration.root))
    began = workspace.began(since, configuration, exact=exact) if since is not None else None
    texts = [configuration.texts, *([workspace.configuration_at(began, configuration).texts] if began else [])]
    prefix = "" if form in PLAIN else _prefix(configuration.root)
    asked = (*map(sorted, chosen), fail_on, began, workspace.named_texts(), prefix)
    # The format for GitHub asks git what has changed.
    replay = None if form == "github" else Replay.of(configuration, form, texts, *asked)
    known = replay.kept() if replay else None
    if known is None:
        from counterclaim import reports
        from counterclaim.knowledge.collection import without_collection

        with without_collection():
            report, level = _made(workspace, configuration, chosen, began, fail_on)
        root = configuration.root
        notes = bool(select) or level == "info"
        context = reports.Context(notes, lambda: _prefix(root), lambda: _changed(root, began), level)
        known = reports.FINDINGS[form](report, context), FINDINGS if report.reaches(level) else 0
        if replay:
            replay.keep(*known, report.summary.claims)
    text, code = known
    emit(text, output, commands=form == "github")
    sys.exit(code)


PLAIN = frozenset({"text", "json"})
"""The formats in which paths begin at the root of the base, and not at that of the repository."""


class Chosen(NamedTuple):
    """Of which rules findings are wanted, of which not, and at which paths; empty means all."""

    select: frozenset[str]
    ignore: frozenset[str]
    paths: tuple[str, ...]


def _made(
    workspace: Workspace, configuration: Configuration, chosen: Chosen, began: str | None, fail_on: str | None
) -> tuple[Report, str]:
    """Return what the rules find now, or find now and did not at `began`, and the level from which on it fails."""
    from counterclaim import rules
    from counterclaim.knowledge.configuration import ConfigurationError, differing
    from counterclaim.reasoning import recognition
    from counterclaim.rules import comparison, engine

    selection = engine.Selection(*chosen)
    held = workspace.configuration_at(began, configuration) if began else configuration
    try:
        now = workspace.analysis(held)
        report = engine.run(rules.RULES, now, held, selection)
        if began is not None:
            before = recognition.aligned(workspace.analysis_at(began, held), now).before
            earlier = engine.run(rules.RULES, before, held, selection)
            report = comparison.new(report, earlier, differing(held, configuration))
    except ConfigurationError as error:
        leave(str(error))
    return report, fail_on or held.fail_on


def _changed(root: Path, since: str | None) -> frozenset[str]:
    """Return the files that differ from `since`, or from where a pull request began; none where git cannot tell."""
    import os

    from counterclaim.knowledge import history

    branch = os.environ.get("GITHUB_BASE_REF")
    try:
        if since is None and branch:
            since = history.branch_point(root, branch)
        return history.changed(root, since) if since else frozenset()
    except history.HistoryError:
        return frozenset()


def _prefix(root: Path) -> str:
    """Return the way from the repository to the root; empty where there is no repository."""
    from counterclaim.knowledge import history

    try:
        return history.prefix(root)
    except history.HistoryError:
        return ""


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
