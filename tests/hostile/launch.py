"""Runs commands one after the other, each in a child of this process, which has loaded all of the program already.

Reads from standard input one JSON object a line: `folder` to work in, `arguments`, `environment`, and

- `limits`: `seconds` of CPU, `file` (bytes that one file may have), `open` (files at a time), `powerless` (the
  superuser cannot read what is forbidden either), `umask`;
- `output`: "heard", "full" (a device without space), "closed" (there is none) or "left" (a pipe that its reader left);
- `at` and `by`: the signal `by` is sent at the step of writing number `at` (a file opened to be written, a rename, a
  removal, a folder made, a change of mode, a sync); -1 only counts the steps, 0 does not.

Prints one JSON object a line: `code` (negative: a signal), `stdout`, `stderr`, `mebibytes` at most, `steps` of writing
(0 where they were not counted, or it did not come to its end).
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import io
import json
import os
import pkgutil
import resource
import selectors
import shutil
import signal
import sys
import tempfile
import traceback
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any, NoReturn

import counterclaim
from counterclaim.cli import cli
from counterclaim.cli import main as command

BASE = Path(__file__).parents[1] / "bases" / "sleep"

STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link", "os.symlink"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CAPABILITIES = 0x20080522  # the version of the kernel's structure that holds 64 of them
OVERRIDES = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
MEBIBYTE = 1024
WORK = 20
"""Seconds of the processor, after which the kernel ends a command: ten times what is wanted, whoever else is busy."""
UNWRITTEN = 120
"""How Python ends where it could not write what waited."""

FOREIGN = "counterclaim.mkdocs_plugin"


class Steps:
    """Counts the steps of writing below a folder, and ends the process at one of them."""

    def __init__(self, folder: str, last: int, by: int) -> None:
        self.folder = folder
        self.last = last
        self.by = by
        self.taken = 0

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
        self.taken += 1
        if self.taken == self.last:
            os.kill(os.getpid(), self.by)

    def synced(self) -> None:
        """Count each sync as a step, of which Python tells no audit hook."""
        syncs = os.fsync

        def counted(descriptor: Any) -> None:
            self.step()
            syncs(descriptor)

        os.fsync = counted  # type: ignore[assignment]


def loaded() -> None:
    """Load every module of the program, but for what needs a site generator, and what it loads when it is used."""
    for module in pkgutil.walk_packages(counterclaim.__path__, "counterclaim."):
        if not module.name.startswith(FOREIGN) and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        root = shutil.copytree(BASE, Path(folder, "base"))
        for arguments in (["check"], ["fmt"], ["render", f"{folder}/pages"]):
            with suppress(SystemExit):
                cli.main(["--root", str(root), *arguments])
    gc.collect()
    gc.freeze()


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
        powerless()


def powerless() -> None:
    """Take from the superuser the right to read and write what is forbidden (capset(2))."""
    library = ctypes.CDLL(None, use_errno=True)
    head = (ctypes.c_uint32 * 2)(CAPABILITIES, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice
    if library.capget(head, sets) == 0:
        for first in range(3):
            sets[first] &= ~OVERRIDES
        if library.capset(head, sets) == 0:
            return
    raise OSError(ctypes.get_errno(), "a capability cannot be dropped")


def run(call: dict[str, Any], said: int, told: int, counted: int) -> NoReturn:
    """Run a command in this process, and end as it ends."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run in the background
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(told, 2)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor, open to the end
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - the same
    deafened(call["output"], said)
    os.chdir(call["folder"])
    os.environ.clear()
    os.environ.update(call["environment"])
    sys.argv = ["counterclaim", *call["arguments"]]
    steps = Steps(os.path.dirname(call["folder"]), call["at"], call["by"])  # noqa: PTH120 - no link may be followed
    if call["at"]:
        steps.synced()
        sys.addaudithook(steps.heard)
    limit(call["limits"])
    code = ended()
    os.write(counted, str(steps.taken).encode())
    os._exit(code)


def ended() -> int:
    """Run the command; return the exit code that Python would end with, once it has written what waits."""
    code = 0
    try:
        command()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - whatever it is, Python would show it
        traceback.print_exc()
        code = 1
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            code = UNWRITTEN
    return code


def deafened(how: str, said: int) -> None:
    """Make standard output what it is to be."""
    if how == "closed":
        os.close(1)
        sys.stdout = None
        return
    if how == "left":
        reading, said = os.pipe()
        os.close(reading)
    os.dup2(os.open("/dev/full", os.O_WRONLY) if how == "full" else said, 1)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor, open to the end


def launched(call: dict[str, Any]) -> dict[str, Any]:
    """Return what a command did and what it took."""
    pipes = [os.pipe() for _ in range(3)]
    child = os.fork()
    if child == 0:
        for reading, _ in pipes:
            os.close(reading)
        run(call, *(writing for _, writing in pipes))
    for _, writing in pipes:
        os.close(writing)
    said, told, steps = listened([reading for reading, _ in pipes])
    _, status, usage = os.wait4(child, 0)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "stdout": said.decode("utf-8", "surrogateescape"),
        "stderr": told.decode("utf-8", "surrogateescape"),
        "mebibytes": usage.ru_maxrss / MEBIBYTE,
        "steps": int(steps or 0),
    }


def listened(ends: list[int]) -> list[bytes]:
    """Return all that comes out of some pipes, and close them."""
    heard = dict.fromkeys(ends, b"")
    with selectors.DefaultSelector() as waiting:
        for end in ends:
            waiting.register(end, selectors.EVENT_READ)
        while waiting.get_map():
            for key, _ in waiting.select():
                part = os.read(key.fd, 1 << 16)
                heard[key.fd] += part
                if not part:
                    waiting.unregister(key.fd)
                    os.close(key.fd)
    return list(heard.values())


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    loaded()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for line in sys.stdin:
        print(json.dumps(launched(json.loads(line))), flush=True)  # noqa: T201 - what it is for
