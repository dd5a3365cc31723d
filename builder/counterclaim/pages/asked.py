"""Questions in a list: where each leads, what it is called, and how its answer looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import marks, weighed
from counterclaim.wording import questions as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Key, Question


class Name(NamedTuple):
    """What a question is called: what is done, and what it acts on; of advice, only the first."""

    exposure: str
    outcome: str | None


class Asked(NamedTuple):
    """A question: the path of its page, its name, how its answer looks, whether related claims oppose it."""

    path: str
    name: Name
    mark: Mark
    apart: bool


class Answered(NamedTuple):
    """A question with its answer in a sentence; `wording`: how a person would ask it."""

    asked: Asked
    headline: str
    wording: str


def name(kb: KnowledgeBase, key: Key) -> Name:
    """Return what a question is called."""
    exposure, outcome = key
    return Name(kb.label(exposure), kb.label(outcome) if outcome else None)


def asked(site: Site, question: Question) -> Asked:
    """Return a question for a list."""
    return Asked(
        weighed.question(site, question.key), name(site.kb, question.key), marks.answer(question), marks.apart(question)
    )


def listed(site: Site, questions: Iterable[Question]) -> list[Asked]:
    """Return questions for a list."""
    return [asked(site, question) for question in questions]


def answered(site: Site, question: Question) -> Answered:
    """Return a question with its answer."""
    return Answered(asked(site, question), words.headline(site.kb, question), asks(site, question))


def wording(site: Site, question: Question) -> str:
    """Return a question as readers would ask it, where the configuration says how; else nothing."""
    return dict(site.words.asked).get(identity(question), "")


def asks(site: Site, question: Question) -> str:
    """Return a question as a person would ask it: as its answer record or the configuration has it, else made."""
    found = site.analysis.answers.by_question.get(question.key)
    if found is not None and found.questions[0] == question.key:
        return found.asks
    told = wording(site, question)
    if found is not None and told == found.asks:  # the title of another page, which this one leads to
        told = ""
    return told or words.in_full(site.kb, *question.key)


def identity(question: Question) -> str:
    """Return by what a question is named in addresses and in the configuration."""
    return "/".join(filter(None, question.key))
