"""`coverage`: which sentences nobody has spoken for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
