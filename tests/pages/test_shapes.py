"""A page taken apart and put together is what Python-Markdown makes of the whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import markdown  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import pages
from counterclaim.editing import starting
from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import find
from counterclaim.pages import shapes
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from tests.conftest import Write

ROOT = Path(__file__).parents[2]
SETTINGS = {"toc": {"permalink": True}}


def converted(text: str) -> str:
    return str(markdown.markdown(text, extensions=["attr_list", "tables", "toc"], extension_configs=SETTINGS))


def assembled(text: str) -> str:
    taken = shapes.taken(text)
    return shapes.together(converted(taken.shape), taken.pieces)


def squeezed(html: str) -> str:
    return "".join(html.split())


@pytest.fixture(params=["own", "starter"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "own":
        return ROOT
    starting.start(tmp_path / "base", "2026-01-05")
    return tmp_path / "base"


@pytest.mark.slow
def test_every_page_that_is_no_prose_comes_out_as_its_markdown_would(root: Path) -> None:
    analysis = Analysis(KnowledgeBase.load(root))
    found = [page for page in pages.render(analysis, find(root)) if page.path.endswith(".md") and not page.prose]
    assert len(found) > len(analysis.kb.claims)
    for page in found[:: max(1, len(found) // 200)]:
        assert squeezed(assembled(page.markdown)) == squeezed(converted(page.markdown)), page.path


def test_pages_of_one_kind_share_few_shapes() -> None:
    found = [p for p in pages.render(Analysis(KnowledgeBase.load(ROOT)), find(ROOT)) if p.path.startswith("claims/")]
    assert len({shapes.taken(page.markdown).shape for page in found}) < len(found) / 5


def test_a_line_of_a_record_that_looks_like_a_heading_is_none(disputed: dict[str, str], write: Write) -> None:
    claim = "claims/sleep-letter/late-coffee-worse.yml"
    first, _, rest = disputed[claim].partition("\n")
    assert first.startswith("statement: ")
    disputed[claim] = 'statement: "It is said.\\n\\n## Not a heading\\n\\r## Nor this"\n' + rest
    root = write({**disputed, "pyproject.toml": "[tool.counterclaim]\n"})
    kb = KnowledgeBase.load(root)
    assert "\n## Not a heading\n" in kb.claims["late-coffee-worse"].statement
    found = [page for page in pages.render(Analysis(kb), find(root)) if page.path.endswith(".md")]
    assert sum("Not a heading" in page.markdown for page in found) > 1
    assert [page.path for page in found if "## N" in shapes.taken(page.markdown).shape] == []


PIECES = st.text(st.characters(exclude_characters="\n\r#", exclude_categories=["Cs"]), min_size=1)


@given(st.lists(st.tuples(st.sampled_from(["One", "Two words", "Three"]), PIECES), max_size=5), PIECES)
def test_whatever_the_pieces_hold_they_stand_where_they_stood(parts: list[tuple[str, str]], first: str) -> None:
    text = f"{first}\n\n" + "\n\n".join(f"## {heading}\n\n{piece}" for heading, piece in parts)
    taken = shapes.taken(text)
    assert taken.pieces == (first, *(piece for _, piece in parts))
    assert [line for line in taken.shape.split("\n") if line.startswith("## ")] == [f"## {h}" for h, _ in parts]
    assert shapes.together(taken.shape, taken.pieces) == text.rstrip("\n")


def test_anchors_are_the_ids_of_elements() -> None:
    taken = shapes.taken('<p id="a">x</p>\n\n## Heading\n\n<div class="b" id="c-1">y</div>\n')
    assert shapes.anchors(taken.pieces) == {"a", "c-1"}


def test_a_search_finds_a_page_by_its_title_and_what_stands_before_the_first_section() -> None:
    html = (
        '<h1 class="t">Coffee &amp; sleep</h1>\n<p>Late <a href="x">cups</a>.</p><script type="application/ld+json">'
        '{"a": 1}</script>\n<h2 id="more">More</h2><p>Elsewhere.</p>'
    )
    assert shapes.opening(html).html == '<h1 class="t">Coffee &amp; sleep</h1>\n<p>Late cups .</p>'


def test_a_search_does_not_find_a_page_by_what_is_only_spoken() -> None:
    html = '<h1>Tea <span aria-hidden="true">→</span><span class="h" data-search-exclude>and</span> sleep</h1><p>Y</p>'
    assert shapes.opening(html).html == '<h1>Tea <span aria-hidden="true">→</span>  sleep</h1>\n<p>Y</p>'


def test_of_a_page_without_a_title_a_search_gets_what_stands_before_the_first_section() -> None:
    assert shapes.opening("<p>Late cups.</p><h2>More</h2>").html == "<p>Late cups.</p>"
    assert shapes.opening("<p>Late cups.</p>").html == "<p>Late cups.</p>"
