"""What this program keeps below a knowledge base for itself, in files that may be deleted at any moment.

Nothing in such a file is trusted because it is there: whoever proposes a change to a knowledge base could propose one
along with it, in which the records read otherwise. So it counts only if it is signed with a key that lies in the user's
own cache folder and nowhere else. One that is not, or that another version of this program wrote, is passed over in
silence, and so is a folder that cannot be read or written. A file is replaced whole or not at all.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import stat
import tempfile
from pathlib import Path

FOLDER = Path(".cache", "counterclaim")
MOST_BYTES = 512_000_000
KEY_BYTES = 32


def read(root: Path | str, name: str, version: bytes) -> bytes | None:
    """Return what this user's program of this version kept under a name; None where there is nothing of the kind."""
    folder = Path(os.path.realpath(root)) / FOLDER
    data = _content(folder / name) if os.path.realpath(folder) == str(folder) else None
    return unsealed(_purpose(name, version), data) if data else None


def write(root: Path | str, name: str, version: bytes, payload: bytes) -> None:
    """Keep bytes under a name, in the place of what is kept there; do nothing where that cannot be."""
    data = sealed(_purpose(name, version), payload)
    if data is not None:
        with contextlib.suppress(OSError):
            _write(Path(os.path.realpath(root)) / FOLDER, name, data)


def sealed(purpose: bytes, payload: bytes) -> bytes | None:
    """Return a file's bytes that only this user's programs can have made for this purpose.

    None where there is no place for the user's key.
    """
    secret = _secret(create=True)
    return _seal(secret, purpose, payload) + payload if secret is not None else None


def unsealed(purpose: bytes, data: bytes) -> bytes | None:
    """Return what `sealed` was given; None where the bytes are not of its making."""
    secret = _secret(create=False)
    if secret is None:
        return None
    payload = memoryview(data)[SEAL:]
    return bytes(payload) if hmac.compare_digest(data[:SEAL], _seal(secret, purpose, payload)) else None


SEAL = 2 * hashlib.blake2b.MAX_DIGEST_SIZE


def _seal(secret: bytes, purpose: bytes, payload: bytes | memoryview) -> bytes:
    made = hashlib.blake2b(len(purpose).to_bytes(8), key=secret)
    made.update(purpose)
    made.update(payload)
    return made.hexdigest().encode()


def _purpose(name: str, version: bytes) -> bytes:
    return name.encode() + b"\0" + version


def _content(file: Path) -> bytes | None:
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with open(descriptor, "rb") as opened:  # noqa: PTH123 - a descriptor, not a path
            status = os.fstat(descriptor)
            return opened.read() if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES else None
    except OSError:
        return None


def _write(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if os.path.realpath(folder) != str(folder):
        return
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.", suffix=".tmp")
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
        os.replace(temporary, folder / name)  # noqa: PTH105 - the temporary file's name is text
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - the same
        raise


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
