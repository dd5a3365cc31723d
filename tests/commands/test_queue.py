"""`counterclaim queue`: what waits, for whom, the longest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.reports import schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER = "claims/sleep-letter/"
WHY = "The sentence says that many people lie awake, not how well they sleep."


@pytest.fixture
def waiting(dispute: Path, run: Callable[..., Any], claim: Callable[..., str]) -> Path:
    """Return a base in which one thing of each kind waits."""
    letter = dispute / LETTER
    tea = {"statement": "A cup of tea makes for a better night.", "stance": "helps", "reviewed": None}
    effect = "{exposure: tea, outcome: sleep-quality, direction: increases}"
    (letter / "tea.yml").write_text(claim(**tea, effect=effect, written="{by: eve, date: 2026-01-02}"))
    (letter / "nap.yml").write_text(
        claim(
            **{**tea, "statement": "A short nap makes for a clear head."},
            effect="{exposure: nap, outcome: headache, direction: decreases}",
        )
    )
    (dispute / "sources" / "sleep-letter.yml").write_text(
        (dispute / "sources" / "sleep-letter.yml").read_text() + "accessed: '2026-01-01'\n"
    )
    whole = letter / "what-the-letter-tells.yml"
    whole.write_text(whole.read_text().replace("[1, 2, 3, 4, 5, 6, 7]", "[1, 2, 4, 5, 6]"))
    assert run("review", "tea", "--by", "Ada", "--back", WHY, "--date", "2026-01-03").returncode == 0
    return dispute


def queue(run: Callable[..., Any], *arguments: str) -> list[dict[str, Any]]:
    result = run("queue", "--format", "json", *arguments)
    assert (result.returncode, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    jsonschema.validate(told, schemas.schema("queue"))
    found: list[dict[str, Any]] = told["waiting"]
    return found


@pytest.mark.usefixtures("waiting")
def test_what_waits_is_told_with_for_whom_and_since_when(run: Callable[..., Any]) -> None:
    result = run("queue")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "Sent back (1)  mend it, then: counterclaim review ID\n  2026-01-03  tea  for eve\n"
        f"    A cup of tea makes for a better night. (sleep-letter) · Ada sent it back on 2026-01-03: {WHY}\n\n"
        "Conflicts that nobody has examined (1)  counterclaim resolve A B\n"
        f"  ----------  {queue(run, '--only', 'conflict')[0]['id']}  for anybody\n"
        "    late-coffee-worse against noon-coffee-better (contradiction; coffee → sleep quality)\n\n"
        "Sentences that nobody has claimed or excused (1)  counterclaim sentences ID --open\n"
        "  2026-01-01  sleep-letter  for anybody\n    2 sentences of Coffee and the night: 3, 7\n\n"
        "Claims that no second person has read (1)  counterclaim review ID, or review --source SOURCE\n"
        "  ----------  nap  for anybody\n    A short nap makes for a clear head. (sleep-letter)\n\n"
        "1 claim sent back · 1 conflict not examined · 1 source with open sentences · 1 claim not reviewed\n"
    )


@pytest.mark.usefixtures("waiting")
def test_git_tells_since_when_what_the_record_does_not(run: Callable[..., Any], commit: Callable[[], str]) -> None:
    commit()
    found = queue(run)
    today = found[-1]["since"]
    assert today is not None
    assert [(one["kind"], one["id"], one["since"]) for one in found] == [
        ("returned", "tea", "2026-01-03"),
        ("conflict", queue(run, "--only", "conflict")[0]["id"], today),
        ("sentences", "sleep-letter", today),
        ("unreviewed", "nap", today),
    ]


def test_what_waits_for_one_person_is_not_for_others_nor_their_own(waiting: Path, run: Callable[..., Any]) -> None:
    nap = waiting / LETTER / "nap.yml"
    nap.write_text(nap.read_text() + "written: {by: cleo, date: 2026-01-02}\n")
    assert {one["id"] for one in queue(run, "--by", "@EVE") if one["kind"] != "conflict"} == {
        "tea",
        "nap",
        "sleep-letter",
    }
    assert (
        run("queue", "--by", "cleo", "--only", "unreviewed", "--only", "returned").stdout == "nothing waits for cleo\n"
    )
    assert run("queue", "--by", "eve", "--only", "unreviewed", "--format", "ids").stdout == "nap\n"


def test_what_was_mended_waits_for_who_sent_it_back_and_a_review_ends_it(
    waiting: Path, run: Callable[..., Any]
) -> None:
    tea = waiting / LETTER / "tea.yml"
    tea.write_text(tea.read_text().replace("stance: helps", "stance: neutral"))
    [one] = [one for one in queue(run) if one["id"] == "tea"]
    assert (one["kind"], one["for"]) == ("unreviewed", "Ada")
    assert one["about"].endswith(f"changed since Ada sent it back on 2026-01-03: {WHY}")
    assert run("review", "tea", "--by", "ada", "--yes").returncode == 0
    assert "returned" not in tea.read_text()
    assert [one for one in queue(run) if one["id"] == "tea"] == []


def test_what_fitted_and_no_longer_does_waits_for_whose_it_is(waiting: Path, run: Callable[..., Any]) -> None:
    run("resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "None counted.", "--by", "ben")
    said = ("--answer", "One letter says so [@late-coffee-worse].", "--looked-for", "Nobody searched.", "--by", "dora")
    run("new", "answer", "coffee", "--asks", "Does coffee cost sleep?", "--question", "coffee/sleep-quality", *said)
    run("review", "late-coffee-worse", "--by", "ada", "--yes")
    assert {one["kind"] for one in queue(run)} == {"returned", "sentences", "unreviewed"}
    worse = waiting / LETTER / "late-coffee-worse.yml"
    worse.write_text(worse.read_text().replace("a worse night", "a bad night"))
    found = {one["kind"]: (one["id"], one["for"]) for one in queue(run)}
    assert found["stale-review"] == ("late-coffee-worse", "ada")
    assert found["stale-decision"] == ("late-coffee-worse-or-noon-coffee-better", "ben")
    assert found["stale-answer"] == ("coffee", "dora")
    told = run("queue").stdout
    assert "\n    late-coffee-worse against noon-coffee-better: None counted.\n" in told
    assert "\n    Does coffee cost sleep?\n" in told
    (waiting / LETTER / "broken.yml").write_text("statement: [\n")
    assert "stale-answer" not in {one["kind"] for one in queue(run)}


def test_where_much_waits_the_first_are_listed_and_one_kind_alone_is_listed_whole(
    waiting: Path, run: Callable[..., Any], claim: Callable[..., str]
) -> None:
    for number in range(12):
        text = claim(statement=f"Coffee on night {number} makes for a worse night.", reviewed=None)
        (waiting / LETTER / f"night-{number}.yml").write_text(text)
    assert "  … and 3 more: counterclaim queue --only unreviewed\n" in run("queue").stdout
    whole = run("queue", "--only", "unreviewed").stdout
    assert "more:" not in whole
    assert whole.count("  for anybody\n") == 13
