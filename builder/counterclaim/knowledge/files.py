"""What lies below the root of a knowledge base: its files, their names, and what keeps one from being read."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.knowledge import foreign
from counterclaim.knowledge.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.yaml_reader import YamlError


class Files:
    """The files below `root`; what is wrong with them gathers in `faults`."""

    def __init__(self, root: Path, faults: list[Finding], texts: Path | None = None) -> None:
        self.root = root
        self.texts = texts
        self.faults = faults
        self._below = len(str(root / "x")) - 1
        self._named = (root, "")
        self._outside: set[Path] = set()

    def entries(self, folder: str) -> list[Path]:
        """Return what lies in `folder`, by name; nothing where there is no such folder."""
        path = self.root / folder
        if path in self._outside or (_is_link(path) and self.astray(path)):
            self._stray(path)
            return []
        try:
            with os.scandir(path) as scanned:
                found = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            if not isinstance(error, FileNotFoundError) or _is_link(path):
                self.fault("syntax", self.name(path), f"the folder cannot be read: {error.strerror}")
            return []
        shown = [entry for entry in found if not entry.name.startswith(".")]
        links = (path / entry.name for entry in shown if entry.is_symlink())
        self._outside.update(link for link in links if self.astray(link))
        return [path / entry.name for entry in shown]

    def below(self, folder: str) -> Iterator[Path]:
        """Yield what lies in `folder` and in the folders in it, by name; a link to a folder is not followed."""
        for path in self.entries(folder):
            if path.suffix != ".md" and os.path.isdir(path) and not _is_link(path):  # noqa: PTH112 - pathlib's raises where nobody may look
                yield from self.below(f"{folder}/{path.name}")
            else:
                yield path

    def astray(self, path: Path) -> str:
        """Return why nothing is read by way of a path below the root; empty where no link leads it astray."""
        try:
            return foreign.why(self.root, path, self.texts)
        except (OSError, ValueError):  # what leads nowhere is named where it is read
            return ""

    def strangers(self) -> None:
        """Report the links below the root that lead out of it, wherever they lie; those that are reported are not."""
        known = {fault.place.path for fault in self.faults if fault.rule == foreign.RULE}
        for link in foreign.links(self.root):
            if self.name(link) not in known and self.astray(link):
                self._stray(link)

    def alike(self, folder: str) -> None:
        """Report names in a folder that are one where case, or the way an accent is written, does not count."""
        path = self.root / folder
        try:
            names = [] if _is_link(path) and self.astray(path) else sorted(entry.name for entry in path.iterdir())
        except OSError:  # told where it is read
            return
        known: dict[str, str] = {}
        for name in names:
            first = known.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
            if first != name:
                message = f'"{printable(first)}" and "{printable(name)}" are one name on some disks'
                self.fault("duplicate-id", self.name(path / name), message, "rename one of the two")

    def _stray(self, path: Path, name: str = "") -> None:
        self.fault(foreign.RULE, name or self.name(path), self.astray(path) or foreign.OUTSIDE, foreign.MEND)

    def records(self, folder: str) -> Iterator[Path]:
        """Yield the YAML files of `folder`; what looks like one but is never read is a finding."""
        for entry in self.entries(folder):
            if entry.suffix == ".yml":
                yield entry
            elif entry.suffix.lower() in {".yml", ".yaml"}:
                self.fault("schema", self.name(entry), f"the file's name ends in {entry.suffix}", "name it .yml")
            elif not entry.suffix:
                self.name_lost(entry, f"{folder}/", (".yml", ".yaml"))

    def claims(self) -> Iterator[Path]:
        """Yield the YAML files in the folders of `claims`, one for each source."""
        for entry in self.entries("claims"):
            if entry.suffix.lower() in {".yml", ".yaml"}:
                self.fault(
                    "schema", self.name(entry), "the claim lies in no source's folder", "put it in claims/<source>/"
                )
            elif entry in self._outside or _is_folder(entry):
                yield from self.records(f"claims/{entry.name}")

    def name_lost(self, folder: Path, right: str, suffixes: tuple[str, ...]) -> None:
        """Name the first file, if there is one, that lies in a folder in which no record is read."""
        for way, folders, files in os.walk(folder):
            folders.sort()
            lost = next((name for name in sorted(files) if name.lower().endswith(suffixes) and name[0] != "."), None)
            if lost:
                message = "the file lies too deep: nothing in this folder is read"
                self.fault("schema", self.name(Path(way, lost)), message, f"put it in {right}")
                return

    def name(self, path: Path) -> str:
        """Return a file's path below the root, as it is shown."""
        if path is not self._named[0]:  # each file's name is asked for several times in a row
            self._named = (path, printable(str(path)[self._below :].replace(os.sep, "/")))
        return self._named[1]

    def read(self, path: Path, limit: int, *, name: str = "", what: str = "the file") -> bytes | None:
        """Return what a file holds; None, with a finding at `name`, where it cannot be read."""
        name = name or self.name(path)
        if self._outside and path in self._outside:
            self._stray(path, name)
            return None
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                self.fault("syntax", name, f"{what} is no plain file", "put a plain file in its place")
                return None
            if status.st_size > limit:
                size = f"{status.st_size:,} bytes, at most {limit:,} are read"
                self.fault("syntax", name, f"{what} is too large: {size}")
                return None
            with path.open("rb") as opened:
                data = opened.read(limit + 1)
        except OSError as error:
            self.fault("syntax", name, f"{what} cannot be read: {error.strerror or error}")
            return None
        if len(data) > limit:
            self.fault("syntax", name, f"{what} grew while it was read: at most {limit:,} bytes are read")
            return None
        return data

    def fault(self, rule: str, path: str, message: str, mend: str = "") -> None:
        """Report what is wrong with the file `path`, as a whole."""
        self.faults.append(Finding(message, Place(path), mend, rule=rule))

    def fault_at(self, path: Path, error: YamlError) -> None:
        """Report what keeps a file from being read, where it stands in it."""
        place = Place(self.name(path), error.line, error.column)
        self.faults.append(Finding(error.message, place, error.mend, rule=error.rule))


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    """Tell whether to look for records in `path`; what cannot be looked at is named when it is tried."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return True


def printable(name: str) -> str:
    """Return a file's name with bytes that are not UTF-8, and control characters, written as escapes."""
    if name.isascii() and name.isprintable():
        return name
    escaped = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02x}", escaped)
