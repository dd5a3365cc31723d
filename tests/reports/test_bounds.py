"""However many claims stand on a question: reports list so many, count all, and stay small."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from counterclaim import reports
from counterclaim.knowledge.configuration import Configuration
from counterclaim.reports import bounds, machine, schemas
from counterclaim.rules import RULES, engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis


def errors(text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(schemas.schema("conflicts"))
    return [f"{e.json_path}: {e.message}" for e in validator.iter_errors(json.loads(text))]


def crowd(sleep: dict[str, str], claim: Callable[..., str], *, sides: int, limits: int) -> dict[str, str]:
    """Add so many claims a side on one question, within so many different limits."""
    for number in range(sides):
        scope = f"{{dose: {{cups-per-day: {number % limits + 1} cups}}}}" if limits > 1 else None
        sleep[f"claims/sleep-letter/worse-{number:04}.yml"] = claim(scope=scope)
        sleep[f"claims/night-notes/better-{number:04}.yml"] = claim(
            source="night-notes", effect="{exposure: coffee, outcome: sleep-quality, direction: increases}", scope=scope
        )
    return sleep


def test_a_side_lists_so_many_claims_and_counts_all(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    analysis = analyse(crowd(sleep, claim, sides=60, limits=1))
    text = machine.conflicts(analysis, analysis.conflicts)
    assert errors(text) == []
    document = json.loads(text)
    assert document["summary"] == {
        "conflicts": 1,
        "pairs": 3600,
        "by_status": {"contradiction": 1, "undetermined": 0, "both-possible": 0, "explained": 0},
        "listed": 1,
    }
    (found,) = document["conflicts"]
    assert (found["pairs"], found["stronger"], found["self"]) == (3600, None, False)
    for side in found["sides"]:
        assert (len(side["claims"]), side["claims_in_all"], side["sources_in_all"]) == (50, 60, 1)


def test_a_question_lists_the_conflicts_of_so_many_positions_and_counts_all(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    analysis = analyse(crowd(sleep, claim, sides=15, limits=15))
    text = machine.conflicts(analysis, analysis.conflicts)
    assert errors(text) == []
    document = json.loads(text)
    assert document["summary"]["conflicts"] == document["summary"]["pairs"] == 225
    assert document["summary"]["listed"] == len(document["conflicts"]) < 225
    positions = {claim for found in document["conflicts"] for side in found["sides"] for claim in side["claims"]}
    assert len(positions) <= 20
    assert bounds.listed(analysis.conflicts) == bounds.listed(list(analysis.conflicts))


@pytest.mark.parametrize("form", reports.CONFLICTS)
def test_a_report_of_a_crowd_is_as_long_as_that_of_fifty(
    form: str, analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    few = analyse(crowd(sleep, claim, sides=60, limits=1))
    short = len(reports.CONFLICTS[form](few, few.conflicts))
    many = analyse(crowd(sleep, claim, sides=400, limits=1))
    assert len(many.conflicts) == 1
    assert len(reports.CONFLICTS[form](many, many.conflicts)) <= short + 20, "a digit more here and there"


@pytest.mark.parametrize("form", ["text", "github", "sarif"])
def test_a_crowd_gives_one_finding_of_its_conflict(
    form: str, analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str], tmp_path: Path
) -> None:
    analysis = analyse(crowd(sleep, claim, sides=60, limits=1))
    chosen = engine.Selection(frozenset({"contradiction"}))
    report = engine.run(RULES, analysis, Configuration(tmp_path), chosen)
    assert len(report.findings) == 1
    assert "59 more claims take the same side" in reports.FINDINGS[form](report, reports.Context())


def test_what_is_cut_is_said(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    analysis = analyse(crowd(sleep, claim, sides=15, limits=15))
    listed = len(bounds.listed(analysis.conflicts))
    text = reports.CONFLICTS["text"](analysis, analysis.conflicts)
    assert f"{listed} of 225 conflicts listed; see those of one claim with --claim ID\n" in text
    assert text.endswith(f"225 pairs of claims · {listed} listed\n")


def test_programs_are_told_so_many_notes_of_a_rule_and_how_many_more_there_are(
    analyse: Callable[..., Analysis],
    sleep: dict[str, str],
    claim: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounds, "MOST_NOTES", 3)
    for number in range(5):
        sleep[f"claims/sleep-letter/more-{number}.yml"] = claim(reviewed=None)
    report = engine.run(RULES, analyse(sleep), Configuration(tmp_path))
    found = json.loads(machine.findings(report))
    jsonschema.validate(found, schemas.schema("check"))
    assert found["not_listed"] == {"orphan-term": 12, "unreviewed": 2}
    assert found["summary"]["infos"] == 14 + sum(f["severity"] == "info" for f in found["findings"])
    louder = [f for f in report.findings if f.severity != "info"]
    assert len(louder) == sum(f["severity"] != "info" for f in found["findings"]) > 0
    log = json.loads(reports.FINDINGS["sarif"](report, reports.Context()))["runs"][0]
    assert sum(result["ruleId"] == "unreviewed" for result in log["results"]) == 3
    [notification] = log["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "Not listed: 12 orphan-term, 2 unreviewed (list them with --select RULE)"


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_programs_are_told_every_note_that_is_asked_for(
    analyse: Callable[..., Analysis],
    sleep: dict[str, str],
    claim: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
) -> None:
    monkeypatch.setattr(bounds, "MOST_NOTES", 3)
    for number in range(5):
        sleep[f"claims/sleep-letter/more-{number}.yml"] = claim(reviewed=None)
    selection = engine.Selection(frozenset({"unreviewed"}))
    report = engine.run(RULES, analyse(sleep), Configuration(tmp_path), selection)
    text = reports.FINDINGS[form](report, reports.Context(notes=True))
    found = json.loads(text)
    listed = found["findings"] if form == "json" else found["runs"][0]["results"]
    assert len(listed) == 5
    assert "ot listed" not in text
