"""What this program's own code says, as a hash: what was kept by other code is not used."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


@cache
def fingerprint(*rooms: str) -> bytes:
    """Return a hash of every module and schema in these rooms of the package, such as `knowledge`."""
    found = hashlib.blake2b()
    for room in rooms:
        for name, content in _files(resources.files("counterclaim").joinpath(room), room):
            found.update(f"{name}\0{len(content)}\0".encode() + content)
    return found.digest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{name}/{entry.name}")
        elif entry.name.endswith((".py", ".json")):
            yield f"{name}/{entry.name}", entry.read_bytes()
