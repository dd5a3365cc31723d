"""A slip in one place is told at that place, and nothing that only follows from it is told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CAUSES = {"syntax", "schema", "unknown-term", "unsourced", "bad-dose"}
WORSE = "claims/sleep-letter/late-coffee-worse.yml"
CONCEPTS, SOURCE = "vocabulary/concepts.yml", "sources/sleep-letter.yml"
SLIPS = [
    (WORSE, "exposure: coffee", "exposure: cofee"),
    (WORSE, "outcome: sleep-quality", "outcome: sleep-qualty"),
    (WORSE, "source: sleep-letter", "source: sleep-leter"),
    (WORSE, "stance:", "stanse:"),
    (WORSE, "statement: ", 'statement: "'),
    (WORSE, "basis:", "scope: {condition: evning}\nbasis:"),
    (WORSE, "basis:", "scope: {dose: {cups-per-day: some cups}}\nbasis:"),
    (CONCEPTS, "\nsleep-quality:", "\nsleep-qualty:"),
    (CONCEPTS, "\ncoffee:", "\ncofee:"),
    (CONCEPTS, "label: coffee", "lable: coffee"),
    (CONCEPTS, "label: coffee", "label coffee"),
    (CONCEPTS, "broader: [drink]", "broader: [drnk]"),
    (SOURCE, "design:", "desing:"),
    ("answers/does-coffee-cost-sleep.yml", "asks:", "ask:"),
]


@pytest.fixture
def settled(dispute: Path, run: Callable[..., Any]) -> Path:
    """Write a base in which a conflict is decided, an answer fits, claims are reviewed, and a guide cites them."""
    decide = ("resolve", "late-coffee-worse", "noon-coffee-better", "--decision", "both-hold")
    assert run(*decide, "--reason", "One speaks of the evening, one of noon.").returncode == 0
    asked = ("--asks", "Does coffee cost sleep?", "--question", "coffee/sleep-quality")
    said = ("--answer", "It may [@late-coffee-worse; @noon-coffee-better].", "--looked-for", "Nobody searched for it.")
    assert run("new", "answer", *asked, *said).returncode == 0
    assert run("review", "late-coffee-worse", "--by", "cleo", "--yes").returncode == 0
    (dispute / "guide").mkdir()
    (dispute / "guide" / "night.md").write_text("Coffee [@late-coffee-worse]: [?coffee/sleep-quality].\n")
    assert run("fmt").returncode == 0
    return dispute


def _findings(run: Callable[..., Any]) -> set[tuple[str, str]]:
    lines = run("check", "--select", "", "--fail-on", "info").stdout.splitlines()
    return {(parts[2], parts[0]) for line in lines if len(parts := line.split("  ")) == 3 and parts[1] in LEVELS}


LEVELS = ("error", "warning", "info")


def test_the_settled_base_has_nothing_to_tell(settled: Path, run: Callable[..., Any]) -> None:
    assert settled
    assert {rule for rule, _ in _findings(run)} <= {"unreviewed"}


@pytest.mark.slow
@pytest.mark.parametrize(("path", "right", "wrong"), SLIPS)
def test_what_follows_from_a_slip_waits_for_it(
    path: str, right: str, wrong: str, settled: Path, run: Callable[..., Any]
) -> None:
    before = _findings(run)
    file = settled / path
    text = file.read_text()
    assert right in text
    file.write_text(text.replace(right, wrong, 1))
    told = _findings(run) - before
    assert told, "the slip itself"
    assert {rule for rule, _ in told} <= CAUSES
    file.write_text(text)
    assert _findings(run) == before
