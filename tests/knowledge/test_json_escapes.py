from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge import json_escapes, yaml_reader


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": "\\ud83d\\ude00"}', {"a": "\U0001f600"}),
        (
            'a: "one \\ud83d\\ude00 two \\uD834\\uDD1E"\nb: "\\ud83d\\ude00"\n',
            {"a": "one \U0001f600 two \U0001d11e", "b": "\U0001f600"},
        ),
        ("a: \\ud83d\\ude00\n", {"a": "\\ud83d\\ude00"}),
        ("a: '\\ud83d\\ude00'\nb: \"\\ud83d\\ude00\"\n", {"a": "\\ud83d\\ude00", "b": "\U0001f600"}),
        ('a: "\\\\ud83d\\\\ude00"\n', {"a": "\\ud83d\\ude00"}),
        ('a: "\\u00e9"\n', {"a": "\u00e9"}),
    ],
)
def test_a_character_in_two_halves_is_one_inside_of_double_quotes_only(text: str, value: object) -> None:
    assert yaml_reader.read(text.encode()).value == value


@pytest.mark.parametrize("text", ['a: "\\ud83d"\n', 'a: "\\ude00\\ud83d"\n', 'a: "\\ud83d\\ude00 \\ud83d"\n'])
def test_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(yaml_reader.YamlError):
        yaml_reader.read(text.encode())


def test_many_texts_with_such_escapes_are_bounded() -> None:
    text = json.dumps([{"a": "\U0001f600"}] * (json_escapes.MOST + 1))
    with pytest.raises(yaml_reader.YamlError):
        yaml_reader.read(text.encode())
    assert yaml_reader.read(json.dumps(["\U0001f600" * 2000] * 3).encode()).value == ["\U0001f600" * 2000] * 3


@given(st.lists(st.text(max_size=20), max_size=4))
def test_what_json_writes_is_read(texts: list[str]) -> None:
    written = json.dumps(texts)
    fit = all(
        ord(c) >= 0x20 and not 0x7F <= ord(c) <= 0x9F and not 0xD800 <= ord(c) <= 0xDFFF for t in texts for c in t
    )
    if fit and not any(c in "\u2028\u2029\ufffe\uffff" for text in texts for c in text):
        assert yaml_reader.read(written.encode()).value == texts
    assert json_escapes.joined("plain", 0) is None
