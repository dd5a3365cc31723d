"""A report that is known already: what `check` said last, where nothing has changed that it depends on.

Kept is one report for each format, signed, with a key of everything that can change it: how all files below the root
and the texts look, where the repository is, settings, options, the commit that is compared with, the day, and this
program with its libraries. A report is kept only if the files had settled when the check began.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.knowledge import dates, signed, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.configuration import Configuration

WORTH = 200
"""So many claims a base has whose reports are kept: a smaller one is checked about as fast."""
PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Replay:
    """The report on the state of a knowledge base, asked for in one way, before it is made."""

    root: Path
    form: str
    key: str
    settled: bool

    @classmethod
    def of(cls, configuration: Configuration, form: str, texts: Iterable[Path | None], *asked: object) -> Replay:
        """Return what stands for a report in a format.

        `texts` are the folders whose texts it may rest on; `asked` is whatever else was asked for, as it is printed.
        """
        root, folders = configuration.root, [folder for folder in texts if folder is not None]
        seen = snapshot.take(root, *(folder for folder in folders if folder.is_dir()))
        there = [(str(folder), folder.is_dir(), os.path.lexists(folder)) for folder in folders]
        told = (
            os.path.realpath(root),
            _repository(root),
            configuration,
            form,
            there,
            asked,
            dates.today(),
            seen.digest,
        )
        return cls(root, form, hashlib.blake2b(repr(told).encode("utf-8", "replace")).hexdigest(), seen.settled)

    @property
    def _name(self) -> str:
        return f"report-{self.form}.json"

    def kept(self) -> tuple[str, int] | None:
        """Return the report and the exit code that were kept for this very state; None if there are none."""
        found = signed.read(self.root, self._name, _version())
        if found is None:
            return None
        key, report, code = json.loads(found)
        return (report, code) if key == self.key else None

    def keep(self, report: str, code: int, claims: int) -> None:
        """Keep a report and its exit code, on a base of so many claims, if that is safe and worth it."""
        if self.settled and claims >= WORTH:
            signed.write(self.root, self._name, _version(), json.dumps((self.key, report, code)).encode())


def _repository(root: Path) -> str:
    """Return the folder of the repository that a base lies in, if it lies in one."""
    return next((str(folder) for folder in (root, *root.parents) if (folder / ".git").exists()), "")


def _version() -> bytes:
    """Return what stands for this program: how its files look, its libraries' folders, and the interpreter."""
    own = snapshot.take(PACKAGE).digest
    libraries = [(path, os.stat(path).st_mtime_ns) for path in sys.path if os.path.isdir(path)]  # noqa: PTH112, PTH116
    return f"{own} {libraries} {sys.version} {os.geteuid() if hasattr(os, 'geteuid') else ''}".encode()
