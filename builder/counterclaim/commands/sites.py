"""MkDocs, or its successor ProperDocs, as a process of its own, for the commands that make the site."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

import click

from counterclaim.commands import staging
from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SETTINGS = "mkdocs.yml"
MOST_BYTES = 1_000_000
SERVICES = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION", "BUILDKITE")
"""Variables by which a service that builds what others propose can be told."""

_PATIENCE = 10
"""Seconds in which MkDocs may tidy up once it is told to end."""

BUILDERS = {"mkdocs": "pip install 'counterclaim[site]'", "properdocs": "pip install properdocs"}
"""The programs that can make the site, and how each is installed."""

building = click.option(
    "--with", "builder", type=click.Choice(tuple(BUILDERS)), default="mkdocs", show_default=True, help="What builds."
)
"""The option that names one of them."""

trusting = click.option("--trust-configuration", "trusted", is_flag=True, help="Run what mkdocs.yml names, also in CI.")
"""The option of a command that runs MkDocs."""


def build(
    root: Path, options: Sequence[str], variables: Mapping[str, str], *, trusted: bool, builder: str = "mkdocs"
) -> int:
    """Build the site of the root, strictly; return MkDocs' exit code. The old site stays until the new one is whole.

    `options` are MkDocs' own. Leaves with code 2 where the new site cannot take its place.
    """
    target = staging.given(options, "d", "site-dir") or _stated(root, "site_dir")
    if not target or staging.given(options, "f", "config-file"):
        return mkdocs(root, ["build", "--strict", *options], variables, trusted=trusted, builder=builder)
    staged = staging.Staged(root / target)
    staged.clear()
    others = staging.without(options, "d", "site-dir")
    try:
        arguments = ["build", "--strict", "--site-dir", str(staged.folder), *others]
        code = mkdocs(root, arguments, variables, trusted=trusted, builder=builder)
        if code == 0 and staged.folder.is_dir():
            staged.take()
    except OSError as error:
        leave(f"{target}: cannot be written: {error.strerror or error}")
    finally:
        staged.drop()
    return code


def mkdocs(
    root: Path,
    arguments: Sequence[str],
    variables: Mapping[str, str] | None = None,
    *,
    trusted: bool,
    builder: str = "mkdocs",
) -> int:
    """Run MkDocs in the root as a process of its own, and end it when told to end; return its exit code.

    What its settings have it run beside this project is said, and refused in CI, unless it is `trusted`.
    """
    import importlib.util

    if importlib.util.find_spec(builder) is None:
        leave(f"{builder} is not installed; install it with: {BUILDERS[builder]}")
    named = staging.given(arguments, "f", "config-file")
    _ask_for_trust(root, root / (named or SETTINGS), trusted=trusted)
    environment = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", **os.environ, **(variables or {})}
    # Named, or ProperDocs would take a properdocs.yml, at which nobody has looked.
    settings = [] if named else ["--config-file", SETTINGS]
    # -P: no module of the folder where it runs, such as a yaml.py beside the records, is taken for an installed one
    command = [sys.executable, "-P", "-m", builder, arguments[0], *settings, *arguments[1:]]
    try:
        return _ended(command, root, environment)
    except KeyboardInterrupt:
        if arguments[0] == "serve":
            return 0
        raise


def _ended(command: Sequence[str], root: Path, environment: Mapping[str, str]) -> int:
    """Run a program to its end; return its exit code. Told to end, it is let to tidy up first."""
    import signal
    import subprocess

    process = subprocess.Popen(command, cwd=root, env=environment)

    def told(*_: object) -> None:
        process.send_signal(signal.SIGINT)  # else it would outlive this process
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, told)
    try:
        return process.wait()
    except KeyboardInterrupt:
        with contextlib.suppress(subprocess.TimeoutExpired):  # Ctrl-C in a terminal tells both
            process.wait(_PATIENCE)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
        if process.poll() is None:
            process.kill()
            process.wait()


def _stated(root: Path, setting: str) -> str | None:
    """Return a folder that the site's settings state, or the usual one; None where it cannot be told from the file."""
    import yaml

    from counterclaim.pages import project

    try:
        text = (root / SETTINGS).read_text("utf-8")
        stated = project.option(text, setting)
        named = f"\n{setting}:" in f"\n{text}" or "INHERIT" in text
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return None
    return stated if isinstance(stated, str) else None if named else project.SITE


def _ask_for_trust(root: Path, file: Path, *, trusted: bool) -> None:
    """Say what the settings of the site have MkDocs run; leave with code 2 in CI, where others may have written it."""
    import yaml

    from counterclaim.pages import programs

    try:
        if not file.is_file():
            leave(f"there is no {file.name} in {file.parent}")
        with file.open("rb") as opened:
            text = opened.read(MOST_BYTES + 1)
        if len(text) > MOST_BYTES:
            leave(f"{file}: is too large: at most {MOST_BYTES:,} bytes are read")
        named = [] if trusted else programs.found(text.decode("utf-8"), root)
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        leave(f"{file}: cannot be read: {' '.join(str(error).split())}")
    if not trusted and not file.resolve().is_relative_to(root.resolve()):
        named.insert(0, "a link that leads elsewhere")
    if not named:
        return
    told = f"{file.name} has MkDocs run or publish more than the records and its own theme: {', '.join(named)}"
    if is_ci():
        leave(f"{told}. Whoever proposes a change could write that: in CI it needs --trust-configuration")
    click.echo(f"counterclaim: {told}. --trust-configuration says that you know it", err=True)


def is_ci() -> bool:
    """Tell whether this runs on a service that builds what others propose."""
    return any(os.environ.get(name, "").lower() not in {"", "0", "false"} for name in SERVICES)
