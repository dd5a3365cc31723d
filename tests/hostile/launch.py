"""Runs a command under limits, and writes down what it took: `launch.py REPORT LIMITS COMMAND...`.

A small program of its own, because a process counts the memory of the one that started it as its own peak.
LIMITS is JSON: `seconds` of CPU, `file` (bytes that one file may have), `open` (files at a time), `powerless` (the
superuser cannot read what is forbidden either), `umask`.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

DROP_FROM_BOUNDING_SET = 24
OVERRIDES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
MEBIBYTE = 1024
WORK = 20
"""Seconds of the processor, after which the kernel ends a command: ten times what is wanted, whoever else is busy."""


def limit(limits: dict[str, Any]) -> None:
    """Limit this process."""
    seconds = int(limits.get("seconds", WORK))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if "file" in limits:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits["file"], limits["file"]))
    if "open" in limits:
        resource.setrlimit(resource.RLIMIT_NOFILE, (limits["open"], limits["open"]))
    if "umask" in limits:
        os.umask(limits["umask"])
    if limits.get("powerless") and os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for capability in OVERRIDES:
            if library.prctl(DROP_FROM_BOUNDING_SET, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "a capability cannot be dropped")


def main(report: str, limits: str, *command: str) -> None:
    """Run the command; write its exit code (negative: the signal) and peak memory in MiB."""
    child = os.fork()
    if child == 0:
        limit(json.loads(limits))
        signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run in the background
        os.execv(command[0], command)  # noqa: S606 - no shell is what is wanted
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _, status, usage = os.wait4(child, 0)
    told = {
        "code": os.waitstatus_to_exitcode(status),
        "mebibytes": usage.ru_maxrss / MEBIBYTE,
    }
    Path(report).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
