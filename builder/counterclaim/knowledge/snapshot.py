"""What the files below a folder look like from outside: two snapshots that are alike were of the same contents.

Files are told by path, kind, size, times and number (inode), as git tells them. A file that was written so shortly
before the snapshot that a second writing might leave the same times is *racy* (git's word: see its `racy-git`
documentation); a snapshot with one in it vouches for nothing.
"""

from __future__ import annotations

import hashlib
import os
import time
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge.foreign import FOLDERS, INSTALLED

if TYPE_CHECKING:
    from pathlib import Path

COARSEST = 2_000_000_000
"""Nanoseconds between two times that the coarsest file system in use can tell apart (FAT's two seconds)."""


class Snapshot(NamedTuple):
    """A hash of how files look, and whether it can vouch for what they hold."""

    digest: str
    settled: bool


def take(*folders: Path) -> Snapshot:
    """Return how everything below some folders looks now, but for hidden folders at their top and other programs'.

    What cannot be looked at counts as what it is: not to be looked at. What a link leads to is looked at, not into.
    """
    latest = time.time_ns() - COARSEST
    seen = hashlib.blake2b(digest_size=20)
    newest = 0
    for top in folders:
        waiting = [str(top)]
        read = tuple(f"{top}{os.sep}{name}{os.sep}" for name in FOLDERS)
        while waiting:
            folder = waiting.pop()
            others = not f"{folder}{os.sep}".startswith(read)  # where records lie, everything may be read
            told = [f"\0{folder}"]
            for entry in _entries(folder):
                name, within = entry.name, entry.is_dir(follow_symlinks=False)
                if within and ((others and name in INSTALLED) or (folder == str(top) and name.startswith("."))):
                    continue
                status = _status(entry)
                told.append(f"{name}\0{status}")
                newest = max(newest, status[-1], status[-2])
                if within:
                    waiting.append(entry.path)
                elif entry.is_symlink():
                    told.append(str(_target(entry.path)))
            seen.update(os.fsencode("\n".join([*told, ""])))
    return Snapshot(seen.hexdigest(), newest < latest)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as scanned:
            return sorted(scanned, key=lambda entry: entry.name)
    except OSError:
        return []


def _status(entry: os.DirEntry[str]) -> tuple[int, ...]:
    """Return kind and rights, owner, number, size and times; zeros where that cannot be told."""
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return (0, 0)
    return found.st_mode, found.st_uid, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _target(link: str) -> tuple[object, ...]:
    """Return where a link leads in the end, and how that looks."""
    try:
        found = os.stat(link)  # noqa: PTH116 - a path as text
    except OSError as error:
        return os.path.realpath(link), error.errno
    return os.path.realpath(link), found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
