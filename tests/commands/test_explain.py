"""`explain`: the page of every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.rules import RULES, engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


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
