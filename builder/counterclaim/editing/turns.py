"""Taking turns: of the commands that write in one folder at the same time, one does it after the other."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 20.0
"""So many seconds are waited for one's turn; a command is alone for the blink of an eye."""

_PAUSE = 0.01
_NO_TURNS = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EACCES, errno.EPERM}
"""What file systems answer that know no locks."""


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep the other commands of this program out of `folder` meanwhile, by a lock on the folder itself.

    Nothing is left behind, whatever happens: the system gives the turn back. Where the system or the file system knows
    no such locks, nobody is kept out. Raises `OSError` where somebody else does not get done.
    """
    descriptor = _taken(folder)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _taken(folder: Path) -> int | None:
    """Return what holds the turn until it is closed; None where there are no turns to take."""
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    until = time.monotonic() + PATIENCE
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    told = f"another command has been writing here for {PATIENCE:g} seconds; see what it waits for"
                    raise OSError(errno.EBUSY, told, str(folder)) from None
                time.sleep(_PAUSE)
            except OSError as error:
                if error.errno not in _NO_TURNS:
                    raise
                os.close(descriptor)
                return None
            else:
                return descriptor
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(descriptor)
        raise
