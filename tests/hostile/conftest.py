"""The real command against a hostile base, in a process of its own: memory and writing measured, work bounded."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE = Path(__file__).parents[1] / "bases" / "sleep"
COMMAND = str(Path(sys.executable).with_name("counterclaim"))
CONFIGURATION = '[tool.counterclaim]\ntitle = "Coffee"\ntexts = "texts"\nrules.orphan-term = "off"\n'
MOST_MEBIBYTES = 300


class Outcome(NamedTuple):
    """What a command did: exit code (negative: a signal), what it said, peak memory in MiB."""

    code: int
    stdout: str
    stderr: str
    mebibytes: float


class Attack(Protocol):
    """Runs `counterclaim` in the hostile base; LIMITS as `launch.py` has them."""

    def __call__(
        self, *arguments: str, limits: Mapping[str, object] | None = None, environment: Mapping[str, str] | None = None
    ) -> Outcome: ...


def measured(
    command: list[str],
    cwd: Path,
    report: Path,
    limits: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Outcome:
    """Run a command under limits; return what it did and what it took."""
    quiet = {k: v for k, v in os.environ.items() if not k.startswith("COV")}  # coverage would be measured as well
    done = subprocess.run(
        [sys.executable, "-I", "-S", Path(__file__).with_name("launch.py"), report, json.dumps(limits or {}), *command],
        cwd=cwd,
        env={**quiet, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    told = json.loads(report.read_text("utf-8"))
    return Outcome(told["code"], done.stdout, done.stderr, told["mebibytes"])


def listing(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return what lies below a folder, by path: mode, size and time of change; links are not followed."""
    found = {}
    for way, folders, files in os.walk(folder):
        for name in (*folders, *files):
            status = os.lstat(os.path.join(way, name))  # noqa: PTH118 - names that are no UTF-8
            found[os.path.join(way, name)] = (status.st_mode, status.st_size, status.st_mtime_ns)  # noqa: PTH118
    return found


def make_place(folder: Path) -> Path:
    """Write a sound base into `base/` and a stranger's file beside it; return the folder."""
    shutil.copytree(BASE, folder / "base")
    (folder / "base" / "pyproject.toml").write_text(CONFIGURATION)
    (folder / "stranger.yml").write_text("secret: 7f3a\n")
    return folder


def attacked(
    place: Path,
    *arguments: str,
    limits: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Outcome:
    """Run a reading command in the base of a place, and hold it to what every command keeps to."""
    before = listing(place)
    outcome = measured([COMMAND, *arguments], place / "base", place.parent / "report.json", limits, environment)
    said = outcome.stdout + outcome.stderr
    assert "Traceback" not in said, said
    assert outcome.code in {0, 1, 2}, outcome
    assert outcome.mebibytes <= MOST_MEBIBYTES, outcome.mebibytes
    cache = str(place / "base" / ".cache")
    now = listing(place)
    changed = {path for path, state in now.items() if before.get(path) != state and not path.startswith(cache)}
    assert changed <= {str(place / "base")}
    assert before.keys() <= now.keys()
    assert "7f3a" not in said
    return outcome


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with a sound base in `base/` and a stranger's file beside it."""
    return make_place(tmp_path / "place")


@pytest.fixture
def attack(place: Path) -> Attack:
    """Return a function that runs a command in the base and holds it to what every command keeps to."""
    return partial(attacked, place)
