"""A report that was kept is told again only where a check afresh would say the same."""

from __future__ import annotations

import json
import os
import random
import subprocess
from typing import TYPE_CHECKING

import pytest

from counterclaim.commands import check, replaying
from counterclaim.knowledge import dates, signed, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conftest import Run, Write

Told = tuple[str, int]
AN_HOUR = 3_600_000_000_000
CLAIM = "claims/sleep-letter/evening-coffee-worse.yml"


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every report kept, also on a small base whose files were only just written."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(replaying, "WORTH", 0)
    monkeypatch.setattr(snapshot, "COARSEST", -AN_HOUR)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by one whenever a report is made afresh."""
    calls: list[str] = []
    real = check._made

    def counted(*given: object) -> object:
        calls.append("made")
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "_made", counted)
    return calls


@pytest.fixture
def base(write: Write, disputed: Mapping[str, str]) -> Path:
    return write({**disputed, "pyproject.toml": "[tool.counterclaim]\n"})


def told(run: Run, *arguments: str) -> Told:
    done = run("check", *arguments)
    assert done.stderr == ""
    return done.stdout, done.returncode


def test_nothing_changed_the_report_is_told_again(base: Path, run: Run, made: list[str]) -> None:
    first = told(run)
    assert first[1] == 1
    assert [told(run), told(run)] == [first, first]
    assert made == ["made"]
    assert (base / signed.FOLDER / "report-text.json").is_file()


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    "asked",
    [
        ["--format", "json"],
        ["--format", "sarif"],
        ["--select", "contradiction"],
        ["--ignore", "contradiction"],
        ["--fail-on", "none"],
        ["claims/night-notes"],
        ["claims/sleep-letter"],
    ],
    ids=" ".join,
)
def test_whatever_is_asked_for_otherwise_is_made_afresh(run: Run, made: list[str], asked: list[str]) -> None:
    plain = told(run)
    assert told(run, *asked) != plain
    assert made == ["made", "made"]
    assert told(run, *asked) == told(run, *asked)
    assert told(run) == plain


def test_where_git_is_asked_what_changed_nothing_is_kept(base: Path, run: Run, made: list[str]) -> None:
    assert told(run, "--format", "github") == told(run, "--format", "github")
    assert made == ["made", "made"]
    assert not (base / signed.FOLDER).exists()


def test_compared_with_another_commit_it_is_made_afresh(
    base: Path, run: Run, made: list[str], commit: Callable[[], str]
) -> None:
    first = commit()
    (base / CLAIM).unlink()
    second = commit()
    seen = {revision: told(run, "--since", revision, "--exact") for revision in (first, second, first, first)}
    assert made == ["made"] * 3  # one report a format is kept, and so the second one took the first one's place
    assert told(run, "--since", first, "--exact") == seen[first]
    assert made == ["made"] * 3


def another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: "2999-01-01")


def another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "_version", lambda: b"another")


def another_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("other", [another_day, another_program, another_user])
def test_on_another_day_by_another_program_or_user_it_is_made_afresh(
    run: Run, made: list[str], monkeypatch: pytest.MonkeyPatch, other: Callable[[pytest.MonkeyPatch], None]
) -> None:
    told(run)
    other(monkeypatch)
    told(run)
    assert made == ["made", "made"]


def test_a_repository_around_the_base_is_noticed(base: Path, run: Run, made: list[str]) -> None:
    told(run, "--format", "sarif")
    (base.parent / ".git").mkdir()
    told(run, "--format", "sarif")
    assert made == ["made", "made"]


def test_a_small_base_and_one_just_written_keep_nothing(base: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "WORTH", 1_000)
    told(run)
    assert not (base / signed.FOLDER).exists()
    monkeypatch.setattr(replaying, "WORTH", 0)
    monkeypatch.setattr(snapshot, "COARSEST", AN_HOUR)
    told(run)
    assert not (base / signed.FOLDER).exists()


def test_a_report_that_somebody_else_put_there_is_not_believed(base: Path, run: Run, made: list[str]) -> None:
    expected = told(run)
    file = base / signed.FOLDER / "report-text.json"
    content = file.read_bytes()
    key, report, _ = json.loads(content[128:])
    file.write_bytes(content[:128] + json.dumps([key, report, 0]).encode())
    assert told(run) == expected
    assert made == ["made", "made"]


def _times(file: Path, of: os.stat_result) -> None:
    os.utime(file, ns=(of.st_atime_ns, of.st_mtime_ns))


def change(base: Path, chance: random.Random) -> str:
    """Change something of a base at random, some of it as slyly as files can be; return what."""
    files = sorted(path for path in base.rglob("*") if path.is_file() and ".cache" not in path.parts)
    file = chance.choice(files)
    before = file.stat()
    how = chance.randrange(8)
    match how:
        case 0:  # a letter for another: the same size, and the old times
            data = bytearray(file.read_bytes())
            if data:
                data[chance.randrange(len(data))] = chance.choice(b"abcxyz 019")
            file.write_bytes(data)
            _times(file, before)
        case 1:
            file.unlink()
        case 2:
            file.rename(file.with_name(f"other-{chance.randrange(100)}{file.suffix}"))
        case 3:  # a file in the place of another
            copy = file.with_suffix(".copy")
            copy.write_bytes(chance.choice(files).read_bytes())
            _times(copy, before)
            copy.rename(file)
        case 4:
            other = base / "claims/night-notes" / f"new-{chance.randrange(100)}.yml"
            other.write_bytes(file.read_bytes())
        case 5:
            level = chance.choice(("off", "info", "error"))
            (base / "pyproject.toml").write_text(f"[tool.counterclaim.rules]\ncontradiction = '{level}'\n")
        case 6:
            file.unlink()
            file.symlink_to(chance.choice(files))
        case _:
            file.touch()
    return f"{how} {file.name}"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_what_is_told_is_what_a_check_afresh_tells(
    base: Path, run: Run, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    for _ in range(25):
        what = change(base, chance) if chance.random() < 0.8 else "nothing"
        again = run("check")
        with monkeypatch.context() as patch:
            patch.setattr(signed, "read", lambda *_: None)
            afresh = run("check")
        assert (again.stdout, again.stderr, again.returncode) == (afresh.stdout, afresh.stderr, afresh.returncode), what


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("folder", ["node_modules", "__pycache__"])
def test_folders_of_other_programs_are_noticed_where_records_are_read(run: Run, write: Write, folder: str) -> None:
    page = f"guide/{folder}/page.md"
    write({page: "# Tea\n"})
    before = told(run)
    write({page: "# Tea\n\nIt helps [@no-such-claim].\n"})
    after = told(run)
    assert after != before
    assert "unknown-citation" in after[0]


def test_a_folder_of_texts_is_noticed_that_comes_goes_or_is_named(
    base: Path, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"pyproject.toml": '[tool.counterclaim]\ntexts = "../texts-of-it"\n'})
    assert run("check").returncode != 2
    texts = base.parent / "texts-of-it"
    texts.touch()
    assert "is no folder" in run("check").stderr
    texts.unlink()
    assert run("check").returncode != 2
    monkeypatch.setenv("COUNTERCLAIM_TEXTS", str(texts))
    assert "does not exist" in run("check").stderr


def test_a_repository_that_git_made_keeps_its_reports(base: Path, run: Run, made: list[str]) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=base, check=True)
    told(run)
    (base / ".git/description").write_text("Something that no check reads.")
    told(run)
    assert made == ["made"]
