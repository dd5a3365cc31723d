from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from counterclaim.pages import Page
from tests.strategies import examples

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)


def test_a_page_without_front_matter_is_its_markdown() -> None:
    assert Page("a.css", "---\n{}").text() == "---\n{}"


@settings(deadline=None, max_examples=examples(75))
@given(st.dictionaries(st.sampled_from(["title", "description"]), TEXTS, min_size=1), st.text("ab-\n", max_size=9))
def test_mkdocs_reads_back_the_front_matter_whatever_it_says(fields: dict[str, str], body: str) -> None:
    markdown, read = meta.get_data(Page("a.md", body, fields).text())
    assert read == fields
    assert markdown == body.lstrip("\n")


@pytest.mark.parametrize("value", ["a: b", "# a", "yes", "12", "- a", "---", "\N{GRINNING FACE}", 'say "so"', "C:\\n"])
def test_a_value_stays_text(value: str) -> None:
    assert meta.get_data(Page("a.md", "b", {"title": value}).text()) == ("b", {"title": value})
