"""Writing files whole or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.editing import turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

TRIES = 100
"""So often a change is made anew on what others wrote meanwhile; each time, one of those who write gets done."""


class OvertakenError(OSError):
    """A file that is not as it was when it was read: somebody else has written it since."""

    WHY = "it was changed by somebody else meanwhile; nothing is written over that: run the command again"

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EAGAIN, self.WHY, str(path))


def write(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8: to a temporary file beside it, synced, then renamed over it.

    An interruption at any moment leaves the old file or the new one. Raises `OSError`.
    """
    _write_batch([(path, text)])


def put_all(contents: Iterable[tuple[Path, bytes]]) -> None:
    """Write the bytes of many files, as `write` does; none gets its name before all are on the disk."""
    _write_batch(list(contents))


def create(path: Path, text: str) -> None:
    """Write a file that does not exist yet, as `write` does. Raises `FileExistsError` where another was quicker."""
    _write_batch([(path, text)], fresh=True)


def replace(path: Path, text: str, was: bytes | None) -> None:
    """Write over a file that holds `was` (None: which is not there), as `write` does.

    Raises `OvertakenError` where it holds anything else now, and leaves that as it is.
    """
    _write_batch([(path, text)], was={path: was})


def revise(path: Path, change: Callable[[bytes], str]) -> None:
    """Write what `change` makes of a file's bytes; where somebody else writes it meanwhile, of what they wrote."""
    for _ in range(TRIES):
        was = path.read_bytes()
        text = change(was)
        with contextlib.suppress(OvertakenError):
            replace(path, text, was)
            return
    raise OvertakenError(path)


def inside(root: Path, path: Path) -> Path:
    """Return `path`; raise `OSError` where a link on the way to it leads out of `root`."""
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise OSError(errno.EXDEV, "a link leads out of the knowledge base", str(path))
    return path


def write_all(contents: Iterable[tuple[Path, str]]) -> int:
    """Write many files, each as `write` does; return how many. They are synced together, which is far quicker."""
    count = 0
    remaining = iter(contents)
    while batch := list(islice(remaining, BATCH)):
        _write_batch(batch)
        count += len(batch)
    return count


def replace_all(contents: Iterable[tuple[Path, str, bytes | None]]) -> int:
    """Write many files, each as `replace` does with what it held; return how many, as `write_all` does."""
    count = 0
    remaining = iter(contents)
    while batch := list(islice(remaining, BATCH)):
        _write_batch([(path, text) for path, text, _ in batch], was={path: was for path, _, was in batch})
        count += len(batch)
    return count


BATCH = 200
SYNCING = 16
"""So many files are synced at the same time: the disk then does it in a few goes."""


def _write_batch(
    batch: Sequence[tuple[Path, str | bytes]], *, fresh: bool = False, was: dict[Path, bytes | None] | None = None
) -> None:
    temporaries: list[Path] = []
    path = None
    try:
        for path, text in batch:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix=".tmp")
            temporaries.append(Path(name))
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode() if isinstance(text, str) else text)
        _sync(temporaries)
        allowed = 0o666 & ~_umask()
        for (path, _), temporary in zip(batch, temporaries, strict=True):
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else allowed)
            if fresh:
                _link(temporary, path)
            elif was is not None:
                _swap(temporary, path, was[path])
            else:
                temporary.replace(path)
    except BaseException as error:
        if isinstance(error, OSError) and path and error.filename in {None, *map(str, temporaries)}:
            error.filename = str(path)  # a full disk names no file, and nobody knows the temporary one
        for temporary in temporaries:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise


def _swap(temporary: Path, path: Path, was: bytes | None) -> None:
    """Give a file its name if what bears it holds `was`; who writes by this program waits in between."""
    with turns.alone(path.parent):
        if held(path) != was:
            raise OvertakenError(path)
        if was is None:
            _link(temporary, path)
        else:
            temporary.replace(path)


def held(path: Path) -> bytes | None:
    """Return what a file holds; None where it is not there. Raises `OSError` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _link(temporary: Path, path: Path) -> None:
    """Give a file its name, which no other file has yet: a renaming would replace the other without a word."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in NO_LINKS or path.exists():
            raise
        temporary.replace(path)
    else:
        temporary.unlink()


NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}
"""What file systems answer that know no second name for a file."""


def _sync(paths: list[Path]) -> None:
    if len(paths) == 1:
        _sync_one(paths[0])
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(SYNCING) as pool:
        list(pool.map(_sync_one, paths))


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
