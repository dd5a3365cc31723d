"""`render`: the pages as Markdown, or as a project for another builder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        which = f" ({error.filename})" if error.filename and str(error.filename) != str(folder) else ""
        leave(f"{folder}: cannot be written: {error.strerror or error}{which}")
    click.echo(f"wrote {count} files to {folder}")
