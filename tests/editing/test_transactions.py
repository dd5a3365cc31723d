"""Many files as one: what is begun is finished or undone, and nobody else's journal is believed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import files, transactions
from counterclaim.editing.transactions import Step, UnfinishedError
from counterclaim.knowledge import signed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def steps(tmp_path: Path) -> list[Step]:
    """Return a file that changes, one that goes with its folder, and one that comes."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "b").write_bytes(b"b")
    return [
        Step(tmp_path / "a", b"old", b"new"),
        Step(tmp_path / "folder" / "b", b"b", None),
        Step(tmp_path / "other" / "b", None, b"b"),
    ]


def held(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if ".cache" not in path.parts}


BEFORE, AFTER = {"a": b"old", "folder/b": b"b"}, {"a": b"new", "other/b": b"b"}


def journal(root: Path) -> Path:
    return root / ".cache" / "counterclaim" / "unfinished.json"


def interrupted(root: Path, steps: list[Step], monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the journal of a change that never began, as a crash does."""
    with monkeypatch.context() as patch:
        patch.setattr(transactions, "_do", lambda _: None)
        patch.setattr(transactions, "_cross_out", lambda _: None)
        transactions.carry_out(root, steps, "rename a b")


def test_all_is_done_and_the_journal_is_gone(tmp_path: Path, steps: list[Step]) -> None:
    transactions.carry_out(tmp_path, steps, "rename a b")
    assert held(tmp_path) == AFTER
    assert not (tmp_path / "folder").exists()
    assert not journal(tmp_path).exists()
    assert transactions.finish(tmp_path) is None


def test_what_fails_in_the_middle_is_undone(tmp_path: Path, steps: list[Step], monkeypatch: pytest.MonkeyPatch) -> None:
    do, calls = transactions._do, []

    def fail(found: list[Step]) -> None:
        calls.append(found)
        do(found[:2] if len(calls) == 1 else found)
        if len(calls) == 1:
            raise OSError(5, "broken")

    monkeypatch.setattr(transactions, "_do", fail)
    with pytest.raises(OSError, match="broken"):
        transactions.carry_out(tmp_path, steps, "rename a b")
    assert held(tmp_path) == BEFORE
    assert not journal(tmp_path).exists()


def test_a_file_that_holds_something_else_stops_it_before_it_begins(tmp_path: Path, steps: list[Step]) -> None:
    (tmp_path / "folder" / "b").write_bytes(b"c")
    with pytest.raises(files.OvertakenError):
        transactions.carry_out(tmp_path, steps, "rename a b")
    assert held(tmp_path) == {"a": b"old", "folder/b": b"c"}


def test_the_next_command_finishes_what_was_interrupted(
    tmp_path: Path, steps: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(tmp_path, steps, monkeypatch)
    (tmp_path / "a").write_bytes(b"new")
    assert transactions.finish(tmp_path) == "rename a b"
    assert held(tmp_path) == AFTER
    assert transactions.finish(tmp_path) is None


def test_what_was_changed_since_is_not_written_over(
    tmp_path: Path, steps: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(tmp_path, steps, monkeypatch)
    (tmp_path / "a").write_bytes(b"mine")
    with pytest.raises(UnfinishedError, match=r"^rename a b was interrupted, and a has been changed since: put that"):
        transactions.finish(tmp_path)
    assert held(tmp_path) == {"a": b"mine", "folder/b": b"b"}
    assert journal(tmp_path).exists()


@pytest.mark.parametrize("how", ["another key", "no key", "another journal", "a link"])
def test_a_journal_that_this_user_did_not_write_is_passed_over(
    how: str, tmp_path: Path, steps: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted(tmp_path, steps, monkeypatch)
    path = journal(tmp_path)
    if how == "another key":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
        assert signed.sealed(b"journal", b"")
    elif how == "no key":
        monkeypatch.setenv("XDG_CACHE_HOME", "nowhere")
    elif how == "another journal":
        told = {"what": "anything", "steps": [[str(tmp_path / "a"), None, ""]]}
        path.write_bytes(path.read_bytes()[:128] + json.dumps(told).encode())
    else:
        path.rename(tmp_path / "kept.json")
        path.symlink_to(tmp_path / "kept.json")
        (tmp_path / "kept.json").rename(tmp_path / ".cache" / "kept.json")
    assert transactions.finish(tmp_path) is None
    assert {name: data for name, data in held(tmp_path).items() if not name.startswith("elsewhere")} == BEFORE


def test_without_a_place_for_a_key_it_is_done_all_the_same(
    tmp_path: Path, steps: list[Step], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "nowhere")
    transactions.carry_out(tmp_path, steps, "rename a b")
    assert held(tmp_path) == AFTER


def test_no_step_leads_out_of_the_base(tmp_path: Path, steps: list[Step]) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "way").symlink_to(tmp_path)
    with pytest.raises(OSError, match="a link leads out"):
        transactions.carry_out(root, [*steps[:0], Step(root / "way" / "a", b"old", b"new")], "rename a b")
    assert held(tmp_path)["a"] == b"old"
