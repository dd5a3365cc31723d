"""One term out of a vocabulary, and the others as they were."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.editing import formatting, terms

TEXT = """# yaml-language-server: $schema=concepts.schema.json
# Drinks.

# green and black
tea:
  label: tea

  definition: A drink.
# asked for
milk:
  label: milk
# the end
"""


@pytest.mark.parametrize(
    ("identity", "gone"),
    [
        ("tea", "# green and black\ntea:\n  label: tea\n\n  definition: A drink.\n"),
        ("milk", "# asked for\nmilk:\n  label: milk\n"),
    ],
)
def test_a_term_goes_with_the_comments_right_above_it(identity: str, gone: str) -> None:
    assert terms.entry(TEXT, identity) == gone
    assert terms.without(TEXT, identity) == TEXT.replace(gone, "")


def test_an_empty_line_goes_with_the_last_of_two() -> None:
    assert terms.without("tea:\n  label: tea\n\nmilk:\n  label: milk\n\nrum:\n  label: rum\n", "milk") == (
        "tea:\n  label: tea\n\nrum:\n  label: rum\n"
    )
    assert terms.without("# $schema=x\ntea:\n  label: tea\n", "tea") == "# $schema=x\n"


@pytest.mark.parametrize("text", ["{tea: {label: tea}, milk: {label: milk}}\n", "tea: [\n"])
def test_where_terms_begin_no_lines_nothing_is_cut(text: str) -> None:
    with pytest.raises(formatting.FormatError):
        terms.without(text, "tea")


def test_fields_that_stay_keep_their_place() -> None:
    record: dict[str, Any] = {"label": "tea", "also": ["cup"], "better": "more"}
    terms.put(record, {"label": "tea", "definition": "A drink.", "better": "less"})
    assert record == {"label": "tea", "better": "less", "definition": "A drink."}
