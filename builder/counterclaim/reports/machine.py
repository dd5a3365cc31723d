"""Findings and conflicts as JSON: the stable interface for other programs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from counterclaim.reasoning.conflicts import STATUSES
from counterclaim.reasoning.scope import TOGETHER
from counterclaim.reports import bounds
from counterclaim.reports.context import NOTHING, Context
from counterclaim.wording.conflicts import summary
from counterclaim.wording.findings import in_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.resolutions import Decision
    from counterclaim.reasoning.scope import Alternatives, Axis
    from counterclaim.rules.engine import Report

VERSION = 1
CONFLICTS_VERSION = 2


def findings(report: Report, context: Context = NOTHING) -> str:
    """Return the findings of `check` and what was checked, as JSON; notes that are left out are counted by rule."""
    listed, left_out = bounds.noted(report.findings, notes=context.notes)
    document = {
        "version": VERSION,
        "summary": asdict(report.summary),
        "settings": [asdict(setting) for setting in report.settings],
        "findings": [_finding(f) for f in listed],
        "not_listed": dict(left_out),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def conflicts(analysis: Analysis, found: Sequence[Conflict]) -> str:
    """Return conflicts as JSON; the totals hold for all of `found`, also where not all of them are listed."""
    listed = bounds.listed(found)
    counts = Counter(c.status for c in found)
    document = {
        "version": CONFLICTS_VERSION,
        "summary": {
            "conflicts": len(found),
            "pairs": sum(c.pairs for c in found),
            "by_status": {status: counts[status] for status in STATUSES},
            "listed": len(listed),
        },
        "conflicts": [conflict(analysis, c) for c in listed],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def conflict(analysis: Analysis, found: Conflict) -> dict[str, Any]:
    """Return one conflict as plain values."""
    decision = analysis.decision(found)
    return {
        "id": found.id,
        "status": found.status,
        "kinds": list(found.kinds),
        "self": found.self,
        "question": {"exposure": found.question[0], "outcome": found.question[1]},
        "sides": [side(one) for one in found.sides],
        "pairs": found.pairs,
        "axes": [_axis(axis) for axis in found.axes],
        "decisive": list(found.decisive),
        "stronger": found.stronger,
        "summary": str(summary(analysis.kb, found)),
        "decision": _decision(decision) if decision else None,
    }


def side(position: Position) -> dict[str, Any]:
    """Return a position, as one side of a conflict, as plain values."""
    limits = position.limits
    return {
        "claims": list(position.claims[: bounds.MOST_CLAIMS]),
        "claims_in_all": len(position.claims),
        "sources": list(position.sources[: bounds.MOST_CLAIMS]),
        "sources_in_all": len(position.sources),
        "grounds": position.grounds.tier,
        "limits": {
            "population": _alternatives(limits.population),
            "condition": _alternatives(limits.condition),
            "horizon": limits.horizon,
            "dose": {amount.quantity: amount.text for amount in limits.dose},
        },
    }


def _alternatives(sets: Alternatives) -> list[str] | dict[str, list[list[str]]] | None:
    """Return terms that hold together as a list, and alternatives, each a list, under `any`; null: not stated."""
    if len(sets) > 1:
        return {"any": [list(one) for one in sets]}
    return list(sets[0]) if sets else None


def _axis(axis: Axis) -> dict[str, Any]:
    left, right = (
        _alternatives(tuple(tuple(one.split(TOGETHER)) for one in terms))
        if terms and any_of
        else (list(terms) if terms else None)
        for terms, any_of in zip((axis.left, axis.right), axis.any, strict=True)
    )
    return {"axis": axis.name, "relation": axis.relation, "left": left, "right": right}


def _decision(decision: Decision) -> dict[str, Any]:
    resolution = decision.resolution
    reviewed = resolution.reviewed
    return {
        "id": resolution.id,
        "decision": resolution.decision,
        "prefer": resolution.prefer,
        "reason": resolution.reason,
        "would_settle": resolution.would_settle,
        "date": resolution.date,
        "by": resolution.by,
        "reviewed": {"by": reviewed.by, "date": reviewed.date} if reviewed else None,
        "claims": list(resolution.claims),
        "joined": list(decision.joined[: bounds.MOST_CLAIMS]),
        "joined_in_all": len(decision.joined),
        "fits": decision.fits,
        "closes": decision.closes,
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
