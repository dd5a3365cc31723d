"""The guide as its author wrote it: front matter, citations, passages and sentences, each where it stands."""

from __future__ import annotations

import pytest

from counterclaim.knowledge import guide
from counterclaim.knowledge.findings import Place
from counterclaim.knowledge.guide import Citation, Guide, ProseSentence

FRONT = "---\ntitle: Tea and sleep\norder: 2\n---\n"


def page(text: str) -> Guide:
    return Guide("guide/tea-and-sleep.md", text)


def passages(text: str) -> list[str]:
    return [text[p.start : p.end] for p in guide.passages(page(text))]


def test_a_page_is_named_after_its_file() -> None:
    assert page("").name == "tea-and-sleep"


def test_an_offset_has_a_place() -> None:
    found = page("# Tea\n\nIt helps.\n")
    assert [found.place(offset) for offset in (0, 5, 6, 7, 10)] == [
        Place("guide/tea-and-sleep.md", line, column) for line, column in ((1, 1), (1, 6), (2, 1), (3, 1), (3, 4))
    ]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (FRONT + "# Tea\n", {"title": "Tea and sleep", "order": "2"}),
        ("# Tea\n", {}),
        ("\n" + FRONT, {}),
        ("---\ntitle: a: b\n---\n", {}),
        ("---\ntitle: &a b\n---\n", {}),
        ("---\n- a\n---\n", {}),
        ("---\ntitle: never closed\n", {}),
    ],
)
def test_front_matter(text: str, fields: dict[str, str]) -> None:
    assert guide.front_matter(page(text)) == fields


@pytest.mark.parametrize(
    ("fields", "also", "line"),
    [
        ("title: Tea\nalso: [a cup, the kettle]", ("a cup", "the kettle"), None),
        ("title: Tea\nalso:\n  - a cup", ("a cup",), None),
        ("title: Tea", (), None),
        ("title: Tea\nalso: a cup", (), 3),
        ("also: [1, a cup]", ("1", "a cup"), 2),
        ("title: Tea\n? also\n: a cup", (), 2),
        ("title: [", (), None),
    ],
)
def test_also_is_a_list_of_words_by_which_readers_look_for_the_page(
    fields: str, also: tuple[str, ...], line: int | None
) -> None:
    found = page(f"---\n{fields}\n---\n# Tea\n")
    assert guide.also(found) == also
    fault = guide.also_fault(found)
    assert (fault.line if fault else None) == line


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (FRONT + "# Other\n", "Tea and sleep"),
        ("Before.\n\n# Green *tea* ##\n\n# Second\n", "Green *tea*"),
        ("## Only a second level\n", "tea and sleep"),
        ("", "tea and sleep"),
    ],
)
def test_the_title_is_the_one_given_or_the_heading_or_the_name(text: str, title: str) -> None:
    assert guide.title(page(text)) == title


def test_the_body_begins_behind_the_front_matter() -> None:
    assert guide.body_start(page(FRONT + "Tea.")) == len(FRONT)
    assert guide.body_start(page("Tea.")) == 0


def test_citations_are_claims_or_a_question_in_order() -> None:
    text = "Tea helps [@tea-helps; @tea-eases].\n\n[? tea/sleep ]\n"
    assert list(guide.citations(page(text))) == [
        Citation(10, 34, ("tea-helps", "tea-eases")),
        Citation(37, 51, (), "tea/sleep"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[@tea]`",
        "```\n[@tea]\n```\n",
        "~~~ text\n[?tea/sleep]\n~~~\n",
        "<!-- [@tea] -->",
        "[@tea](https://tea.example)",
        "[tea]",
        "[@tea\n]",
        "---\ntitle: '[@tea]'\n---\n",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert list(guide.citations(page(text))) == []


def test_code_hides_only_what_stands_in_it() -> None:
    text = "`[@a]` [@b]\n\n```\n[@c]\n```\n\n[@d]\n"
    assert [citation.claims for citation in guide.citations(page(text))] == [("b",), ("d",)]


def test_passages_are_paragraphs_and_list_items() -> None:
    text = (
        FRONT + "# Tea\n\nTea helps\nmany.  \n\n- Green tea\n  too.\n- Black tea.\n1. First.\n\n"
        "| a | b |\n|---|---|\n\n!!! note\n\n<div>x</div>\n\n[link]: https://tea.example\n\n"
        "```\ncode\n```\n\n   Last.\n"
    )
    assert passages(text) == ["Tea helps\nmany.", "Green tea\n  too.", "Black tea.", "First.", "Last."]


def test_a_passage_may_end_the_text_without_a_line_end() -> None:
    assert passages("Tea helps.") == ["Tea helps."]
    assert passages("") == []


def test_a_sentence_is_cited_by_a_mark_inside_it_or_behind_its_full_stop() -> None:
    text = "# Tea\n\nTea helps [@a]. Coffee harms. Milk does nothing.[@b]\nSo they say. [@c]\n"
    assert list(guide.prose(page(text))) == [
        ProseSentence("Tea helps .", 7, cited=True),
        ProseSentence("Coffee harms.", 7, cited=False),
        ProseSentence("Milk does nothing.", 7, cited=True),
        ProseSentence("So they say.", 7, cited=True),
    ]


def test_a_mark_that_stands_alone_is_a_cited_passage_without_words() -> None:
    assert list(guide.prose(page("[?tea/sleep]\n"))) == [ProseSentence("", 0, cited=True)]
