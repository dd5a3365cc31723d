from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import markdown  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.knowledge.configuration import Configuration, SiteWords
from counterclaim.knowledge.guide import Guide
from counterclaim.pages import prose
from counterclaim.pages.site import Site
from counterclaim.wording.questions import headline
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis

EXTENSIONS = ["attr_list", "admonition", "tables", "footnotes", "def_list", "md_in_html", "smarty", "toc"]
NASTY = """_b_ __b__ *b* `b` <b> &lt; &amp; [a](b) ![a](b) [a]: b | a ~~b~~ {: #x } {{ 7*7 }} {% raw %} # h ## 1. + - >
\\ http://a.b <http://a.b> a@b.c !!! ??? *[a]: ^^ == ++ $a$ :a: "a" 'a' -- ... (c) wzxhzdk:0 klzzwxh:0 javascript:"""
WORDS = st.lists(st.sampled_from(re.split(r"\s", NASTY))).map(" ".join)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])) | WORDS


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.values: list[str | None] = []
        self.shown = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values.extend(value for _, value in attrs)

    def handle_data(self, data: str) -> None:
        self.shown += data


def converted(text: str) -> Tags:
    return Tags(markdown.markdown(text, extensions=EXTENSIONS))


@settings(deadline=None, max_examples=examples(125))
@given(TEXTS)
@example("_b_ and __b__")
@example("# h")
def test_plain_text_renders_as_exactly_that_text(text: str) -> None:
    html = converted(f"a {prose.plain(text)} b")
    assert html.tags == ["p"]
    assert " ".join(html.shown.split()) == " ".join(f"a {text} b".split())


@settings(deadline=None, max_examples=examples(75))
@given(TEXTS)
def test_plain_text_between_tags_and_in_an_attribute_is_that_text(text: str) -> None:
    html = converted(f'a <span title="{prose.plain(text)}">{prose.plain(text)}</span> b')
    folded = " ".join(text.split())
    assert html.tags == ["p", "span"]
    assert html.values == [folded]
    assert " ".join(html.shown.split()) == " ".join(f"a {text} b".split())


@settings(deadline=None, max_examples=examples(75))
@given(TEXTS)
def test_plain_text_is_one_line_without_ascii_punctuation_but_character_references(text: str) -> None:
    plain = prose.plain(text)
    assert "\n" not in plain
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"&#\d+;", "", plain))
    assert unescape(plain) == " ".join(text.split())


@pytest.fixture
def site(analyse: Callable[..., Analysis], night: dict[str, str], tmp_path: Path) -> Site:
    return Site(analyse(night), Configuration(tmp_path, site=SiteWords(alert="see-a-doctor")))


def written(site: Site, text: str) -> Tags:
    return converted(prose.body(Guide("guide/a.md", text), site, lambda target: f"to:{target}"))


def marks(html: Tags) -> list[str]:
    return [value or "" for value in html.values if value and value.startswith("Claim ")]


def test_a_citation_becomes_a_mark_whose_label_tells_the_side_and_whether_it_is_disputed(site: Site) -> None:
    text = "A [@late-coffee-worse]. B [@short-naps-better; @espresso-depends]. C [@what-coffee-is] D [@breath-stops]"
    assert marks(written(site, text)) == [
        "Claim 1, said to harm, disputed",
        "Claim 2, said to help",
        "Claim 3, said to depend",
        "Claim 4, said to do neither",
        "Claim 5, warning sign",
    ]


def test_a_claim_that_is_cited_again_keeps_its_number(site: Site) -> None:
    text = "A [@short-naps-better]. B [@late-coffee-worse]. C [@short-naps-better]"
    assert [mark[:7] for mark in marks(written(site, text))] == ["Claim 1", "Claim 2", "Claim 1"]
    assert [c.id for c in prose.cited(Guide("guide/a.md", text), site.kb)] == ["short-naps-better", "late-coffee-worse"]


def test_numbers_of_marks_are_those_of_the_list_of_claims(site: Site) -> None:
    text = "A [@nobody]. B [@late-coffee-worse; @nobody; @long-naps-worse]"
    assert [mark[:7] for mark in marks(written(site, text))] == ["Claim 1", "Claim 2"]
    assert [c.id for c in prose.cited(Guide("guide/a.md", text), site.kb)] == ["late-coffee-worse", "long-naps-worse"]


UNKNOWN = ["A [@nobody] b", "A [?coffee/nothing] b", "A [?coffee] b", "A `[@late-coffee-worse]` b"]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_cites_nothing_known_shows_as_written(site: Site, text: str) -> None:
    assert written(site, text).shown == text.replace("`", "")


def test_a_question_prints_its_headline_as_a_link(site: Site) -> None:
    question = site.analysis.question_names["coffee/sleep-quality"]
    html = written(site, "In short: [?coffee/sleep-quality].")
    assert html.shown == f"In short: ⚡ {headline(site.kb, question)}."
    assert "to:questions/coffee/sleep-quality/index.md" in html.values


def test_front_matter_is_no_prose(site: Site) -> None:
    assert prose.body(Guide("guide/a.md", "---\ntitle: A\n---\nB.\n"), site, str) == "B.\n"


def test_a_mark_inside_a_table_keeps_to_its_cell(site: Site) -> None:
    html = written(site, "| a | b |\n|---|---|\n| c [@late-coffee-worse] | d |\n")
    assert html.tags.count("td") == 2
    assert len(marks(html)) == 1
