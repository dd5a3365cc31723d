"""The usual slips of hand-written YAML, each explained with the line as it would be right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import yaml_slips
from counterclaim.knowledge.yaml_reader import YamlError, read
from tests.strategies import examples

GENERIC = "check the indentation and the quotes of this line and the one above"
QUOTE = "put the text in quotes: "

SLIPS = {
    "colon in text": (
        "statement: Pain fell: by half\n",
        (1, 21, "a colon and a space stand inside unquoted text", QUOTE + "statement: 'Pain fell: by half'"),
    ),
    "colon in a list": (
        "caveats:\n  - Nobody knows: really\n  - Few: maybe: no\n",
        (3, 15, "a colon and a space stand inside unquoted text", QUOTE + "- Few: 'maybe: no'"),
    ),
    "percent": ("a: %x\n", (1, 4, "unquoted text cannot begin with this character", QUOTE + "a: '%x'")),
    "at": ("a: @home\n", (1, 4, "unquoted text cannot begin with this character", QUOTE + "a: '@home'")),
    "backtick": ("a: `tea`\n", (1, 4, "unquoted text cannot begin with this character", QUOTE + "a: '`tea`'")),
    "star": ("a: *much* tea\n", (1, 9, "unquoted text cannot begin with * or &", QUOTE + "a: '*much* tea'")),
    "open quote": (
        "a: 'tis tea\nb: c\n",
        (1, 4, "a quote or bracket that was opened is never closed", QUOTE + 'a: "\'tis tea"'),
    ),
    "open double quote": (
        'x: y\na: "tea\nb: c\n',
        (2, 4, "a quote or bracket that was opened is never closed", QUOTE + "a: 'tea'"),
    ),
    "open bracket": (
        "a: [x, y\nb: c\n",
        (
            2,
            2,
            "a bracket that was opened is not closed",
            "close the bracket, or put the text in quotes if the bracket is part of it",
        ),
    ),
    "text behind quotes": (
        'a: "tea" for two\n',
        (
            1,
            10,
            "the text goes on after a closing quote or bracket, or the indentation is off",
            QUOTE + "a: '\"tea\" for two'",
        ),
    ),
    "backslash": (
        'a: "C:\\dir"\n',
        (1, 7, "a backslash in double quotes begins an escape; use single quotes", QUOTE + "a: 'C:\\dir'"),
    ),
    "list indented less": (
        "a:\n  - x\n - y\n",
        (3, 2, "the text goes on after a closing quote or bracket, or the indentation is off", GENERIC),
    ),
    "list goes on as text": (
        "- x\ny: z\n",
        (2, 1, "this line is not part of the list above it: its indentation is off", GENERIC),
    ),
    "line without colon": (
        "a: b\njust text\n",
        (3, 1, "a line that is neither `key: value` nor indented text stands here", GENERIC),
    ),
    "tab": ("a:\n\tb: c\n", (2, 1, "a tab stands here; YAML indents with spaces", "replace the tab by spaces")),
    "tab behind spaces": (
        "a:\n  b: c\n \td: e: f\n",
        (3, 2, "a tab stands here; YAML indents with spaces", "replace the tab by spaces"),
    ),
    "text behind the end": ("a: 1\n...\nb\n", (3, 1, "text stands behind the end of the record (...)", GENERIC)),
    "another version": ("%YAML 9.0\n---\na: b\n", (1, 1, "not YAML: found incompatible YAML document", GENERIC)),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_explained(name: str) -> None:
    text, expected = SLIPS[name]
    with pytest.raises(YamlError) as caught:
        read(text.encode())
    error = caught.value
    assert (error.line, error.column, error.message, error.mend) == expected


def test_a_problem_nobody_has_named_is_handed_on_in_its_own_words() -> None:
    assert yaml_slips.explain("odd thing", "a: b\n", 1) == ("not YAML: odd thing", GENERIC)


def test_a_line_behind_the_text_is_explained_by_the_one_above() -> None:
    assert yaml_slips.explain("odd thing", "a: b: c", 2) == ("not YAML: odd thing", QUOTE + "a: 'b: c'")
    assert yaml_slips.explain("odd thing", "a: b: c", 9) == ("not YAML: odd thing", GENERIC)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("tea", "'tea'"),
        ("it's", '"it\'s"'),
        ('say "tea"', "'say \"tea\"'"),
        ('it\'s "tea"', "'it''s \"tea\"'"),
        ("it's C:\\tea", "'it''s C:\\tea'"),
        (" tea ", "'tea'"),
        ("'tea'", "'tea'"),
        ('"a: b"', "'a: b'"),
        ("'", '"\'"'),
    ],
)
def test_quoted_text(text: str, line: str) -> None:
    assert yaml_slips.quoted(text) == line


@given(st.text(st.sampled_from("abc '\"\\:#-&*"), max_size=20))
@settings(deadline=None, max_examples=examples(50))
def test_quoted_text_is_read_back_as_it_stood(text: str) -> None:
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1]
    assert read(f"a: {yaml_slips.quoted(text)}\n".encode()).value == {"a": bare}


def test_lines_end_only_where_editors_end_them() -> None:
    assert yaml_slips.lines("a\nb\r\nc\rd\x85e\u2028f\x0cg\n") == ["a", "b", "c", "d\x85e\u2028f\x0cg", ""]
