"""`build`: the site."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands import sites

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--offline", is_flag=True, help="Build pages that are opened as files, without a server.")
@sites.building
@sites.trusting
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def build(workspace: Workspace, options: tuple[str, ...], *, offline: bool, trusted: bool, builder: str) -> None:
    """Build the site with MkDocs or ProperDocs (strict); OPTIONS go to mkdocs build.

    mkdocs.yml may name hooks, templates and plugins, which are programs that run: what it names beside this project's
    own is said, and in CI refused unless --trust-configuration is given. The site that is there stays until the new
    one is complete.

    \b
    Example:
      counterclaim build
      counterclaim build --offline --site-dir to-take-along
      counterclaim build --with properdocs
    """
    from counterclaim.pages import theme

    root = workspace.configuration().root
    variables = {theme.OFFLINE_VARIABLE: "1"} if offline else {}
    code = sites.build(root, options, variables, trusted=trusted, builder=builder)
    if code == 0:
        index = root / "site" / "index.html"
        click.echo(f"the site is at {index}" if index.exists() and not options else "the site is built")
        if not offline:
            named = click.get_current_context().find_root().params.get("root")
            again = f"{_invoked()} --root {shlex.quote(str(named))}" if named else _invoked()
            click.echo(f"to read it in a browser:  {again} serve   then open http://127.0.0.1:8000/")
    sys.exit(code)


def _invoked() -> str:
    """Return how this command was called, as short as it can be called again from here."""
    called = Path(sys.argv[0])
    here = Path.cwd()
    return str(called.relative_to(here)) if called.is_absolute() and called.is_relative_to(here) else str(called)
