"""One record as a person would want to read it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reports import terminal
from counterclaim.wording.axes import stated
from counterclaim.wording.claims import position
from counterclaim.wording.conflicts import against
from counterclaim.wording.coverage import accounted
from counterclaim.wording.questions import headline, question_name, reason
from counterclaim.wording.records import (
    cited_at,
    decision,
    measured,
    or_not_stated,
    retired,
    reviewed,
    sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Claim, Concept, Resolution, Source, Term
    from counterclaim.reasoning.analysis import Analysis


def show(analysis: Analysis, identity: str) -> str | None:
    """Return everything that has this id (a claim, source, term, resolution or conflict); None if nothing has.

    A question is named `exposure/outcome`.
    """
    blocks = ["\n".join(lines) for lines in _all(analysis, identity)]
    return "\n\n".join(blocks) + "\n" if blocks else None


def _all(analysis: Analysis, identity: str) -> Iterator[list[str]]:
    kb = analysis.kb
    if identity in kb.claims:
        yield list(_claim(analysis, kb.claims[identity]))
    if identity in kb.sources:
        yield list(_source(analysis, kb.sources[identity]))
    if identity in kb.concepts:
        yield list(_concept(analysis, kb.concepts[identity]))
    for kind, terms in (("population", kb.populations), ("condition", kb.conditions)):
        if identity in terms:
            yield list(_term(kind, terms[identity]))
    if identity in kb.quantities:
        quantity = kb.quantities[identity]
        yield [f"quantity {identity}", f"  {measured(quantity)}"]
    if identity in kb.resolutions:
        yield list(_resolution(kb.resolutions[identity]))
    for conflict in analysis.conflicts:
        if conflict.id == identity:
            yield list(terminal.conflict(analysis, conflict))
    for question in analysis.questions.values():
        if identity == "/".join(filter(None, question.key)) and question.outcome:
            yield [
                f"question {question_name(kb, *question.key)}",
                f"  {headline(kb, question)}",
                f"  {reason(kb, question)}",
                *(f"  {s:<12} {', '.join(ids)}" for s, ids in question.sides.items() if ids),
            ]


def _claim(analysis: Analysis, claim: Claim) -> Iterator[str]:
    kb = analysis.kb
    yield f"claim {claim.id}"
    yield f"  {claim.statement}"
    yield f"  source     {cited_at(claim, kb.sources.get(claim.source))}"
    yield f"  stance     {claim.stance}"
    yield f"  says       {position(kb, claim)}"
    for axis in ("population", "condition"):
        terms = getattr(claim.scope, axis)
        if terms:
            yield f"  {axis:<10} {stated(kb, axis, terms)}"
    if claim.scope.horizon:
        yield f"  horizon    {claim.scope.horizon}"
    for quantity, amount in claim.scope.dose:
        yield f"  dose       {amount} ({quantity})"
    yield f"  offers     {claim.basis}"
    for caveat in claim.caveats:
        yield f"  caveat     {caveat}"
    yield f"  reviewed   {reviewed(claim)}"
    if claim.retired:
        yield f"  retired    {retired(claim.retired)}"
    if claim.notes:
        yield f"  notes      {claim.notes.strip()}"
    for conflict in analysis.conflicts:
        if claim.id in conflict.claims:
            yield f"  against    {against(conflict, claim.id, examined=analysis.examined(conflict))}"
    yield f"  file       {claim.origin.path}"


def _source(analysis: Analysis, source: Source) -> Iterator[str]:
    yield f"source {source.id}"
    yield f"  {source.title}"
    for label, value in (
        ("publisher", source.publisher),
        ("address", source.url or source.record.get("url_note")),
        ("design", source.design),
        ("interests", source.interests),
        ("status", source.status),
    ):
        yield f"  {label:<10} {or_not_stated(value.strip() if value else None)}"
    claims = [c.id for c in analysis.kb.live_claims() if c.source == source.id]
    coverage = analysis.coverage.get(source.id)
    if coverage:
        yield f"  sentences  {accounted(coverage)}"
    yield f"  claims     {len(claims)}"
    yield f"  file       {source.origin.path}"


def _concept(analysis: Analysis, concept: Concept) -> Iterator[str]:
    yield f"concept {concept.id}"
    yield f"  {concept.label}: {concept.definition}"
    for label, values in (
        ("broader", concept.broader),
        ("narrower", analysis.vocabulary.concepts.narrower(concept.id)),
        ("opposite", analysis.vocabulary.opposites(concept.id)),
        ("also", concept.also),
        ("match", concept.match),
    ):
        if values:
            yield f"  {label:<10} {', '.join(values)}"
    if concept.better:
        yield f"  better     {concept.better}"
    for question in analysis.questions.values():
        if concept.id in question.key:
            name = question_name(analysis.kb, *question.key)
            yield f"  question   {name}: {headline(analysis.kb, question)}"


def _term(kind: str, term: Term) -> Iterator[str]:
    yield f"{kind} {term.id}"
    yield f"  {term.label}: {term.definition}"
    for label, values in (("broader", term.broader), ("disjoint", term.disjoint_with)):
        if values:
            yield f"  {label:<10} {', '.join(values)}"


def _resolution(resolution: Resolution) -> Iterator[str]:
    yield f"resolution {resolution.id}"
    yield f"  claims     {', '.join(resolution.claims)}"
    yield f"  decision   {decision(resolution)}"
    yield f"  reason     {resolution.reason.strip()}"
    if resolution.would_settle:
        yield f"  settled by {resolution.would_settle.strip()}"


def beside_its_sentences(analysis: Analysis, claim: Claim) -> Iterator[str]:
    """Yield a claim's sentences, as far as they are at hand, and below them the claim."""
    lock, text = analysis.kb.locks.get(claim.source), analysis.kb.texts.get(claim.source)
    for number in claim.sentences:
        pinned = lock.sentence(number) if lock else None
        yield f"  {number:>4}  {sentence(pinned, text)}"
    yield from _claim(analysis, claim)
