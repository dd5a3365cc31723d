"""What rows are made of: figures, bases written when they are first asked for, one check of a base."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import peers
from benchmarks.measure import NotMeasured, Sample, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

HERE = peers.HERE
BASES = HERE / ".cache/benchmarks"


class Outcome(NamedTuple):
    """A row's figures: of each round ours and the peer's, in `unit`; and the most that the target allows.

    `limit` bounds the ratio where there is a peer (`against`), else our own figure; None: measured for its own sake.
    """

    work: str
    size: int
    against: str
    unit: str
    rounds: Sequence[tuple[float, ...]]
    limit: float | None


@cache
def base(size: int) -> Path:
    """Return a synthetic base of so many claims, written when first asked for; without anything left of a run."""
    folder = BASES / f"base-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    python("benchmarks.synthetic", str(size), str(folder))
    return folder


def python(module: str, *arguments: str) -> str:
    """Return what a module prints that runs in a process of its own. Raises `NotMeasured` where it fails."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["without a word"])[-1]
        raise NotMeasured(f"{module} {' '.join(arguments)} failed: {last[:200]}")
    return done.stdout


def checked(folder: Path, *, cold: bool) -> Sample:
    """Return what a `check` of a base took; `cold`: with nothing kept of an earlier one."""
    if cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    return run([peers.own(), "--root", folder, "check"])


def written(name: str, make: Callable[..., None], size: int, **how: object) -> Path:
    """Return the folder into which `make` has written a base afresh."""
    folder = BASES / name
    shutil.rmtree(folder, ignore_errors=True)
    make(size, folder, **how)
    return folder
