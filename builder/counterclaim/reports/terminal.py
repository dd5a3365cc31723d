"""What a person reads in a terminal: findings, conflicts, coverage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from counterclaim.knowledge import guide
from counterclaim.reasoning.conflicts import Conflict
from counterclaim.reports import bounds
from counterclaim.reports.context import NOTHING, Context
from counterclaim.wording.axes import axis_name, stated_on
from counterclaim.wording.conflicts import NOT_EXAMINED, chained, counted, decided, status, summary
from counterclaim.wording.coverage import (
    NO_GUIDE,
    NO_SOURCES,
    covered,
    excused,
    of_guide,
    resting,
    verified,
    without_lock,
)
from counterclaim.wording.findings import counts, not_listed, set_otherwise, with_mend
from counterclaim.wording.phrases import capital, folded, ranges
from counterclaim.wording.questions import question_name
from counterclaim.wording.records import cut, held_for, offering, or_not_stated, others, rests_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from counterclaim.knowledge.alignment import Verification
    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.positions import Position
    from counterclaim.rules.engine import Report


def findings(report: Report, context: Context = NOTHING) -> str:
    """Return the findings and the counts; notes (level info) are listed only if asked for, else counted."""
    notes = context.notes
    blocks = ["\n".join(finding(f)) for f in bounds.told(report.findings, notes=notes)]
    hidden = Counter(f.rule for f in report.findings if f.severity == "info")
    if hidden and not notes:
        blocks.append(not_listed(hidden))
    if report.settings:
        blocks.append(capital(set_otherwise(report.settings)))
    return "\n\n".join([*blocks, counts(report.summary)]) + "\n"


def finding(found: Finding) -> Iterator[str]:
    """Yield the lines that show one finding."""
    yield f"{found.place}  {found.severity}  {found.rule}"
    if not found.says:
        yield f"  {with_mend(found)}"
        for related in found.related:
            yield f"  see    {related.place}  {related.message}"
        return
    yield f"  says   {found.says}"
    for related in found.related:
        yield f"  while  {related.message}"
        yield f"         {related.place}"
    yield f"  {found.message}"
    if found.mend:
        yield f"  mend   {found.mend}"


def conflicts(analysis: Analysis, found: Sequence[Conflict]) -> str:
    """Return conflicts with both sides, the axes and the status, and how many there are of each status."""
    listed = bounds.listed(found)
    blocks = ["\n".join(conflict(analysis, c)) for c in listed]
    if cut(len(listed), len(found)):
        blocks.append(cut(len(listed), len(found)))
    return "\n\n".join([*blocks, counted(found, sum(analysis.examined(c) for c in found), len(listed))]) + "\n"


def dispute(analysis: Analysis, found: Conflict | Chain) -> Iterator[str]:
    """Yield the lines that show what is to be decided: a conflict, or a chain that opposes a claim."""
    if isinstance(found, Conflict):
        yield from conflict(analysis, found)
        return
    yield chained(found.position.claims[0])
    yield from _side(analysis, "claim", found.position)
    for link in found.links:
        yield from _side(analysis, "link", link)
    decision = analysis.decision(found)
    yield f"  {decided(decision) if decision else NOT_EXAMINED}"


def _side(analysis: Analysis, label: str, side: Position, *, stronger: bool = False) -> Iterator[str]:
    """Yield what one side says, who says so, and on what grounds."""
    speaking, *more = (analysis.kb.claims[identity] for identity in side.claims[: bounds.MOST_CLAIMS])
    yield f"  {label:<7} {folded(speaking.statement)}"
    yield f"          {offering(speaking)}"
    if more:
        yield f"          {others([claim.id for claim in more], len(side.claims) - 1)}"
    yield f"          rests on: {rests_on(side.grounds, stronger=stronger)}"


def conflict(analysis: Analysis, found: Conflict) -> Iterator[str]:
    """Yield the lines that show one conflict."""
    kb = analysis.kb
    yield f"{found.id}  {status(kb, found)}  {question_name(kb, *found.question)}"
    for number, label in enumerate(("first", "second")):
        yield from _side(analysis, label, found.sides[number], stronger=found.stronger == number)
    for axis in found.axes:
        if axis.relation == "unstated":
            continue
        left, right = map(or_not_stated, stated_on(kb, axis))
        mark = "  <- decides" if axis.name in found.decisive else ""
        yield f"    {axis_name(kb, axis.name):<24} {left} | {right}  {axis.relation}{mark}"
    yield f"  {summary(kb, found)}"
    decision = analysis.decision(found)
    if decision:
        yield f"  {decided(decision)}"
        if decision.joined:
            yield f"  {held_for(decision.joined)}"
    elif found.is_open:
        yield f"  {NOT_EXAMINED}"


def coverage(analysis: Analysis) -> str:
    """Return per source how many sentences are claimed, excused and open, and which are open."""
    lines = []
    for found in analysis.coverage.values():
        lines.append(covered(found))
        if found.excused:
            lines.append(f"  excused  {excused(found)}")
        if found.open:
            lines.append(f"  open     {ranges(found.open)}")
    unlocked = sorted(analysis.kb.sources.keys() - analysis.coverage.keys())
    lines.extend(without_lock(name) for name in unlocked)
    return "\n".join(lines or [NO_SOURCES]) + "\n"


def guide_coverage(analysis: Analysis) -> str:
    """Return per page of the guide how many sentences carry a citation, and those that carry none."""
    lines = []
    for page in analysis.kb.guide:
        found = [s for s in guide.prose(page) if s.text]
        bare = [s for s in found if not s.cited]
        lines.append(of_guide(page.path, len(found), len(found) - len(bare)))
        lines.extend(f"  {page.place(s.start)}  {folded(s.text)}" for s in bare)
    return "\n".join(lines or [NO_GUIDE]) + "\n"


def verification(analysis: Analysis, source: str, found: Verification) -> str:
    """Return what a text at hand says about a source's lock, and which claims rest on what changed."""
    first, *lines = verified(source, found)
    for number in (*found.changed, *found.gone):
        claims = [c.id for c in analysis.kb.live_claims() if c.source == source and number in c.sentences]
        lines.append(resting(number, claims))
    return "\n".join([first, *(f"  {line}" for line in lines)]) + "\n"
