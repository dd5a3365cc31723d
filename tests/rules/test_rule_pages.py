"""Every rule is listed, and its docstring is its page."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim import rules
from counterclaim.rules import RULES, engine

if TYPE_CHECKING:
    from types import ModuleType

HEADINGS = ["What it means", "Why it matters", "Example", "How to mend"]
FOLDER = Path(rules.__file__).parent


def test_every_module_with_a_level_stands_in_the_list_of_rules() -> None:
    listed = {rule.__name__ for rule in RULES}
    for file in sorted(FOLDER.glob("*.py")):
        if file.stem == "__init__":
            continue
        module = importlib.import_module(f"counterclaim.rules.{file.stem}")
        is_rule = hasattr(module, "LEVEL")
        assert is_rule == (module.__name__ in listed), f"{file.name}: a rule has LEVEL and stands in RULES"


def test_no_rule_is_listed_twice_and_the_gravest_come_first() -> None:
    assert len(set(RULES)) == len(RULES)
    levels = [engine.LEVELS.index(rule.LEVEL) for rule in RULES]
    assert levels == sorted(levels)


@pytest.mark.parametrize("rule", RULES, ids=engine.slug)
def test_the_docstring_has_the_four_headings_each_with_text_below(rule: ModuleType) -> None:
    page = rule.__doc__ or ""
    assert re.findall(r"^## (.+)$", page, flags=re.MULTILINE) == HEADINGS
    first, *parts = re.split(r"^## .+$", page, flags=re.MULTILINE)
    assert re.fullmatch(r"[A-Z][^\n]+[.]", first.strip()), "the first line says in one sentence what is wrong"
    assert all(part.strip() for part in parts)


@pytest.mark.parametrize("rule", RULES, ids=engine.slug)
def test_the_example_stands_in_a_fence(rule: ModuleType) -> None:
    example = (rule.__doc__ or "").split("## Example")[1].split("## How to mend")[0]
    assert re.fullmatch(r"\s*```(yaml|markdown)\n.+\n```\s*", example, flags=re.DOTALL)


@pytest.mark.parametrize("rule", RULES, ids=engine.slug)
def test_a_rule_only_yields_findings_and_leaves_level_and_name_to_the_engine(rule: ModuleType) -> None:
    assert rule.LEVEL in engine.LEVELS
    tree = ast.parse(Path(rule.__file__ or "").read_text("utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert "check" in functions
    assert [argument.arg for argument in functions["check"].args.args] == ["analysis"]
    given = {keyword.arg for node in ast.walk(tree) if isinstance(node, ast.Call) for keyword in node.keywords}
    assert not given & {"rule", "severity"}
