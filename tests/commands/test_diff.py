"""`diff`, as people and CI call it in a repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.reports import schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.usefixtures("change")
def test_diff_tells_what_changed_in_knowledge(run: Callable[..., Any]) -> None:
    result = run("diff", "HEAD")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("\n\n2 claims added · 1 conflict opened · 2 headlines changed since HEAD\n")
    assert "Claims changed" not in result.stdout, "a comment more changes nothing"
    document = json.loads(run("diff", "HEAD", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schemas.schema("diff")).validate(document)
    assert [added["id"] for added in document["added"]] == ["nap-brings-headache", "tea-helps"]
    assert [c["status"] for c in document["conflicts"]["opened"]] == ["contradiction"]


def test_diff_is_written_to_a_file_as_it_would_be_printed(change: Path, run: Callable[..., Any]) -> None:
    printed = run("diff", "HEAD", "--format", "markdown")
    written = run("diff", "HEAD", "--format", "markdown", "--output", "out/summary.md")
    assert (written.returncode, written.stdout) == (0, "")
    assert (change / "out" / "summary.md").read_text("utf-8") == printed.stdout
    assert printed.stdout.startswith("### What changes in knowledge\n\n2 claims added · 1 conflict opened")
