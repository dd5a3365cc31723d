"""The steps of a history, read from real repositories, and what is kept of them beside the records."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import steps
from counterclaim.wording.steps import History, Section

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
LATE, NOON = "claims/sleep-letter/late-coffee-worse.yml", "claims/night-notes/noon-coffee-better.yml"
LETTER = "claims/sleep-letter/what-the-letter-tells.yml"
WHO = ("-c", "user.name=ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
PROGRAM = "import sys, pathlib; from counterclaim.editing import steps; print(steps.recent(pathlib.Path(sys.argv[1])))"


def git(root: Path, *arguments: str, day: str = "2026-03-01") -> str:
    time = day if "T" in day else f"{day}T12:00:00+00:00"
    environment = {**os.environ, "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
    done = subprocess.run(
        ["git", *WHO, *arguments], cwd=root, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


class Past:
    """A repository that grows commit by commit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        git(root, "init", "--quiet", "--initial-branch=main")
        (root / ".gitignore").write_text("/.cache/\n")

    def commit(self, day: str, **files: str) -> str:
        for name, text in files.items():
            path = self.root / {"late": LATE, "noon": NOON, "letter": LETTER, "readme": "README.md"}[name]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", "a step", day=day)
        return git(self.root, "rev-parse", "HEAD")

    def kept(self) -> list[Path]:
        return sorted(self.root.joinpath(*steps.CACHE).glob("*"))


@pytest.fixture
def past(base: Path) -> Past:
    return Past(base)


@pytest.fixture
def noon(claim: Callable[..., str]) -> str:
    return claim(statement="Noon is a good time for coffee.", source="night-notes", stance="helps", effect=BETTER)


@pytest.fixture
def grown(past: Past, claim: Callable[..., str], noon: str) -> Past:
    """Three days: a beginning, a claim, and another against it in two goes."""
    past.commit("2026-03-01")
    past.commit("2026-03-02", late=claim())
    past.commit("2026-03-03T00:00:00+00:00", noon=noon.replace("helps", "neutral"))
    past.commit("2026-03-03T23:59:59+00:00", noon=noon)
    return past


def subjects(found: History) -> list[list[tuple[str, int]]]:
    return [[(section.subject, section.total) for section in step.sections] for step in found.steps]


def test_each_day_is_a_step_newest_first_and_the_first_is_counted(grown: Past) -> None:
    found = steps.recent(grown.root)
    assert subjects(found) == [
        [("headlines", 1), ("opened", 1), ("claims-added", 1)],
        [("questions-added", 1), ("claims-added", 1)],
        [("claims-added", 2), ("sources-added", 2)],
    ]
    assert [step.begins for step in found.steps] == [False, False, True]
    assert found.whole
    assert found.start == f"{git(grown.root, 'rev-list', '--max-parents=0', 'HEAD')}:"
    assert [step.seconds % 86400 for step in found.steps] == [86399, 43200, 43200]


def test_a_day_that_goes_on_stays_the_same_step(grown: Past, noon: str) -> None:
    before = steps.recent(grown.root)
    grown.commit("2026-03-03T23:59:59+00:00", noon=noon + "notes: Ask again.\n")
    after = steps.recent(grown.root)
    assert [step.first for step in after.steps] == [step.first for step in before.steps]


def test_what_is_not_committed_and_what_readers_do_not_see_is_no_step(grown: Past, noon: str) -> None:
    before = steps.recent(grown.root)
    grown.commit("2026-03-05", readme="Read me.", noon=f"# a note\n{noon}")
    (grown.root / LATE).unlink()
    assert steps.recent(grown.root) == before


def test_a_day_with_records_that_cannot_be_read_is_left_out_of_what_was_added(grown: Past, noon: str) -> None:
    grown.commit("2026-03-06", noon="statement: one\nstatement: two\n")
    grown.commit("2026-03-07", noon=noon)
    assert all(
        section.subject == "headlines" for step in steps.recent(grown.root).steps[:2] for section in step.sections
    )


def test_without_git_or_a_repository_or_a_commit_there_are_no_steps(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert steps.recent(base) == History()
    git(base, "init", "--quiet")
    assert steps.recent(base) == History()
    monkeypatch.setenv("PATH", str(base))
    assert steps.recent(base) == History()
    assert not (base / ".cache").exists()


def test_a_shallow_clone_tells_only_what_it_knows_for_certain(grown: Past, tmp_path: Path) -> None:
    whole = steps.recent(grown.root)
    for depth, known in ((1, 0), (2, 0), (3, 1), (4, 3)):
        clone = tmp_path / f"clone-{depth}"
        git(tmp_path, "clone", "--quiet", f"--depth={depth}", grown.root.as_uri(), str(clone))
        found = steps.recent(clone)
        assert found.steps == whole.steps[:known]
        assert found.whole == (depth == 4)


def test_only_the_newest_steps_are_told(past: Past, claim: Callable[..., str]) -> None:
    for day in range(1, steps.MOST_STEPS + 3):
        past.commit(f"2026-01-{day:02}", late=claim(statement=f"Coffee in the evening costs {day} hours of the night."))
    found = steps.recent(past.root)
    assert len(found.steps) == steps.MOST_STEPS
    assert not found.whole
    assert not any(step.begins for step in found.steps)


def test_where_git_lacks_older_files_the_steps_end_there(past: Past, claim: Callable[..., str]) -> None:
    past.commit("2026-03-01")
    lost = git(past.root, "rev-parse", f"HEAD:{LETTER}")
    past.commit("2026-03-02", letter=(past.root / LETTER).read_text("utf-8") + "notes: Seen.\n")
    past.commit("2026-03-03", late=claim())
    (past.root / ".git/objects" / lost[:2] / lost[2:]).unlink()
    found = steps.recent(past.root)
    assert subjects(found) == [[("questions-added", 1), ("claims-added", 1)]]
    assert not found.whole


# What is kept


def test_what_was_worked_out_is_kept_and_gives_the_same(grown: Past) -> None:
    fresh = steps.recent(grown.root)
    kept = {path: path.read_bytes() for path in grown.kept()}
    assert len(kept) == 3
    assert git(grown.root, "status", "--porcelain") == ""
    assert steps.recent(grown.root) == fresh
    shutil.rmtree(grown.root / ".cache")
    assert steps.recent(grown.root) == fresh
    assert {path: path.read_bytes() for path in grown.kept()} == kept


def test_what_is_kept_is_what_is_read(grown: Past) -> None:
    steps.recent(grown.root)
    path = next(path for path in grown.kept() if path.name.startswith("step-nothing-"))
    path.write_text(steps._text(path.name, (Section("terms", 7),)), "utf-8")
    assert subjects(steps.recent(grown.root))[-1] == [("terms", 7)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"claims", b"claimz")),
        lambda path: path.write_bytes(b"\xff\x00"),
        lambda path: path.write_text(f"{steps._sum(path.name, '[1]')}\n[1]\n"),
        lambda path: path.write_text(f"{steps._sum(path.name, '{}')}\n{{}}\n" + "x" * steps._MOST_BYTES),
        lambda path: path.write_text(steps._text("step-other.json", (Section("terms", 7),))),
        lambda path: path.write_text(steps._text(path.name, (Section("gossip", 7),))),
        lambda path: path.write_text(
            f"{steps._sum(path.name, told)}\n{told}\n"
            if (told := json.dumps([["terms", 1, [[3, "b", None, None, []]]]]))
            else ""
        ),
        lambda path: path.write_text(f"{steps._sum(path.name, told)}\n{told}\n" if (told := "[" * 100_000) else ""),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids="empty cut altered binary shape large moved subject types deep folder".split(),  # noqa: SIM905
)
def test_what_is_spoilt_or_foreign_is_ignored(spoil: Callable[[Path], object], grown: Past) -> None:
    fresh = steps.recent(grown.root)
    for path in grown.kept():
        spoil(path)
    assert steps.recent(grown.root) == fresh


def test_what_came_with_the_repository_is_not_believed(grown: Past) -> None:
    fresh = steps.recent(grown.root)
    for path in grown.kept():
        path.write_text(steps._text(path.name, (Section("terms", 7),)), "utf-8")
    assert steps.recent(grown.root) != fresh
    git(grown.root, "add", "--force", ".cache")
    assert steps.recent(grown.root) == fresh


def test_nothing_is_written_or_read_through_a_link(grown: Past, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (grown.root / ".cache").symlink_to(elsewhere)
    fresh = steps.recent(grown.root)
    assert len(fresh.steps) == 3
    assert list(elsewhere.iterdir()) == []


def test_where_nothing_can_be_written_the_steps_are_the_same(grown: Past) -> None:
    (grown.root / ".cache").write_text("in the way")
    assert len(steps.recent(grown.root).steps) == 3
    assert (grown.root / ".cache").read_text() == "in the way"


def test_what_nobody_uses_any_more_is_removed_in_the_end(grown: Past) -> None:
    folder = grown.root.joinpath(*steps.CACHE)
    folder.mkdir(parents=True)
    for number in range(steps.MOST_KEPT):
        (folder / f"step-old-{number}.json").write_text("")
    (folder / "other.json").write_text("")
    steps.recent(grown.root)
    assert len([path for path in grown.kept() if path.name.startswith("step-")]) == 3
    assert (folder / "other.json").exists()


@pytest.mark.slow
def test_two_processes_at_once_do_not_disturb_each_other(grown: Past) -> None:
    command = [sys.executable, "-c", PROGRAM, str(grown.root)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    told = [process.communicate() for process in running]
    assert told[0] == told[1] == (f"{steps.recent(grown.root)}\n".encode(), b"")
    assert len(grown.kept()) == 3


def test_two_bases_in_one_repository_keep_apart(grown: Past) -> None:
    inner = grown.root / "inner"
    shutil.copytree(grown.root / "claims", inner / "claims")
    grown.commit("2026-03-09")
    found, outer = steps.recent(inner), steps.recent(grown.root)
    assert subjects(found) == [[("opened", 1), ("claims-added", 4)]]
    assert found.start != outer.start
    assert len(outer.steps) == 3
