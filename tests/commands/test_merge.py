"""`counterclaim merge`: one term of two, and no claim says more for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase
from tests.commands.conftest import files_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BREW = """# The letter's word for it.
brew:
  label: a brew
  definition: Drinking what was brewed.
  broader: [drink, tea]
  better: less
  also: [cup]
"""
PEOPLE = """
the-old:
  label: the old
  definition: Those who are old.
the-aged:
  label: the aged
  definition: Those who are aged.
  narrower_exclude: true
"""


@pytest.fixture
def brewed(dispute: Path, claim: Callable[..., str], run: Callable[..., Any]) -> Path:
    """Return a base with a term that means tea, used in every way, and reviewed."""
    concepts = dispute / "vocabulary" / "concepts.yml"
    concepts.write_text(concepts.read_text() + BREW.replace("drink, tea", "drink"))
    people = dispute / "vocabulary" / "populations.yml"
    people.write_text(people.read_text().rstrip("\n") + "\n" + PEOPLE.lstrip("\n"))
    (dispute / "claims" / "sleep-letter" / "brew.yml").write_text(
        claim(
            statement="A brew, like tea, makes for a better night.",
            effect=None,
            background="{about: [tea, brew, coffee]}",
            stance="neutral",
        )
    )
    (dispute / "claims" / "sleep-letter" / "brew-better.yml").write_text(
        claim(
            statement="A brew at night makes for a better night.",
            stance="helps",
            effect="{exposure: brew, outcome: sleep-quality, direction: increases}",
        )
    )
    assert run("fmt").returncode == 0
    assert run("review", "brew", "brew-better", "--by", "cleo", "--yes").returncode == 0
    return dispute


def stale(run: Callable[..., Any]) -> int:
    said: str = run("check", "--select", "stale-review").stdout
    return said.count("stale-review\n")


def test_what_named_one_names_the_other_and_what_goes_is_printed(brewed: Path, run: Callable[..., Any]) -> None:
    result = run("merge", "brew", "tea")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "merge concept brew into tea\n  claims/sleep-letter/brew-better.yml\n  claims/sleep-letter/brew.yml\n"
        "  vocabulary/concepts.yml\n3 files changed\nwhat went:\n  # The letter's word for it.\n  brew:\n"
        "    label: a brew\n    definition: Drinking what was brewed.\n    broader: [drink]\n    better: less\n"
        "    also: [cup]\n"
    )
    assert read(brewed, "claims/sleep-letter/brew.yml")["background"] == {"about": ["tea", "coffee"]}
    tea = read(brewed, "vocabulary/concepts.yml")["tea"]
    assert tea == {
        "label": "tea",
        "definition": "Drinking tea of any kind.",
        "broader": ["drink"],
        "better": "less",
        "also": ["cup", "a brew"],
    }
    assert "brew" not in read(brewed, "vocabulary/concepts.yml")
    assert stale(run) == 0
    assert run("fmt", "--check").returncode == 0
    assert KnowledgeBase.load(brewed).faults == ()


def test_a_dry_run_writes_nothing(brewed: Path, run: Callable[..., Any]) -> None:
    before = files_of(brewed)
    result = run("merge", "brew", "tea", "--dry-run")
    assert result.returncode == 0
    assert "3 files would change; nothing is written with --dry-run\nwhat would go:\n" in result.stdout
    assert files_of(brewed) == before


def test_a_term_that_was_wider_makes_what_was_reviewed_wait_to_be_read_again(
    brewed: Path, run: Callable[..., Any]
) -> None:
    path = brewed / "vocabulary" / "concepts.yml"
    path.write_text(path.read_text().replace("  broader: [drink]\n  better: less", "  broader: [tea]\n  better: less"))
    result = run("merge", "brew", "tea")
    assert result.stdout.endswith("what was reviewed or decided is to be read again\n")
    assert "broader: [drink]\n" in path.read_text()
    assert stale(run) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("brew", "sleep-quality"),
            "nothing is changed: brew has better: less and sleep-quality has better: more; make",
        ),
        (
            ("the-old", "the-aged"),
            "nothing is changed: the-old has narrower_exclude: not stated and the-aged has narro",
        ),
        (("sleeplessness", "sleep-quality"), "nothing is changed: sleeplessness and sleep-quality are opposites"),
        (("brew", "tee"), 'there is no concept "tee"; did you mean tea'),
        (("brew", "the-old"), 'there is no concept "the-old"'),
        (("brew", "brew"), '"brew" is one term already'),
        (("brew-better", "tea"), '"brew-better" is a claim; only terms of the vocabulary are merged'),
        (("drink", "espresso"), "nothing is changed: vocabulary/concepts.yml:"),
    ],
)
def test_what_cannot_be_one_is_refused(
    arguments: tuple[str, str], told: str, brewed: Path, run: Callable[..., Any]
) -> None:
    before = files_of(brewed)
    result = run("merge", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: {told}")
    assert files_of(brewed) == before


@pytest.mark.parametrize("arguments", [("the-old", "the-young"), ("the-young", "the-old")])
def test_terms_that_exclude_each_other_cannot_be_one(
    arguments: tuple[str, str], brewed: Path, run: Callable[..., Any]
) -> None:
    path = brewed / "vocabulary" / "populations.yml"
    young = "the-young:\n  label: the young\n  definition: People who are not old.\n  disjoint_with: [the-old]\n"
    path.write_text(path.read_text() + young)
    before = files_of(brewed)
    result = run("merge", *arguments)
    assert result.returncode == 2
    assert "exclude each other (disjoint_with); they cannot be one" in result.stderr
    assert files_of(brewed) == before


def test_amounts_of_both_in_one_claim_are_not_thrown_away(
    brewed: Path, run: Callable[..., Any], claim: Callable[..., str]
) -> None:
    path = brewed / "vocabulary" / "quantities.yml"
    path.write_text(path.read_text() + "mugs-per-day:\n  label: mugs a day\n  unit: cup/day\n")
    unit = read(brewed, "vocabulary/quantities.yml")["cups-per-day"]["unit"]
    path.write_text(path.read_text().replace("unit: cup/day", f"unit: {unit}"))
    both = brewed / "claims" / "sleep-letter" / "both.yml"
    both.write_text(claim(scope="{dose: {cups-per-day: '2 cups', mugs-per-day: '1 cup'}}"))
    result = run("merge", "mugs-per-day", "cups-per-day")
    assert "claims/sleep-letter/both.yml:6:15 states amounts of both; leave one of them" in result.stderr
    both.write_text(claim(scope="{dose: {mugs-per-day: '1 cup'}}"))
    assert run("merge", "mugs-per-day", "cups-per-day").returncode == 0
    assert read(brewed, "claims/sleep-letter/both.yml")["scope"] == {"dose": {"cups-per-day": "1 cup"}}
