"""The page of an exposure: the answers to all questions about what it does, and what sources advise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import answers, asked, filling, links, recorded, weighed
from counterclaim.pages.answers import Part
from counterclaim.pages.filling import Draft
from counterclaim.wording import answers as words
from counterclaim.wording import reviews

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from counterclaim.knowledge.records import Answer, Concept
    from counterclaim.pages.answers import Answer as Shown
    from counterclaim.pages.asked import Answered
    from counterclaim.pages.page import Page
    from counterclaim.pages.recorded import Short
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Key, Question

FIRST_EFFECTS = 8
FOLDED_EFFECTS = 100


class View(NamedTuple):
    """What the page of an exposure shows; `concept` is None where the vocabulary lacks it.

    `recorded` are the answers that editors have given, `effects` the questions that have none of their own.
    """

    concept: Concept | None
    recorded: list[Short]
    effects: Part[Answered]
    advice: list[Shown]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of each exposure that has one, by id."""
    for exposure, questions in sorted(site.index.asked.items()):
        if not weighed.has_exposure(site, exposure):
            continue
        label, concept = site.kb.label(exposure), site.kb.concepts.get(exposure)
        view = partial(_view, site, concept, questions)
        edit = concept.origin.path if concept else None
        claims = (site.kb.claims[claim] for claim in sorted({c for q in questions for c in q.claims}))
        draft = Draft(links.question(exposure, None), label, words.said_of(label), view, edit)
        yield filling.page(site, "exposure", draft._replace(reviewed=reviews.of_claims(claims)))


def _view(site: Site, concept: Concept | None, questions: Sequence[Question]) -> View:
    given = _given(site, questions)
    found = effects(q for q in questions if q.key not in given)
    return View(
        concept,
        [recorded.short(site, answer) for answer in given.values()],
        Part(_answered(site, found.first), _answered(site, found.folded), found.left),
        [answers.answer(site, question) for question in questions if question.outcome is None],
    )


def _given(site: Site, questions: Iterable[Question]) -> dict[Key, Answer]:
    """Return the answer records that have their page at one of some questions about effects."""
    by_question = site.analysis.answers.by_question
    found = {q.key: by_question[q.key] for q in questions if q.outcome and q.key in by_question}
    return {key: answer for key, answer in found.items() if answer.questions[0] == key}


def effects(questions: Iterable[Question]) -> Part[Question]:
    """Return the questions about what an exposure does: the disputed first, then those that most claims answer."""
    found = [question for question in questions if question.outcome]
    ordered = sorted(found, key=lambda q: (not q.contested, not q.disputed, -len(q.claims)))
    return answers.part(ordered, FIRST_EFFECTS, FOLDED_EFFECTS)


def _answered(site: Site, questions: Iterable[Question]) -> tuple[Answered, ...]:
    return tuple(asked.answered(site, question) for question in questions)
