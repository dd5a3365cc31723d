"""`init`: a new knowledge base to start from."""

from __future__ import annotations

from pathlib import Path

import click

from counterclaim.commands import saving
from counterclaim.commands.workspace import leave


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--install",
    metavar="FROM",
    default="",
    help="Where its workflow for CI gets Counterclaim from: an address such as git+https://…@v1, or a requirement.",
)
def init(folder: Path, install: str) -> None:
    """Write a small knowledge base on another subject into FOLDER: it passes its check and builds.

    Its README says, step by step, how your own subject comes in its place.

    \b
    Example:
      counterclaim init my-knowledge
      cd my-knowledge && counterclaim check
      counterclaim init my-knowledge --install git+https://example.org/counterclaim@v1
    """
    from counterclaim.editing import starting

    today = saving.today()
    source = starting.requirement(install) if install else ""
    if source is None:
        example = "git+https://example.org/counterclaim@v1 or counterclaim==1.0"
        leave(f'--install is "{install}"; write an address or a requirement, such as {example}')
    try:
        count = starting.start(folder, today, source)
    except FileExistsError as error:
        leave(f"{error}; name a new or an empty folder")
    except OSError as error:
        which = f" ({error.filename})" if error.filename and str(error.filename) != str(folder) else ""
        leave(f"{folder}: cannot be written: {error.strerror or error}{which}")
    click.echo(f"wrote {count} files to {folder}")
    if not source:
        click.echo("its workflow for CI does not say where to get Counterclaim from: see its README, or say --install")
    click.echo(f"next:  cd {folder} && counterclaim check && counterclaim build")
