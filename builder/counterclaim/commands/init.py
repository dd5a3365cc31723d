"""`init`: a new knowledge base to start from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from counterclaim.commands.workspace import leave


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Write a small knowledge base on another subject into FOLDER: it passes its check and builds.

    \b
    Example:
      counterclaim init my-knowledge
      cd my-knowledge && counterclaim check
    """
    from counterclaim.editing import starting

    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    try:
        count = starting.start(folder, today)
    except FileExistsError as error:
        leave(f"{error}; name a new or an empty folder")
    except OSError as error:
        leave(f"{folder}: cannot be written: {error.strerror or error}")
    click.echo(f"wrote {count} files to {folder}")
    click.echo(f"next:  cd {folder} && counterclaim check && counterclaim build")
