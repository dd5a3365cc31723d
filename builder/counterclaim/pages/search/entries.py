"""What a search knows of the pages of records: statements, other names, and an answer's grounds and certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge import guide
from counterclaim.pages import asked, links, marks, prose, recorded, vocabulary
from counterclaim.reasoning import answers, grounds
from counterclaim.wording import searching as words
from counterclaim.wording.grounds import who
from counterclaim.wording.phrases import folded, uncited
from counterclaim.wording.questions import headline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Answer, Claim
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question


class Entry(NamedTuple):
    """What is known of a page: its kind, its names, the names of what it speaks of, and what it tells at a glance.

    `says` is None where its own text is to be searched.
    """

    kind: str
    says: str | None = None
    names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    told: str = ""


def entries(site: Site) -> dict[str, Entry]:
    """Return what is known of the pages of records and of the guide, by path; a path need not have a page."""
    found = {links.claim(claim.id): _claim(site, claim) for claim in site.kb.live_claims()}
    found |= {links.question(*question.key): _question(site, question) for question in site.analysis.questions.values()}
    found |= {
        recorded.path(answer): _answer(site, answer) for _, answer in sorted(site.kb.answers.items(), reverse=True)
    }
    for concept in site.kb.concepts.values():
        found[links.concept(concept.id)] = Entry("concept", folded(concept.definition), concept.also)
    for page in site.guide:
        cited = prose.cited(page, site.kb)
        found[prose.path(page)] = Entry("guide", None, guide.also(page), _names(site.kb, _terms(cited)))
    return found


def _claim(site: Site, claim: Claim) -> Entry:
    return Entry("claim", who(site.kb, claim, grounds.of(site.kb, claim)), (), _names(site.kb, _terms([claim])))


def _question(site: Site, question: Question) -> Entry:
    kb = site.kb
    names = (asked.wording(site, question), *names_of(kb, question.exposure), *names_of(kb, question.outcome or ""))
    found = site.analysis.answers.by_question.get(question.key)
    told = words.answer(marks.answer(question).word, question.grounds, found)
    cited = (kb.claims[claim] for claim in question.claims)
    return Entry("question", headline(kb, question), tuple(filter(None, names)), _names(kb, _terms(cited)), told)


def _answer(site: Site, answer: Answer) -> Entry:
    kb = site.kb
    covered = [site.analysis.questions[key] for key in site.analysis.answers.covered(answer)]
    keys = [*answer.questions, *(question.key for question in covered)]
    names = (*answer.also, *(name for key in answer.questions for term in key for name in names_of(kb, term)))
    rests = [grounds.of(kb, kb.claims[claim]) for claim in answers.rests_on(answer) if claim in kb.claims]
    told = words.answer("", grounds.best(rests) if rests else None, answer)
    related = _names(kb, (term for key in keys for term in key if term))
    return Entry("answer", uncited(answer.answer), tuple(dict.fromkeys(names)), related, told)


def _terms(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the terms that claims name: concepts, and the people and conditions that they are limited to."""
    for claim in claims:
        yield from sorted(vocabulary.named(claim))
        for limit in (claim.scope.population, claim.scope.condition):
            yield from limit.names if limit else ()


def _names(kb: KnowledgeBase, terms: Iterable[str]) -> tuple[str, ...]:
    """Return all names of terms, each once."""
    return tuple(dict.fromkeys(name for term in terms for name in names_of(kb, term)))


def names_of(kb: KnowledgeBase, term: str) -> tuple[str, ...]:
    """Return what a concept, kind of people or condition is called: its label and its other names."""
    known = (vocabulary[term] for vocabulary in (kb.concepts, kb.populations, kb.conditions) if term in vocabulary)
    return tuple(name for found in known for name in (found.label, *found.also))
