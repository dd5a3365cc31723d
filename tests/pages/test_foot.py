"""What stands at the foot of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge.configuration import SiteWords
from counterclaim.pages import foot

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Show = Callable[..., Site]


@pytest.mark.parametrize(
    ("report", "address"),
    [
        ("", ""),
        ("mailto:us@forge.example", "mailto:us@forge.example"),
        ("https://forge.example/new?about={page}", "https://forge.example/new?about=claims%2Fa%2F"),
    ],
)
def test_readers_are_told_where_to_report_a_problem_with_this_page(
    show: Show, night: dict[str, str], report: str, address: str
) -> None:
    assert foot.foot(show(night, SiteWords(report=report)), "claims/a/index.md").report == address


def test_the_foot_speaks_of_the_whole_base_where_a_page_has_no_claims_of_its_own(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", reviewed=None)
    say("b", reviewed="{by: bea, date: 2026-01-06}")
    site = show(bare)
    whole = "1 of 2 claims reviewed by a second person, last by bea on 6 January 2026."
    assert foot.foot(site, "index.md").reviewed == whole
    assert foot.foot(site, "index.md", "Not yet.").reviewed == "Not yet."


def test_every_page_for_readers_ends_with_it(night: dict[str, str], render: Callable[..., dict[str, Page]]) -> None:
    pages = [page for path, page in render(night).items() if path.endswith(".md")]
    assert pages
    assert [page.path for page in pages if page.markdown.count("data-copy-address") != 1] == []
    assert [page.path for page in pages if "eviewed by " not in page.markdown] == []
