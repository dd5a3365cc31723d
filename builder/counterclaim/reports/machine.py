"""Findings and conflicts as JSON: the stable interface for other programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from counterclaim.reports.context import NOTHING, Context
from counterclaim.wording.conflicts import summary
from counterclaim.wording.findings import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.rules.engine import Report

VERSION = 1


def findings(report: Report, context: Context = NOTHING) -> str:  # noqa: ARG001 - programs get everything
    """Return the findings of `check` and what was checked, as JSON."""
    document = {
        "version": VERSION,
        "summary": asdict(report.summary),
        "findings": [_finding(f) for f in report.findings],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def conflicts(analysis: Analysis, found: Iterable[Conflict]) -> str:
    """Return conflicts as JSON."""
    document = {"version": VERSION, "conflicts": [conflict(analysis, c) for c in found]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def conflict(analysis: Analysis, found: Conflict) -> dict[str, Any]:
    """Return one conflict as plain values."""
    resolution = analysis.resolution(found)
    return {
        "id": found.id,
        "status": found.status,
        "kinds": list(found.kinds),
        "self": found.self,
        "claims": list(found.claims),
        "sources": list(found.sources),
        "question": {"exposure": found.question[0], "outcome": found.question[1]},
        "axes": [
            {
                "axis": axis.name,
                "relation": axis.relation,
                "left": list(axis.left) if axis.left else None,
                "right": list(axis.right) if axis.right else None,
            }
            for axis in found.axes
        ],
        "decisive": list(found.decisive),
        "summary": str(summary(analysis.kb, found)),
        "resolution": {
            "id": resolution.id,
            "decision": resolution.decision,
            "prefer": resolution.prefer,
            "reason": resolution.reason,
            "would_settle": resolution.would_settle,
            "date": resolution.date,
            "fits": analysis.examined(found),
        }
        if resolution
        else None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": in_one_line(finding),
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "claim": finding.claim,
        "related": [
            {"path": r.place.path, "line": r.place.line, "column": r.place.column, "message": r.message}
            for r in finding.related
        ],
    }
