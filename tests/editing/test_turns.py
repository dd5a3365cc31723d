"""One who writes in a folder keeps the others waiting, and never for good."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import turns

if TYPE_CHECKING:
    from pathlib import Path


def test_two_folders_have_turns_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0)
    (tmp_path / "b").mkdir()
    with turns.alone(tmp_path), turns.alone(tmp_path / "b"):
        pass
    with turns.alone(tmp_path):
        pass


def test_who_waits_too_long_is_told_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0)
    with (
        turns.alone(tmp_path),
        pytest.raises(OSError, match=r"another command has been writing here for 0 seconds") as told,
        turns.alone(tmp_path),
    ):
        pass
    assert told.value.filename == str(tmp_path)


def test_a_turn_comes_as_soon_as_the_other_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = turns.alone(tmp_path)
    first.__enter__()
    monkeypatch.setattr("time.sleep", lambda _: first.__exit__(None, None, None))
    with turns.alone(tmp_path):
        pass


@pytest.mark.parametrize(("error", "told"), [(errno.ENOLCK, ""), (errno.EIO, "broken")])
def test_where_there_are_no_locks_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, told: str
) -> None:
    import fcntl

    def refuse(*_: object) -> None:
        raise OSError(error, "broken")

    monkeypatch.setattr(fcntl, "flock", refuse)
    if told:
        with pytest.raises(OSError, match=told), turns.alone(tmp_path):
            pass
    else:
        with turns.alone(tmp_path), turns.alone(tmp_path):
            pass


def test_a_system_without_such_locks_and_a_folder_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with turns.alone(tmp_path / "nowhere"):
        pass
    modules: dict[str, Any] = {"fcntl": None}
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    with turns.alone(tmp_path), turns.alone(tmp_path):
        pass
