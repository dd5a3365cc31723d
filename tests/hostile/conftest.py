"""The command against a hostile base, in a process of its own: memory and writing measured, work bounded."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BASE = Path(__file__).parents[1] / "bases" / "sleep"
COMMAND = str(Path(sys.executable).with_name("counterclaim"))
CONFIGURATION = '[tool.counterclaim]\ntitle = "Coffee"\ntexts = "texts"\nrules.orphan-term = "off"\n'
MOST_MEBIBYTES = 300


class Outcome(NamedTuple):
    """What a command did: exit code (negative: a signal), what it said, peak memory in MiB, steps of writing."""

    code: int
    stdout: str
    stderr: str
    mebibytes: float
    steps: int = 0


class Attack(Protocol):
    """Runs `counterclaim` in the hostile base; LIMITS as `launch.py` has them."""

    def __call__(self, *arguments: str, limits: Mapping[str, object] | None = None) -> Outcome: ...


@cache
def launcher() -> subprocess.Popen[str]:
    """Return the process that runs commands under limits, which has loaded the program once for all of them."""
    quiet = {k: v for k, v in os.environ.items() if not k.startswith("COV")}  # coverage would be measured as well
    started = subprocess.Popen(
        [sys.executable, "-P", Path(__file__).with_name("launch.py")],
        env=quiet,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )

    def end() -> None:
        with started:
            assert started.stdin
            started.stdin.close()

    atexit.register(end)
    return started


def measured(
    arguments: Sequence[str],
    folder: Path,
    limits: Mapping[str, object] | None = None,
    *,
    output: str = "heard",
    at: int = 0,
    by: int = signal.SIGKILL,
) -> Outcome:
    """Run `counterclaim` in a folder as `launch.py` says; return what it did and what it took."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
    call = {"folder": str(folder), "arguments": list(arguments), "environment": environment, "limits": limits or {}}
    process = launcher()
    assert process.stdin
    assert process.stdout
    print(json.dumps(call | {"output": output, "at": at, "by": by}), file=process.stdin, flush=True)
    return Outcome(**json.loads(process.stdout.readline()))


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


def attacked(place: Path, *arguments: str, limits: Mapping[str, object] | None = None) -> Outcome:
    """Run a reading command in the base of a place, and hold it to what every command keeps to."""
    before = listing(place)
    outcome = measured(arguments, place / "base", limits)
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
