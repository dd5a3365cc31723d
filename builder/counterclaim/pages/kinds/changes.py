"""What changed, for readers: the steps of the history, each in the words of its day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import filling, links, steps
from counterclaim.pages.filling import Draft
from counterclaim.wording import changes as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.pages.page import Page
    from counterclaim.pages.site import Site
    from counterclaim.pages.steps import Told


class View(NamedTuple):
    """What the page shows. `known`: there is a history; `horizon` says where it ends, unless it is whole."""

    steps: list[Told]
    known: bool
    horizon: str


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of changes."""
    about = "Answers that changed, disagreements opened and closed, claims added."
    draft = Draft(links.CHANGES, "What changed", about, partial(_view, site), settings=filling.UNSEARCHED)
    yield filling.page(site, "changes", draft)


def _view(site: Site) -> View:
    history = site.history
    cut = history.steps and not history.whole
    return View(steps.told(site), bool(history.start), words.horizon(history.steps[-1]) if cut else "")
