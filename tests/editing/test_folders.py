"""Many generated files in one folder: stale ones go, foreign ones stay, none leaves the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import folders

if TYPE_CHECKING:
    from pathlib import Path


def below(folder: Path) -> dict[str, str]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text() for name, path in found.items() if name != folders.MANIFEST}


def test_files_are_written_below_the_folder_and_counted(tmp_path: Path) -> None:
    out = tmp_path / "new" / "out"
    assert folders.write(out, [("index.md", "# Sleep\n"), ("claims/tea.md", "☕\n")]) == 2
    assert below(out) == {"index.md": "# Sleep\n", "claims/tea.md": "☕\n"}
    assert (out / "claims/tea.md").read_bytes() == "☕\n".encode()


def test_nothing_to_write_writes_nothing(tmp_path: Path) -> None:
    assert folders.write(tmp_path, []) == 0
    assert below(tmp_path) == {}


def test_what_an_earlier_call_wrote_and_this_one_does_not_is_removed(tmp_path: Path) -> None:
    folders.write(tmp_path, [("a.md", "1"), ("claims/b.md", "1"), ("claims/c.md", "1")])
    folders.write(tmp_path, iter([("a.md", "2"), ("claims/c.md", "1")]))
    assert below(tmp_path) == {"a.md": "2", "claims/c.md": "1"}


def test_what_others_put_there_stays(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "mine.md").write_text("mine")
    folders.write(tmp_path, [("claims/tea.md", "1")])
    folders.write(tmp_path, [])
    assert below(tmp_path) == {"claims/mine.md": "mine"}


def test_a_file_that_is_gone_already_is_no_error(tmp_path: Path) -> None:
    folders.write(tmp_path, [("a.md", "1")])
    (tmp_path / "a.md").unlink()
    assert folders.write(tmp_path, [("b.md", "1")]) == 1
    assert below(tmp_path) == {"b.md": "1"}


def test_a_second_call_with_the_same_files_changes_nothing(tmp_path: Path) -> None:
    contents = [("b.md", "1"), ("a.md", "2")]
    folders.write(tmp_path, contents)
    before = (tmp_path / folders.MANIFEST).read_bytes()
    folders.write(tmp_path, reversed(contents))
    assert (tmp_path / folders.MANIFEST).read_bytes() == before
    assert below(tmp_path) == dict(contents)


@pytest.mark.parametrize("name", ["../out.md", "a/../../out.md", "/outside.md", "link/out.md"])
def test_no_file_is_written_outside(tmp_path: Path, name: str) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "link").symlink_to(outside)
    with pytest.raises(OSError, match="leads outside"):
        folders.write(inside, [(name, "x")])
    assert below(outside) == {}
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["inside", "outside"]


def test_a_link_in_place_of_a_page_is_not_written_through(tmp_path: Path) -> None:
    inside, target = tmp_path / "inside", tmp_path / "target.md"
    inside.mkdir()
    target.write_text("precious")
    (inside / "a.md").symlink_to(target)
    with pytest.raises(OSError, match="leads outside"):
        folders.write(inside, [("a.md", "x")])
    assert target.read_text() == "precious"


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    folders.write(tmp_path / "link", [("a.md", "1")])
    assert below(tmp_path / "real") == {"a.md": "1"}


def test_a_list_of_files_that_names_others_removes_none_outside(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside.md"
    outside.write_text("precious")
    (inside / "claims").mkdir(parents=True)
    (inside / folders.MANIFEST).write_text(f"../outside.md\n{outside}\nclaims\n\n.\n")
    folders.write(inside, [("a.md", "1")])
    assert outside.read_text() == "precious"
    assert (inside / "claims").is_dir()


def test_a_list_of_files_that_is_not_utf_8_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / folders.MANIFEST).write_bytes(b"a-\xff.md\n")
    assert folders.write(tmp_path, [("b.md", "1")]) == 1
    assert (tmp_path / folders.MANIFEST).read_text() == "b.md\n"


@pytest.mark.parametrize("name", ["", ".", "claims"])
def test_a_folder_in_place_of_a_file_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "claims").mkdir()
    with pytest.raises(IsADirectoryError):
        folders.write(tmp_path, [(name, "x")])
    assert below(tmp_path) == {}
