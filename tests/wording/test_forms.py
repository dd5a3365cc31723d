"""Every form of the sentences around records, as stored: what a reader sees when a count is none, one or several."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge.records import Claim, Quantity, Resolution, Source
from counterclaim.reasoning.coverage import Coverage
from counterclaim.wording import (
    answers,
    claims,
    concepts,
    conflicts,
    doses,
    downloads,
    marks,
    phrases,
    sources,
    totals,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLAIM = Claim("a", "Coffee wakes.", "letter", (3, 1, 2), "helps", "none")
SOURCE = Source("letter", "The Letter", "webpage", "cohort", None)
NUMBERS = (1, 2, 1_200)


def counted() -> Iterator[object]:
    """Yield the sentences that hold a number, for several numbers."""
    for number in NUMBERS:
        yield from (answers.elsewhere(number, place) for place in ("claims", "conflicts", "questions"))
        yield answers.folded_side(number, "Says it helps")
        yield from (f(number) for f in (answers.folded_conflicts, answers.folded_related, answers.folded_questions))
        yield from (f(number) for f in (answers.more_ways, answers.further_questions))
        yield from (f(number) for f in (claims.against, claims.also_right, claims.sentence))
        yield from (f(number) for f in (concepts.more, concepts.as_list))
        yield concepts.below(number, more=False)
        yield concepts.below(number, more=True)
        yield concepts.left_out(number, number)
        yield from (f(number) for f in (conflicts.pairs, conflicts.further_pairs, conflicts.both_right))
        yield conflicts.size(2, number)
        yield conflicts.debate(2, number)
        yield from (f(number) for f in (doses.folded, doses.left, doses.silent, doses.unread))
        yield from (f(number) for f in (sources.kinds, sources.left))
        yield sources.stretch(1, 9, number)
        yield totals.questions(number)
        yield "".join(map(str, totals.of(number, "claim")))
        yield "".join(map(str, totals.reviewed(number)))


def shares() -> Iterator[object]:
    """Yield the sentences that say how many of all there are."""
    for some, total in ((0, 0), (0, 1), (1, 1), (0, 3), (2, 3), (3, 3)):
        yield claims.read(some, total)
        yield conflicts.examined(some, total)
        yield f"…{totals.examined(some, total)}"
        if total:
            yield claims.reviewed(some, total)
            yield "".join(map(str, totals.sentences(some, total)))


def named() -> Iterator[object]:
    """Yield the sentences that hold a name or a word of a closed list."""
    yield from (marks.side(stance, advice=advice) for stance in marks.SIDES for advice in (False, True))
    yield from (marks.disputed(agreement) for agreement in marks.AGREEMENTS)
    leading = [None, *marks.SIDES]
    yield from (marks.agreed("mostly", side, advice=advice) for side in leading for advice in (False, True))
    yield from (marks.card(1, "Says it helps", disputed=disputed) for disputed in (False, True))
    yield marks.tip("Coffee wakes.", "The Letter")
    yield from (answers.near(relation) for relation in ("wider", "narrower", "same", "other"))
    yield from (f("coffee") for f in (answers.everything, answers.said_of, answers.belongs_with))
    for basis in (*claims.BASES, "court-ruling"):
        yield claims.offers(dataclasses.replace(CLAIM, basis=basis))
    yield claims.caveats(dataclasses.replace(CLAIM, caveats=("One.", "Two.")))
    yield claims.retired(dataclasses.replace(CLAIM, retired=("2026-01-02", "Nobody says so.")))
    yield claims.retired(CLAIM)
    yield claims.to_cite(CLAIM, SOURCE, "Nights", "https://n.example/claims/a/")
    yield claims.to_cite(CLAIM, None, "Nights", "claims/a/")
    for status in ("live", *sources.STATUSES, "under-appeal"):
        standing = sources.standing(dataclasses.replace(SOURCE, status=status))
        yield f"{standing[0]}. {standing[1]} {sources.of_claim(standing[0])}" if standing else "…"
    for design in (*sources.DESIGNS, "court-record"):
        yield sources.design(dataclasses.replace(SOURCE, design=design))
    yield from (sources.named("The Letter", withdrawn=withdrawn) for withdrawn in (False, True))
    yield sources.about(SOURCE)
    yield sources.accounted(Coverage("letter", 9, {}, {}, (7, 8, 9)))
    yield sources.sentences(9, 4, 2, (7, 8, 9))
    yield sources.sentences(9, 9, 0, ())
    for decision in ("open", "both-hold", "prefer", "set-aside"):
        said = conflicts.decision(Resolution("r", ("a", "b"), decision, "So.", "2026-01-02", "", prefer="a"))
        yield conflicts.decided(said)
    yield from (f"…{conflicts.turn(before, 'explained')}" for before in (None, *conflicts.TURNS))
    yield conflicts.apart("years", "not stated")
    yield conflicts.alike([("what is done", "coffee"), ("for whom", "adults")])
    yield from (concepts.better("more"), concepts.also(["joe", "java"]), concepts.graph("coffee"))
    yield concepts.compared(Quantity("d", "distance", "km", tolerance=0.15))
    yield from (doses.implied("~ 1 h"), doses.written("~ 1 h"))
    yield from (doses.name(Quantity("d", label, "km")) for label in ("distance", "km a week"))
    yield from doses.axis(factor=10, low=1)
    yield from doses.axis(factor=None, low=1)
    yield from (f"…{downloads.described(name)}" for name in (*downloads.FORMATS, "other.txt"))
    yield downloads.schema("claim")


@pytest.mark.parametrize("forms", [counted, shares, named])
def test_every_form_of_a_sentence_is_as_stored(
    forms: Callable[[], Iterator[object]], golden: Callable[[str, str], None]
) -> None:
    golden(f"{forms.__name__}.txt", "".join(f"{form}\n" for form in forms()))


def test_a_word_that_a_table_lacks_stands_for_itself() -> None:
    assert phrases.word({"a-b": "letters"}, "a-b") == "letters"
    assert phrases.word({}, "court-ruling") == "court ruling"


def test_a_letter_changes_its_size_and_the_rest_stays() -> None:
    assert [phrases.capital("mRNA vaccine"), phrases.small("mRNA"), phrases.capital("")] == ["MRNA vaccine", "mRNA", ""]
