"""Measures whole processes: processor seconds of a command and its children, elapsed seconds, and most memory.

The system's own account of each finished process is read (wait4), as GNU time does. Two commands that are compared
run in turn, A B A B, and each ratio is of neighbours, so that a machine that slows down slows both.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

MEBIBYTE = 1024 * 1024
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
OWN_CODES = {0, 1}
"""How commands end that have done their work; 1 says that there are findings."""


class NotMeasured(Exception):  # noqa: N818 - not an error: the table says why
    """Why a row has no figure."""


class Sample(NamedTuple):
    """What one run took: processor seconds, elapsed seconds, most memory of one of its processes in MiB."""

    cpu: float
    elapsed: float
    memory: float


class Spread(NamedTuple):
    """The least, median and most of several figures."""

    least: float
    middle: float
    most: float


def run(command: Sequence[str | Path], folder: Path | None = None) -> Sample:
    """Return what a command took. Raises `NotMeasured` where it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    environment.pop("COUNTERCLAIM_TEXTS", None)
    begun = time.perf_counter()
    try:
        started = subprocess.Popen(
            [str(part) for part in command],
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise NotMeasured(f"{command[0]} cannot be run: {error.strerror}") from None
    _, status, usage = os.wait4(started.pid, 0)
    elapsed = time.perf_counter() - begun
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in OWN_CODES:
        raise NotMeasured(f"`{' '.join(str(part) for part in command)[:120]}` ended with {started.returncode}")
    return Sample(usage.ru_utime + usage.ru_stime, elapsed, usage.ru_maxrss * RSS_UNIT / MEBIBYTE)


def in_turn(times: int, *sides: Callable[[], float]) -> list[tuple[float, ...]]:
    """Return the figures of all sides, run in turn, once to warm up and then so many times."""
    rounds = [tuple(side() for side in sides) for _ in range(times + 1)]
    return rounds[1:] if times > 1 else rounds


def spread(figures: Sequence[float]) -> Spread:
    """Return the least, median and most of some figures."""
    return Spread(min(figures), median(figures), max(figures))
