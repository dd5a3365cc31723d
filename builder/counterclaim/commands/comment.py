"""`comment`: one comment on a pull or merge request."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from counterclaim.reports.posting import GitHub, GitLab


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--number", type=click.IntRange(1), help="Number of the request; else the one that the CI job is for.")
@click.option("--name", default="", help="Name of the comment, where one request gets several (one for each base).")
@click.option(
    "--author",
    default="github-actions[bot]",
    show_default=True,
    help="GitHub: the login that the token posts with. Comments of others are left alone.",
)
def comment(file: Path, number: int | None, name: str, author: str) -> None:
    """Post FILE (- for standard input) as one comment on the pull or merge request of a CI job, and renew it later.

    On GitHub it needs GITHUB_TOKEN (pull-requests: write), on GitLab GITLAB_TOKEN (scope api) in the environment; the
    rest both services set by themselves. Nothing of FILE is run or followed, and no knowledge base is read.

    \b
    Example:
      counterclaim diff origin/main --format markdown --output changes.md
      counterclaim comment changes.md
    """
    from counterclaim.reports import posting

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        leave(f"{file}: {error.strerror if isinstance(error, OSError) else 'is not UTF-8'}")
    service = _gitlab(number) if os.environ.get("GITLAB_CI") else _github(number, author)
    try:
        where, new = posting.post(service, text, name)
    except posting.PostingError as error:
        leave(str(error))
    click.echo(f"{'posted' if new else 'renewed'} {where}")


def _github(number: int | None, author: str) -> GitHub:
    from counterclaim.reports.posting import GitHub

    repository = _variable("GITHUB_REPOSITORY", "this is no job of GitHub Actions or GitLab CI: GITHUB_REPOSITORY")
    api = os.environ.get("GITHUB_API_URL") or "https://api.github.com"
    return GitHub(api, repository, number or _number_of_event(), _variable("GITHUB_TOKEN"), author)


def _gitlab(number: int | None) -> GitLab:
    from counterclaim.reports.posting import GitLab

    given = number or _whole(os.environ.get("CI_MERGE_REQUEST_IID"))
    if given is None:
        leave("this pipeline is for no merge request (CI_MERGE_REQUEST_IID is not set); name one with --number")
    return GitLab(_variable("CI_API_V4_URL"), _variable("CI_PROJECT_ID"), given, _variable("GITLAB_TOKEN"))


def _number_of_event() -> int:
    """Return the number of the pull request that the job is for, as GitHub writes it into a file."""
    import json

    try:
        event = json.loads(Path(os.environ.get("GITHUB_EVENT_PATH", "")).read_text("utf-8"))
        return int(event["pull_request"]["number"])
    except (OSError, ValueError, KeyError, TypeError):
        leave("the job is for no pull request (GITHUB_EVENT_PATH names none); name one with --number")


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _variable(name: str, said: str = "") -> str:
    value = os.environ.get(name)
    if not value:
        leave(f"{said or name} is not set")
    return value
