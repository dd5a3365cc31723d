"""Many files changed as one: all of them, or none.

What is to be done is written down first, in a journal beside the cache, and crossed out last. Whatever ends the program
in between, the next command finds the journal and finishes the work. The journal counts only if this user's programs
wrote it: one that came with a repository is somebody's proposal.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.editing import files, turns
from counterclaim.knowledge import signed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

JOURNAL = "unfinished.json"
_PURPOSE = b"journal"


class Step(NamedTuple):
    """A file that is to hold other bytes: what it holds (None: it is not there) and what it is to hold (None: gone)."""

    path: Path
    was: bytes | None
    now: bytes | None


class UnfinishedError(Exception):
    """What was interrupted and cannot be finished, as a file in it has been changed since; the message says which."""


def carry_out(root: Path, steps: Sequence[Step], what: str) -> None:
    """Do all steps below `root`, or none; `what` says in words what is done.

    Raises `files.OvertakenError` where a file does not hold what it should, and `OSError`; nothing is changed then.
    """
    with _alone(root, steps):
        for step in steps:
            files.inside(_home(root, step.path), step.path)
            if files.held(step.path) != step.was:
                raise files.OvertakenError(step.path)
        try:
            _write_down(root, steps, what)
            _do(steps)
        except BaseException:
            _do([Step(step.path, step.now, step.was) for step in steps])
            _cross_out(root)
            raise
        _cross_out(root)


def finish(root: Path) -> str | None:
    """Finish what was interrupted below `root`, if anything was; return what it was, in words.

    Raises `UnfinishedError` and `OSError`.
    """
    journal = _journal(root)
    if not journal.exists():
        return None
    found = _read(journal)
    if found is None:
        return None
    what, steps = found
    with _alone(root, steps):
        if _read(journal) != found:
            return None  # whoever was at it has finished
        for step in steps:
            if files.held(step.path) not in {step.was, step.now}:
                name = step.path.relative_to(root) if step.path.is_relative_to(root) else step.path
                raise UnfinishedError(
                    f"{what} was interrupted, and {name} has been changed since: put that file back as git has it and"
                    f" run a command again, or delete {journal.relative_to(root)} to leave everything as it is now"
                )
        _do([step for step in steps if files.held(step.path) != step.now])
        _cross_out(root)
        return what


def _do(steps: Sequence[Step]) -> None:
    """Do steps: what is there comes first, what goes last."""
    files.put_all((step.path, step.now) for step in steps if step.now is not None)
    for step in steps:
        if step.now is None:
            step.path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                step.path.parent.rmdir()  # only if it is empty


@contextlib.contextmanager
def _alone(root: Path, steps: Sequence[Step]) -> Iterator[None]:
    """Keep other commands out of every folder in which a step is done."""
    with contextlib.ExitStack() as stack:
        for folder in sorted({root, *(step.path.parent for step in steps)}):
            stack.enter_context(turns.alone(folder))
        yield


def _home(root: Path, path: Path) -> Path:
    """Return the folder that a step must not lead out of: the base, or that in which a text lies outside it."""
    return root if path.is_relative_to(root) else path.parent


def _journal(root: Path) -> Path:
    return root / signed.FOLDER / JOURNAL


def _write_down(root: Path, steps: Sequence[Step], what: str) -> None:
    told = {"what": what, "steps": [[str(s.path), _to_text(s.was), _to_text(s.now)] for s in steps]}
    data = signed.sealed(_PURPOSE, json.dumps(told).encode())
    if data is None:  # there is no place for the user's key: what fails is undone, but not after a crash
        return
    journal = _journal(root)
    files.inside(root, journal)
    files.put_all([(journal, data)])
    ignore = journal.with_name(".gitignore")
    if not ignore.exists():
        files.write(ignore, "*\n")


def _cross_out(root: Path) -> None:
    _journal(root).unlink(missing_ok=True)


def _read(journal: Path) -> tuple[str, list[Step]] | None:
    """Return what a journal says; None where there is none, or where this user's programs did not write it."""
    try:
        descriptor = os.open(journal, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            payload = signed.unsealed(_PURPOSE, file.read())
    except OSError:
        return None
    if payload is None:
        return None
    told: dict[str, Any] = json.loads(payload)
    return told["what"], [Step(Path(path), _to_bytes(was), _to_bytes(now)) for path, was, now in told["steps"]]


def _to_text(held: bytes | None) -> str | None:
    return None if held is None else binascii.b2a_base64(held, newline=False).decode()


def _to_bytes(told: str | None) -> bytes | None:
    return None if told is None else base64.b64decode(told)
