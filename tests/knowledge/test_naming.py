"""Ids as the files name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase, naming

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_ids_are_those_of_the_knowledge_base(base: Path) -> None:
    kb = KnowledgeBase.load(base)
    for kind in naming.KINDS:
        assert list(naming.ids(base, kind)) == sorted(getattr(kb, kind)), kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tea:\n  label: tea\n  definition: Any.\n", {"tea": "tea"}),
        ("# words\ntea:  # leaves\n  # more\n  definition: x\n  label: 'green tea'\n", {"tea": "green tea"}),
        ("tea: {label: tea}\ncoffee:\n  label: coffee\n", {"coffee": "coffee", "tea": ""}),
        ("{tea: {label: tea}}\n", {}),
        ("- tea\n", {}),
        ("", {}),
        (b"tea:\n  label: t\xe9a\n", {"tea": "t\ufffda"}),
    ],
)
def test_terms_are_the_keys_that_are_not_indented(
    text: str | bytes, found: dict[str, str], write: Callable[..., Any]
) -> None:
    assert naming.ids(write({"vocabulary/concepts.yml": text}), "concepts") == found


def test_where_there_is_nothing_there_are_no_ids(tmp_path: Path) -> None:
    assert [naming.ids(tmp_path, kind) for kind in naming.KINDS] == [{}] * len(naming.KINDS)
