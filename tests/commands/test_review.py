"""`counterclaim review`: claim and sentence side by side, and the second person's name in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import yaml_reader
from tests.commands.conftest import files_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLAIM = "claims/sleep-letter/late-coffee-worse.yml"
WRITTEN = """\
# Read aloud on the phone.
statement: Coffee in the evening makes for a worse night.
source: sleep-letter  # the one of May
sentences: [2, 3]
stance: harms
effect:
  exposure: coffee
  outcome: sleep-quality
  # not on how long
  direction: decreases
basis: expert-opinion
caveats:
  - The letter counts no nights and names no study.
written:
  by: ben
  date: 2026-01-04
# Ask Ada.
"""
SENTENCE = "     2  Coffee late in the day keeps many people awake.\n"


@pytest.fixture(autouse=True)
def _one_claim(base: Path) -> None:
    (base / CLAIM).write_text(WRITTEN)


def review_of(base: Path) -> Any:
    return yaml_reader.read((base / CLAIM).read_bytes()).value.get("reviewed")


def test_records_who_and_when_and_changes_nothing_else(base: Path, run: Callable[..., Any]) -> None:
    result = run("review", "late-coffee-worse", "--by", "ada", "--yes", "--date", "2026-01-05")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(f"recorded in {CLAIM}\n")
    seen = review_of(base)["seen"]
    review = f"reviewed:\n  by: ada\n  date: 2026-01-05\n  seen: {seen}\nwritten:\n"
    assert (base / CLAIM).read_text().replace("'", "") == WRITTEN.replace("written:\n", review)
    assert run("fmt", "--check", CLAIM).returncode == 0
    assert "unreviewed" not in run("check", "--select", "unreviewed", CLAIM).stdout


def test_shows_each_sentence_above_the_claim(run: Callable[..., Any]) -> None:
    shown = run("review", "late-coffee-worse", "--by", "ada", "--yes").stdout
    assert shown.startswith(f"{SENTENCE}     3  A cup in the morning does no harm.\nclaim late-coffee-worse\n")
    assert "  Coffee in the evening makes for a worse night.\n" in shown
    assert "  caveat     The letter counts no nights and names no study.\n" in shown


def test_without_the_text_it_shows_the_words_that_the_lock_holds(base: Path, run: Callable[..., Any]) -> None:
    (base / "texts" / "sleep-letter.txt").unlink()
    shown = run("review", "late-coffee-worse", "--by", "ada", "--yes").stdout
    assert "     2  Coffee late in the day … many people awake.  (the text is not at hand)\n" in shown


def test_a_sentence_that_is_not_there_is_said(base: Path, run: Callable[..., Any]) -> None:
    (base / CLAIM).write_text(WRITTEN.replace("[2, 3]", "[99]"))
    assert "    99  (no such sentence)\n" in run("review", "late-coffee-worse", "--by", "ada", "--yes").stdout


def test_asks_in_a_terminal_and_records_a_yes(base: Path, terminal: Callable[..., Any]) -> None:
    result = terminal("review", "late-coffee-worse", "--by", "ada", answers=("y",))
    assert (result.returncode, result.stderr) == (0, "")
    asked = result.stdout.index("Does the claim say what the sentences say, no more and no less? [y]es, [n]ot now")
    assert result.stdout.index(SENTENCE) < asked < result.stdout.index(f"recorded in {CLAIM}")
    assert review_of(base)["by"] == "ada"


@pytest.mark.parametrize("answer", ["n", ""])
def test_asks_in_a_terminal_and_leaves_the_claim_without_a_yes(
    answer: str, base: Path, terminal: Callable[..., Any]
) -> None:
    result = terminal("review", "late-coffee-worse", "--by", "ada", answers=(answer,))
    assert result.returncode == 0
    assert result.stdout.endswith("not recorded\n")
    assert (base / CLAIM).read_text() == WRITTEN


def test_asks_for_each_of_several_claims(base: Path, terminal: Callable[..., Any]) -> None:
    result = terminal("review", "what-the-notes-tell", "late-coffee-worse", "--by", "cleo", answers=("n", "y"))
    assert result.stdout.count("no more and no less?") == 2
    assert review_of(base)["by"] == "cleo"
    assert "cleo" not in (base / "claims" / "night-notes" / "what-the-notes-tell.yml").read_text()


def test_a_later_change_is_reported_and_a_new_review_clears_it(base: Path, run: Callable[..., Any]) -> None:
    run("review", "late-coffee-worse", "--by", "ada", "--yes", "--date", "2026-01-05")
    stale = ("check", "--select", "stale-review", "--fail-on", "warning")
    assert run(*stale).returncode == 0
    text = (base / CLAIM).read_text()
    (base / CLAIM).write_text(text.replace("caveats:\n", "caveats:\n  - It is only one letter.\n"))
    assert run(*stale).returncode == 0, "a caveat more is no other claim"
    (base / CLAIM).write_text(text.replace("a worse night", "no worse night"))
    reported = run(*stale)
    assert reported.returncode == 1
    assert f"{CLAIM}:" in reported.stdout
    assert "it, or a sentence it rests on, has changed since ada reviewed it on 2026-01-05" in reported.stdout
    assert "counterclaim review late-coffee-worse" in reported.stdout
    assert run("review", "late-coffee-worse", "--by", "cleo", "--yes").returncode == 0
    assert run(*stale).returncode == 0
    assert review_of(base)["by"] == "cleo"


def test_a_review_again_keeps_the_comments_inside_the_first(base: Path, run: Callable[..., Any]) -> None:
    review = "reviewed:\n  # by telephone\n  by: ada\n  date: 2026-01-05\nwritten:\n"
    (base / CLAIM).write_text(WRITTEN.replace("written:\n", review))
    assert run("review", "late-coffee-worse", "--by", "cleo", "--yes").returncode == 0
    assert "reviewed:\n  # by telephone\n  by: cleo\n" in (base / CLAIM).read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["late-coffee-worse", "--by", "ben", "--yes"],
            "late-coffee-worse was written by ben; a review is a second pe",
        ),
        (["late-coffee-worse", "--by", " Ben", "--yes"], "late-coffee-worse was written by  Ben; a review is a second"),
        (["late-cofee-worse", "--by", "ada", "--yes"], 'no claim "late-cofee-worse"; did you mean late-coffee-worse?'),
        (["late-coffee-worse", "xyz", "--by", "ada", "--yes"], 'there is no claim "xyz"\n'),
        (["late-coffee-worse", "--by", "", "--yes"], f"{CLAIM}: reviewed.by is empty; at least 1 needed; Handle of th"),
        (
            ["late-coffee-worse", "--by", "ada"],
            "nobody to ask: run it in a terminal, or say --yes, or --back WHY, once you have read",
        ),
        (["broken", "--by", "ada", "--yes"], "claim broken cannot be used as it is; see what is wrong: counterclaim c"),
        (["tabbed", "--by", "ada", "--yes"], "claims/sleep-letter/tabbed.yml: a tab stands in unquoted text; put the"),
        (["late-coffee-worse"], "Missing option '--by'"),
        (["--by", "ada"], "name the claims to review, or --source"),
        (["late-coffee-worse", "--by", "ada", "--date", "5 May"], "'5 May' does not match the format '%Y-%m-%d'"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_written(
    arguments: list[str], message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    (base / "claims" / "sleep-letter" / "broken.yml").write_text("statement: a: b\n")
    (base / "claims" / "sleep-letter" / "tabbed.yml").write_text(WRITTEN.replace("evening makes", "evening\tmakes"))
    before = files_of(base)
    result = invoke("review", *arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert files_of(base) == before


def test_input_that_ends_at_a_question_is_no_finding(base: Path, terminal: Callable[..., Any]) -> None:
    result = terminal("review", "late-coffee-worse", "--by", "ada", answers=("\x04",))
    assert result.returncode == 2
    assert "counterclaim: stopped" in result.stderr
    assert (base / CLAIM).read_text() == WRITTEN


WHY = "The sentence says that many people lie awake, not how they sleep."


def test_a_claim_is_sent_back_with_a_reason_that_a_review_takes_the_place_of(
    base: Path, run: Callable[..., Any]
) -> None:
    run("review", "late-coffee-worse", "--by", "ada", "--yes")
    result = run("review", "late-coffee-worse", "--by", "cleo", "--back", WHY, "--date", "2026-01-05")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(f"sent back in {CLAIM}\n")
    assert review_of(base) is None
    held = yaml_reader.read((base / CLAIM).read_bytes()).value["returned"]
    assert {**held, "seen": ""} == {"by": "cleo", "date": "2026-01-05", "why": WHY, "seen": ""}
    assert run("fmt", "--check", CLAIM).returncode == 0
    told = f"cleo sent it back on 2026-01-05: {WHY}"
    assert told in run("check", "--select", "unreviewed").stdout
    assert f"  returned   {told}\n" in run("show", "late-coffee-worse").stdout
    run("review", "late-coffee-worse", "--by", "cleo", "--yes")
    assert "returned" not in (base / CLAIM).read_text()
    assert review_of(base)["by"] == "cleo"


def test_a_reason_that_says_nothing_is_refused(base: Path, run: Callable[..., Any]) -> None:
    result = run("review", "late-coffee-worse", "--by", "cleo", "--back", "Wrong.")
    assert result.returncode == 2
    assert "returned.why has 6 characters; at least 10 needed" in result.stderr
    assert (base / CLAIM).read_text() == WRITTEN


def test_a_source_is_read_claim_by_claim_in_the_order_of_its_text(
    base: Path, terminal: Callable[..., Any], claim: Callable[..., str]
) -> None:
    letter = base / "claims" / "sleep-letter"
    (letter / "last.yml").write_text(claim(sentences="[7]", reviewed=None, statement="Nobody has counted the nights."))
    (letter / "own.yml").write_text(claim(reviewed=None, written="{by: Ada, date: 2026-01-04}"))
    (letter / "z-first.yml").write_text(claim(sentences="[1]", reviewed=None, statement="It is about the night."))
    result = terminal("review", "--source", "sleep-letter", "--by", "ada", answers=("", "b", WHY, "q"))
    assert (result.returncode, result.stderr) == (0, "")
    shown = [line for line in result.stdout.splitlines() if line.startswith("claim ")]
    assert shown == ["claim z-first", "claim late-coffee-worse", "claim last"]
    assert result.stdout.startswith("1 of 3\n     1  Coffee and the night.\n")
    assert WHY in (base / CLAIM).read_text()
    assert "reviewed" not in (letter / "last.yml").read_text()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "name the claims to review, or --source and the source whose claims wait"),
        (("late-coffee-worse", "--source", "sleep-letter"), "name the claims to review, or --source"),
        (("--source", "sleep-leter"), 'there is no source "sleep-leter" in sources/; did you mean sleep-letter?'),
        (("--source", "night-notes"), "no claim of night-notes waits for ada"),
    ],
)
def test_what_there_is_nothing_to_read_of_is_said(
    arguments: tuple[str, ...], told: str, run: Callable[..., Any]
) -> None:
    result = run("review", *arguments, "--by", "ada")
    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr
