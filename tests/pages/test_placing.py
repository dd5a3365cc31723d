"""Where pages stand in a site that has others, and which of them are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim import pages
from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages import Placing, Site, filling, links
from counterclaim.pages.kinds import BY_EXTENT
from counterclaim.pages.placing import EXTENTS, WHOLE
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base, effect


def site(placing: Placing, address: str = "") -> Site:
    kb = base({"tea": effect("tea", "increases", "sleep"), "milk": effect("tea", "decreases", "sleep")})
    return Site(Analysis(kb), Configuration(Path()), address=address, placing=placing)


def test_a_page_stands_below_the_prefix_or_where_it_is_said() -> None:
    placing = Placing("k/", elsewhere={"guide/night.md": "night.md"})
    assert placing.at("claims/x/index.md") == "k/claims/x/index.md"
    assert placing.at("guide/night.md#cited-x") == "night.md#cited-x"
    assert placing.at("/blog/post/index.html") == "blog/post/index.html"
    assert WHOLE.at("index.md#alert") == "index.md#alert"


def test_links_lead_from_and_to_where_pages_stand() -> None:
    here = site(Placing("k/", elsewhere={"guide/night.md": "night.md"}))
    assert here.relative(links.claim("x"), links.source("y")) == "../../claims/x/"
    assert here.relative("guide/night.md", links.claim("x")) == "../../../night/"
    assert here.relative(links.claim("x"), "guide/night.md") == "../k/claims/x/"
    assert here.relative(links.claim("x"), "/blog/2026/post/index.html") == "../../../k/claims/x/"
    assert site(Placing("k/"), "https://a.example/").whole(links.claim("x")) == "https://a.example/k/claims/x/"


@pytest.mark.parametrize(
    ("extent", "there", "absent"),
    [
        ("all", ["index.md", "questions/index.md", "claims/x/index.md"], []),
        ("claims", ["claims/x/index.md", "sources/index.md", "guide/own.md"], ["index.md", "guide/other.md"]),
        ("citations", ["assets/counterclaim.css", "/any.html"], ["claims/x/index.md", "assets/filters.js"]),
    ],
)
def test_an_extent_has_its_pages_and_those_that_stay(extent: str, there: list[str], absent: list[str]) -> None:
    placing = Placing(extent=extent, elsewhere={"guide/own.md": "own.md"})
    assert all(placing.has(path) for path in there)
    assert not any(placing.has(path) for path in absent)
    assert {site(placing).relative(path, "claims/y/index.md") for path in absent} <= {links.NOWHERE}


@pytest.mark.parametrize("extent", list(EXTENTS))
def test_what_is_built_of_a_base_is_there_and_leads_to_what_is_there(extent: str) -> None:
    made = list(pages.of(site(Placing("k/", extent))))
    assert made
    for page in made:
        assert Placing(extent=extent).has(page.path)
        assert links.NOWHERE not in page.markdown, page.path
        assert page.markdown.count("<a ") == page.markdown.count("</a>"), page.path
    assert BY_EXTENT.keys() == EXTENTS.keys()


def test_in_the_data_of_a_page_what_has_no_page_keeps_its_name() -> None:
    made = {page.path: page.markdown for page in pages.of(site(Placing("k/", "claims"), "https://a.example"))}
    page = made[links.claim("tea")]
    assert "https://a.example/k/claims/tea/" in page
    assert "https://a.example/k/concepts/" not in page


def test_html_in_which_no_template_engine_finds_anything() -> None:
    assert filling.inert("<b>{{ 7 * 7 }}</b>") == "<b>&#123;&#123; 7 * 7 &#125;&#125;</b>"
