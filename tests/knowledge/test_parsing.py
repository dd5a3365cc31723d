"""Helpers parse some of the files; what is read is the same, whatever becomes of them."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import KnowledgeBase, cache, parsing
from counterclaim.knowledge.cache import Records
from counterclaim.knowledge.parsing import Helpers

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Write

CLAIM = """\
statement: Coffee number {number} makes people sleep better.
source: sleep-letter
sentences: [1]
stance: helps
effect: {{exposure: coffee, outcome: sleep-quality, direction: increases}}
basis: none
caveats: [Nobody knows.]
"""
FILES: dict[str, str | bytes] = {
    **{f"claims/sleep-letter/c{number}.yml": CLAIM.format(number=number) for number in range(20)},
    "claims/sleep-letter/c07.yml": "a: [",
    "claims/sleep-letter/c17.yml": "statement: too short\n",
    "claims/sleep-letter/c18.yml": b"\xff\xfe",
}


@pytest.fixture
def root(write: Write) -> Path:
    return write(FILES)


@pytest.fixture
def alone(root: Path) -> KnowledgeBase:
    """Return the base as one process reads it."""
    return KnowledgeBase.load(root)


@pytest.fixture
def _helped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "PAYS", 5)
    monkeypatch.setattr(parsing, "_processors", lambda: 3)


def paths(root: Path) -> list[str]:
    return [str(path) for path in sorted(root.glob("claims/*/*.yml"))]


@pytest.mark.usefixtures("_helped")
def test_with_helpers_the_same_is_read_and_the_same_found(root: Path, alone: KnowledgeBase) -> None:
    kb = KnowledgeBase.load(root)
    assert kb == alone
    assert len(alone.claims) == 18
    assert [kb.claims[c].origin.place("effect", "outcome") for c in kb.claims] == [
        alone.claims[c].origin.place("effect", "outcome") for c in alone.claims
    ]
    assert {fault.place.path[-7:] for fault in kb.faults} == {"c07.yml", "c17.yml", "c18.yml"}


@pytest.mark.usefixtures("_helped")
def test_each_helper_parses_its_share(root: Path) -> None:
    records = Records(root)
    listed = paths(root)
    with Helpers("claim", listed, records) as helpers:
        for path in listed:
            helpers.before(path)
    assert len(records) == 14 - 2  # a third stays here, and two of the helpers' files are no records


@pytest.mark.usefixtures("_helped")
@pytest.mark.parametrize("python", ["", "/no/such/python", "/bin/false"])
def test_without_a_helper_that_works_everything_is_parsed_here(
    root: Path, alone: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, python: str
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    assert KnowledgeBase.load(root) == alone


@pytest.mark.usefixtures("_helped")
def test_helpers_run_no_module_that_lies_where_the_user_stands(
    root: Path, alone: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    for name in ("yaml.py", "json.py", "builder/counterclaim/__init__.py", "builder/counterclaim/knowledge/parsing.py"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    monkeypatch.chdir(here)
    assert KnowledgeBase.load(root) == alone
    assert not (tmp_path / "ran").exists()


@pytest.mark.usefixtures("_helped")
def test_an_interruption_ends_the_helpers(root: Path) -> None:
    listed = paths(root)
    helpers = Helpers("claim", listed, Records(root))
    started = list(helpers._waiting.values())
    with pytest.raises(KeyboardInterrupt), helpers:
        raise KeyboardInterrupt
    assert len(started) == 2
    assert all(helper.returncode is not None for helper in started)
    for helper in started:
        with pytest.raises(ProcessLookupError):
            os.kill(helper.pid, 0)


@pytest.mark.usefixtures("_helped")
def test_what_stops_the_wait_for_a_helper_ends_it(root: Path) -> None:
    listed = paths(root)
    helpers = Helpers("claim", listed, Records(root))
    started = list(helpers._waiting.values())
    for helper in started:
        assert helper.stdout is not None
        helper.stdout.close()
    first = next(iter(helpers._waiting))
    with pytest.raises(ValueError, match="closed file"), helpers:
        helpers.before(first)
    assert all(helper.returncode is not None for helper in started)


def test_few_files_or_files_that_are_known_need_no_helper(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = paths(root)
    monkeypatch.setattr(parsing, "_processors", lambda: 4)
    assert Helpers("claim", listed, Records(root))._waiting == {}
    monkeypatch.setattr(parsing, "PAYS", 5)
    records = Records(root)
    records.take({str(number): [] for number in range(20)})
    assert Helpers("claim", listed, records)._waiting == {}
    assert Helpers("claim", [], Records(root))._waiting == {}


def test_on_one_processor_there_is_no_helper(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "PAYS", 5)
    monkeypatch.setattr(parsing, "_processors", lambda: 1)
    assert Helpers("claim", paths(root), Records(root))._waiting == {}


def test_what_is_no_record_is_left_to_the_caller(root: Path) -> None:
    folder = root / "claims/sleep-letter"
    for name in ("c07.yml", "c17.yml", "c18.yml", "none.yml"):
        assert parsing.parse("claim", str(folder / name), 1_000_000) is None
    assert parsing.parse("claim", str(folder / "c1.yml"), 10) is None
    os.mkfifo(folder / "pipe.yml")
    assert parsing.parse("claim", str(folder / "pipe.yml"), 1_000_000) is None
    found = parsing.parse("claim", str(folder / "c1.yml"), 1_000_000)
    assert found is not None
    assert found[0] == cache.key("claim", (folder / "c1.yml").read_bytes())
    assert found[1].value["source"] == "sleep-letter"


def test_stopping_a_check_leaves_no_process_behind(root: Path) -> None:
    program = (
        "import signal, sys; from counterclaim.knowledge import KnowledgeBase, parsing; parsing.PAYS = 5\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored where tests run in the background
        "parsing._processors = lambda: 2\n"
        "parsing._told = lambda helper: (print(helper.pid, flush=True), helper.stdout.read(), sys.stdin.read())\n"
        "KnowledgeBase.load(sys.argv[1])"
    )
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", program, str(root)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as checking:
        assert checking.stdout is not None
        helper = os.pidfd_open(int(checking.stdout.readline()))
        checking.send_signal(signal.SIGINT)
        assert checking.wait() != 0
    with os.fdopen(helper):
        select.select([helper], [], [])  # returns once it has ended
