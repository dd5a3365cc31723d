"""A folder that takes another's place: arguments that name it, what stays, what calls that were killed left."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from counterclaim.commands import staging

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "value", "others"),
    [
        (["-q"], None, ["-q"]),
        (["--site-dir", "out", "-q"], "out", ["-q"]),
        (["--site-dir=out"], "out", []),
        (["-d", "out"], "out", []),
        (["-dout"], "out", []),
        (["-cd", "out", "x"], "out", ["-c", "x"]),
        (["--dirty"], None, ["--dirty"]),
        (["-d", "a", "--site-dir", "b"], "b", []),
        (["--", "-d", "a"], None, ["--", "-d", "a"]),
        (["-d"], "", []),
    ],
)
def test_an_option_for_mkdocs_is_found_and_taken_out(
    arguments: list[str], value: str | None, others: list[str]
) -> None:
    assert staging.given(arguments, "d", "site-dir") == value
    assert staging.without(arguments, "d", "site-dir") == others


def made(target: Path) -> staging.Staged:
    staged = staging.Staged(target)
    staged.folder.mkdir(parents=True)
    (staged.folder / "index.html").write_text("new")
    return staged


def test_the_new_folder_takes_the_place_of_the_old_and_hidden_files_stay(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "gone.html").write_text("old")
    (target / ".nojekyll").write_text("")
    (target / ".git").mkdir()
    made(target).take()
    assert {path.name for path in target.iterdir()} == {"index.html", ".nojekyll", ".git"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_there_is_none_it_is_put(tmp_path: Path) -> None:
    made(tmp_path / "deep" / "site").take()
    assert (tmp_path / "deep" / "site" / "index.html").read_text() == "new"


def test_a_folder_that_cannot_be_renamed_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "site"
    (target / "below").mkdir(parents=True)
    (target / "gone.html").write_text("old")
    staged = made(target)
    monkeypatch.setattr(type(target), "rename", lambda *_: (_ for _ in ()).throw(OSError("busy")))
    staged.take()
    assert [path.name for path in target.iterdir()] == ["index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    made(tmp_path / "site").take()
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real" / "index.html").is_file()


def test_what_killed_calls_left_is_cleared_and_what_running_ones_make_is_not(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for name in (
        ".site.999999999.tmp",
        ".site.999999998.old.tmp",
        f".site.{os.getpid()}.tmp",
        ".site.1.tmp",
        ".site.x.tmp",
    ):
        (tmp_path / name).mkdir()
    staging.Staged(target).clear()
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {f".site.{os.getpid()}.tmp", ".site.1.tmp", ".site.x.tmp"}
    staging.Staged(tmp_path / "nowhere" / "site").clear()


def test_a_process_of_another_user_counts_as_running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".site.77.tmp").mkdir()

    def forbidden(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", forbidden)
    staging.Staged(tmp_path / "site").clear()
    assert (tmp_path / ".site.77.tmp").is_dir()
