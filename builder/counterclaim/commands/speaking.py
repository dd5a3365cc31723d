"""The output of every command: what others wrote speaks to nobody in it, and where nobody hears it, that is said."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


class Quiet:
    """A stream that writes what `shown.quiet` leaves of a text; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._begun = False
        self.commands = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write a text, which may go on with a line that has begun."""
        if not isinstance(text, str):
            raise TypeError("this is a stream of text")
        if self._begun:  # a line goes on: its beginning is told already
            first, end, rest = text.partition("\n")
            said = shown.quiet(first, commands=True) + end + shown.quiet(rest, commands=self.commands)
        else:
            said = shown.quiet(text, commands=self.commands)
        self._stream.write(said)
        last = text.rpartition("\n")[2]
        self._begun = bool(last.strip()) or (self._begun and "\n" not in text)
        return len(text)


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Have everything that is printed pass through `Quiet`, and make sure of streams that are not there."""
    before = sys.stdin, sys.stdout, sys.stderr
    with contextlib.ExitStack() as opened:
        if sys.stdin is None:
            sys.stdin = opened.enter_context(open(os.devnull, encoding="utf-8"))  # noqa: PTH123 - no file
        if sys.stderr is None:
            sys.stderr = opened.enter_context(open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123 - the same
        if sys.stdout is None:
            raise OSError(errno.EBADF, "it is closed")
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure and stream.encoding.lower() in {"ascii", "us-ascii", "ansi_x3.4-1968"}:
                reconfigure(encoding="utf-8", errors="backslashreplace")
        sys.stdout, sys.stderr = Quiet(sys.stdout), Quiet(sys.stderr)
        try:
            yield
        finally:
            sys.stdin, sys.stdout, sys.stderr = before


@contextlib.contextmanager
def commanding() -> Iterator[None]:
    """Let lines be commands to the service whose log this is, while a report writes them on purpose."""
    stream = sys.stdout
    if isinstance(stream, Quiet):
        stream.commands = True
    try:
        yield
    finally:
        if isinstance(stream, Quiet):
            stream.commands = False


def unheard(error: OSError) -> None:
    """Say in one line that output, or a file, cannot be written; nothing where the reader has left.

    What waits to be written is dropped, so that the end of the process does not try it again.
    """
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    if error.errno == errno.EPIPE:
        return
    what = f"{error.filename}: cannot be read or written" if error.filename else "the output cannot be written"
    with contextlib.suppress(OSError, AttributeError):
        print(f"counterclaim: {shown.one_line(f'{what}: {error.strerror or error}')}", file=sys.stderr)  # noqa: T201
