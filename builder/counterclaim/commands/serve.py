"""`serve`: the site, built again whenever a record is saved."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from counterclaim.commands import sites

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command(context_settings={"ignore_unknown_options": True})
@sites.building
@sites.trusting
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def serve(workspace: Workspace, options: tuple[str, ...], *, trusted: bool, builder: str) -> None:
    """Serve the site and build it again whenever a record is saved; OPTIONS go to mkdocs serve.

    While a record cannot be read, the pages stay as they were, with what is wrong above them. Ctrl-C ends it.

    mkdocs.yml may name hooks, templates and plugins, which are programs that run: what it names beside this project's
    own is said, and in CI refused unless --trust-configuration is given.

    \b
    Example:
      counterclaim serve --dev-addr 127.0.0.1:8123
    """
    sys.exit(
        sites.mkdocs(
            workspace.configuration().root, ["serve", "--no-strict", *options], trusted=trusted, builder=builder
        )
    )
