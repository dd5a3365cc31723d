"""Snapshots: whatever changes what files hold changes how they look; what was just written vouches for nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def base(tmp_path: Path) -> Path:
    root = tmp_path / "base"
    (root / "claims/a").mkdir(parents=True)
    (root / "claims/a/one.yml").write_text("one")
    (root / "claims/a/link.yml").symlink_to("one.yml")
    (tmp_path / "outside.yml").write_text("outside")
    (root / "claims/a/away.yml").symlink_to(tmp_path / "outside.yml")
    (root / "dangling").symlink_to("nothing")
    return root


def rewritten_with_its_old_time(root: Path) -> None:
    file = root / "claims/a/one.yml"
    before = file.stat()
    file.write_text("two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def put_in_its_place(root: Path) -> None:
    file = root / "claims/a/one.yml"
    before = file.stat()
    (root / "claims/a/new.tmp").write_text("two")
    os.utime(root / "claims/a/new.tmp", ns=(before.st_atime_ns, before.st_mtime_ns))
    (root / "claims/a/new.tmp").rename(file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file more": lambda root: (root / "claims/a/two.yml").write_text("two"),
    "a file less": lambda root: (root / "claims/a/one.yml").unlink(),
    "a folder more": lambda root: (root / "guide").mkdir(),
    "another name": lambda root: (root / "claims/a/one.yml").rename(root / "claims/a/won.yml"),
    "another folder's name": lambda root: (root / "claims/a").rename(root / "claims/b"),
    "the same size and time": rewritten_with_its_old_time,
    "another file of that size and time": put_in_its_place,
    "rights": lambda root: (root / "claims/a/one.yml").chmod(0o600),
    "what a link leads to": lambda root: (root.parent / "outside.yml").write_text("changed, longer"),
    "where a dangling link leads": lambda root: (root / "nothing").write_text("something"),
    "a hidden file": lambda root: (root / "claims/a/.one.yml").write_text("one"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_changes_the_snapshot(base: Path, change: Callable[[Path], object]) -> None:
    before = snapshot.take(base).digest
    assert snapshot.take(base).digest == before
    change(base)
    assert snapshot.take(base).digest != before


@pytest.mark.parametrize("path", [".git/index", ".cache/x", "docs/__pycache__/x.pyc", "site/node_modules/x.js"])
def test_folders_of_other_programs_are_not_looked_at(base: Path, path: str) -> None:
    (base / path).parent.parent.mkdir(exist_ok=True)
    before = snapshot.take(base).digest
    (base / path).parent.mkdir(exist_ok=True)
    (base / path).write_text("x")
    os.utime((base / path).parent.parent, ns=(0, 0))
    here = snapshot.take(base).digest
    (base / path).write_text("longer")
    assert snapshot.take(base).digest == here
    assert (here == before) == (path.count("/") == 1)  # else its folder is one of the base's, and has another time


def test_each_folder_counts_and_one_that_is_not_there_is_empty(base: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    nothing = snapshot.take(base, texts).digest
    texts.mkdir()
    (texts / "a.txt").write_text("A sentence.")
    assert len({nothing, snapshot.take(base).digest, snapshot.take(base, texts).digest}) == 3


def test_what_was_just_written_has_not_settled(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not snapshot.take(base).settled
    monkeypatch.setattr(snapshot, "COARSEST", -3_600_000_000_000)
    assert snapshot.take(base).settled
