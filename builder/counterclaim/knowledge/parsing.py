"""From the bytes of a file to a record that fits its schema, here or, for many files, in processes beside this one.

The helpers are plain subprocesses that read names of files from standard input and print what they parsed: they need
no semaphores, start no second copy of the caller's own program, and whatever goes wrong with one is mended by
parsing its files here. What they could not read or refused is read again by the caller, who words the finding.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Self

from counterclaim.knowledge import cache, validation, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

PAYS = 2_500
"""So many files for a helper take longer to parse than it takes to start it and to hear from it."""

MOST_HELPERS = 3


class Helpers:
    """Processes that parse files of one kind while this one goes on; to be used with `with`, which ends them.

    `records` learns what they parsed when it is asked for: `shares` says which files each one has.
    """

    def __init__(self, kind: str, paths: Sequence[str], records: cache.Records) -> None:
        self._records = records
        unknown = len(paths) - len(records)
        parts = 1 + min(_processors() - 1, MOST_HELPERS, max(0, unknown) // PAYS)
        size = -(-len(paths) // parts)
        self._waiting: dict[str, subprocess.Popen[bytes]] = {}
        for start in range(size, len(paths), size) if parts > 1 else ():
            helper = _start(kind, paths[start : start + size])
            if helper is not None:
                self._waiting[paths[start]] = helper

    def __enter__(self) -> Self:
        return self

    def before(self, path: str) -> None:
        """Take in what the helper whose files begin with `path` has parsed; wait for it. Else do nothing."""
        helper = self._waiting.pop(path, None)
        if helper is not None:
            self._records.take(_told(helper))

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for helper in self._waiting.values():
            with helper:
                helper.kill()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start(kind: str, paths: Sequence[str]) -> subprocess.Popen[bytes] | None:
    """Return a helper that has been told its files; None where no process can be started."""
    if not sys.executable:
        return None
    # -P: a module of that name in the folder where the user stands must not run instead
    command = [sys.executable, "-P", "-m", __name__, kind]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    try:
        helper = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere)  # noqa: S603 - this program
    except OSError:
        return None
    assert helper.stdin is not None
    try:
        with helper.stdin:
            helper.stdin.write(b"\0".join(map(os.fsencode, paths)))
    except OSError:
        helper.kill()
    return helper


def _told(helper: subprocess.Popen[bytes]) -> dict[str, list[Any]]:
    assert helper.stdout is not None
    with helper:
        try:
            told = helper.stdout.read()
        except BaseException:
            helper.kill()
            raise
    entries: dict[str, list[Any]] = json.loads(told) if helper.returncode == 0 else {}
    return entries


def parse(kind: str, path: str, limit: int) -> tuple[str, yaml_reader.Document] | None:
    """Return the record in a file, with what it is known by; None where it is none, or cannot be read."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path as text: there are thousands
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            return None
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - the same
            data = file.read()
        document = yaml_reader.read(data, limit=limit)
    except (OSError, yaml_reader.YamlError):
        return None
    return (cache.key(kind, data), document) if validation.accepts(kind, document.value) else None


def main() -> None:
    """Parse the files that standard input names, for the process that started this one."""
    import gc

    gc.disable()
    paths = sys.stdin.buffer.read().split(b"\0")
    found = (parse(sys.argv[1], os.fsdecode(path), yaml_reader.MAX_BYTES) for path in paths)
    print(cache.to_json({key: (d.value, d.marks) for key, d in filter(None, found)}))  # noqa: T201


if __name__ == "__main__":
    main()
