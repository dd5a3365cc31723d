"""MkDocs as a process of its own, for the commands that make the site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def mkdocs(root: Path, arguments: list[str], variables: Mapping[str, str] | None = None) -> int:
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
