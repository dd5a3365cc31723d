"""`render`, `build` and `serve`: the knowledge base for readers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.commands.workspace import leave

if TYPE_CHECKING:
    from builder.commands.workspace import Workspace


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def render(workspace: Workspace, folder: Path) -> None:
    """Write the pages as Markdown into FOLDER, for any generator that reads mkdocs.yml.

    \b
    Example:
      counterclaim render build/pages
    """
    import os
    from itertools import chain

    from builder import exports, pages
    from builder.editing import folders
    from builder.pages import admin

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    written = pages.render(analysis, configuration, downloads=exports.downloads(analysis))
    forms = admin.pages(analysis.kb, configuration, os.environ.get(admin.REPOSITORY_VARIABLE, ""))
    texts = ((page.path, page.text()) for page in chain(written, forms))
    try:
        count = folders.write(folder, chain(texts, admin.files()))
    except OSError as error:
        leave(f"{folder}: cannot be written: {error.strerror or error}")
    click.echo(f"wrote {count} files to {folder}")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def build(workspace: Workspace, options: tuple[str, ...]) -> None:
    """Build the site with MkDocs (strict); OPTIONS go to mkdocs build.

    \b
    Example:
      counterclaim build
    """
    root = workspace.configuration().root
    code = _mkdocs(root, ["build", "--strict", *options])
    if code == 0:
        index = root / "site" / "index.html"
        click.echo(f"the site is at {index}" if index.exists() and not options else "the site is built")
        click.echo(f"to read it in a browser:  {_invoked()} serve   then open http://127.0.0.1:8000/")
    sys.exit(code)


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def serve(workspace: Workspace, options: tuple[str, ...]) -> None:
    """Serve the site and build it again whenever a record is saved; OPTIONS go to mkdocs serve.

    \b
    Example:
      counterclaim serve --dev-addr 127.0.0.1:8123
    """
    sys.exit(_mkdocs(workspace.configuration().root, ["serve", *options]))


def _invoked() -> str:
    """Return how this command was called, as short as it can be called again from here."""
    called = Path(sys.argv[0])
    here = Path.cwd()
    return str(called.relative_to(here)) if called.is_absolute() and called.is_relative_to(here) else str(called)


def _mkdocs(root: Path, arguments: list[str]) -> int:
    """Run MkDocs in the root as a process of its own, and end it when told to end; return its exit code."""
    import importlib.util
    import os
    import signal
    import subprocess

    if importlib.util.find_spec("mkdocs") is None:
        leave("MkDocs is not installed; install it with: pip install 'counterclaim[site]'")
    if not (root / "mkdocs.yml").is_file():
        leave(f"there is no mkdocs.yml in {root}")
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # else MkDocs would outlive this process
    try:
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", *arguments], cwd=root, env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)
