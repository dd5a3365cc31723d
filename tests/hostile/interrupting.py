"""Kills or interrupts commands at the n-th step of their writing.

Reads from standard input a list of [working folder, arguments, n, signal]; for each, a child runs the command, with
its step number n (a file opened to be written, a rename, a removal, a folder made, a change of mode, a sync) answered
by the signal. Prints how each ended ("done", "killed" or its exit code), and in how many steps. One process that has
loaded the command forks for all of them.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

from counterclaim.cli import main as command
from counterclaim.editing import drafts, files, folders, formatting, locks, records, resolutions, starting  # noqa: F401
from counterclaim.reasoning import analysis  # noqa: F401

STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link", "os.symlink"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Steps:
    """Counts the steps of writing below a folder, and ends the process at one of them."""

    def __init__(self, folder: str, last: int, by: int) -> None:
        self.folder = folder
        self.left = last
        self.by = by

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take note of what Python is about to do."""
        if event == "open":
            path, mode, flags = arguments
            writes = bool(flags & WRITING) or (isinstance(mode, str) and set(mode) & set("wax+"))
            if writes and self._is_here(path):
                self.step()
        elif event in STEPS and self._is_here(arguments[0]):
            self.step()

    def _is_here(self, path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        return os.path.abspath(os.fsdecode(path)).startswith(self.folder)  # noqa: PTH100 - no link may be followed

    def step(self) -> None:
        """Count one step."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), self.by)


def run(folder: str, arguments: list[str], last: int, by: int, told: int) -> NoReturn:
    """Run the command in a folder until its step number `last`."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run in the background
    steps = Steps(str(Path(folder).parent), last, by)
    syncs = os.fsync

    def counted(descriptor: Any) -> None:
        steps.step()
        syncs(descriptor)

    os.fsync = counted  # type: ignore[assignment]
    os.chdir(folder)
    sys.argv = ["counterclaim", *arguments]
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.addaudithook(steps.heard)
    code = 0
    try:
        command()
    except SystemExit as end:
        code = int(end.code or 0)
    os.write(told, str(last - steps.left).encode())
    os._exit(code)


def ending(folder: str, arguments: list[str], last: int, by: int) -> tuple[str, int]:
    """Return how a command ends to which a signal is sent at a step, and how many steps it took (0: unknown)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            run(folder, arguments, last, by, writing)
        finally:
            os._exit(70)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(writing)
    with os.fdopen(reading) as told:
        steps = int(told.read() or 0)
    return "killed" if code == -signal.SIGKILL else "done" if code == 0 else str(code), steps


if __name__ == "__main__":
    print(json.dumps([ending(*call) for call in json.load(sys.stdin)]))  # noqa: T201 - what it is for
