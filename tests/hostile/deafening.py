"""Runs commands whose output nobody can hear.

Reads from standard input a list of [working folder, arguments, how]; `how` is "full" (a device without space), "closed"
(no standard output) or "left" (a pipe that its reader has left). Prints how each ended: exit code, standard error. One
process that has loaded the command forks for all of them; each child ends as Python does, flushing what waits.
"""

from __future__ import annotations

import json
import os
import sys
from typing import NoReturn

from counterclaim.cli import main as command
from counterclaim.reasoning import analysis  # noqa: F401


def run(folder: str, arguments: list[str], how: str, told: int) -> NoReturn:
    """Run the command in a folder, and end as it ends."""
    os.dup2(told, 2)
    os.close(told)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor, open to the end
    if how == "closed":
        os.close(1)
        sys.stdout = None
    else:
        reading, writing = os.pipe()
        os.close(reading)
        os.dup2(os.open("/dev/full", os.O_WRONLY) if how == "full" else writing, 1)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - the same
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - the same
    os.chdir(folder)
    sys.argv = ["counterclaim", *arguments]
    command()
    sys.exit(0)


def ending(folder: str, arguments: list[str], how: str) -> tuple[int, str]:
    """Return the exit code of a command, and what it said on standard error."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        run(folder, arguments, how, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        text = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


if __name__ == "__main__":
    calls = json.load(sys.stdin)
    ends = [ending(*call) for call in calls]
    print(json.dumps(ends))  # noqa: T201 - what it is for
