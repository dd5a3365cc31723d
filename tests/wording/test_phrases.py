"""Lists, counts, singular and plural."""

from __future__ import annotations

import pytest

from counterclaim.wording import phrases


@pytest.mark.parametrize(
    ("label", "plural"),
    [
        ("coffee", False),
        ("strong coffees", True),
        ("cups of coffee", True),
        ("a cup of weak drinks", False),
        ("older people", True),
        ("rest and ice", True),
        ("stress", False),
        ("tennis", False),
        ("athletics", False),
        ("a virus", False),
        ("when cups are full", False),
        ("", False),
    ],
)
def test_a_label_takes_a_plural_verb_by_its_head(label: str, plural: bool) -> None:  # noqa: FBT001 - a table
    assert phrases.is_plural(label) is plural


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (12345, "12,345 claims")]
)
def test_counts_with_a_noun(count: int, expected: str) -> None:
    assert phrases.plural(count, "claim") == expected
