"""Which findings are new: those that an earlier state of the knowledge base does not have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.findings import Finding, Setting
    from counterclaim.rules.engine import Report

Identity = tuple[str, str, str, str, tuple[str, ...]]

DECIDING = ("fail-on", "rules.", "texts")
"""Settings that decide what a check finds, and what it makes of it."""

_POSITION = re.compile(r"\b(line|column) \d+|(?<=\S):\d+:\d+")


def identity(finding: Finding) -> Identity:
    """Return what a finding keeps when lines move: rule, file, claim, message, files of the other places.

    The message counts without positions; that of a finding about several things (`parts`) does not count,
    because it changes when one of them goes.
    """
    message = "" if finding.parts else _POSITION.sub(r"\1", finding.message)
    others = tuple(sorted(related.place.path for related in finding.related))
    return (finding.rule, finding.place.path, finding.claim or "", message, others)


def new(now: Report, before: Report, settings: tuple[Setting, ...] = ()) -> Report:
    """Return `now` with only those findings that `before` does not have; the others are counted as known.

    `settings` are those that have been changed in between.

    Two alike count as two: one of them is new where there was one. A finding about several things is new
    where one of them is.
    """
    known = Counter(identity(f) for f in before.findings)
    parts: defaultdict[Identity, set[str]] = defaultdict(set)
    for finding in before.findings:
        parts[identity(finding)].update(finding.parts)
    found = []
    for finding in now.findings:
        name = identity(finding)
        if known[name] and parts[name].issuperset(finding.parts):
            known[name] -= 1
        else:
            found.append(finding)
    return _counted(now, found, settings)


def _counted(report: Report, found: Iterable[Finding], settings: tuple[Setting, ...]) -> Report:
    findings = tuple(found)
    levels = Counter(f.severity for f in findings)
    summary = replace(
        report.summary,
        errors=levels["error"],
        warnings=levels["warning"],
        infos=levels["info"],
        known=len(report.findings) - len(findings),
    )
    deciding = tuple(one for one in settings if one.name.startswith(DECIDING))
    return replace(report, findings=findings, summary=summary, settings=deciding)
