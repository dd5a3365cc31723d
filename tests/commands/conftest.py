"""Running a command as somebody at a terminal would."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from tests.conftest import Write


class Terminal(Protocol):
    """Runs `counterclaim` with a terminal as its input, in which the answers are typed line by line."""

    def __call__(self, *arguments: str, answers: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def terminal(write: Write) -> Terminal:
    root = write({})

    def run_command(*arguments: str, answers: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        ours, theirs = pty.openpty()
        try:
            os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
            return subprocess.run(
                [Path(sys.executable).with_name("counterclaim"), *arguments],
                cwd=root,
                stdin=theirs,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        finally:
            os.close(ours)
            os.close(theirs)

    return run_command


def files_of(base: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content, to see what a command changed."""
    return {p.relative_to(base).as_posix(): p.read_bytes() for p in sorted(base.rglob("*")) if p.is_file()}
