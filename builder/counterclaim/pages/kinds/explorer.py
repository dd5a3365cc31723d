"""The table of all claims: a row for each, and what readers may choose the rows by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages.shown import BASES, STANCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.shown import Mark, Shown

DISPUTES = {"open": "in dispute", "explained": "explained", "none": "none"}
"""What stands against a claim: a conflict that nothing explains, only explained ones, or nothing."""

REVIEWS = {"no": "not yet", "yes": "reviewed"}


class Row(NamedTuple):
    """One claim as a row; `questions` and `concepts` are the names by which an address may ask for it."""

    claim: Claim
    source: str
    look: Mark
    basis: str
    dispute: str
    reviewed: str
    questions: tuple[str, ...]
    concepts: tuple[str, ...]


class Choice(NamedTuple):
    """One thing that readers may filter by: its value in the address, its word, how many rows have it."""

    value: str
    word: str
    number: int


def rows(shown: Shown) -> list[Row]:
    """Return a row for each claim that is not retired: source by source, in the order of the text."""
    found = [_row(shown, claim) for claim in shown.kb.live_claims()]
    return sorted(found, key=lambda row: (row.source, row.claim.source, row.claim.sentences, row.claim.id))


def choices(found: Iterable[Row]) -> dict[str, list[Choice]]:
    """Return what the rows may be filtered by: key of the address → choices that some row has."""
    every = list(found)
    sources = {row.claim.source: row.source for row in every}
    return {
        "source": counted(sorted(sources, key=lambda s: (sources[s], s)), sources, (r.claim.source for r in every)),
        "stance": counted(STANCES, {s: word for s, (_, word) in STANCES.items()}, (r.claim.stance for r in every)),
        "basis": counted(BASES, BASES, (r.claim.basis for r in every)),
        "conflict": counted(DISPUTES, DISPUTES, (r.dispute for r in every)),
        "reviewed": counted(REVIEWS, REVIEWS, (r.reviewed for r in every)),
    }


def counted(order: Iterable[str], words: Mapping[str, str], values: Iterable[str]) -> list[Choice]:
    """Return the choices that occur among `values`, in the order given."""
    counts = Counter(values)
    return [Choice(value, words[value], counts[value]) for value in order if counts[value]]


def labels(shown: Shown, found: Iterable[Row]) -> dict[str, list[str]]:
    """Return what readers call each concept that a row names: id → its label and its other names."""
    named = sorted({concept for row in found for concept in row.concepts})
    concepts = shown.kb.concepts
    return {c: [concepts[c].label, *concepts[c].also] if c in concepts else [c] for c in named}


def _row(shown: Shown, claim: Claim) -> Row:
    statuses = {conflict.status == "explained" for conflict in shown.conflicts_of[claim.id]}
    return Row(
        claim,
        shown.source_name(claim),
        shown.look(claim),
        shown.basis(claim),
        "open" if False in statuses else "explained" if statuses else "none",
        "yes" if claim.reviewed else "no",
        tuple("/".join(filter(None, question.key)) for question in shown.questions_of[claim.id]),
        tuple(dict.fromkeys(_concepts(claim))),
    )


def _concepts(claim: Claim) -> Iterator[str]:
    """Yield the concepts that a claim names."""
    if claim.effect:
        yield from filter(None, (claim.effect.exposure, claim.effect.outcome, claim.effect.comparator))
    if claim.advice:
        yield from filter(None, (claim.advice.concept, claim.advice.outcome, claim.advice.instead))
    yield from claim.about
