"""Each rule against its folders of small knowledge bases.

`<slug>/good/<name>/` and `<slug>/bad/<name>/` hold what is laid over the base in `tests/bases/sleep`; a text counts as
at hand only where the example brings a folder `texts`. Beside a bad one stand `expected` (every finding at level
error or warning, and those of the rule itself) and `expected.txt` (the report as an editor reads it).

COUNTERCLAIM_GOLDEN=write makes both anew; read what changed before you keep it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import Configuration
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reports import terminal
from counterclaim.reports.context import Context
from counterclaim.rules import RULES, engine

if TYPE_CHECKING:
    from types import ModuleType

    from counterclaim.rules.engine import Report

HERE = Path(__file__).parent
BASE = HERE.parent / "bases" / "sleep"
GOLDEN = ("expected", "expected.txt")
WRITING = os.environ.get("COUNTERCLAIM_GOLDEN") == "write"
BY_SLUG = {engine.slug(rule): rule for rule in RULES}


def _examples(kind: str) -> list[tuple[str, Path]]:
    return [(folder.parent.parent.name, folder) for folder in sorted(HERE.glob(f"*/{kind}/*")) if folder.is_dir()]


def _name(value: object) -> str:
    return value.name if isinstance(value, Path) else str(value)


def _check(example: Path, root: Path, slug: str = "") -> Report:
    """Return what check finds in the example laid over the base, with all rules on.

    Except for orphan-term in examples of other rules: each needs only a few of the base's terms.
    """
    shutil.copytree(BASE, root, ignore=shutil.ignore_patterns("texts"))
    shutil.copytree(example, root, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*GOLDEN))
    texts = root / "texts"
    kb = KnowledgeBase.load(root, texts=texts if texts.is_dir() else None)
    levels = {} if slug == "orphan-term" else {"orphan-term": "off"}
    return engine.run(RULES, Analysis(kb), Configuration(root, rules=levels))


def _listed(report: Report, slug: str) -> list[str]:
    return [f"{f.place} {f.rule}" for f in report.findings if f.severity != "info" or f.rule == slug]


@pytest.mark.parametrize(("slug", "example"), _examples("bad"), ids=_name)
def test_finds_in_a_bad_example_what_is_expected(slug: str, example: Path, tmp_path: Path) -> None:
    found = _listed(_check(example, tmp_path / "base", slug), slug)
    if WRITING:
        (example / "expected").write_text("\n".join(found) + "\n", "utf-8")
    assert found == (example / "expected").read_text("utf-8").splitlines()
    assert any(line.endswith(f" {slug}") for line in found), f"a bad example of {slug} must show {slug}"


@pytest.mark.parametrize(("slug", "example"), _examples("bad"), ids=_name)
def test_words_the_findings_of_a_bad_example_as_expected(slug: str, example: Path, tmp_path: Path) -> None:
    report = _check(example, tmp_path / "base", slug)
    text = terminal.findings(report, Context(notes=BY_SLUG[slug].LEVEL == "info"))
    if WRITING:
        (example / "expected.txt").write_text(text, "utf-8")
    assert text == (example / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize(("slug", "example"), _examples("good"), ids=_name)
def test_finds_nothing_of_the_rule_in_a_good_example(slug: str, example: Path, tmp_path: Path) -> None:
    report = _check(example, tmp_path / "base", slug)
    assert [f"{f.place} {f.message}" for f in report.findings if f.rule == slug] == []


@pytest.mark.parametrize(("slug", "example"), [*_examples("bad"), *_examples("good")], ids=_name)
def test_folders_of_examples_are_named_after_a_rule(slug: str, example: Path) -> None:
    assert slug in BY_SLUG, f"{example} belongs to no rule"


@pytest.mark.parametrize("rule", RULES, ids=engine.slug)
def test_every_rule_has_a_good_and_a_bad_example(rule: ModuleType) -> None:
    slug = engine.slug(rule)
    for kind in ("good", "bad"):
        assert [p for s, p in _examples(kind) if s == slug], f"tests/rules/{slug}/{kind}/ holds no example"


def test_the_base_of_the_examples_is_clean(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert {f.rule for f in _check(empty, tmp_path / "base").findings} == {"no-texts"}
