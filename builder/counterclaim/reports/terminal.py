"""What a person reads in a terminal: findings, conflicts, coverage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from counterclaim.knowledge import guide
from counterclaim.reports.context import NOTHING, Context
from counterclaim.wording import axes
from counterclaim.wording import conflicts as worded_conflicts
from counterclaim.wording import questions as worded_questions
from counterclaim.wording.findings import counts, with_mend
from counterclaim.wording.phrases import plural, ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.knowledge.locks import Verification
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.rules.engine import Report


def findings(report: Report, context: Context = NOTHING) -> str:
    """Return the findings and the counts; notes (level info) are listed only if asked for, else counted."""
    notes = context.notes
    shown = [f for f in report.findings if notes or f.severity != "info"]
    blocks = ["\n".join(_finding(f)) for f in shown]
    hidden = Counter(f.rule for f in report.findings if f.severity == "info")
    if hidden and not notes:
        listed = ", ".join(f"{count:,} {rule}" for rule, count in sorted(hidden.items()))
        blocks.append(f"not listed: {listed} (list them with --select RULE)")
    return "\n\n".join([*blocks, counts(report.summary)]) + "\n"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{finding.place}  {finding.severity}  {finding.rule}"
    if not finding.says:
        yield f"  {with_mend(finding)}"
        for related in finding.related:
            yield f"  see    {related.place}  {related.message}"
        return
    yield f"  says   {finding.says}"
    for related in finding.related:
        yield f"  while  {related.message}"
        yield f"         {related.place}"
    yield f"  {finding.message}"
    if finding.mend:
        yield f"  mend   {finding.mend}"


def conflicts(analysis: Analysis, found: Iterable[Conflict]) -> str:
    """Return conflicts with both sides, the axes and the status, and how many there are of each status."""
    listed = list(found)
    blocks = ["\n".join(conflict(analysis, c)) for c in listed]
    counted = Counter(c.status for c in listed)
    total = plural(len(listed), "conflict")
    by_status = ", ".join(f"{n} {status}" for status, n in sorted(counted.items()))
    examined = sum(analysis.examined(c) for c in listed)
    blocks.append(f"{total}: {by_status} · {examined} examined" if listed else total)
    return "\n\n".join(blocks) + "\n"


def dispute(analysis: Analysis, pair: tuple[str, str]) -> Iterator[str]:
    """Yield the lines that show what is to be decided about two claims, named in the order of their ids."""
    for found in (c for c in analysis.conflicts if c.claims == pair):
        yield from conflict(analysis, found)
    for chain in (c for c in analysis.chains if pair in c.pairs):
        yield f"a chain that opposes {chain.claim}"
        yield from _stated("claim", analysis.kb.claims[chain.claim])
        for link in chain.links:
            yield from _stated("link", analysis.kb.claims[link])


def _stated(label: str, claim: Claim) -> Iterator[str]:
    yield f"  {label:<7} {claim.statement}"
    numbers = ", ".join(str(n) for n in claim.sentences)
    yield f"          {claim.id} ({claim.source}, {numbers}; offers: {claim.basis})"


def conflict(analysis: Analysis, found: Conflict) -> Iterator[str]:
    """Yield the lines that show one conflict."""
    kb = analysis.kb
    name = worded_questions.question_name(kb, *found.question)
    by = f" ({axes.axis_name(kb, found.decisive[0])})" if found.status == "explained" else ""
    own = " · inside one source" if found.self else ""
    yield f"{found.id}  {found.status}{by} · {', '.join(found.kinds)}{own}  {name}"
    for label, claim_id in zip(("first", "second"), found.claims, strict=True):
        claim = kb.claims[claim_id]
        yield from _stated(label, claim)
    for axis in found.axes:
        if axis.relation == "unstated":
            continue
        left = axes.stated(kb, axis.name, axis.left) or "not stated"
        right = axes.stated(kb, axis.name, axis.right) or "not stated"
        mark = "  <- decides" if axis.name in found.decisive else ""
        yield f"    {axes.axis_name(kb, axis.name):<24} {left} | {right}  {axis.relation}{mark}"
    yield f"  {worded_conflicts.conflict(kb, found)}"
    resolution = analysis.resolution(found)
    if resolution:
        stale = "" if analysis.examined(found) else " (the claims have changed since)"
        yield f"  decided {resolution.date}: {resolution.prefer or resolution.decision}{stale}. {resolution.reason}"
    elif found.status != "explained":
        yield "  not examined"


def coverage(analysis: Analysis) -> str:
    """Return per source how many sentences are claimed, excused and open, and which are open."""
    lines = []
    for found in analysis.coverage.values():
        share = 100 * found.accounted // found.total if found.total else 100
        lines.append(
            f"{found.source}: {plural(found.total, 'sentence')}: {len(found.claimed)} claimed,"
            f" {len(found.excused.keys() - found.claimed.keys())} excused, {len(found.open)} open ({share}%)"
        )
        reasons = Counter(found.excused.values())
        if reasons:
            lines.append(f"  excused  {', '.join(f'{count} {why}' for why, count in sorted(reasons.items()))}")
        if found.open:
            lines.append(f"  open     {ranges(found.open)}")
    unlocked = sorted(analysis.kb.sources.keys() - analysis.coverage.keys())
    lines.extend(f"{name}: no lock, so its sentences cannot be counted" for name in unlocked)
    return "\n".join(lines or ["no sources"]) + "\n"


def guide_coverage(analysis: Analysis) -> str:
    """Return per page of the guide how many sentences carry a citation, and those that carry none."""
    lines = []
    for page in analysis.kb.guide:
        found = [s for s in guide.prose(page) if s.text]
        bare = [s for s in found if not s.cited]
        lines.append(f"{page.path}: {plural(len(found), 'sentence')}, {len(found) - len(bare)} cited")
        lines.extend(f"  {page.place(s.start)}  {' '.join(s.text.split())}" for s in bare)
    return "\n".join(lines or ["no guide"]) + "\n"


def verification(analysis: Analysis, source: str, found: Verification) -> str:
    """Return what a text at hand says about a source's lock, and which claims rest on what changed."""
    counted = {"the same": found.same, "moved": found.moved, "changed": found.changed, "gone": found.gone}
    lines = [f"{source}: {', '.join(f'{len(n)} {word}' for word, n in counted.items())}, {found.new} new"]
    lines.extend(f"  {word}: {ranges(tuple(sorted(n)))}" for word, n in list(counted.items())[1:] if n)
    for number in (*found.changed, *found.gone):
        resting = [c.id for c in analysis.kb.live_claims() if c.source == source and number in c.sentences]
        lines.append(f"  claims on sentence {number}: {', '.join(resting) or 'none'}")
    return "\n".join(lines) + "\n"
