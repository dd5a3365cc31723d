"""One record as a person would want to read it in a terminal: everything that it states, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reports import answered, bounds, coded, terminal
from counterclaim.wording.conflicts import against
from counterclaim.wording.coverage import accounted
from counterclaim.wording.grounds import grounds as grounds_words
from counterclaim.wording.phrases import folded
from counterclaim.wording.questions import headline, question_name, quote, reason
from counterclaim.wording.records import decision, dispute, fitting, held_for, not_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.records import Claim, Concept, Resolution, Source
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.questions import Question
    from counterclaim.reports.coded import Row


def show(analysis: Analysis, identity: str) -> str | None:
    """Return everything that has this id (a claim, source, term, resolution, answer, conflict); None if nothing has.

    A question is named `exposure/outcome`.
    """
    blocks = ["\n".join(lines) for lines in _all(analysis, identity)]
    return "\n\n".join(blocks) + "\n" if blocks else None


def _all(analysis: Analysis, identity: str) -> Iterator[list[str]]:
    kb = analysis.kb
    if identity in kb.claims:
        yield list(claim(analysis, kb.claims[identity]))
    if identity in kb.sources:
        yield list(_source(analysis, kb.sources[identity]))
    if identity in kb.concepts:
        yield list(_concept(analysis, kb.concepts[identity]))
    for kind, terms in (("population", kb.populations), ("condition", kb.conditions)):
        if identity in terms:
            term = terms[identity]
            yield [f"{kind} {identity}", f"  {term.label}: {term.definition}", *_rows(coded.term(term))]
    if identity in kb.quantities:
        yield [f"quantity {identity}", *_rows(coded.quantity(kb.quantities[identity]))]
    if identity in kb.resolutions:
        yield list(_resolution(analysis, kb.resolutions[identity]))
    if identity in kb.answers:
        found = kb.answers[identity]
        file = ("file", found.origin.path)
        yield [f"answer {identity}", f"  {folded(found.asks)}", *_rows([*answered.rows(analysis, found), file])]
    for conflict in analysis.conflicts:
        if conflict.id == identity:
            yield list(terminal.conflict(analysis, conflict))
    for chain in analysis.chains:
        if chain.id == identity:
            yield [chain.id, *terminal.dispute(analysis, chain)]
    if identity in analysis.question_names:
        yield list(_question(analysis, analysis.question_names[identity]))


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for label, words in rows:
        yield f"  {label:<10} {words}" if label else f"  {words}"


def claim(analysis: Analysis, found: Claim) -> Iterator[str]:
    """Yield everything that a claim states, line by line, and what stands against it."""
    yield f"claim {found.id}"
    yield f"  {' '.join(found.statement.split())}"
    yield from _rows(coded.claim(analysis.kb, found))
    against_it = analysis.conflicts_of.get(found.id, ())
    for conflict in against_it[: bounds.MOST_POSITIONS]:
        yield f"  against    {against(conflict, found.id, examined=analysis.examined(conflict))}"
    if len(against_it) > bounds.MOST_POSITIONS:
        yield f"  against    {not_shown(len(against_it) - bounds.MOST_POSITIONS)}"
    yield f"  file       {found.origin.path}"


def _source(analysis: Analysis, source: Source) -> Iterator[str]:
    yield f"source {source.id}"
    yield f"  {source.title}"
    yield from _rows(coded.source(analysis.kb, source))
    claims = [c.id for c in analysis.kb.live_claims() if c.source == source.id]
    coverage = analysis.coverage.get(source.id)
    if coverage:
        yield f"  sentences  {accounted(coverage)}"
    yield f"  claims     {len(claims)}"
    yield f"  file       {source.origin.path}"


def _concept(analysis: Analysis, concept: Concept) -> Iterator[str]:
    yield f"concept {concept.id}"
    yield f"  {concept.label}: {concept.definition}"
    yield from _rows(coded.concept(analysis.kb, analysis.vocabulary, concept))
    asked = [question for question in analysis.questions.values() if concept.id in question.key]
    for question in asked[: bounds.MOST_CLAIMS]:
        name = question_name(analysis.kb, *question.key)
        yield f"  question   {name}: {headline(analysis.kb, question)}"
    if len(asked) > bounds.MOST_CLAIMS:
        yield f"  question   {not_shown(len(asked) - bounds.MOST_CLAIMS)}"


def _resolution(analysis: Analysis, resolution: Resolution) -> Iterator[str]:
    decisions, about = analysis.decisions.about.get(resolution.id, ()), analysis.decided_about(resolution)
    yield f"resolution {resolution.id}"
    yield f"  claims     {', '.join(resolution.claims)}"
    yield f"  decision   {decision(resolution)}"
    yield from _rows(coded.resolution(resolution))
    yield f"  fits       {fitting(decisions, about)}"
    joined = held_for(sorted({claim for one in decisions for claim in one.joined}))
    if joined:
        yield f"  joined     {joined}"
    if about:
        yield f"  about      {', '.join(about)}"


def _question(analysis: Analysis, question: Question) -> Iterator[str]:
    kb = analysis.kb
    yield f"question {question_name(kb, *question.key)}"
    yield f"  {headline(kb, question)}"
    yield f"  {reason(kb, question)}"
    yield f"  grounds    {grounds_words(question.grounds)}"
    answer = answered.line(analysis, question.key)
    yield from _rows([answer] if answer else [])
    for stance, ids in question.sides.items():
        if ids:
            left = len(ids) - bounds.MOST_CLAIMS
            more = f", {not_shown(left)}" if left > 0 else ""
            yield f"  {stance:<12} {', '.join(ids[: bounds.MOST_CLAIMS])}{more}"
    for position in question.positions[: bounds.MOST_POSITIONS]:
        yield f"  position   {quote(kb, position)}"
    if len(question.positions) > bounds.MOST_POSITIONS:
        yield f"  position   {not_shown(len(question.positions) - bounds.MOST_POSITIONS)}"
    for conflict in question.conflicts[: bounds.MOST_POSITIONS]:
        yield f"  conflict   {dispute(conflict, analysis.decision(conflict))}"
    if len(question.conflicts) > bounds.MOST_POSITIONS:
        yield f"  conflict   {not_shown(len(question.conflicts) - bounds.MOST_POSITIONS)}"
