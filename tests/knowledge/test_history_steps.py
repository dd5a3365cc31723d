"""The commits that touched the records, listed from real repositories."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import history
from counterclaim.knowledge.history import HistoryError, Past

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDERS = ("claims", "sources", "vocabulary", "resolutions", "guide")
LETTER = "claims/sleep-letter/what-the-letter-tells.yml"
WHO = ("-c", "user.name=ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")


def git(root: Path, *arguments: str, date: str = "2026-03-01T12:00:00+00:00") -> str:
    environment = {**os.environ, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": "2030-01-01T00:00:00+00:00"}
    done = subprocess.run(
        ["git", *WHO, *arguments], cwd=root, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def touch(root: Path, path: str, date: str = "2026-03-01T12:00:00+00:00") -> str:
    """Commit one more line in a file; return the commit's id."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("a", encoding="utf-8") as file:
        file.write("# one line more\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "a step", date=date)
    return git(root, "rev-parse", "HEAD")


def ids(past: Past) -> list[str]:
    return [commit.id for commit in past.commits]


def test_lists_the_commits_that_touched_records_newest_first(base: Path, commit: Callable[[], str]) -> None:
    first = commit()
    second = touch(base, LETTER)
    touch(base, "README.md")
    third = touch(base, "guide/night.md")
    (base / LETTER).write_text("what nobody has committed")
    past = history.past(base, FOLDERS, 10)
    assert ids(past) == [third, second, first]
    assert past.whole
    assert past.start == first


def test_the_date_is_that_of_the_author_whatever_the_zone(base: Path, commit: Callable[[], str]) -> None:
    commit()
    touch(base, LETTER, "1970-01-02T01:00:00+02:00")
    assert history.past(base, FOLDERS, 10).commits[0].seconds == 23 * 60 * 60


@pytest.mark.parametrize("date", ["99999999999999 +0000", "-5 +0000", "nonsense"])
def test_a_date_that_no_calendar_holds_is_that_of_the_committer(
    date: str, base: Path, commit: Callable[[], str]
) -> None:
    commit()
    touch(base, LETTER)
    raw = git(base, "cat-file", "commit", "HEAD")
    forged = "\n".join(
        f"author ada <ada@example.org> {date}" if line.startswith("author ") else line for line in raw.split("\n")
    )
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=base,
        input=forged + "\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.strip()
    git(base, "update-ref", "HEAD", made)
    found = history.past(base, FOLDERS, 10).commits[0]
    assert found.id == made
    assert found.seconds in {0, 1893456000}


def test_what_lies_further_back_than_asked_is_left_out(base: Path, commit: Callable[[], str]) -> None:
    first = commit()
    second, third = touch(base, LETTER), touch(base, LETTER)
    past = history.past(base, FOLDERS, 2)
    assert ids(past) == [third, second]
    assert not past.whole
    assert past.start == first
    assert history.past(base, FOLDERS, 3).whole


def test_a_merge_is_one_step_of_the_side_it_was_merged_into(base: Path, commit: Callable[[], str]) -> None:
    first = commit()
    git(base, "switch", "--quiet", "--create", "mine")
    touch(base, LETTER)
    touch(base, LETTER)
    git(base, "switch", "--quiet", "main")
    touch(base, "README.md")
    git(base, "merge", "--quiet", "--no-ff", "--message", "both", "mine")
    assert ids(history.past(base, FOLDERS, 10)) == [git(base, "rev-parse", "HEAD"), first]


def test_a_base_below_the_repository_has_its_own_past(base: Path, commit: Callable[[], str]) -> None:
    first = commit()
    inner = base / "deep er" / "[kb]*"
    second = touch(inner, "claims/x/y.yml")
    touch(base, LETTER)
    past = history.past(inner, FOLDERS, 10)
    assert ids(past) == [second]
    assert past.whole
    assert past.start == first


def test_a_renamed_folder_begins_where_it_was_renamed(base: Path, commit: Callable[[], str]) -> None:
    commit()
    inner = base / "kb"
    touch(inner, "claims/x/y.yml")
    git(base, "mv", "kb", "knowledge")
    git(base, "commit", "--quiet", "--message", "another name")
    assert ids(history.past(base / "knowledge", FOLDERS, 10)) == [git(base, "rev-parse", "HEAD")]


@pytest.mark.parametrize(("depth", "listed"), [(1, 1), (2, 2), (3, 3)])
def test_a_shallow_clone_does_not_pass_for_a_beginning(
    depth: int, listed: int, base: Path, commit: Callable[[], str], tmp_path: Path
) -> None:
    first = commit()
    touch(base, LETTER)
    touch(base, LETTER)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", f"--depth={depth}", base.as_uri(), str(clone))
    past = history.past(clone, FOLDERS, 10)
    assert len(past.commits) == listed
    assert past.whole == (depth == 3)
    assert past.start == (first if depth == 3 else None)


def test_records_that_begin_inside_a_shallow_clone_are_whole(
    base: Path, commit: Callable[[], str], tmp_path: Path
) -> None:
    commit()
    touch(base, "README.md")
    second = touch(base / "new", "claims/x/y.yml")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=2", base.as_uri(), str(clone))
    past = history.past(clone / "new", FOLDERS, 10)
    assert ids(past) == [second]
    assert past.whole
    assert past.start is None


def test_the_configuration_of_the_repository_changes_nothing_and_runs_nothing(
    base: Path, commit: Callable[[], str], tmp_path: Path
) -> None:
    first = commit()
    signed = touch(base, LETTER)
    expected = history.past(base, FOLDERS, 10)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'sprung'}\n")
    trap.chmod(0o755)
    for key, value in {
        "log.showSignature": "true",
        "gpg.program": str(trap),
        "core.fsmonitor": str(trap),
        "core.pager": str(trap),
        "log.follow": "true",
        "format.pretty": "%an <%ae> %s",
        "log.date": "relative",
        "diff.external": str(trap),
        "color.ui": "always",
    }.items():
        git(base, "config", key, value)
    assert history.past(base, FOLDERS, 10) == expected
    assert ids(expected) == [signed, first]
    assert not (tmp_path / "sprung").exists()


def test_variables_of_a_hook_of_another_repository_do_not_lead_astray(
    base: Path, commit: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = commit()
    for name in ("GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert ids(history.past(base, FOLDERS, 10)) == [first]


def test_without_a_repository_or_a_commit_the_reason_is_named(base: Path) -> None:
    with pytest.raises(HistoryError, match="lies in no git repository"):
        history.past(base, FOLDERS, 10)
    git(base, "init", "--quiet")
    with pytest.raises(HistoryError, match='there is no revision "HEAD"'):
        history.past(base, FOLDERS, 10)


def test_a_repository_without_records_has_no_past(base: Path, commit: Callable[[], str]) -> None:
    commit()
    (base / "empty").mkdir()
    past = history.past(base / "empty", FOLDERS, 10)
    assert past.commits == ()
    assert past.whole
