"""Comments are found wherever YAML lets them stand, and go with the field below them."""

from __future__ import annotations

from collections import Counter

import pytest

from counterclaim.editing import comments
from counterclaim.knowledge import yaml_reader

SCHEMA = {
    "properties": {
        "first": {},
        "second": {"properties": {"a": {}, "b": {}}},
        "third": {"additionalProperties": {"properties": {"a": {}, "b": {}}}},
    }
}


def ordered(text: str) -> str:
    return comments.ordered(text, yaml_reader.read(text.encode()), SCHEMA)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b\n", []),
        ("# one\na: b  # two\n# one\n", ["# one", "# one", "# two"]),
        ("a: '# no'\nb: \"# no\"\nc: d#no\n", []),
        ("a: |  # head\n  # no\n  text\n# yes\n", ["# head", "# yes"]),
        ("a: >\n  text\n  # no\n", []),
        ("a: |  # head", ["# head"]),
        ("a: [b,  # in a list\n  c]\n", ["# in a list"]),
        ('a: "over\n  # no\n  lines"\n', []),
        ("'#a': b # yes\n", ["# yes"]),
        ("#\na: b\n", ["#"]),
    ],
)
def test_comments_are_told_from_text(text: str, found: list[str]) -> None:
    assert comments.every(text) == Counter(found)


def test_two_spaces_part_a_value_from_its_comment() -> None:
    text = "# own\na: b      # far\nc: d # near\ne: 'f   # no'\n    # own too\n"
    assert comments.drawn_close(text) == "# own\na: b  # far\nc: d  # near\ne: 'f   # no'\n    # own too\n"


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("first: 1\nsecond: 2\n", "first: 1\nsecond: 2\n"),
        ("second: 2\nfirst: 1\n", "first: 1\nsecond: 2\n"),
        ("second: 2\n# of first\nfirst: 1\n# end\n", "# of first\nfirst: 1\nsecond: 2\n# end\n"),
        ("# head\nsecond: 2\nfirst: 1\n", "# head\nfirst: 1\nsecond: 2\n"),
        ("# head\n\n# of second\nsecond: 2\nfirst: 1\n", "# head\n\nfirst: 1\n# of second\nsecond: 2\n"),
        ("\n\nsecond: 2\nfirst: 1\n", "\n\nfirst: 1\nsecond: 2\n"),
        ("second:\n  b: 1\n  # of a\n  a: 2\nfirst: 1\n", "first: 1\nsecond:\n  # of a\n  a: 2\n  b: 1\n"),
        ("second:\n  # of b\n  b: 1\n  a: 2\n", "second:\n  a: 2\n  # of b\n  b: 1\n"),
        ("second:\n- 1\n# of the list\n- 2\nfirst: 1\n", "first: 1\nsecond:\n- 1\n# of the list\n- 2\n"),
        ("third:\n  x:\n    b: 1\n    a: 2\nfirst: 3\n", "first: 3\nthird:\n  x:\n    a: 2\n    b: 1\n"),
        ("other: 1\nfirst: 2\n", "first: 2\nother: 1\n"),
        ("second: |\n  # text\n  text\nfirst: 1\n", "first: 1\nsecond: |\n  # text\n  text\n"),
        ("second: {b: 1, a: 2}\nfirst: 1", "first: 1\nsecond: {b: 1, a: 2}"),
        ("{second: 2,\nfirst: 1}\n", "{second: 2,\nfirst: 1}\n"),
        ("second: {\n  b: 1,\n  a: 2}\n", "second: {\n  b: 1,\n  a: 2}\n"),
        ("- a\n- b\n", "- a\n- b\n"),
    ],
)
def test_fields_move_with_the_comments_above_them(text: str, moved: str) -> None:
    assert ordered(text) == moved
