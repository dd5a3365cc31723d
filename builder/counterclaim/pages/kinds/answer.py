"""The page of an answer whose first question no claim is about: the answer, and the questions that it covers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import asked, filling, recorded, standing
from counterclaim.pages.filling import Draft
from counterclaim.wording.phrases import uncited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Answer
    from counterclaim.pages.asked import Asked
    from counterclaim.pages.page import Page
    from counterclaim.pages.recorded import Recorded
    from counterclaim.pages.site import Site
    from counterclaim.pages.standing import Standing


class View(NamedTuple):
    """What the page shows."""

    recorded: Recorded
    standing: Standing | None
    covered: list[Asked]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of each answer that has none at a question: of several at one place the first by id."""
    taken: set[str] = set()
    for _, answer in sorted(site.kb.answers.items()):
        path = recorded.path(answer)
        if answer.questions[0] in site.analysis.questions or path in taken:
            continue
        taken.add(path)
        view = partial(_view, site, answer, path)
        draft = Draft(path, answer.asks, uncited(answer.answer), view, edit=answer.origin.path)
        yield filling.page(site, "answer", draft)


def _view(site: Site, answer: Answer, path: str) -> View:
    covered = [site.analysis.questions[key] for key in site.analysis.answers.covered(answer)]
    return View(recorded.recorded(site, answer, path), standing.of_answer(site, answer), asked.listed(site, covered))
