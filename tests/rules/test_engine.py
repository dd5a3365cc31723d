from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge.configuration import Configuration, ConfigurationError
from counterclaim.knowledge.findings import Finding, Place, Related
from counterclaim.rules import RULES, bad_dose, engine, syntax, unsafe_url
from counterclaim.rules.engine import Selection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.rules.engine import Report

UNSAFE = {"sources/sleep-letter.yml": "javascript:alert(1)", "sources/night-notes.yml": "ftp://notes.example"}

UNUSED = {"orphan-term": "off"}
"""No claim of the base uses all of its vocabulary."""


@pytest.fixture
def unsafe(analyse: Callable[..., Analysis], sleep: dict[str, str]) -> Analysis:
    for path, address in UNSAFE.items():
        lines = sleep[path].splitlines()
        sleep[path] = "\n".join(f"url: {address}" if line.startswith("url:") else line for line in lines) + "\n"
    return analyse(sleep)


def run(
    analysis: Analysis, tmp_path: Path, *, levels: dict[str, str] | None = None, selection: Selection | None = None
) -> Report:
    return engine.run(RULES, analysis, Configuration(tmp_path, rules={**UNUSED, **(levels or {})}), selection)


def test_adds_the_name_of_the_rule_and_its_level(unsafe: Analysis, tmp_path: Path) -> None:
    report = run(unsafe, tmp_path)
    assert {(f.rule, f.severity) for f in report.findings} == {("unsafe-url", "error")}
    assert report.summary.errors == 2


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_takes_the_level_from_the_configuration(unsafe: Analysis, tmp_path: Path, level: str) -> None:
    report = run(unsafe, tmp_path, levels={"unsafe-url": level})
    assert {f.severity for f in report.findings} == {level}
    counted = {"error": report.summary.errors, "warning": report.summary.warnings, "info": report.summary.infos}
    assert counted == {"error": 0, "warning": 0, "info": 0, level: 2}


def test_a_rule_that_is_off_finds_nothing(unsafe: Analysis, tmp_path: Path) -> None:
    report = run(unsafe, tmp_path, levels={"unsafe-url": "off"})
    assert report.findings == ()
    assert "unsafe-url" not in report.rules
    assert "unsafe-url" in run(unsafe, tmp_path).rules


def test_orders_findings_by_place_whatever_the_order_of_rules(unsafe: Analysis, tmp_path: Path) -> None:
    forwards = run(unsafe, tmp_path)
    backwards = engine.run(tuple(reversed(RULES)), unsafe, Configuration(tmp_path, rules=UNUSED))
    assert (forwards.findings, forwards.summary) == (backwards.findings, backwards.summary)
    assert [f.place.path for f in forwards.findings] == sorted(UNSAFE)


def test_selects_and_ignores_rules(unsafe: Analysis, tmp_path: Path) -> None:
    def found(selection: Selection) -> set[str]:
        return {f.rule for f in run(unsafe, tmp_path, selection=selection).findings}

    unsafe_only, syntax_only = frozenset({"unsafe-url"}), frozenset({"syntax"})
    assert found(Selection(select=unsafe_only)) == {"unsafe-url"}
    assert found(Selection(select=syntax_only)) == set()
    assert found(Selection(ignore=syntax_only)) == {"unsafe-url"}
    assert found(Selection(ignore=unsafe_only)) == set()
    assert found(Selection(select=unsafe_only, ignore=unsafe_only)) == set()


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ((), 2),
        ((".",), 2),
        (("sources",), 2),
        (("sources/",), 2),
        (("sources/sleep-letter.yml",), 1),
        (("sources/sleep",), 0),
        (("claims",), 0),
        (("claims", "sources/night-notes.yml"), 1),
    ],
)
def test_keeps_to_the_paths_that_are_named(
    unsafe: Analysis, tmp_path: Path, paths: tuple[str, ...], expected: int
) -> None:
    assert len(run(unsafe, tmp_path, selection=Selection(paths=paths)).findings) == expected


def test_a_finding_lies_at_a_path_with_its_second_place_too() -> None:
    finding = Finding("two disagree", Place("claims/a/x.yml"), related=(Related(Place("claims/b/y.yml"), "the other"),))
    assert Selection(paths=("claims/b",)).holds(finding)
    assert not Selection(paths=("claims/c",)).holds(finding)


@pytest.mark.parametrize("where", ["configuration", "select", "ignore"])
def test_refuses_a_rule_that_does_not_exist_and_names_the_nearest(unsafe: Analysis, tmp_path: Path, where: str) -> None:
    levels = {"unsafe-ur": "off"} if where == "configuration" else {}
    selection = {
        "configuration": Selection(),
        "select": Selection(select=frozenset({"unsafe-ur"})),
        "ignore": Selection(ignore=frozenset({"unsafe-ur"})),
    }[where]
    with pytest.raises(ConfigurationError, match='no rule "unsafe-ur"; did you mean unsafe-url') as caught:
        run(unsafe, tmp_path, levels=levels, selection=selection)
    assert "bad-dose, " in str(caught.value)


def test_lists_the_rules_where_none_is_near(unsafe: Analysis, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match='no rule "xyz"; the rules are bad-date,'):
        run(unsafe, tmp_path, selection=Selection(select=frozenset({"xyz"})))


@pytest.mark.parametrize(
    ("severity", "reached"),
    [("error", {"error", "warning", "info"}), ("warning", {"warning", "info"}), ("info", {"info"})],
)
def test_a_report_reaches_the_levels_at_and_below_its_gravest_finding(
    unsafe: Analysis, tmp_path: Path, severity: str, reached: set[str]
) -> None:
    report = run(unsafe, tmp_path, levels={"unsafe-url": severity})
    assert {level for level in ("error", "warning", "info", "none") if report.reaches(level)} == reached


def test_a_rule_is_named_by_its_module() -> None:
    assert [engine.slug(rule) for rule in (syntax, bad_dose, unsafe_url)] == ["syntax", "bad-dose", "unsafe-url"]


def test_counts_what_was_checked(analyse: Callable[..., Analysis], sleep: dict[str, str], tmp_path: Path) -> None:
    del sleep["texts/night-notes.txt"]
    summary = run(analyse(sleep), tmp_path).summary
    assert (summary.claims, summary.sources, summary.sentences, summary.accounted) == (2, 2, 12, 12)
    assert (summary.verified, summary.unverified_sources) == (7, 1)
    assert (summary.conflicts, summary.explained, summary.examined, summary.unread) == (0, 0, 0, 0)


def test_counts_conflicts_explained_ones_apart(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str], tmp_path: Path
) -> None:
    better = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
    sleep["claims/sleep-letter/worse.yml"] = claim(scope="{condition: evening}")
    sleep["claims/sleep-letter/better.yml"] = claim(effect=better, stance="helps", scope="{condition: morning}")
    sleep["claims/sleep-letter/better-at-night.yml"] = claim(
        effect=better, stance="helps", scope="{condition: evening}"
    )
    summary = run(analyse(sleep), tmp_path).summary
    assert (summary.conflicts, summary.explained, summary.examined) == (2, 1, 0)


def test_counts_files_that_are_left_out_whole(
    analyse: Callable[..., Analysis], sleep: dict[str, str | bytes], claim: Callable[..., str], tmp_path: Path
) -> None:
    sleep["claims/sleep-letter/broken.yml"] = "statement: [\n"
    sleep["claims/sleep-letter/twice.yml"] = claim()
    sleep["claims/night-notes/twice.yml"] = claim(source="night-notes")
    sleep["vocabulary/conditions.yml"] = "morning: [\n"
    sleep["vocabulary/populations.yml"] = "adults: too short\n"
    sleep["texts/sleep-letter.txt"] = b"caf\xe9\n"
    sleep["guide/index.md"] = b"# caf\xe9\n"
    summary = run(analyse(sleep), tmp_path).summary
    assert summary.unread == 4, "the broken claim, one of the two, the conditions and the guide's page"


def test_a_finding_that_a_rule_yields_twice_counts_once(unsafe: Analysis, tmp_path: Path) -> None:
    twice = engine.run((unsafe_url, unsafe_url), unsafe, Configuration(tmp_path))
    assert twice.summary.errors == 2


def test_a_page_of_the_guide_that_is_not_utf_8_is_a_finding_of_syntax(
    analyse: Callable[..., Analysis], sleep: dict[str, str | bytes], tmp_path: Path
) -> None:
    sleep["guide/night.md"] = "# Un café\n".encode("latin-1")
    (finding,) = run(analyse(sleep), tmp_path).findings
    assert (str(finding.place), finding.rule) == ("guide/night.md:1:9", "syntax")


def test_a_file_larger_than_a_record_can_be_is_a_finding_of_syntax(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str], tmp_path: Path
) -> None:
    sleep["claims/sleep-letter/huge.yml"] = claim() + "#" * 1_000_000
    (finding,) = run(analyse(sleep), tmp_path).findings
    assert (finding.place.path, finding.rule) == ("claims/sleep-letter/huge.yml", "syntax")
    assert "at most 1,000,000 are read" in finding.message
