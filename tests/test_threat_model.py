"""Each promise of the threat model names the tests that show it, and they exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "threat-model.md"
TEXT = PAGE.read_text("utf-8")
PROMISED = TEXT.partition("## What is promised")[2]
PROMISES = [line for line in PROMISED.splitlines() if re.match(r"\| (?!promise|-)", line)]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda line: line.split("|")[1].strip()[:60])
def test_each_promise_names_tests_that_exist(promise: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", promise.split("|")[2])
    assert named, "a promise names its test"
    for path, function in named:
        text = (ROOT / path).read_text("utf-8")
        assert re.search(rf"^(async )?def {function or 'test_'}", text, re.MULTILINE), f"{path}::{function}"


def test_there_are_promises_of_every_kind() -> None:
    heads = re.findall(r"^### (.+)$", TEXT, re.MULTILINE)
    assert len(heads) == 6
    assert len(PROMISES) > 4 * len(heads)


def test_readers_are_led_to_it() -> None:
    assert "docs/threat-model.md" in (ROOT / "README.md").read_text("utf-8")
