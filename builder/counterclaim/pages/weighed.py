"""Where there is something to weigh: which questions have a page of their own, and where the others lead.

A question has a page where two or more claims answer it, where something stands open against its claim, or where an
answer record has its page; a single claim is its own page. An exposure has a page where it has several questions, or
advice that is to be weighed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import links

if TYPE_CHECKING:
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Key, Question


def is_weighed(question: Question) -> bool:
    """Tell whether there is something to weigh in what claims say on a question."""
    return len(question.claims) > 1 or question.disputed


def has_page(site: Site, question: Question) -> bool:
    """Tell whether a question has a page of its own."""
    if question.outcome is None:
        return is_weighed(question)
    found = site.analysis.answers.by_question.get(question.key)
    return is_weighed(question) or (found is not None and found.questions[0] == question.key)


def question(site: Site, key: Key) -> str:
    """Return the path to which a question leads: its page, else that of the answer that names it, else its claim."""
    found = site.analysis.questions.get(key)
    if found is None or has_page(site, found):
        return links.question(*key)
    answer = site.analysis.answers.by_question.get(key)
    if answer is not None and key in answer.questions:
        return links.question(*answer.questions[0])
    return links.claim(found.claims[0])


def has_exposure(site: Site, identity: str) -> bool:
    """Tell whether an exposure has a page of its own."""
    asked = site.index.asked.get(identity, ())
    return len(asked) > 1 or any(one.outcome is None and is_weighed(one) for one in asked)


def exposure(site: Site, identity: str) -> str:
    """Return the path to which an exposure leads: its page, else where its only question leads, else its concept."""
    if has_exposure(site, identity):
        return links.question(identity, None)
    return next((question(site, one.key) for one in site.index.asked.get(identity, ())), links.concept(identity))
