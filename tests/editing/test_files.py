"""A file is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import files

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_file_is_written_as_utf_8_with_line_feeds(tmp_path: Path) -> None:
    files.write(tmp_path / "a.yml", "tea: é\n☕\n")
    assert (tmp_path / "a.yml").read_bytes() == "tea: é\n☕\n".encode()
    assert names(tmp_path) == ["a.yml"]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    files.write(tmp_path / "a" / "b" / "c.yml", "x")
    assert (tmp_path / "a" / "b" / "c.yml").read_text() == "x"


def test_an_old_file_is_replaced_and_not_written_into(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    os.link(path, tmp_path / "other-name.yml")
    files.write(path, "new")
    assert path.read_text() == "new"
    assert (tmp_path / "other-name.yml").read_text() == "old"
    assert names(tmp_path) == ["a.yml", "other-name.yml"]


def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    path.chmod(0o640)
    files.write(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        files.write(tmp_path / "a.yml", "x")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert (tmp_path / "a.yml").stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("old", ["old", None])
def test_a_failure_to_sync_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str | None
) -> None:
    path = tmp_path / "a.yml"
    if old is not None:
        path.write_text(old)

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left on device"):
        files.write(path, "new")
    assert names(tmp_path) == ([] if old is None else ["a.yml"])
    assert old is None or path.read_text() == old


FULL_DISK = """
import resource, sys
from pathlib import Path
from counterclaim.editing import files
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))
try:
    files.write(Path(sys.argv[1]), "x" * int(sys.argv[2]))
except OSError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    print(error.strerror)
"""


@pytest.mark.parametrize("size", [5_000, 5_000_000])
def test_a_disk_that_fills_up_leaves_the_old_file_and_nothing_else(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.yml"
    files.write(path, "old")
    # In a process of its own: the limit would also hold for the report that this one writes.
    command = [sys.executable, "-c", FULL_DISK, str(path), str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("File too large\n", "")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.yml"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")

    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write(path, "new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.yml"]


def test_a_text_that_is_no_unicode_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        files.write(path, "half \ud800")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.yml"]


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    with pytest.raises(IsADirectoryError):
        files.write(tmp_path / "a.yml", "new")
    assert names(tmp_path) == ["a.yml"]


def test_a_file_where_a_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        files.write(tmp_path / "a" / "b.yml", "new")
    assert names(tmp_path) == ["a"]


def test_the_longest_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 251 + ".yml")
    files.write(path, "x")
    assert names(tmp_path) == [path.name]


def test_many_files_are_written_and_counted_over_several_batches(tmp_path: Path) -> None:
    count = files.BATCH * 2 + 1
    contents = ((tmp_path / f"{number % 3}" / f"{number}.md", f"page {number}\n") for number in range(count))
    assert files.write_all(contents) == count
    written = {path.name: path.read_text() for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {f"{number}.md": f"page {number}\n" for number in range(count)}


def test_no_files_are_none(tmp_path: Path) -> None:
    assert files.write_all([]) == 0
    assert names(tmp_path) == []


def test_a_failure_among_many_files_leaves_the_old_ones_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("old")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left on device"):
        files.write_all((tmp_path / name, "new") for name in ("a.md", "b.md", "c.md"))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.md": "old", "b.md": "old"}


def test_a_file_is_replaced_only_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    files.replace(path, "one", None)
    files.replace(path, "two", b"one")
    for was in (b"one", None):
        with pytest.raises(files.OvertakenError, match="changed by somebody else meanwhile"):
            files.replace(path, "three", was)
    assert path.read_text() == "two"
    assert names(tmp_path) == ["a.yml"]


def test_a_change_is_made_on_what_others_wrote_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("tea")
    others = iter(["tea, milk", "tea, milk, honey"])

    def change(held: bytes) -> str:
        path.write_text(next(others, path.read_text()))
        return f"{held.decode()}, lemon"

    files.revise(path, change)
    assert path.read_text() == "tea, milk, honey, lemon"


def test_a_change_that_is_overtaken_again_and_again_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "TRIES", 3)
    path = tmp_path / "a.yml"
    path.write_text("")

    def change(held: bytes) -> str:
        path.write_text(f"{held.decode()}x")
        return "mine"

    with pytest.raises(files.OvertakenError):
        files.revise(path, change)
    assert path.read_text() == "xxx"


def test_of_many_files_those_that_changed_meanwhile_are_left(tmp_path: Path) -> None:
    count = files.BATCH + 2
    paths = [tmp_path / f"{number}.yml" for number in range(count)]
    assert files.replace_all((path, "old", None) for path in paths) == count
    paths[-1].write_text("other")
    with pytest.raises(files.OvertakenError) as told:
        files.replace_all((path, "new", b"old") for path in paths)
    assert told.value.filename == str(paths[-1])
    assert [path.read_text() for path in paths] == ["new"] * (count - 1) + ["other"]
