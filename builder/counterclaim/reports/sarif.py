"""Findings as SARIF 2.1.0, which code scanning services read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from counterclaim import __version__, rules
from counterclaim.reports import bounds, fingerprints
from counterclaim.reports.context import NOTHING, Context
from counterclaim.rules import engine
from counterclaim.wording.findings import in_one_line, not_listed, set_otherwise
from counterclaim.wording.phrases import capital

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from counterclaim.knowledge.findings import Finding, Place
    from counterclaim.rules.engine import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
BASE = "%SRCROOT%"
FINGERPRINT = "counterclaim/v1"

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def findings(report: Report, context: Context = NOTHING) -> str:
    """Return the findings and the rules as a SARIF log."""
    prefix = context.prefix()
    known = {engine.slug(rule): index for index, rule in enumerate(rules.RULES)}
    listed, left_out = bounds.noted(report.findings, notes=context.notes)
    results = [_result(f, known, mark, prefix) for f, mark in fingerprints.numbered(listed)]
    run = {
        "tool": {
            "driver": {"name": "counterclaim", "version": __version__, "rules": [_rule(rule) for rule in rules.RULES]}
        },
        "invocations": [{"executionSuccessful": True, **_notified(report, left_out)}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository."}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _notified(report: Report, left_out: Mapping[str, int]) -> dict[str, Any]:
    """Return what is said about the settings (3.20.22), and about notes that are not among the results (3.20.21)."""
    told = {
        "toolConfigurationNotifications": capital(set_otherwise(report.settings)),
        "toolExecutionNotifications": capital(not_listed(left_out)) if left_out else "",
    }
    return {key: [{"level": "note", "message": {"text": _message(said)}}] for key, said in told.items() if said}


def _rule(rule: ModuleType) -> dict[str, Any]:
    page = (rule.__doc__ or "").strip()
    short, _, rest = page.partition("\n\n")
    meaning = rest.partition("## What it means")[2].partition("\n## ")[0]
    return {
        "id": engine.slug(rule),
        "shortDescription": {"text": short},
        "fullDescription": {"text": " ".join(meaning.split()) or short},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.LEVEL]},
    }


def _result(finding: Finding, known: dict[str, int], fingerprint: str, prefix: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": known[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(in_one_line(finding))},
        "locations": [_location(finding.place, prefix)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.place, prefix), "message": {"text": _message(related.message)}}
            for number, related in enumerate(finding.related, start=1)
        ]
    if finding.claim:
        result["properties"] = {"claim": finding.claim}
    return result


def _location(place: Place, prefix: str) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(prefix + place.path), "uriBaseId": BASE},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }


def _message(text: str) -> str:
    """Return text in which nothing is a placeholder (3.11.5) or an embedded link (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
