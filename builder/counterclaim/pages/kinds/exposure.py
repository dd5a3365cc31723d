"""The page of an exposure: the answers to all questions about what it does, and what sources advise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import answers, asked, filling, links, weighed
from counterclaim.pages.answers import Part
from counterclaim.pages.filling import Draft
from counterclaim.wording import answers as words
from counterclaim.wording import reviews

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.records import Concept
    from counterclaim.pages.answers import Answer
    from counterclaim.pages.asked import Answered
    from counterclaim.pages.page import Page
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question

FIRST_EFFECTS = 8
FOLDED_EFFECTS = 100


class View(NamedTuple):
    """What the page of an exposure shows; `concept` is None where the vocabulary lacks it."""

    concept: Concept | None
    effects: Part[Answered]
    advice: list[Answer]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of each exposure that has one, by id."""
    for exposure, questions in sorted(site.index.asked.items()):
        if not weighed.has_exposure(site, exposure):
            continue
        label, concept = site.kb.label(exposure), site.kb.concepts.get(exposure)
        found = effects(questions)
        view = View(
            concept,
            Part(_answered(site, found.first), _answered(site, found.folded), found.left),
            [answers.answer(site, question) for question in questions if question.outcome is None],
        )
        edit = concept.origin.path if concept else None
        claims = (site.kb.claims[claim] for claim in sorted({c for q in questions for c in q.claims}))
        draft = Draft(links.question(exposure, None), label, words.said_of(label), view, edit)
        yield filling.page(site, "exposure", draft._replace(reviewed=reviews.of_claims(claims)))


def effects(questions: Iterable[Question]) -> Part[Question]:
    """Return the questions about what an exposure does: the disputed first, then those that most claims answer."""
    found = [question for question in questions if question.outcome]
    ordered = sorted(found, key=lambda q: (not q.contested, not q.disputed, -len(q.claims)))
    return answers.part(ordered, FIRST_EFFECTS, FOLDED_EFFECTS)


def _answered(site: Site, questions: Iterable[Question]) -> tuple[Answered, ...]:
    return tuple(asked.answered(site, question) for question in questions)
