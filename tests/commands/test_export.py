"""`export`: the knowledge for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import validation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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
