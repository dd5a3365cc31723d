"""The knowledge base of an earlier revision, read from real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import KnowledgeBase, history
from counterclaim.knowledge.history import HistoryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDERS = ("claims", "sources", "vocabulary", "resolutions", "guide")
LETTER = "claims/sleep-letter/what-the-letter-tells.yml"


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True).stdout


def test_reads_what_was_committed_and_leaves_the_work_tree_as_it_is(base: Path, commit: Callable[[], str]) -> None:
    first = commit()
    expected = KnowledgeBase.load(base)
    (base / LETTER).unlink()
    (base / "vocabulary" / "concepts.yml").write_text("a: b: c\n")
    status = git(base, "status", "--porcelain")
    assert history.load(base, first, FOLDERS) == expected
    assert history.load(base, "HEAD", FOLDERS, texts=base / "texts").texts.keys() == {"sleep-letter", "night-notes"}
    assert git(base, "status", "--porcelain") == status


def test_reads_a_base_in_a_subfolder_and_only_its_record_folders(base: Path, commit: Callable[[], str]) -> None:
    inner = base / "deep er" / "kb"
    inner.mkdir(parents=True)
    for name in ("claims", "sources", "vocabulary"):
        shutil.copytree(base / name, inner / name)
    commit()
    (base / LETTER).unlink()
    commit()
    assert set(history.load(inner, "HEAD", FOLDERS).claims) == {"what-the-letter-tells", "what-the-notes-tell"}
    assert set(history.load(base, "HEAD", FOLDERS).claims) == {"what-the-notes-tell"}
    assert history.load(inner, "HEAD", ("sources",)).claims == {}
    assert history.prefix(inner) == "deep er/kb/"
    assert history.prefix(base) == ""


def test_a_root_that_the_revision_does_not_have_gives_an_empty_base(base: Path, commit: Callable[[], str]) -> None:
    first = commit()
    new = base / "new"
    (new / "claims").mkdir(parents=True)
    assert history.load(new, first, FOLDERS) == KnowledgeBase()


def test_keeps_bytes_as_they_were_committed(base: Path, commit: Callable[[], str]) -> None:
    (base / ".gitattributes").write_text("claims/** export-ignore\n")
    (base / "guide").mkdir()
    (base / "guide" / "ünï \n name.md").write_text("# Night\n\nSleep well.\n")
    (base / LETTER).write_bytes((base / LETTER).read_bytes().replace(b"\n", b"\r\n"))
    commit()
    found = history.load(base, "HEAD", FOLDERS)
    assert "what-the-letter-tells" in found.claims
    assert [page.text for page in found.guide] == ["# Night\n\nSleep well.\n"]


def test_follows_links_inside_the_base_and_no_others(base: Path, commit: Callable[[], str], tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_bytes((base / LETTER).read_bytes())
    folder = base / "claims" / "sleep-letter"
    (folder / "inside.yml").symlink_to("what-the-letter-tells.yml")
    (folder / "outside.yml").symlink_to(secret)
    (folder / "upwards.yml").symlink_to("../../../secret.yml")
    assert {"inside", "outside", "upwards"} & set(KnowledgeBase.load(base).claims) == {"inside"}
    commit()
    assert set(history.load(base, "HEAD", FOLDERS).claims) == {"inside", "what-the-letter-tells", "what-the-notes-tell"}


def test_a_file_that_is_too_large_is_the_same_finding_as_today(base: Path, commit: Callable[[], str]) -> None:
    (base / LETTER).write_text("#" * (history.MOST_BYTES + 1))
    commit()
    assert history.load(base, "HEAD", FOLDERS).faults == KnowledgeBase.load(base).faults != ()


@pytest.mark.parametrize("revision", ["nonsense", "", "-x", "--all", "HEAD~9", "HEAD:claims", "HEAD^{tree}"])
def test_a_revision_that_does_not_exist_is_named(revision: str, base: Path, commit: Callable[[], str]) -> None:
    commit()
    with pytest.raises(HistoryError) as caught:
        history.load(base, revision, FOLDERS)
    assert str(caught.value).startswith(f'there is no revision "{revision}" in the repository of {base}; in a shallow')


def test_a_folder_outside_any_repository_is_named(base: Path) -> None:
    for ask in (lambda: history.load(base, "HEAD", FOLDERS), lambda: history.prefix(base)):
        with pytest.raises(HistoryError, match=f"{base} lies in no git repository"):
            ask()


def test_a_machine_without_git_is_told_so(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(base))
    with pytest.raises(HistoryError, match=r"git cannot be run .*; install it"):
        history.prefix(base)


def test_a_damaged_repository_is_named_with_the_words_of_git(base: Path, commit: Callable[[], str]) -> None:
    commit()
    (base / ".git" / "config").write_text("[")
    with pytest.raises(HistoryError, match="git: bad config line"):
        history.prefix(base)


def test_a_file_that_the_repository_lacks_is_named(base: Path, commit: Callable[[], str]) -> None:
    commit()
    identity = git(base, "rev-parse", f"HEAD:{LETTER}").strip()
    (base / ".git" / "objects" / identity[:2] / identity[2:]).unlink()
    with pytest.raises(HistoryError, match=r"git"):
        history.load(base, "HEAD", FOLDERS)


def test_a_hook_of_another_repository_does_not_lead_astray(
    base: Path, commit: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert set(history.load(base, "HEAD", FOLDERS).claims) == {"what-the-letter-tells", "what-the-notes-tell"}


def test_tells_which_files_changed_below_the_root(base: Path, commit: Callable[[], str]) -> None:
    (base / ".gitignore").write_text("*.log\n")
    first = commit()
    (base / "claims" / "ü b.yml").write_text("new")
    (base / "claims" / "x.log").write_text("ignored")
    (base / LETTER).write_text("changed")
    assert history.changed(base, first) == {"claims/ü b.yml", LETTER}
    assert history.changed(base / "claims", first) == {"ü b.yml", LETTER.removeprefix("claims/")}
    commit()
    os.utime(base / "sources" / "sleep-letter.yml", (1, 1))
    assert history.changed(base, first) == {"claims/ü b.yml", LETTER}
    assert history.changed(base, "HEAD") == frozenset()


def test_a_branch_point_is_where_the_two_parted(base: Path, commit: Callable[[], str]) -> None:
    first = commit()
    git(base, "switch", "--quiet", "--create", "mine")
    (base / "mine").write_text("")
    commit()
    git(base, "switch", "--quiet", "main")
    (base / "theirs").write_text("")
    second = commit()
    git(base, "switch", "--quiet", "mine")
    assert history.branch_point(base, "main") == first
    git(base, "update-ref", "refs/remotes/origin/main", "mine")
    assert history.branch_point(base, "main") == git(base, "rev-parse", "mine").strip()
    git(base, "switch", "--quiet", "--orphan", "alone")
    commit()
    git(base, "update-ref", "refs/remotes/origin/main", second)
    assert history.branch_point(base, "main") == second, "they have nothing in common"
    with pytest.raises(HistoryError, match="no revision"):
        history.branch_point(base, "none")
