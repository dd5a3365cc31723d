"""One record as a person would want to read it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reports import terminal
from counterclaim.wording import axes
from counterclaim.wording import claims as worded_claims
from counterclaim.wording import questions as worded_questions
from counterclaim.wording.phrases import ranges

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
        yield [f"quantity {identity}", f"  {quantity.label}, in {quantity.unit}; ~ means ±{quantity.tolerance:.0%}"]
    if identity in kb.resolutions:
        yield list(_resolution(kb.resolutions[identity]))
    for conflict in analysis.conflicts:
        if conflict.id == identity:
            yield list(terminal.conflict(analysis, conflict))
    for question in analysis.questions.values():
        if identity == "/".join(filter(None, question.key)) and question.outcome:
            yield [
                f"question {worded_questions.question_name(kb, *question.key)}",
                f"  {worded_questions.headline(kb, question)}",
                f"  {worded_questions.reason(kb, question)}",
                *(f"  {s:<12} {', '.join(ids)}" for s, ids in question.sides.items() if ids),
            ]


def _claim(analysis: Analysis, claim: Claim) -> Iterator[str]:
    kb = analysis.kb
    yield f"claim {claim.id}"
    yield f"  {claim.statement}"
    source = kb.sources.get(claim.source)
    word = "sentence" if len(claim.sentences) == 1 else "sentences"
    title = f" ({source.title})" if source else ""
    yield f"  source     {claim.source}{title}, {word} {ranges(claim.sentences)}"
    yield f"  stance     {claim.stance}"
    yield f"  says       {worded_claims.position(kb, claim)}"
    for axis in ("population", "condition"):
        terms = getattr(claim.scope, axis)
        if terms:
            yield f"  {axis:<10} {axes.stated(kb, axis, terms)}"
    if claim.scope.horizon:
        yield f"  horizon    {claim.scope.horizon}"
    for quantity, amount in claim.scope.dose:
        yield f"  dose       {amount} ({quantity})"
    yield f"  offers     {claim.basis}"
    for caveat in claim.caveats:
        yield f"  caveat     {caveat}"
    reviewed = f"{claim.reviewed.by}, {claim.reviewed.date}" if claim.reviewed else "not by a second person"
    yield f"  reviewed   {reviewed}"
    if claim.retired:
        yield f"  retired    {claim.retired[0]}: {claim.retired[1]}"
    if claim.notes:
        yield f"  notes      {claim.notes.strip()}"
    for conflict in analysis.conflicts:
        if claim.id in conflict.claims:
            other = conflict.claims[conflict.claims[0] == claim.id]
            yield f"  against    {other} ({conflict.status}{', examined' if analysis.examined(conflict) else ''})"
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
        yield f"  {label:<10} {value.strip() if value else 'not stated'}"
    claims = [c.id for c in analysis.kb.live_claims() if c.source == source.id]
    coverage = analysis.coverage.get(source.id)
    if coverage:
        yield f"  sentences  {coverage.total}: {coverage.accounted} accounted for"
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
            name = worded_questions.question_name(analysis.kb, *question.key)
            yield f"  question   {name}: {worded_questions.headline(analysis.kb, question)}"


def _term(kind: str, term: Term) -> Iterator[str]:
    yield f"{kind} {term.id}"
    yield f"  {term.label}: {term.definition}"
    for label, values in (("broader", term.broader), ("disjoint", term.disjoint_with)):
        if values:
            yield f"  {label:<10} {', '.join(values)}"


def _resolution(resolution: Resolution) -> Iterator[str]:
    yield f"resolution {resolution.id}"
    yield f"  claims     {', '.join(resolution.claims)}"
    yield f"  decision   {resolution.prefer or resolution.decision} ({resolution.date})"
    yield f"  reason     {resolution.reason.strip()}"
    if resolution.would_settle:
        yield f"  settled by {resolution.would_settle.strip()}"


def beside_its_sentences(analysis: Analysis, claim: Claim) -> Iterator[str]:
    """Yield a claim's sentences, as far as they are at hand, and below them the claim."""
    lock, text = analysis.kb.locks.get(claim.source), analysis.kb.texts.get(claim.source)
    for number in claim.sentences:
        pinned = lock.sentence(number) if lock else None
        if pinned is None:
            yield f"  {number:>4}  (no such sentence)"
        elif text is not None:
            yield f"  {number:>4}  {' '.join(text[pinned.at[0] : pinned.at[1]].split())}"
        else:
            yield f"  {number:>4}  {' … '.join(pinned.words)}  (the text is not at hand)"
    yield from _claim(analysis, claim)
