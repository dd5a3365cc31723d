"""Everything that a record states, row by row: a label, and what is coded with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning import grounds
from counterclaim.wording import axes, estimates
from counterclaim.wording import grounds as grounds_words
from counterclaim.wording.claims import BASES, position
from counterclaim.wording.phrases import folded, word
from counterclaim.wording.records import (
    EXCLUDE,
    cited_at,
    coded,
    drawn,
    excused,
    listed,
    measured,
    or_not_stated,
    rests_on,
    retired,
    returned,
    reviewed,
    stamped,
    study,
    supplied,
    why_a_place,
)
from counterclaim.wording.sources import DESIGNS, authors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import (
        Advice,
        Claim,
        Concept,
        Effect,
        Estimate,
        Quantity,
        Resolution,
        Scope,
        Source,
        Term,
    )
    from counterclaim.reasoning.vocabulary import Vocabulary

Row = tuple[str, str]
"""A label, empty for a row that stands for itself, and the words behind it."""


def claim(kb: KnowledgeBase, found: Claim) -> Iterator[Row]:
    """Yield what a claim states, and what it rests on."""
    yield "source", cited_at(found, kb.sources.get(found.source))
    if why := why_a_place(found):
        yield "why there", folded(why)
    yield "stance", found.stance
    yield "says", position(kb, found)
    if found.effect:
        yield from _effect(kb, found.effect)
    if found.advice:
        yield from _advice(kb, found.advice)
    if found.about:
        yield "about", ", ".join(found.about)
    yield from scope(kb, found.scope)
    yield "offers", coded(found.basis, word(BASES, found.basis))
    if found.design:
        yield "design", coded(found.design, word(DESIGNS, found.design))
    for one in found.draws_on:
        yield "draws on", drawn(one)
    yield "rests on", rests_on(grounds.of(kb, found))
    for caveat in found.caveats:
        yield "caveat", folded(caveat)
    yield "reviewed", reviewed(found)
    if found.returned:
        yield "returned", returned(found.returned)
    if found.written:
        yield "written", stamped(found.written)
    if found.replaces:
        yield "replaces", ", ".join(found.replaces)
    if found.retired:
        yield "retired", retired(found.retired)
    if found.notes:
        yield "notes", folded(found.notes)


def _effect(kb: KnowledgeBase, found: Effect) -> Iterator[Row]:
    yield "exposure", coded(found.exposure, kb.label(found.exposure))
    yield "outcome", coded(found.outcome, kb.label(found.outcome))
    yield "direction", found.direction
    yield "link", coded(found.link, word(axes.LINKS, found.link))
    if found.comparator:
        yield "than", coded(found.comparator, axes.COMPARATORS.get(found.comparator) or kb.label(found.comparator))
    yield "modality", coded(found.modality, word(axes.MODALITIES, found.modality))
    if found.rated:
        yield "rated", coded(found.rated, axes.certainty(found.rated))
    if found.inferred:
        yield "inferred", supplied(found.inferred)
    if found.size:
        yield "size", folded(found.size)
    if found.estimate:
        yield from _estimate(kb, found, found.estimate)


def _estimate(kb: KnowledgeBase, effect: Effect, found: Estimate) -> Iterator[Row]:
    yield "measure", coded(found.measure, word(estimates.MEASURES, found.measure))
    yield "estimate", estimates.estimate(found)
    printed = (("value", found.value), ("low", found.low), ("high", found.high), ("level", found.level))
    yield "as printed", ", ".join(f"{name} {value}" for name, value in printed if value is not None)
    for label, value in (("on", found.on), ("after", found.after)):
        if value:
            yield label, value
    if found.n is not None:
        yield "measured", f"{found.n:,}"
    for name, size in found.groups:
        yield "group", coded(name, f"{size:,}")
    if found.adjusted_for:
        yield "adjusted", ", ".join(found.adjusted_for)
    told = estimates.verdict(kb, effect)
    if told:
        yield "it follows", told


def _advice(kb: KnowledgeBase, found: Advice) -> Iterator[Row]:
    yield "avoid" if found.avoid else "do", coded(found.concept, kb.label(found.concept))
    for label, concept in (("instead", found.instead), ("for", found.outcome)):
        if concept:
            yield label, coded(concept, kb.label(concept))
    for label, value in (("when", found.when), ("strength", found.strength)):
        if value:
            yield label, value


def scope(kb: KnowledgeBase, found: Scope) -> Iterator[Row]:
    """Yield the limits that a scope states."""
    for axis, terms in (("population", found.population), ("condition", found.condition)):
        if terms:
            yield axis, coded(listed(terms), axes.stated(kb, axis, terms.names, any_of=terms.any) or "")
    if found.horizon:
        yield "horizon", coded(found.horizon, axes.HORIZONS.get(found.horizon, found.horizon))
    for quantity, amount in found.dose:
        yield "dose", coded(amount, quantity)


def source(kb: KnowledgeBase, found: Source) -> Iterator[Row]:
    """Yield what a source states, what its own data are worth, and what readers must know of it."""
    record = found.record
    yield "type", found.type
    if "author" in record:
        yield "authors", authors(found)
    for label, value in (
        ("publisher", found.publisher),
        ("address", found.url or record.get("url_note")),
        ("design", coded(found.design, word(DESIGNS, found.design))),
        ("interests", found.interests),
        ("status", found.status),
    ):
        yield label, or_not_stated(folded(value) if value else None)
    for label, name in _CSL:
        if name in record:
            yield label, folded(str(record[name]))
    if found.pools:
        yield "pools", ", ".join(found.pools)
    yield "own data", grounds_words.grounds(grounds.of_source(found))
    if "study" in record:
        yield from study(record["study"])
    yield from scope(kb, found.scope)
    if found.cites:
        yield "cites", ", ".join(found.cites)
    if found.not_claims:
        yield "excused", excused(found)
    if "notes" in record:
        yield "notes", folded(record["notes"])


_CSL = (
    ("in", "container-title"),
    ("issued", "issued"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("DOI", "DOI"),
    ("PMID", "PMID"),
    ("archived", "archived_url"),
    ("accessed", "accessed"),
    ("language", "language"),
    ("licence", "licence"),
)
"""What follows CSL-JSON, by the label that it has in a terminal."""


def concept(kb: KnowledgeBase, vocabulary: Vocabulary, found: Concept) -> Iterator[Row]:
    """Yield what a concept states, and what is narrower than it."""
    for label, values in (
        ("broader", found.broader),
        ("narrower", vocabulary.concepts.narrower(found.id)),
        ("opposite", vocabulary.opposites(found.id)),
        ("disjoint", found.disjoint_with),
        ("parts", found.parts),
        ("also", found.also),
        ("match", found.match),
    ):
        if values:
            yield label, ", ".join(values)
    if found.better:
        yield "better", found.better
    for one in found.matters:
        yield "matters", estimates.matters(kb, one)
    for label, words in scope(kb, found.implies):
        yield "implies", f"{label} {words}"


def term(found: Term) -> Iterator[Row]:
    """Yield what a population or condition states beside its definition."""
    for label, values in (("broader", found.broader), ("disjoint", found.disjoint_with)):
        if values:
            yield label, ", ".join(values)
    if found.narrower_exclude:
        yield "narrower", EXCLUDE


def quantity(found: Quantity) -> Iterator[Row]:
    """Yield what a quantity states."""
    yield "", measured(found)
    if found.definition:
        yield "definition", folded(found.definition)


def resolution(found: Resolution) -> Iterator[Row]:
    """Yield what a decision states beside its claims and what was decided."""
    yield "reason", folded(found.reason)
    if found.would_settle:
        yield "settled by", folded(found.would_settle)
    yield "by", or_not_stated(found.by)
    yield "reviewed", reviewed(found)
