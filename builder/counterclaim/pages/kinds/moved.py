"""Addresses of questions that have no page of their own: each leads to where its content is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from counterclaim.pages import filling, links, weighed
from counterclaim.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.pages.site import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield a page that leads on, for each question and each exposure without a page."""
    told = filling.macro("moved.jinja", "page")
    here = {links.question(*answer.questions[0]) for answer in site.kb.answers.values()}
    for question in site.analysis.questions.values():
        path = links.question(*question.key)
        target = weighed.question(site, question.key)
        if question.outcome is not None and target != path and path not in here:
            yield _page(site, path, target, told)
    for exposure in sorted(site.index.asked):
        if not weighed.has_exposure(site, exposure):
            yield _page(site, links.question(exposure, None), weighed.exposure(site, exposure), told)


def _page(site: Site, path: str, target: str, told: filling.Macro) -> Page:
    where = links.relative(target, path, directory_urls=site.directory_urls)
    return Page(links.built(path, directory_urls=site.directory_urls), partial(told, where))
