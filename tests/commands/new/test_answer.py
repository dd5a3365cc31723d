"""`new answer`: an editor's answer, with what it rests on; `--renew` has it seen anew."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.reasoning.analysis import Analysis
from tests.commands.conftest import added, files_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAID = "A letter says that it does [@late-coffee-worse]; on one ward it did not [@noon-coffee-better]."
LEAST = ("--asks", "Does coffee cost sleep?", "--question", "coffee/sleep-quality", "--answer", SAID)
PLAIN = (*LEAST, "--looked-for", "Nobody searched.")
FILE = "answers/does-coffee-cost-sleep.yml"


def is_stale(base: Path) -> bool:
    analysis = Analysis(KnowledgeBase.load(base))
    return analysis.answers.is_stale(analysis.kb.answers["does-coffee-cost-sleep"])


def test_an_answer_by_options_alone(dispute: Path, run: Callable[..., Any]) -> None:
    points = ("--key-point", "Neither counts nights [@late-coffee-worse].")
    words = ("--also", "coffee at night", "--also", "coffee and insomnia")
    more = ("--would-settle", "A trial.", "--by", "ada", "--date", "2026-01-06")
    before = files_of(dispute)
    result = run("new", "answer", *PLAIN, *points, *words, *more)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"wrote {FILE}\n"
    assert added(dispute, before) == {FILE}
    value = read(dispute, FILE)
    assert value.pop("seen")
    assert value == {
        "asks": "Does coffee cost sleep?",
        "also": ["coffee at night", "coffee and insomnia"],
        "questions": ["coffee/sleep-quality"],
        "answer": SAID,
        "key_points": ["Neither counts nights [@late-coffee-worse]."],
        "would_settle": "A trial.",
        "looked_for": "Nobody searched.",
        "by": "ada",
        "date": "2026-01-06",
    }
    assert not is_stale(dispute)
    assert run("fmt", "--check", "answers").returncode == 0
    assert "answer" not in run("check", "--select", "stale-answer,one-sided-answer,unknown-citation").stdout


def test_what_is_left_out_is_not_written_and_the_day_is_today(dispute: Path, invoke: Callable[..., Any]) -> None:
    earliest = dt.datetime.now(tz=dt.UTC).date().isoformat()
    assert invoke("new", "answer", "coffee", *PLAIN).returncode == 0
    value = read(dispute, "answers/coffee.yml")
    assert list(value) == ["asks", "questions", "answer", "looked_for", "date", "seen"]
    assert earliest <= value["date"] <= dt.datetime.now(tz=dt.UTC).date().isoformat()


def test_an_answer_to_a_question_of_which_only_narrower_ones_have_claims(
    dispute: Path, invoke: Callable[..., Any]
) -> None:
    result = invoke("new", "answer", *PLAIN, "--question", "drink/sleep-quality")
    assert (result.returncode, result.stderr) == (0, "")
    assert read(dispute, FILE)["questions"] == ["coffee/sleep-quality", "drink/sleep-quality"]


def test_an_answer_by_answers(dispute: Path, terminal: Callable[..., Any]) -> None:
    typed = ("Does coffee cost sleep?", "", "coffee/sleep-quality", "", SAID, "Nobody searched.")
    result = terminal("new", "answer", answers=typed)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Id [does-coffee-cost-sleep]: " in result.stdout
    assert read(dispute, FILE)["answer"] == SAID


def without(option: str) -> list[str]:
    at = PLAIN.index(option)
    return [*PLAIN[:at], *PLAIN[at + 2 :]]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "--asks is missing: "),
        (without("--question"), "--question is missing: "),
        (without("--answer"), "--answer is missing: "),
        (without("--looked-for"), "--looked-for is missing: "),
        ([*PLAIN, "--question", "coffee/slep-quality"], 'answers "coffee/slep-quality"; did you mean coffee/sleep-qua'),
        ([*PLAIN, "--question", "coffee/"], 'no claim answers "coffee/"'),
        ([*PLAIN, "--question", "xyz"], 'no claim answers "xyz"\n'),
        ([*without("--answer"), "--answer", "So it does [@late-cofee-worse]."], "did you mean late-coffee-worse?"),
        ([*PLAIN, "--key-point", "So says nobody [@xyz]."], 'there is no claim "xyz"\n'),
        ([*PLAIN, "--key-point", "So it was once [@given-up]."], 'claim "given-up" is retired; cite the claim that'),
        ([*without("--answer"), "--answer", "It does."], "answer has 8 characters; at least 20 needed"),
        ([*PLAIN, *(x for n in range(5) for x in ("--key-point", f"Point number {n}."))], "at most 4"),
        (["Coffee!", *PLAIN], '"Coffee!" is no id; ids are small letters'),
        (["taken", *PLAIN], 'ID is taken: "taken" stands already in answers/taken.yml; take another id'),
        (["--renew", "coffe"], 'there is no answer "coffe"'),
        (["--renew", "takn"], 'there is no answer "takn"; did you mean taken?'),
    ],
)
def test_an_answer_that_cannot_be_is_refused_in_one_line_and_nothing_is_written(
    options: list[str],
    message: str,
    dispute: Path,
    invoke: Callable[..., Any],
    write: Callable[..., Path],
    claim: Callable[..., str],
) -> None:
    write({"claims/sleep-letter/given-up.yml": claim(retired="{date: 2026-01-07, why: The letter was rewritten.}")})
    assert invoke("new", "answer", "taken", *PLAIN).returncode == 0
    before = files_of(dispute)
    result = invoke("new", "answer", *options)
    assert result.returncode == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert files_of(dispute) == before


def test_an_answer_is_stale_when_a_claim_joins_and_fits_when_it_was_read_again(
    dispute: Path, invoke: Callable[..., Any], write: Callable[..., Path], claim: Callable[..., str]
) -> None:
    assert invoke("new", "answer", *PLAIN, "--date", "2026-01-06").returncode == 0
    file = dispute / FILE
    file.write_text(file.read_text("utf-8").replace("date:", "# read by two\ndate:"), "utf-8")
    effect = "{exposure: espresso, outcome: sleep-quality, direction: decreases}"
    write({"claims/sleep-letter/espresso-worse.yml": claim(effect=effect)})
    assert "stale-answer" in invoke("check").stdout
    before = file.read_text("utf-8")
    result = invoke("new", "answer", "--renew", "does-coffee-cost-sleep", "--date", "2026-01-09")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"recorded in {FILE}\n", "")
    assert not is_stale(dispute)
    assert "stale-answer" not in invoke("check").stdout
    value = read(dispute, FILE)
    assert value["date"] == "2026-01-09"
    after = [line for line in file.read_text("utf-8").splitlines() if not line.startswith(("date:", "seen:"))]
    assert after == [line for line in before.splitlines() if not line.startswith(("date:", "seen:"))]


def test_what_is_renewed_without_a_day_was_read_today(dispute: Path, invoke: Callable[..., Any]) -> None:
    assert invoke("new", "answer", *PLAIN, "--date", "2026-01-06").returncode == 0
    assert invoke("new", "answer", "--renew", "does-coffee-cost-sleep").returncode == 0
    assert read(dispute, FILE)["date"] > "2026-01-06"


def test_an_answer_whose_comments_would_be_lost_is_left_as_it_is(dispute: Path, invoke: Callable[..., Any]) -> None:
    assert invoke("new", "answer", *PLAIN).returncode == 0
    file = dispute / FILE
    text = file.read_text("utf-8").replace("answer: ", "answer:\n  # why\n  ")
    file.write_text(text, "utf-8")
    result = invoke("new", "answer", "--renew", "does-coffee-cost-sleep")
    assert result.returncode == 2
    assert result.stderr.startswith(f"counterclaim: {FILE}: the comment '# why' would be lost")
    assert result.stderr.count("\n") == 1
    assert file.read_text("utf-8") == text
