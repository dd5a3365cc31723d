"""The command `counterclaim`: exit codes 0 (fine), 1 (findings), 2 (cannot)."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import click

from counterclaim import __version__
from counterclaim.commands import COMMANDS, speaking
from counterclaim.commands.workspace import CANNOT, Workspace


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="counterclaim")
@click.option("--root", type=click.Path(path_type=Path), help="Folder of the knowledge base.")
@click.option("--texts", type=click.Path(path_type=Path), help="Folder of the texts of its sources.")
@click.pass_context
def cli(context: click.Context, root: Path | None, texts: Path | None) -> None:
    """Evidence curation as code: check, compare and publish what sources say.

    Without --root, the knowledge base is the nearest folder upwards whose pyproject.toml has a
    [tool.counterclaim] table; --texts goes before the `texts` of that table and before COUNTERCLAIM_TEXTS.

    \b
    Example:
      counterclaim check
      counterclaim --root ~/my-knowledge check
    """
    context.obj = Workspace(root, texts)


for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    """Run the command. Output that cannot be written, Ctrl-C and the end of input at a question leave with 2.

    1 means findings.
    """
    code: object = CANNOT
    try:
        with speaking.guarded():
            code = _code()
            sys.stdout.flush()
    except OSError as error:
        code = CANNOT
        speaking.unheard(error)
    if code:
        sys.exit(code)  # type: ignore[arg-type]


def _code() -> object:
    """Run the command; return its exit code."""
    output = sys.stdout
    try:
        cli.main(prog_name="counterclaim", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("\ncounterclaim: stopped", err=True)
        return CANNOT
    except click.ClickException as error:
        error.show()
        return CANNOT
    except SystemExit as end:
        if sys.stdout is not output:  # click's stand-in for a closed pipe; it leaves with 1, which would mean findings
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from None
        return end.code
    return 0
