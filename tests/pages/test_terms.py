from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import markdown  # type: ignore[import-untyped]  # it has no types
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.knowledge.configuration import Configuration
from counterclaim.knowledge.guide import Guide
from counterclaim.pages import prose
from counterclaim.pages.site import Site
from counterclaim.pages.terms import LONG, Terms
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base
from tests.strategies import examples

if TYPE_CHECKING:
    from pathlib import Path

CONCEPTS: dict[str, dict[str, Any]] = {
    "coffee": {"label": "coffee"},
    "late-coffee": {"label": "coffee late in the day", "broader": ["coffee"], "also": ["late coffee", "Night-Cap"]},
    "late-coffee-alone": {"label": "coffee late in the day alone", "broader": ["coffee"]},
    "rest": {"label": "rest"},
    "insomnia": {"label": "sleeplessness", "also": ["insomnia", "bad nights"]},
    "melatonin": {"label": "melatonin", "also": ["sleep hormone"]},
    "rem": {"label": "REM sleep", "also": ["dream sleep"]},
    "first": {"label": "deep sleep", "also": ["slow waves", "sound sleep"]},
    "second": {"label": "sound sleep", "also": ["slow waves"]},
    "odd": {"label": "a*b [c] <d> & 'e'"},
    "unreadable": {"label": "(what is meant)"},
}
MARK = re.compile(r'<button type="button" class="cc-term" popovertarget="term-([a-z-]+)">(.*?)</button>')
EXTENSIONS = ["attr_list", "admonition", "tables", "footnotes", "def_list", "toc"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    concepts = {name: {"definition": "What is meant by it.", **fields} for name, fields in CONCEPTS.items()}
    folder: Path = tmp_path_factory.mktemp("terms")
    return Site(Analysis(base({}, concepts=concepts)), Configuration(folder))


def marked(site: Site, text: str) -> str:
    page = Guide("guide/a.md", text)
    return prose.body(page, site, str, Terms(site.analysis).find(page))


def found(site: Site, text: str) -> list[tuple[str, str]]:
    return [(concept, unescape(words)) for concept, words in MARK.findall(marked(site, text))]


def test_the_first_use_of_a_concept_on_a_page_becomes_a_term_by_whatever_label(site: Site) -> None:
    text = "They speak of bad nights, of insomnia and of melatonin.\n\nOf sleeplessness and sleep hormone too.\n"
    assert found(site, text) == [("insomnia", "bad nights"), ("melatonin", "melatonin")]


def test_the_longest_label_counts_and_hides_the_shorter_ones_inside(site: Site) -> None:
    text = "With coffee late in the day alone, then coffee late in the day."
    assert found(site, text) == [
        ("late-coffee-alone", "coffee late in the day alone"),
        ("late-coffee", "coffee late in the day"),
    ]


def test_general_words_and_short_ones_are_left_alone(site: Site) -> None:
    assert len("rest") < LONG <= len("insomnia")
    assert found(site, "Coffee and rest and more coffee.") == []


def test_a_label_that_two_concepts_share_means_neither_unless_it_is_the_name_of_one(site: Site) -> None:
    assert found(site, "There are slow waves in sound sleep.") == [("second", "sound sleep")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Insomnia is bad.", ["Insomnia"]),
        ("INSOMNIA and inSomnia.", []),
        ("In REM sleep, not rem sleep.", ["REM sleep"]),
        ("Insomnias, insomnia-like, preinsomnia, post-insomnia.", []),
        ("An insomnia's end; insomnia’s too.", []),  # noqa: RUF001 - as printed
        ("'insomnia', “insomnia”", ["insomnia"]),
        ("Bad\nnights.", ["Bad\nnights"]),
        ("Bad nights-out, bad  nights.", []),
        ("A night-cap; a Night-Cap.", ["Night-Cap"]),
        ("**insomnia** *melatonin*", ["insomnia", "melatonin"]),
        ("See a*b [c] <d> & 'e'.", []),
        ("(what is meant)", []),
    ],
)
def test_labels_are_found_as_whole_words_as_written_or_at_the_beginning_of_a_sentence(
    site: Site, text: str, words: list[str]
) -> None:
    assert [" ".join(w.split()) for _, w in found(site, text)] == [" ".join(w.split()) for w in words]


NO_PROSE = {
    "heading": "# Insomnia\n\n## insomnia ##\n",
    "underlined heading": "insomnia\n========\n",
    "other underlined heading": "insomnia\n---\n",
    "link": "[insomnia](a.md) and [the insomnia][a] and ![insomnia](a.png) and [insomnia]\n\n[a]: insomnia.md\n",
    "address": "<https://a.example/ insomnia> https://a.example/insomnia/x mailto:insomnia@a.example\n",
    "code": "`insomnia` ``a ` insomnia``\n",
    "code over two lines": "`a\ninsomnia`\n",
    "fence": "```\ninsomnia\n```\n",
    "fence in a list": "- a\n\n    ```\n    insomnia\n    ```\n",
    "open fence": "~~~ text\n\ninsomnia\n",
    "indented code": "a\n\n    insomnia\n",
    "citation": "a [@insomnia; @melatonin] [?insomnia/melatonin]\n",
    "attributes": "a\n{: title=insomnia }\n",
    "HTML": "a <span>insomnia</span> <b><i></i>insomnia</b>\n",
    "attribute of HTML": 'a <img alt="insomnia > insomnia"> b\n',
    "HTML block": "<div>\n\ninsomnia\n\n<p>insomnia</p>\n\nmelatonin</div>\n",
    "HTML never closed": "a <section>\n\ninsomnia\n",
    "comment": "a <!-- insomnia\n\ninsomnia -->\n",
    "table": "| a | b |\n|---|---|\n| insomnia | c |\n",
    "bare table": "a | b\n---|---\ninsomnia | c\n",
    "quotation": "> insomnia\n",
    "abbreviation": "*[a]: insomnia\n",
    "footnote": "a[^1]\n\n[^1]: insomnia\n",
    "front matter": "---\ntitle: insomnia\n---\na\n",
    "escape": "\\insomnia\n",
}


@pytest.mark.parametrize("kind", NO_PROSE)
def test_what_is_no_prose_has_no_terms(site: Site, kind: str) -> None:
    assert found(site, NO_PROSE[kind]) == []


@pytest.mark.parametrize(
    "before", ["a <br> b", "a </i> b", "a <b>x</b> y", "[x](y)", "a `b` c", "1 < 2, 3 > 2", "- item", "1. item"]
)
def test_prose_beside_something_else_has_its_terms(site: Site, before: str) -> None:
    assert found(site, f"{before} insomnia") == [("insomnia", "insomnia")]


def test_a_term_beside_a_citation_leaves_the_citation_whole(site: Site) -> None:
    assert marked(site, "insomnia [@nobody] melatonin").count("[@nobody]") == 1
    assert [c for c, _ in found(site, "insomnia [@nobody] melatonin")] == ["insomnia", "melatonin"]


PIECES = [
    *(
        "insomnia",
        "Bad nights",
        "melatonin",
        "coffee late in the day",
        "REM sleep",
        "a",
        "b.",
        "\n",
        "\n\n",
        "# ",
        "- ",
    ),
    *("    ", "`", "```\n", "**", "*", "_", "[", "](x)", "]", "<b>", "</b>", "<div>", "</div>", "<", ">", "> ", "| "),
    *("\\", "---\n", "===\n", "!!! note\n", "{: #x }", "&amp;", "[@a]", "https://a.example/", "<!--", "-->", ":   "),
    *("'s", "-"),
]


@settings(deadline=None, max_examples=examples(100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_whatever_the_text_only_terms_change_and_they_keep_their_words(site: Site, text: str) -> None:
    page = Guide("guide/a.md", text)
    terms = Terms(site.analysis).find(page)
    assert [t.start for t in terms] == sorted({t.start for t in terms})
    assert len({t.concept.id for t in terms}) == len(terms)
    bare = MARK.sub(lambda m: unescape(m[2]), prose.body(page, site, str, terms))
    without = prose.body(page, site, str)
    assert len(bare) == len(without)
    # A label that goes over a line's end comes back in one line.
    assert all(a == b or (a, b) == (" ", "\n") for a, b in zip(bare, without, strict=True))


@settings(deadline=None, max_examples=examples(75), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
def test_a_reader_sees_the_same_text_with_terms_and_without(site: Site, text: str) -> None:
    def seen(source: str) -> str:
        html = markdown.markdown(source, extensions=EXTENSIONS)
        return " ".join(unescape(re.sub(r"</?button[^>]*>", "", html)).split())

    page = Guide("guide/a.md", text)
    assert seen(prose.body(page, site, str, Terms(site.analysis).find(page))) == seen(prose.body(page, site, str))
