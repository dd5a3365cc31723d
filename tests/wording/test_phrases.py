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
        ("eating within eight hours", False),
        ("walks under trees", True),
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


def test_a_word_that_a_table_lacks_stands_for_itself() -> None:
    assert phrases.word({"a-b": "letters"}, "a-b") == "letters"
    assert phrases.word({}, "court-ruling") == "court ruling"


def test_a_letter_changes_its_size_and_the_rest_stays() -> None:
    assert [phrases.capital("mRNA vaccine"), phrases.small("mRNA"), phrases.capital("")] == ["MRNA vaccine", "mRNA", ""]


def test_lists_in_a_sentence() -> None:
    assert [phrases.joined("abc"), phrases.joined("ab"), phrases.joined("a")] == ["a, b and c", "a and b", "a"]
    assert [phrases.either("abc"), phrases.either("ab"), phrases.either("a")] == ["a, b or c", "a or b", "a"]
