"""The JSON reports fit the schemas that are published for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.editing import resolutions
from counterclaim.knowledge.configuration import Configuration
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reports import machine, schemas
from counterclaim.rules import RULES, engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.rules.engine import Report


def validator(report: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schemas.schema(report))


def errors(report: str, text: str) -> list[str]:
    return [f"{e.json_path}: {e.message}" for e in validator(report).iter_errors(json.loads(text))]


def _properties(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            yield key, value
        for value in node.values():
            yield from _properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from _properties(value)


@pytest.mark.parametrize("report", schemas.REPORTS)
def test_a_schema_is_one_and_describes_every_field(report: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas.schema(report))
    fields = list(_properties(schemas.schema(report)))
    assert len(fields) > 15
    assert [key for key, field in fields if not field.get("description") and "const" not in field] == []


def test_findings_fit_their_schema(report: Report) -> None:
    assert report.findings
    assert errors("check", machine.findings(report)) == []


def test_no_findings_fit_their_schema_too(analyse: Callable[..., Analysis], tmp_path: Path) -> None:
    report = engine.run(RULES, analyse({}), Configuration(tmp_path))
    assert errors("check", machine.findings(report)) == []
    assert json.loads(machine.findings(report))["findings"] == []


def test_a_finding_tells_where_the_other_side_stands(report: Report) -> None:
    findings = json.loads(machine.findings(report))["findings"]
    (found,) = [f for f in findings if f["rule"] == "contradiction"]
    assert (found["path"], found["claim"]) == ("claims/sleep-letter/late-coffee-worse.yml", "late-coffee-worse")
    assert [r["path"] for r in found["related"]] == ["claims/night-notes/noon-coffee-better.yml"]
    assert found["message"].startswith("says: ")


def test_conflicts_fit_their_schema(analysis: Analysis) -> None:
    assert {c.status for c in analysis.conflicts} >= {"contradiction", "undetermined", "explained"}
    assert errors("conflicts", machine.conflicts(analysis, list(analysis.conflicts))) == []
    assert errors("conflicts", machine.conflicts(analysis, [])) == []


def test_conflicts_are_written_as_in_the_golden_file(analysis: Analysis, golden: Callable[[str, str], None]) -> None:
    golden("conflicts.json", machine.conflicts(analysis, list(analysis.conflicts)))


@pytest.mark.parametrize("decision", ["open", "both-hold", "late-coffee-worse"])
def test_a_decided_conflict_fits_its_schema(
    decision: str, analysis: Analysis, write: Callable[..., Path], load: Callable[..., KnowledgeBase]
) -> None:
    pair = ("late-coffee-worse", "noon-coffee-better")
    settle = None if decision == "open" else "A count of nights."
    sides = resolutions.named(analysis.between(*pair)[0], *pair)
    said = "Only one counted."
    value = resolutions.record(analysis.kb, sides, decision, said, would_settle=settle, date="2026-01-06", by="ada")
    value["reviewed"] = {"by": "ben", "date": "2026-01-07"}
    resolutions.write(write({}), "coffee", value)
    now = Analysis(load({}))
    text = machine.conflicts(now, list(now.conflicts))
    assert errors("conflicts", text) == []
    (decided,) = [c["decision"] for c in json.loads(text)["conflicts"] if c["decision"]]
    assert decided == {
        "id": "coffee",
        "decision": "prefer" if decision == "late-coffee-worse" else decision,
        "prefer": "late-coffee-worse" if decision == "late-coffee-worse" else None,
        "reason": "Only one counted.",
        "would_settle": settle,
        "date": "2026-01-06",
        "by": "ada",
        "reviewed": {"by": "ben", "date": "2026-01-07"},
        "claims": list(pair),
        "joined": [],
        "joined_in_all": 0,
        "fits": True,
        "closes": decision != "open",
    }


def test_sides_tell_their_limits_and_alternatives(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    limits = "population: {any: [adults, teenagers]}, condition: [morning], horizon: 12 weeks"
    sleep["claims/sleep-letter/worse.yml"] = claim(scope=f"{{{limits}, dose: {{cups-per-day: 2 cups}}}}")
    sleep["claims/night-notes/better.yml"] = claim(
        source="night-notes", effect="{exposure: coffee, outcome: sleep-quality, direction: increases}"
    )
    analysis = analyse(sleep)
    text = machine.conflicts(analysis, analysis.conflicts)
    assert errors("conflicts", text) == []
    (found,) = json.loads(text)["conflicts"]
    stated = {
        "population": {"any": [["adults"], ["teenagers"]]},
        "condition": ["morning"],
        "horizon": "12 weeks",
        "dose": {"cups-per-day": "2 cups"},
    }
    nothing: dict[str, Any] = {"population": None, "condition": None, "horizon": None, "dose": {}}
    assert [side["limits"] for side in found["sides"]] == [stated, nothing]
    axes = {axis["axis"]: axis for axis in found["axes"]}
    assert axes["population"]["left"] == {"any": [["adults"], ["teenagers"]]}
    assert axes["population"]["right"] is None
    assert axes["condition"]["left"] == ["morning"]


@pytest.mark.parametrize(
    ("change", "report"),
    [
        ({"version": 2}, "check"),
        ({"version": 1}, "conflicts"),
        ({"findings": [{"rule": "syntax"}]}, "check"),
        ({"summary": {}}, "check"),
        ({"more": 1}, "conflicts"),
        ({"conflicts": [{"id": "x"}]}, "conflicts"),
    ],
)
def test_a_schema_refuses_what_does_not_fit(
    change: dict[str, Any], report: str, analyse: Callable[..., Analysis], tmp_path: Path
) -> None:
    analysis = analyse({})
    texts = {
        "check": machine.findings(engine.run(RULES, analysis, Configuration(tmp_path))),
        "conflicts": machine.conflicts(analysis, []),
    }
    document = json.loads(texts[report])
    assert validator(report).is_valid(document)
    assert not validator(report).is_valid({**document, **change})
