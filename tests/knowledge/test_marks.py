"""Marks are the same whether numbers or text hold them, and however they are asked for."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge.marks import Marks
from counterclaim.knowledge.yaml_reader import read

trees = st.recursive(
    st.none() | st.integers() | st.text(st.sampled_from("abc é"), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.sampled_from("abcd"), min_size=1), inner, max_size=4)
    ),
)


def ways(value: Any) -> list[tuple[str | int, ...]]:
    found: list[tuple[str | int, ...]] = [()]
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in parts:
        found.extend((key, *way) for way in ways(item))
    return found


@given(trees)
def test_every_value_has_a_mark_in_the_order_of_the_file_and_text_gives_the_same_marks(tree: Any) -> None:
    document = read(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True).encode())
    assert list(document.marks) == ways(document.value)
    assert len(document.marks) == len(ways(document.value))
    again = Marks(document.value, document.marks.to_text())
    assert dict(again) == dict(document.marks)
    assert again.to_text() == document.marks.to_text()
    assert {way: again[way] for way in again} == dict(document.marks)


@pytest.mark.parametrize("as_text", [False, True])
def test_the_mark_of_the_whole_needs_no_walk(*, as_text: bool) -> None:
    marks = read(b"# tea\n\n  a: {b: [c]}\n").marks
    if as_text:
        marks = Marks({"a": {"b": ["c"]}}, marks.to_text())
    assert marks[()] == (3, 3, 3, 3)
    assert marks["a", "b", 0] == (3, 11, 3, 11)
    assert marks[()] == (3, 3, 3, 3)


def test_what_stands_nowhere_has_no_mark() -> None:
    marks = read(b"a: b\n").marks
    assert ("a", "b") not in marks
    with pytest.raises(KeyError):
        marks["c",]
