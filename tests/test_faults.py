"""Whatever ends a command, and whatever is wrong with the disk: each file is the old one or the new one, whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.cli import cli
from counterclaim.knowledge import KnowledgeBase, dates, yaml_reader
from tests.hostile import cases
from tests.hostile.conftest import COMMAND, CONFIGURATION, measured

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
BASE = HERE / "bases" / "sleep"
STARTER = HERE.parent / "builder" / "counterclaim" / "editing" / "starter"
MOST_STEPS = 5
"""So many steps are tried of a command that has more: those at its beginning and at its end, and some between."""
NEW = [
    *("new", "claim", "--source", "sleep-letter", "--sentences", "3", "--exposure", "coffee", "--outcome", "dreaming"),
    *("--statement", "Coffee at night makes for more dreams.", "--direction", "increases", "--basis", "none"),
    *("--caveat", "No study is named.", "--stance", "neutral", "--id", "more-dreams"),
]
RESOLVE = ["resolve", "late-coffee", "noon-coffee", "--reason", "Neither names a study.", "--date", "2026-01-01"]
WRITING = {
    "new claim": NEW,
    "new concept": ["new", "concept", "milk", "--label", "milk", "--definition", "Drinking milk."],
    "resolve": RESOLVE,
    "review": ["review", "late-coffee", "--by", "bob", "--yes", "--date", "2026-02-02"],
    "fmt": ["fmt"],
    "source lock": ["source", "lock", "sleep-letter", "--force"],
    "render": ["render", "../pages"],
    "init": ["init", "../new"],
    "export": ["export", "--to", "jsonl", "--output", "../out.jsonl"],
}


def claim(**fields: Any) -> str:
    """Return a sound claim that nobody has reviewed, with these fields."""
    unreviewed = {key: value for key, value in cases.CLAIM.items() if key != "reviewed"}
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in {**unreviewed, **fields}.items())


def make_base(folder: Path) -> Path:
    """Write a base in which every command that writes has something to write; return its folder."""
    root = folder / "base"
    shutil.copytree(BASE, root)
    (root / "pyproject.toml").write_text(CONFIGURATION)
    with (root / "texts/sleep-letter.txt").open("a") as text:
        text.write("Tea is another matter.\n")
    better = {"exposure": "coffee", "outcome": "sleep-quality", "direction": "increases"}
    (root / "claims/sleep-letter/late-coffee.yml").write_text(claim())
    (root / "claims/night-notes/noon-coffee.yml").write_text(
        claim(source="night-notes", statement="Coffee at noon makes for a better night.", stance="helps", effect=better)
    )
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """Return what the files below a folder hold, without caches."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if "/.cache/" not in name}


def temporary(name: str) -> bool:
    """Tell whether a file is one that was being written, which no reader takes for a record."""
    last = name.rpartition("/")[2]
    return last.startswith(".") and last.endswith(".tmp")


def interrupted(root: Path, arguments: list[str], at: int, by: int = signal.SIGKILL) -> str:
    """Run a command with a signal at one of its steps; return how it ended: "done", "killed" or its exit code."""
    code = measured(arguments, root, at=at, by=by).code
    return {-signal.SIGKILL: "killed", 0: "done"}.get(code, str(code))


def stepped(root: Path, arguments: list[str]) -> int:
    """Run a command to its end; return how many steps of writing it took."""
    found = measured(arguments, root, at=-1)
    assert found.code == 0, found
    return found.steps


@pytest.mark.parametrize("name", WRITING)
def test_killed_at_any_step_of_its_writing_a_command_leaves_each_file_whole(name: str, tmp_path: Path) -> None:
    arguments = WRITING[name]
    whole = make_base(tmp_path / "whole")
    before = contents(whole.parent)
    many = stepped(whole, arguments)
    after = contents(whole.parent)
    assert after != before
    starter = {f"new/{path}": data for path, data in contents(STARTER).items()}  # tidied once all of it is there
    assert many >= 3
    chosen = range(1, many + 1)
    if many > MOST_STEPS:
        chosen = sorted({*chosen[:2], *chosen[-2:], many // 2})  # type: ignore[assignment]
    roots = [make_base(tmp_path / f"{n}") for n in chosen]
    assert {interrupted(root, arguments, n) for root, n in zip(roots, chosen, strict=True)} == {"killed"}
    for root in roots:
        left = contents(root.parent)
        for path, data in left.items():
            known = {before.get(path), after.get(path), starter.get(path)}
            assert temporary(path) or data in known, path
        assert before.keys() - after.keys() <= before.keys()
        assert before.keys() & after.keys() <= left.keys()
        kb = KnowledgeBase.load(root)
        assert kb.faults == ()
        shutil.rmtree(root.parent / "new", ignore_errors=True)  # init takes an empty folder only, and says so
    assert {interrupted(root, arguments, -1) for root in roots if name != "new claim"} <= {"done"}


TOGETHER = {
    "rename": ["rename", "sleep-letter", "night-letter", "--kind", "source"],
    "divide": [
        "divide",
        "late-coffee",
        "--keep",
        "Coffee costs sleep at night.",
        "--statement",
        "Coffee costs dreams.",
    ],
}


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("name", TOGETHER)
def test_whatever_ends_a_change_of_many_files_all_of_it_is_done_or_nothing(name: str, by: int, tmp_path: Path) -> None:
    arguments = TOGETHER[name]
    whole = make_base(tmp_path / "whole")
    before = contents(whole.parent)
    many = stepped(whole, arguments)
    after = contents(whole.parent)
    chosen = sorted({*range(1, many + 1, max(1, many // 5)), many - 1, many})
    roots = [make_base(tmp_path / f"{n}") for n in chosen]
    for root, n in zip(roots, chosen, strict=True):
        interrupted(root, arguments, n, by)
    if by == signal.SIGINT:
        assert all(contents(root.parent) in (before, after) for root in roots)
    ended = []
    for root in roots:
        interrupted(root, ["find", "tea"], -1)  # any command finishes what was begun
        left = {path: data for path, data in contents(root.parent).items() if not temporary(path)}
        ended.append("none" if left == before else "all" if left == after else sorted(left.items() ^ after.items()))
    assert set(map(str, ended)) <= {"none", "all"}, dict(zip(chosen, ended, strict=True))
    assert "none" in ended
    assert [root for root in roots if (root / ".cache" / "counterclaim" / "unfinished.json").exists()] == []


@pytest.mark.parametrize("name", TOGETHER)
def test_a_disk_that_is_full_leaves_all_of_many_files_as_they_were(name: str, tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    before = contents(root)
    found = measured(TOGETHER[name], root, {"file": 100})
    assert (found.code, found.stderr.count("\n")) == (2, 1), found
    assert "File too large" in found.stderr
    assert contents(root) == before


@pytest.mark.parametrize("name", ["new claim", "resolve", "review", "fmt", "source lock", "export"])
def test_ctrl_c_at_any_step_of_its_writing_leaves_each_file_whole_and_nothing_behind(name: str, tmp_path: Path) -> None:
    arguments = WRITING[name]
    whole = make_base(tmp_path / "whole")
    before = contents(whole.parent)
    many = stepped(whole, arguments)
    after = contents(whole.parent)
    steps = range(1, min(many, MOST_STEPS) + 1)
    roots = [make_base(tmp_path / f"{n}") for n in steps]
    ended = {interrupted(root, arguments, n, signal.SIGINT) for root, n in zip(roots, steps, strict=True)}
    assert ended <= {"2", "done"}
    assert "2" in ended
    for root in roots:
        left = contents(root.parent)
        assert [path for path in left if left[path] not in {before.get(path), after.get(path)}] == []
        assert before.keys() <= left.keys()


@pytest.mark.parametrize("name", [n for n in WRITING if n not in {"render", "init"}])
def test_a_disk_that_is_full_leaves_the_old_files_and_says_so_in_one_line(name: str, tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    before = contents(root.parent)
    found = measured(WRITING[name], root, {"file": 8})
    assert "Traceback" not in found.stderr
    assert found.code == 2, found
    assert found.stderr.count("\n") == 1, found.stderr
    assert found.stderr.startswith("counterclaim: ")
    assert "File too large" in found.stderr
    assert re.search(r"[a-z-]+(\.lock)?\.(yml|jsonl?)\b", found.stderr), "it names the file"
    assert ".tmp" not in found.stderr
    assert contents(root.parent) == before


@pytest.mark.parametrize("name", ["render", "init"])
def test_a_disk_that_fills_up_among_many_files_is_named_in_one_line(name: str, tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    before = contents(root)
    found = measured(WRITING[name], root, {"file": 2_000})
    assert found.code == 2, found
    assert found.stderr.count("\n") == 1, found.stderr
    assert "File too large" in found.stderr
    assert re.search(r"\([^)]+\.[a-z0-9]+\)\n", found.stderr), "it names the file"
    assert contents(root) == before
    again = measured(WRITING[name], root)
    assert again.code == (0 if name == "render" else 2), again


def test_two_processes_that_write_one_record_leave_one_of_both_whole(tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    path = root / "claims/sleep-letter/late-coffee.yml"
    original = path.read_bytes()
    for _ in range(4):
        path.write_bytes(original)
        writers = [
            subprocess.Popen(
                [COMMAND, "review", "late-coffee", "--by", by, "--yes", "--date", "2026-02-02"],
                cwd=root,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            for by in ("bob", "cleo")
        ]
        said = [writer.communicate()[1] for writer in writers]
        assert [writer.returncode for writer in writers] == [0, 0], said
        reviewed = KnowledgeBase.load(root).claims["late-coffee"].reviewed
        assert reviewed is not None
        assert reviewed.by in {"bob", "cleo"}
        assert not any(temporary(name) for name in contents(root))


def test_two_processes_that_write_a_new_record_of_one_id_never_both_succeed_with_one_lost(tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    for _ in range(4):
        (root / "claims/sleep-letter/more-dreams.yml").unlink(missing_ok=True)
        writers = [
            subprocess.Popen([COMMAND, *NEW, "--by", by], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            for by in ("bob", "cleo")
        ]
        said = [writer.communicate()[1].decode() for writer in writers]
        assert sorted(writer.returncode for writer in writers) == [0, 2], said
        assert any("exists already" in text or "stands already" in text for text in said)
        written = KnowledgeBase.load(root).claims["more-dreams"].written
        winner = ("bob", "cleo")[[writer.returncode for writer in writers].index(0)]
        assert written is not None
        assert written.by == winner


def test_records_deleted_while_they_are_read_are_findings_or_absent(tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    names = [root / f"claims/sleep-letter/extra-{n}.yml" for n in range(300)]
    for path in names:
        path.write_text(claim())
    remover = subprocess.Popen(["rm", "-f", *map(str, names)])
    kb = KnowledgeBase.load(root)
    remover.wait()
    for fault in kb.faults:
        assert fault.message == "the file cannot be read: No such file or directory"
    assert {"late-coffee", "noon-coffee"} <= kb.claims.keys()


@pytest.mark.parametrize("date", ["1970-01-01", "2038-01-20", "9999-12-31"])
def test_no_record_depends_on_the_clock_that_checks_it(date: str, tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    for path in root.rglob("*.yml"):
        stamp = {"1970-01-01": 0, "2038-01-20": 2**31 + 99, "9999-12-31": 2**33}[date]
        os.utime(path, (stamp, stamp))
    (root / "claims/sleep-letter/late-coffee.yml").write_text(claim(reviewed={"by": "ada", "date": date}))
    found = measured(["check"], root)
    assert found.code == 1
    assert "Traceback" not in found.stderr
    assert "contradiction" in found.stdout


def test_a_folder_that_nobody_may_write_to_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    folder = root / "claims/sleep-letter"
    before = contents(root)
    folder.chmod(0o555)
    try:
        for name in ("new claim", "review", "fmt"):
            found = measured(WRITING[name], root, {"powerless": True})
            assert found.code == 2, (name, found)
            assert "Permission denied" in found.stderr
            assert found.stderr.count("\n") == 1
    finally:
        folder.chmod(0o755)
    left = contents(root)
    assert {path for path in before if left[path] != before[path]} <= {"claims/night-notes/noon-coffee.yml",
        "claims/night-notes/what-the-notes-tell.yml"}  # fmt was there before  # fmt: skip


LINKED: dict[str, tuple[str, Callable[[Path], list[str]]]] = {
    "new claim": ("claims/sleep-letter", lambda _: NEW),
    "review": ("claims/sleep-letter", lambda _: WRITING["review"]),
    "fmt": ("claims/sleep-letter", lambda _: WRITING["fmt"]),
    "resolve": ("resolutions", lambda _: RESOLVE),
    "source lock": ("sources", lambda _: WRITING["source lock"]),
    "new concept": ("vocabulary", lambda _: WRITING["new concept"]),
}


@pytest.mark.parametrize("name", LINKED)
def test_nothing_is_written_through_a_link_that_leads_out_of_the_base(name: str, tmp_path: Path) -> None:
    root = make_base(tmp_path / "place")
    folder, arguments = LINKED[name]
    outside = tmp_path / "outside"
    (root / folder).mkdir(exist_ok=True)
    (root / folder).rename(outside)
    (root / folder).symlink_to(outside)
    before = contents(outside)
    found = measured(arguments(root), root)
    assert "Traceback" not in found.stderr
    assert contents(outside) == before
    assert found.code == 2 or name == "fmt", found


READING = {
    "check": ["check"],
    "check, as GitHub has it": ["check", "--format", "github"],
    "explain": ["explain", "chain"],
    "conflicts": ["conflicts"],
    "coverage": ["coverage"],
    "coverage of the guide": ["coverage", "--guide"],
    "show": ["show", "late-coffee"],
    "list": ["list", "claims"],
    "find": ["find", "coffee"],
    "sentences": ["sentences", "sleep-letter"],
    "export": ["export", "--to", "csv"],
    "source verify": ["source", "verify"],
    "diff": ["diff", "HEAD"],
    "fmt --check": ["fmt", "--check"],
    "import": ["import", "../table.csv", "--map", "../map.yml"],
    "--help": ["--help"],
    "--version": ["--version"],
    "a command's help": ["new", "claim", "--help"],
    "queue": ["queue"],
    "queue, as ids": ["queue", "--format", "ids"],
    "rename": ["rename", "late-coffee", "coffee-late", "--dry-run"],
    "merge": ["merge", "warm-bath", "evening-walk", "--dry-run"],
    "divide": ["divide", "late-coffee", "--statement", "Coffee costs dreams.", "--dry-run"],
    "excuse": ["excuse", "sleep-letter", "1", "--undo"],
}
SILENT = {"build", "serve", "comment"}
"""Commands that need a site or a service, and print as the others do."""


def test_output_that_nobody_hears_is_one_line_and_exit_code_2_for_every_command(tmp_path: Path) -> None:
    ends = {}
    (tmp_path / "table.csv").write_text("id,said\none,Coffee keeps awake.\n")
    (tmp_path / "map.yml").write_text("id: {column: id}\nstatement: {column: said}\n")
    for how in ("full", "closed", "left"):
        root = make_base(tmp_path / how)
        for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "a"]):
            who = ["-c", "user.name=ada", "-c", "user.email=ada@example.org"]
            subprocess.run(["git", *who, *arguments], cwd=root, check=True)
        shutil.copy(tmp_path / "table.csv", root.parent)
        shutil.copy(tmp_path / "map.yml", root.parent)
        for name, arguments in {**READING, **{k: v for k, v in WRITING.items() if k != "export"}}.items():
            ends[name, how] = measured(arguments, root, output=how)
    for (name, how), (code, _, said, *_) in ends.items():
        assert code == 2, (name, how, said)
        assert "Traceback" not in said, (name, how)
        if name == "import":  # its map is wrong, which comes first
            continue
        if how == "left":
            assert said == "", (name, how)
        else:
            lines = said.splitlines()
            assert lines[-1].startswith("counterclaim: the output cannot be written: "), (name, how, said)
            assert len([line for line in lines if line.startswith("counterclaim: ")]) == 1, (name, how, said)


def test_every_command_is_among_those_that_nobody_hears() -> None:
    called = {arguments[0] for arguments in (*READING.values(), *WRITING.values())}
    assert set(cli.commands) - SILENT <= called


@pytest.mark.parametrize("day", ["1970-01-01", "2038-01-20", "9999-12-31"])
def test_a_clock_that_jumps_changes_what_lies_ahead_and_nothing_else(
    day: str, base: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dates, "today", lambda: day)
    before = contents(base)
    result = run("check")
    assert "Traceback" not in result.stderr
    ahead = day < "2026-01-05"
    assert (result.returncode, "lies ahead" in result.stdout) == (int(ahead), ahead)
    assert run("new", "concept", "milk", "--label", "milk", "--definition", "Drinking milk.").returncode == 0
    (base / "claims/sleep-letter/late-coffee.yml").write_text(claim())
    assert run("review", "late-coffee", "--by", "bob", "--yes").returncode == 0
    reviewed = KnowledgeBase.load(base).claims["late-coffee"].reviewed
    assert reviewed is not None
    assert reviewed.date == day
    changed = {path for path, data in contents(base).items() if before.get(path) != data}
    assert changed == {"vocabulary/concepts.yml", "claims/sleep-letter/late-coffee.yml"}


def test_a_file_that_grows_while_it_is_read_is_a_finding(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = base / "claims/sleep-letter/growing.yml"
    growing.write_text(claim())
    sizes = Path.stat

    def before_it_grew(path: Path, **options: Any) -> os.stat_result:
        found = sizes(path, **options)
        if path == growing:
            growing.write_bytes(b"#" * (yaml_reader.MAX_BYTES + 1))
        return found

    monkeypatch.setattr(Path, "stat", before_it_grew)
    (fault,) = KnowledgeBase.load(base).faults
    assert fault.message == "the file grew while it was read: at most 1,000,000 bytes are read"
    assert fault.place.path == "claims/sleep-letter/growing.yml"


def test_a_file_that_shrinks_or_goes_while_it_is_read_is_a_finding(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = base / "claims/sleep-letter/changing.yml"
    sizes = Path.stat
    for change, words in ((lambda: path.write_bytes(b""), "the file is empty"), (path.unlink, "No such file")):
        path.write_text(claim())

        def before_it_changed(one: Path, change: Callable[[], object] = change, **options: Any) -> os.stat_result:
            found = sizes(one, **options)
            if one == path:
                change()
            return found

        with monkeypatch.context() as patched:
            patched.setattr(Path, "stat", before_it_changed)
            (fault,) = KnowledgeBase.load(base).faults
        assert words in fault.message
