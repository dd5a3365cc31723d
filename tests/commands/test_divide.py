"""`counterclaim divide`: two claims of one, and nothing of it lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.conftest import files_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = "claims/sleep-letter/late-coffee-worse.yml"
NEW = "claims/sleep-letter/coffee-late-hurts-head.yml"
HEAD = ("--statement", "Coffee late hurts in the head.", "--outcome", "headache", "--direction", "increases")
KEEP = ("--keep", "Coffee late in the day makes for a bad night.")


@pytest.fixture
def two_in_one(dispute: Path, claim: Callable[..., str]) -> Path:
    """Return a base with a claim that says two things, and places that name it."""
    text = claim(
        statement="Coffee late makes for a bad night and hurts in the head.",
        sentences="[2, 6]",
        caveats="['The letter counts nothing.']  # by letter",
        notes="Two in one.",
    )
    (dispute / OLD).write_text(f"# asked for\n{text}")
    (dispute / "guide").mkdir()
    (dispute / "guide" / "coffee.md").write_text("It does [@late-coffee-worse].\n")
    return dispute


def test_one_half_keeps_the_id_and_the_other_has_all_that_was_stated(two_in_one: Path, run: Callable[..., Any]) -> None:
    run("resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "None counted.")
    before = files_of(two_in_one)
    result = run("divide", "late-coffee-worse", *KEEP, *HEAD, "--sentences", "6", "--by", "eve")
    assert (result.returncode, result.stderr) == (0, "")
    place = "names late-coffee-worse, see which half is meant: "
    assert result.stdout == (
        "  Coffee late makes for a bad night and hurts in the head.\n"
        f"divide late-coffee-worse: coffee-late-hurts-head is the other half\n  {OLD}\n  {NEW} (new)\n"
        f"2 files changed\n{place}resolutions/late-coffee-worse-or-noon-coffee-better.yml:1:10\n"
        f"{place}guide/coffee.md:1:9\n"
    )
    kept, other = read(two_in_one, OLD), read(two_in_one, NEW)
    assert (kept["statement"], kept["sentences"]) == (KEEP[1], [2])
    assert kept["reviewed"] == {"by": "ada", "date": "2026-01-05"}
    assert "# asked for" in (two_in_one / OLD).read_text()
    assert "# by letter" in (two_in_one / OLD).read_text()
    assert other["statement"] == HEAD[1]
    assert other["sentences"] == [6]
    assert other["effect"] == {"exposure": "coffee", "outcome": "headache", "direction": "increases"}
    assert (other["caveats"], other["notes"]) == (kept["caveats"], "Two in one.")
    assert other["written"]["by"] == "eve"
    assert "reviewed" not in other
    assert {name for name, data in files_of(two_in_one).items() if before.get(name) != data} - {OLD, NEW} <= {
        ".cache/counterclaim/.gitignore"
    }


def test_without_another_wording_the_first_half_stays_as_it_is(two_in_one: Path, run: Callable[..., Any]) -> None:
    held = (two_in_one / OLD).read_bytes()
    result = run("divide", "late-coffee-worse", *HEAD, "--stance", "neutral", "--id", "head")
    assert result.returncode == 0
    assert (two_in_one / OLD).read_bytes() == held
    assert read(two_in_one, "claims/sleep-letter/head.yml")["sentences"] == [2, 6]


def test_a_dry_run_writes_nothing(two_in_one: Path, run: Callable[..., Any]) -> None:
    before = files_of(two_in_one)
    result = run("divide", "late-coffee-worse", *KEEP, *HEAD, "--dry-run")
    assert "2 files would change; nothing is written with --dry-run\n" in result.stdout
    assert files_of(two_in_one) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("late-cofee", *HEAD), 'there is no claim "late-cofee"; did you mean late-coffee-worse'),
        (("late-coffee-worse",), "--statement is missing: what the other half says"),
        (("late-coffee-worse", *HEAD, "--id", "Head"), '--id is "Head", which is no id; take another'),
        (("late-coffee-worse", *HEAD, "--id", "noon-coffee-better"), '--id is "noon-coffee-better", which is taken'),
        (
            ("late-coffee-worse", *HEAD, "--sentences", "3"),
            "nothing is changed: late-coffee-worse does not rest on sen",
        ),
        (("late-coffee-worse", *HEAD, "--sentences", "70"), '--sentences is "70"; sleep-letter has no sentence 70'),
        (
            ("late-coffee-worse", "--statement", "Too short."),
            "nothing is changed: statement has 10 characters; at least 20",
        ),
        (
            ("late-coffee-worse", "--statement", "Coffee late makes for a bad night and hurts in the head."),
            "nothing is changed: both halves say the same",
        ),
        (("what-the-letter-tells", *HEAD), "nothing is changed: what-the-letter-tells states no effect"),
    ],
)
def test_what_cannot_be_divided_so_is_refused(
    arguments: tuple[str, ...], told: str, two_in_one: Path, run: Callable[..., Any]
) -> None:
    before = files_of(two_in_one)
    result = run("divide", *arguments)
    assert result.returncode == 2
    assert result.stderr.startswith(f"counterclaim: {told}")
    assert files_of(two_in_one) == before


def test_what_is_retired_is_not_divided(two_in_one: Path, run: Callable[..., Any], claim: Callable[..., str]) -> None:
    (two_in_one / OLD).write_text(claim(retired="{date: 2026-01-06, why: It was misread.}"))
    assert 'claim "late-coffee-worse" is retired' in run("divide", "late-coffee-worse", *HEAD).stderr
