"""`render`, `build` and `serve`: the knowledge base for readers."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from counterclaim.commands.workspace import Workspace


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--project", is_flag=True, help="Write a whole project for Zensical: pages/, theme/ and mkdocs.yml.")
@click.pass_obj
def render(workspace: Workspace, folder: Path, *, project: bool) -> None:
    """Write the pages as Markdown into FOLDER, for any generator that reads mkdocs.yml.

    \b
    Example:
      counterclaim render build/pages
      counterclaim render --project build/site && zensical build -f build/site/mkdocs.yml
    """
    import os
    from itertools import chain

    from counterclaim import exports, pages
    from counterclaim.commands import projects
    from counterclaim.editing import folders, steps
    from counterclaim.pages.form import admin
    from counterclaim.pages.kinds import feed

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    written = pages.render(
        analysis,
        configuration,
        downloads=exports.downloads(analysis),
        history=steps.recent(configuration.root),
        address=os.environ.get(feed.SITE_VARIABLE, ""),
        directory_urls=not project or projects.directory_urls(configuration.root),
        shifted=project,
    )
    forms = admin.pages(analysis.kb, configuration, os.environ.get(admin.REPOSITORY_VARIABLE, ""))
    everything = list(chain(written, forms))
    contents: Iterable[tuple[str, str | bytes]] = chain(((p.path, p.text()) for p in everything), admin.files())
    if project:
        contents = projects.files(folder, configuration, everything, contents)
    try:
        count = folders.write(folder, contents)
    except OSError as error:
        leave(f"{folder}: cannot be written: {error.strerror or error}")
    click.echo(f"wrote {count} files to {folder}")


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--offline", is_flag=True, help="Build pages that are opened as files, without a server.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def build(workspace: Workspace, options: tuple[str, ...], *, offline: bool) -> None:
    """Build the site with MkDocs (strict); OPTIONS go to mkdocs build.

    \b
    Example:
      counterclaim build
      counterclaim build --offline --site-dir to-take-along
    """
    from counterclaim.pages import theme

    root = workspace.configuration().root
    code = _mkdocs(root, ["build", "--strict", *options], {theme.OFFLINE_VARIABLE: "1"} if offline else {})
    if code == 0:
        index = root / "site" / "index.html"
        click.echo(f"the site is at {index}" if index.exists() and not options else "the site is built")
        if not offline:
            named = click.get_current_context().find_root().params.get("root")
            again = f"{_invoked()} --root {shlex.quote(str(named))}" if named else _invoked()
            click.echo(f"to read it in a browser:  {again} serve   then open http://127.0.0.1:8000/")
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


def _mkdocs(root: Path, arguments: list[str], variables: Mapping[str, str] | None = None) -> int:
    """Run MkDocs in the root as a process of its own, and end it when told to end; return its exit code."""
    import importlib.util
    import os
    import signal
    import subprocess

    if importlib.util.find_spec("mkdocs") is None:
        leave("MkDocs is not installed; install it with: pip install 'counterclaim[site]'")
    if not (root / "mkdocs.yml").is_file():
        leave(f"there is no mkdocs.yml in {root}")
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ, **(variables or {})}
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # else MkDocs would outlive this process
    try:
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", *arguments], cwd=root, env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)
