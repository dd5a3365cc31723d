"""A cache of parsed records: what a file of these very bytes holds, so that it need not be parsed again.

A record that parsed and fitted its schema is known by a hash of its bytes, so a changed file is simply not known. All
lie in one signed file of plain JSON below the knowledge base.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from counterclaim.knowledge import code, signed
from counterclaim.knowledge.marks import Marks
from counterclaim.knowledge.yaml_reader import Document

NAME = "records.json"
WORTH = 500
"""So many records must be new before the file is written again: fewer are parsed sooner than it is written."""


class Records:
    """The parsed records of the knowledge base at `root`, by a hash of their kind and bytes."""

    def __init__(self, root: Path | str) -> None:
        self._root = root
        kept = signed.read(root, NAME, _version())
        self._known: dict[str, list[Any]] = json.loads(kept) if kept else {}
        self._used: dict[str, tuple[Any, Marks]] = {}
        self._new = 0

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: str) -> Document | None:
        """Return the record that is known by `key`, which fits its schema; None if there is none."""
        used = self._used.get(key)
        if used is None:
            entry = self._known.get(key)
            if entry is None:
                return None
            value, numbers = entry
            used = self._used[key] = (value, Marks(value, numbers))
        return Document(*used)

    def add(self, key: str, document: Document) -> None:
        """Note down a record that fits its schema."""
        self._used[key] = (document.value, document.marks)
        self._new += 1

    def take(self, entries: dict[str, list[Any]]) -> None:
        """Make known what another process of this program has parsed, as `to_json` gave it."""
        self._known.update(entries)
        self._new += len(entries)

    def save(self) -> None:
        """Write the records that were asked for or added, if enough of them are new."""
        if self._new >= WORTH:
            signed.write(self._root, NAME, _version(), to_json(self._used).encode())


def key(kind: str, data: bytes) -> str:
    """Return what a record of this kind and with these bytes is known by."""
    return hashlib.blake2b(data, digest_size=20, person=kind.encode()).hexdigest()


def to_json(records: dict[str, tuple[Any, Marks]]) -> str:
    """Return records by their keys as JSON: each a list of its value and its marks."""
    return json.dumps({known: (value, marks.to_text()) for known, (value, marks) in records.items()})


@cache
def _version() -> bytes:
    """Return a hash of what decides how bytes are read: this room's code, the schemas, the libraries."""
    import jsonschema_rs
    import yaml

    installed = Path(jsonschema_rs.__file__).stat().st_mtime_ns
    decides = hashlib.blake2b(f"{yaml.__version__} {installed} {sys.version}".encode())
    decides.update(code.fingerprint("knowledge"))
    return decides.digest()
