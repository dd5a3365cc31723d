"""A cache of parsed records: what a file of these very bytes holds, so that it need not be parsed again.

A record that parsed and fitted its schema is known by a hash of its bytes, so a changed file is simply not known. All
lie in one file below the knowledge base, which may be deleted at any moment and is replaced whole or not at all.

Nothing in that file is trusted because it is there: whoever proposes a change to a knowledge base could propose a
cache along with it, in which their records read otherwise. So it is plain JSON, and it counts only if it is signed
with a key that lies in the user's own cache folder and nowhere else. One that is not, or that another version of
this program wrote, is passed over in silence, and so is a folder that cannot be read or written.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import stat
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from counterclaim.knowledge import code
from counterclaim.knowledge.marks import Marks
from counterclaim.knowledge.yaml_reader import Document

FOLDER = Path(".cache", "counterclaim")
NAME = "records.json"
WORTH = 500
"""So many records must be new before the file is written again: fewer are parsed sooner than it is written."""
MOST_BYTES = 512_000_000
KEY_BYTES = 32


class Records:
    """The parsed records of the knowledge base at `root`, by a hash of their kind and bytes."""

    def __init__(self, root: Path | str) -> None:
        self._folder = Path(os.path.realpath(root)) / FOLDER
        self._known: dict[str, list[Any]] = _read(self._folder)
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
        if self._new < WORTH:
            return
        secret = _secret(create=True)
        if secret is not None:
            with contextlib.suppress(OSError):
                _write(self._folder, secret, to_json(self._used).encode())


def key(kind: str, data: bytes) -> str:
    """Return what a record of this kind and with these bytes is known by."""
    return hashlib.blake2b(data, digest_size=20, person=kind.encode()).hexdigest()


def to_json(records: dict[str, tuple[Any, Marks]]) -> str:
    """Return records by their keys as JSON: each a list of its value and its marks."""
    return json.dumps({known: (value, marks.to_text()) for known, (value, marks) in records.items()})


def _read(folder: Path) -> dict[str, list[Any]]:
    """Return the entries of the cache in `folder`; none where there is none that this program signed here."""
    data = _content(folder) if os.path.realpath(folder) == str(folder) else None
    secret = _secret(create=False) if data else None
    if not data or secret is None:
        return {}
    size = len(_signature(secret, b""))
    payload = memoryview(data)[size:]
    if not hmac.compare_digest(data[:size], _signature(secret, payload)):
        return {}
    entries: dict[str, list[Any]] = json.loads(bytes(payload))
    return entries


def _content(folder: Path) -> bytes | None:
    try:
        descriptor = os.open(folder / NAME, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            status = os.fstat(descriptor)
            return file.read() if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES else None
    except OSError:
        return None


def _write(folder: Path, secret: bytes, payload: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if os.path.realpath(folder) != str(folder):
        return
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=f".{NAME}.", suffix=".tmp")
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(_signature(secret, payload))
            file.write(payload)
        os.replace(name, folder / NAME)  # noqa: PTH105 - the temporary file's name is text
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - the same
        raise


def _signature(secret: bytes, payload: bytes | memoryview) -> bytes:
    signed = hashlib.blake2b(key=secret, person=b"records")
    signed.update(_version())
    signed.update(payload)
    return signed.hexdigest().encode()


def sealed(purpose: bytes, payload: bytes) -> bytes | None:
    """Return a file's bytes that only this user's programs can have made for this purpose (at most 16 bytes).

    None where there is no place for the user's key.
    """
    secret = _secret(create=True)
    return _seal(secret, purpose, payload) + payload if secret is not None else None


def unsealed(purpose: bytes, data: bytes) -> bytes | None:
    """Return what `sealed` was given; None where the bytes are not of its making."""
    secret = _secret(create=False)
    if secret is None:
        return None
    size = len(_seal(secret, purpose, b""))
    fits = hmac.compare_digest(data[:size], _seal(secret, purpose, data[size:]))
    return data[size:] if fits else None


def _seal(secret: bytes, purpose: bytes, payload: bytes) -> bytes:
    return hashlib.blake2b(payload, key=secret, person=purpose).hexdigest().encode()


@cache
def _version() -> bytes:
    """Return a hash of what decides how bytes are read: this room's code, the schemas, the libraries."""
    import jsonschema_rs
    import yaml

    installed = Path(jsonschema_rs.__file__).stat().st_mtime_ns
    decides = hashlib.blake2b(f"{yaml.__version__} {installed} {sys.version}".encode())
    decides.update(code.fingerprint("knowledge"))
    return decides.digest()


def _secret(*, create: bool) -> bytes | None:
    """Return the key that lies in the user's cache folder, made when first needed; None where that cannot be."""
    folder = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - must not raise
    file = Path(folder, "counterclaim", "key")
    if not file.is_absolute():
        return None
    with contextlib.suppress(OSError):
        if create and not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):
                descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with open(descriptor, "wb") as made:  # noqa: PTH123 - a descriptor, not a path
                    made.write(os.urandom(KEY_BYTES))
        secret = file.read_bytes()
        return secret if len(secret) == KEY_BYTES else None
    return None
