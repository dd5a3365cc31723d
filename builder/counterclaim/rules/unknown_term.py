"""A record uses a term that the vocabulary does not have.

## What it means

A concept, population, condition or quantity that a claim, an answer, a source or another term names is not defined in
`vocabulary/`. Of comparators, `without` and `before` need no definition.

## Why it matters

A term that nothing defines compares with nothing: a contradiction would go unseen.

## Example

```yaml
effect:
  exposure: runing   # wrong: vocabulary/concepts.yml has running
```

## How to mend

Correct the spelling (the nearest terms are named), or define the term in the vocabulary.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.knowledge.records import RESERVED
from counterclaim.wording.hints import Nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.findings import Origin, Path
    from counterclaim.knowledge.records import Answer, Claim, Scope, Terms

    Use = tuple[str, str, Path, str]
    Hints = Callable[[str, bool], Nearest]
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield every use of a term that is not defined."""
    kb = analysis.kb
    hints = _hints(kb)
    for claim in kb.claims.values():
        yield from _uses(kb, hints, _of_claim(claim), claim.origin, claim.id)
    for source in kb.sources.values():
        yield from _uses(kb, hints, _of_scope(source.scope, "scope"), source.origin, None)
    for concept in kb.concepts.values():
        own: list[Use] = []
        for role in ("broader", "disjoint_with", "parts"):
            own += [("concepts", term, (role, i), role) for i, term in enumerate(getattr(concept, role))]
        if concept.opposite:
            own.append(("concepts", concept.opposite, ("opposite",), "opposite"))
        yield from _uses(kb, hints, [*own, *_of_scope(concept.implies, "implies")], concept.origin, None)
    for vocabulary, terms in (("populations", kb.populations), ("conditions", kb.conditions)):
        for term in terms.values():
            listed = [(vocabulary, b, ("broader", i), "broader") for i, b in enumerate(term.broader)]
            apart = [(vocabulary, d, ("disjoint_with", i), "disjoint_with") for i, d in enumerate(term.disjoint_with)]
            yield from _uses(kb, hints, [*listed, *apart], term.origin, None)
    for answer in kb.answers.values():
        yield from _uses(kb, hints, _of_answer(answer), answer.origin, None)


def _hints(kb: KnowledgeBase) -> Hints:
    """Return what gives the words of a vocabulary to ask for the nearest, with or without what a comparator may be."""

    @cache
    def of(vocabulary: str, reserved: bool) -> Nearest:  # noqa: FBT001 - a part of the key
        known: Mapping[str, Any] = getattr(kb, vocabulary)
        return Nearest({**_synonyms(known), **(dict.fromkeys(RESERVED) if reserved else {}), **known})

    return of


def _uses(kb: KnowledgeBase, hints: Hints, uses: Iterable[Use], origin: Origin, claim: str | None) -> Iterator[Finding]:
    for vocabulary, term, path, role in uses:
        if term in getattr(kb, vocabulary) or not kb.unread.isdisjoint({(vocabulary, term), (vocabulary, "*")}):
            continue
        message = f'{role} "{term}" is not in vocabulary/{vocabulary}.yml'
        nearest = hints(vocabulary, role == "comparator").hint(term)
        place = origin.key_place(*path) if vocabulary == "quantities" else origin.place(*path)
        yield Finding(message, place, nearest or "define it there, or use a term that stands there", claim=claim)


def _of_claim(claim: Claim) -> Iterator[Use]:
    if claim.effect:
        for role in ("exposure", "outcome", "comparator"):
            term = getattr(claim.effect, role)
            if term and not (role == "comparator" and term in RESERVED):
                yield "concepts", term, ("effect", role), role
    if claim.advice:
        act = "avoid" if claim.advice.avoid else "do"
        for role, term in (
            (act, claim.advice.concept),
            ("for", claim.advice.outcome),
            ("instead", claim.advice.instead),
        ):
            if term:
                yield "concepts", term, ("advice", role), role
    listed = isinstance(claim.record.get("background", {}).get("about"), list)
    for index, term in enumerate(claim.about):
        yield "concepts", term, ("background", "about", index) if listed else ("background", "about"), "about"
    yield from _of_scope(claim.scope, "scope")


def _of_scope(scope: Scope, key: str) -> Iterator[Use]:
    for role, vocabulary in (("population", "populations"), ("condition", "conditions")):
        yield from _listed(vocabulary, getattr(scope, role), (key, role), role)
    for quantity, _ in scope.dose:
        yield "quantities", quantity, (key, "dose", quantity), "quantity"


def _listed(vocabulary: str, terms: Terms, path: Path, role: str) -> Iterator[Use]:
    above = (*path, "any") if terms.any else path
    for index, term in enumerate(terms):
        yield vocabulary, term, (*above, index), role


def _of_answer(answer: Answer) -> Iterator[Use]:
    for index, question in enumerate(answer.questions):
        for term in question:
            yield "concepts", term, ("questions", index), "question"
    for number, body in enumerate(answer.bodies):
        for term in body.question:
            yield "concepts", term, ("bodies", number, "question"), "question"
        yield from _listed("populations", body.population, ("bodies", number, "population"), "population")


def _synonyms(terms: Mapping[str, Any]) -> dict[str, str]:
    """Return ids by their labels and synonyms, written as ids are, so that a synonym finds its term."""
    found: dict[str, str] = {}
    for identity, term in terms.items():
        for word in (term.label, *getattr(term, "also", ())):
            found["-".join(word.lower().split())] = identity
    return found
