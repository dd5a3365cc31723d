"""Modules in the folder where the command is started, named like those that it imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
COMMAND = str(Path(sys.executable).with_name("counterclaim"))
NAMES = ("importlib", "dataclasses", "pathlib", "typing", "click", "yaml", "json", "counterclaim", "sitecustomize")
RAN = "of the folder"


def started(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Start a command in a folder of modules that say so when they are imported."""
    for name in NAMES:
        (folder / f"{name}.py").write_text(f"import sys\nsys.stderr.write({RAN!r})\n")
    return subprocess.run([*command, "check"], cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("command", [[COMMAND], [sys.executable, "-I", "-m", "counterclaim"]], ids=["command", "-I"])
def test_no_module_of_the_folder_is_imported(command: list[str], dispute: Path) -> None:
    done = started(dispute, *command)
    assert (done.returncode, done.stderr) == (1, "")
    assert "contradiction" in done.stdout


def test_the_modules_tell_when_they_are_imported(dispute: Path) -> None:
    assert RAN in started(dispute, sys.executable, "-m", "counterclaim").stderr
