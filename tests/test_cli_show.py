"""Commands that tell about one thing: `show`, `explain`, `coverage`, `export`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import validation
from counterclaim.reasoning import conflicts
from counterclaim.rules import RULES, engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType


@pytest.fixture
def examined(dispute: Path, invoke: Callable[..., Any]) -> Path:
    call = ["resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "Neither of them counted nights."]
    assert invoke(*call).returncode == 0
    return dispute


@pytest.mark.usefixtures("examined")
@pytest.mark.parametrize(
    ("identity", "first", "more"),
    [
        ("late-coffee-worse", "claim late-coffee-worse", "against    noon-coffee-better (contradiction, examined)"),
        ("sleep-letter", "source sleep-letter", "sentences  7: 7 accounted for"),
        ("espresso", "concept espresso", "broader    coffee"),
        ("teenagers", "population teenagers", "disjoint   adults"),
        ("evening", "condition evening", "in the evening: In the hours before bed."),
        ("nap-length", "quantity nap-length", "length of a nap, in min; ~ means ±20%"),
        ("coffee/sleep-quality", "question coffee → sleep quality", "helps        noon-coffee-better"),
        ("late-coffee-worse-or-noon-coffee-better", "resolution late-coffee", "reason     Neither of them counted"),
        (conflicts.identity("late-coffee-worse", "noon-coffee-better"), "", "contradiction · direct"),
    ],
)
def test_shows_every_kind_of_record(identity: str, first: str, more: str, invoke: Callable[..., Any]) -> None:
    result = invoke("show", identity)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(first or identity)
    assert more in result.stdout


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    ("identity", "hint"),
    [
        ("sleep-leter", "; did you mean sleep-letter or sleeplessness or sleep-quality?"),
        ("teenager", "; did you mean teenagers?"),
        ("xyz", ""),
    ],
)
def test_an_id_that_nothing_has_is_named_with_the_nearest(identity: str, hint: str, invoke: Callable[..., Any]) -> None:
    result = invoke("show", identity)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f'counterclaim: nothing has the id "{identity}"{hint}\n'


@pytest.mark.parametrize("rule", RULES, ids=engine.slug)
def test_explains_every_rule_without_a_knowledge_base(rule: ModuleType, invoke: Callable[..., Any]) -> None:
    slug = engine.slug(rule)
    result = invoke("explain", slug)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == f"{slug} ({rule.LEVEL})"
    assert [line for line in lines if line.startswith("## ")] == [
        "## What it means",
        "## Why it matters",
        "## Example",
        "## How to mend",
    ]


def test_a_rule_that_does_not_exist_is_named_with_the_nearest(run: Callable[..., Any]) -> None:
    result = run("explain", "unsourcd")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(
        'counterclaim: there is no rule "unsourcd"; did you mean unsourced or gone-source? The rules are '
    )


def test_tells_which_sentences_are_open(base: Path, run: Callable[..., Any]) -> None:
    claim = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    claim.write_text(claim.read_text().replace("[1, 2, 3, 4, 5, 6, 7]", "[2, 3, 5]"))
    result = run("coverage")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "night-notes: 5 sentences: 5 claimed, 0 excused, 0 open (100%)\n"
        "sleep-letter: 7 sentences: 3 claimed, 0 excused, 4 open (42%)\n"
        "  open     1, 4, 6-7\n"
    )


def test_tells_which_sentences_of_the_guide_carry_no_citation(base: Path, run: Callable[..., Any]) -> None:
    (base / "guide").mkdir()
    (base / "guide" / "index.md").write_text("Coffee is told of [@what-the-letter-tells].\n\nAsk a friend.\n")
    result = run("coverage", "--guide")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "guide/index.md: 2 sentences, 1 cited\n  guide/index.md:3:1  Ask a friend.\n"


@pytest.mark.usefixtures("dispute")
def test_exports_every_claim_as_a_line_that_is_read_back(run: Callable[..., Any]) -> None:
    result = run("export", "--to", "jsonl")
    assert (result.returncode, result.stderr) == (0, "")
    rows = {row.pop("id"): row for row in map(json.loads, result.stdout.splitlines())}
    assert list(rows) == ["late-coffee-worse", "noon-coffee-better", "what-the-letter-tells", "what-the-notes-tell"]
    for row in rows.values():
        assert [s["n"] for s in row.pop("locked")] == row["sentences"]
        assert validation.accepts("claim", row)


def test_exports_to_a_file_as_it_would_print_it(base: Path, run: Callable[..., Any]) -> None:
    assert run("export", "--to", "jsonl", "--output", "out/claims.jsonl").stdout == ""
    assert (base / "out" / "claims.jsonl").read_text("utf-8") == run("export", "--to", "jsonl").stdout


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("arguments", [[], ["--to", "docx"]])
def test_a_format_that_does_not_exist_is_refused(arguments: list[str], invoke: Callable[..., Any]) -> None:
    result = invoke("export", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert "jsonl" in result.stderr
