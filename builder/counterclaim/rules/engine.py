"""Runs the rules: adds level and order to what they yield."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counterclaim.knowledge.configuration import ConfigurationError
from counterclaim.knowledge.findings import Finding, Related, Summary
from counterclaim.knowledge.shown import one_line
from counterclaim.wording.hints import near

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.knowledge.findings import Setting
    from counterclaim.reasoning.analysis import Analysis

LEVELS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in order (by place, then rule), what was checked, and the rules that were asked.

    `settings` are those that the change at hand sets otherwise, where an earlier state is compared with: what was set
    there holds.
    """

    findings: tuple[Finding, ...]
    summary: Summary
    rules: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()

    def reaches(self, level: str) -> bool:
        """Tell whether any finding is at or above `level` (error, warning, info; none: never)."""
        return any(reaches(f.severity, level) for f in self.findings)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings are wanted: of these rules, not of those, at these paths. Empty means all."""

    select: frozenset[str] = field(default_factory=frozenset)
    ignore: frozenset[str] = field(default_factory=frozenset)
    paths: tuple[str, ...] = ()

    def wants(self, rule: str) -> bool:
        """Tell whether findings of `rule` are wanted."""
        return rule not in self.ignore and (not self.select or rule in self.select)

    def holds(self, finding: Finding) -> bool:
        """Tell whether a finding lies at a wanted path, with either of its places."""
        if not self.paths:
            return True
        places = [finding.place.path, *(r.place.path for r in finding.related)]
        return any(p == w or p.startswith(w.rstrip("/") + "/") or w == "." for p in places for w in self.paths)


def run(
    rules: Iterable[ModuleType],
    analysis: Analysis,
    configuration: Configuration,
    selection: Selection | None = None,
) -> Report:
    """Return what the rules find. Raises `ConfigurationError` for the name of a rule that does not exist."""
    selection = selection or Selection()
    rules = tuple(rules)
    known = {slug(rule) for rule in rules}
    for name in (*configuration.rules, *selection.select, *selection.ignore):
        if name not in known:
            raise ConfigurationError(no_rule(name, known))
    found: dict[Finding, None] = {}
    asked = []
    for rule in rules:
        name = slug(rule)
        level = configuration.rules.get(name, rule.LEVEL)
        if level == "off" or not selection.wants(name):
            continue
        asked.append(name)
        for finding in rule.check(analysis):
            if selection.holds(finding):
                found[_as(finding, name, level)] = None
    ordered = tuple(sorted(found, key=_order))
    return Report(ordered, _summary(analysis, ordered), tuple(asked))


def reaches(severity: str, level: str) -> bool:
    """Tell whether a severity is at or above `level` (error, warning, info; none: never)."""
    return level in LEVELS and LEVELS.index(severity) <= LEVELS.index(level)


def _as(finding: Finding, rule: str, level: str) -> Finding:
    """Return a finding with its rule and level, every text in one line; written out, as there can be thousands."""
    f = finding
    message, mend, says = one_line(f.message), one_line(f.mend), one_line(f.says)
    related = tuple(Related(r.place, one_line(r.message)) for r in f.related) if f.related else ()
    return Finding(message, f.place, mend, f.claim, related, says, rule, level, f.parts)


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    place = finding.place
    return place.path, place.line, place.column, finding.rule, finding.message


def no_rule(name: str, known: Iterable[str]) -> str:
    """Return in words that no rule has this name, and which there are."""
    hint = near(name, dict.fromkeys(known))
    listed = f"{hint} The rules" if hint else "the rules"
    return f'there is no rule "{name}"; {listed} are {", ".join(sorted(known))}'


def slug(rule: ModuleType) -> str:
    """Return the name of a rule, which is its module's with hyphens."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")


def _summary(analysis: Analysis, findings: tuple[Finding, ...]) -> Summary:
    kb = analysis.kb
    counted = Counter(f.severity for f in findings)
    coverage = analysis.coverage.values()
    verified = sum(len(v.same) + len(v.moved) for v in analysis.verifications.values())
    contested = [c for c in analysis.conflicts if c.is_open]
    return Summary(
        claims=len(kb.claims),
        sources=len(kb.sources),
        sentences=sum(c.total for c in coverage),
        accounted=sum(c.accounted for c in coverage),
        verified=verified,
        unverified_sources=len(kb.sources.keys() - analysis.verifications.keys()),
        conflicts=len(analysis.conflicts),
        explained=sum(c.status == "explained" for c in analysis.conflicts),
        both_possible=sum(c.status == "both-possible" for c in analysis.conflicts),
        places=sum(c.at is not None for c in kb.live_claims()),
        examined=sum(analysis.examined(c) for c in contested),
        errors=counted["error"],
        warnings=counted["warning"],
        infos=counted["info"],
        unread=_left_out(kb),
    )


def _left_out(kb: KnowledgeBase) -> int:
    """Return how many files are left out whole: not those of which only a term, or only the text, is at fault."""
    used = {source.origin.path for source in kb.sources.values()}
    files = {f.place.path for f in kb.faults if not f.place.path.startswith("vocabulary/")} - used
    return len(files) + sum(identity == "*" for _, identity in kb.unread)
