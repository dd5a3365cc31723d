"""The benchmarks measure what they say, on bases that are as they say."""

from __future__ import annotations

import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from benchmarks import __main__ as table
from benchmarks import indra, inside, rows, synthetic
from benchmarks.bases import Outcome
from benchmarks.measure import NotMeasured, in_turn, run, spread
from counterclaim.knowledge import KnowledgeBase
from counterclaim.reasoning.analysis import Analysis

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent.parent


def measured(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_synthetic_base_is_whole_and_a_tenth_of_its_claims_are_in_opposition(tmp_path: Path) -> None:
    synthetic.make(400, tmp_path)
    kb = KnowledgeBase.load(tmp_path)
    assert kb.faults == ()
    assert len(kb.claims) == 400
    opposed = {claim for conflict in Analysis(kb).conflicts for claim in conflict.claims}
    assert 0.07 * 400 <= len(opposed) <= 0.2 * 400
    assert all(source.accounted == source.total for source in Analysis(kb).coverage.values())


def test_the_same_size_gives_the_same_base(tmp_path: Path) -> None:
    for name in ("one", "two"):
        synthetic.make(30, tmp_path / name)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert len(files) > 30
    assert all((tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes() for file in files)


def test_a_crowd_is_one_question_and_slips_are_told(tmp_path: Path) -> None:
    synthetic.crowd(8, tmp_path / "crowd", opposed=True)
    analysis = Analysis(KnowledgeBase.load(tmp_path / "crowd"))
    assert analysis.kb.faults == ()
    assert [len(side.claims) for conflict in analysis.conflicts for side in conflict.sides] == [4, 4]
    synthetic.misspelt(50, tmp_path / "slips", wrong=7)
    kb = KnowledgeBase.load(tmp_path / "slips")
    named = [claim.effect.exposure for claim in kb.claims.values() if claim.effect]
    assert (len(named), sum(name not in kb.concepts for name in named)) == (300, 7)


def test_rows_are_printed_as_a_table_with_figures_of_this_run() -> None:
    done = measured("conflicts", "sample", "--sizes", "400", "--times", "1")
    assert done.stderr == ""
    head, _, conflicts, sample = done.stdout.splitlines()
    assert cells(head)[0] == "work"
    assert len(cells(conflicts)) == len(cells(sample)) == len(cells(head))
    assert cells(conflicts)[1] == "400"
    assert cells(conflicts)[-1] in {"yes", "no"}
    assert cells(sample)[5] == "1.00 times"


def test_a_row_that_does_not_exist_is_named_with_those_that_do() -> None:
    done = measured("chek")
    assert done.returncode == 2
    assert "there is no row chek; the rows are check, load" in done.stderr


@pytest.mark.parametrize(
    ("rounds", "against", "limit", "expected"),
    [
        ([(1.0, 2.0), (3.0, 2.0), (1.2, 2.0)], "peer", 0.6, ["0.60 times", "0.5 to 1.5 times", "≤ 0.6 times", "yes"]),
        ([(1.3, 2.0)], "peer", 0.6, ["0.65 times", "0.65 to 0.65 times", "≤ 0.6 times", "no"]),
        ([(210.0,), (190.0,), (220.0,)], "", 200, ["", "190 to 220 MiB", "≤ 200 MiB", "no"]),
        ([(1.0, 2.0)], "peer", None, ["0.50 times", "0.5 to 0.5 times", "", ""]),
    ],
)
def test_a_target_is_met_by_the_median(
    rounds: list[tuple[float, ...]], against: str, limit: float | None, expected: list[str]
) -> None:
    line = table._line(Outcome("work", 10, against, "MiB", rounds, limit))
    assert cells(line)[-4:] == expected


def test_a_whole_process_is_measured_with_what_it_starts() -> None:
    # from a small process: what a new process holds is counted from what its parent held
    program = (
        "import sys; from benchmarks.measure import run; python = sys.executable\n"
        "work = 'b = bytes([1]) * 90_000_000'\n"
        "alone, held = run([python, '-c', '']), run([python, '-c', work])\n"
        "nested = run([python, '-c', f'import subprocess; subprocess.run([{python!r}, \"-c\", {work!r}])'])\n"
        "print(min(held.memory, nested.memory) > 80 > alone.memory, min(alone.cpu, alone.elapsed) > 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=HERE, capture_output=True, text=True, check=True)
    assert done.stdout == "True True\n"


def test_what_fails_or_is_missing_is_not_measured() -> None:
    with pytest.raises(NotMeasured, match="ended with 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(NotMeasured, match="cannot be run: No such file"):
        run(["/no/such/command"])


def test_sides_take_turns_after_a_round_to_warm_up() -> None:
    turns = count()
    assert in_turn(2, lambda: next(turns), lambda: -next(turns)) == [(2, -3), (4, -5)]
    assert spread([3.0, 1.0, 2.0]) == (1.0, 2.0, 3.0)


def test_bases_in_memory_are_shaped_as_those_on_disk() -> None:
    found = inside.of_conflicts(400)
    assert found["found"] > 20
    assert found["ours"] > 0 < found["peer"]


def test_the_page_names_the_machine_and_the_day() -> None:
    page = table._page("| a |", 5)
    assert page.startswith("# Benchmarks\n\nMeasured on 20")
    assert f"Python {sys.version.split()[0]}" in page
    assert page.endswith("\n\n| a |\n")


def test_of_claims_as_bel_writes_them_as_many_contradict_as_were_turned_round() -> None:
    told = indra.triples(100)
    assert len(set(told)) == 100
    assert indra.ours(told)[1] == 5


def test_two_that_do_not_find_as_much_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indra, "theirs", lambda told: (1.0, len(told)))
    with pytest.raises(NotMeasured, match="INDRA finds 40 contradictions, we find 2"):
        list(rows.contradictions(40, 1))
    monkeypatch.setattr(indra, "theirs", lambda _: (1.0, 2))
    [outcome] = rows.contradictions(40, 1)
    assert outcome.against == "INDRA's find_contradicts"
    assert outcome.rounds[0][1] == 1.0
