"""A folder that is made anew beside the one it will replace, so that the old one stays whole until the new one is."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def given(arguments: Sequence[str], short: str, long: str) -> str | None:
    """Return the last value that arguments for MkDocs give to an option, or None."""
    found = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        flag = re.fullmatch(rf"-[cqsvho]*{short}(.*)|--{long}(?:=(.*))?", argument, re.DOTALL)
        if flag and not argument.startswith(f"--{long}="):
            found = flag[1] or "".join(arguments[index + 1 : index + 2])
        elif flag:
            found = flag[2]
    return found


def without(arguments: Sequence[str], short: str, long: str) -> list[str]:
    """Return arguments without an option and its value."""
    kept: list[str] = []
    skip = False
    for index, argument in enumerate(arguments):
        if skip:
            skip = False
            continue
        if argument == "--":
            return [*kept, *arguments[index:]]
        flag = re.fullmatch(rf"(-[cqsvho]*?){short}(.*)", argument, re.DOTALL)
        if argument == f"--{long}":
            skip = True
        elif flag and not argument.startswith("--"):
            skip = not flag[2]
            kept += [flag[1]] if flag[1] != "-" else []
        elif not argument.startswith(f"--{long}="):
            kept.append(argument)
    return kept


class Staged:
    """A folder that is being made to take the place of `target`."""

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        self.folder = self._named(os.getpid())

    def _named(self, number: int) -> Path:
        return self.target.with_name(f".{self.target.name}.{number}.tmp")

    def clear(self) -> None:
        """Remove what calls have left behind that were killed."""
        for folder in self._left():
            shutil.rmtree(folder, ignore_errors=True)

    def _left(self) -> Iterator[Path]:
        pattern = re.compile(re.escape(f".{self.target.name}.") + r"([0-9]{1,9})\.(?:tmp|old\.tmp)")
        beside = list(self.target.parent.iterdir()) if self.target.parent.is_dir() else []
        for folder in beside:
            found = pattern.fullmatch(folder.name)
            if found and folder.is_dir() and not folder.is_symlink() and not _runs(int(found[1])):
                yield folder

    def take(self) -> None:
        """Put the new folder in the place of the old one, whose hidden files stay. Raises `OSError`."""
        old = self.target.with_name(f".{self.target.name}.{os.getpid()}.old.tmp")
        if self.target.exists():
            for entry in self.target.iterdir():
                if entry.name.startswith(".") and not (self.folder / entry.name).exists():
                    entry.rename(self.folder / entry.name)
            try:
                self.target.rename(old)
            except OSError:  # a folder of its own file system
                self._copy()
                return
        self.folder.rename(self.target)
        shutil.rmtree(old, ignore_errors=True)

    def _copy(self) -> None:
        for entry in self.target.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        shutil.copytree(self.folder, self.target, symlinks=True, dirs_exist_ok=True)
        self.drop()

    def drop(self) -> None:
        """Remove the new folder."""
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)


def _runs(number: int) -> bool:
    """Tell whether there is a process of this number."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
