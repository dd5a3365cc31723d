"""What the schemas say of a field."""

from __future__ import annotations

import pytest

from counterclaim.knowledge.schemas import fields


@pytest.mark.parametrize(
    ("kind", "way", "first"),
    [
        ("claim", ("stance",), "helps"),
        ("claim", ("scope", "horizon"), "immediate"),
        ("claim", ("effect", "inferred"), "exposure"),
        ("source", ("design",), "systematic-review"),
        ("concepts", (), None),
    ],
)
def test_the_words_of_a_closed_list_stand_in_the_schemas_order(
    kind: str, way: tuple[str, ...], first: str | None
) -> None:
    if first is None:
        with pytest.raises(StopIteration):
            fields.words(kind, *way)
    else:
        assert fields.words(kind, *way)[0] == first


def test_a_field_says_what_it_means() -> None:
    assert fields.description("claim", "stance").startswith("Is it good for the person?")
    assert fields.description("claim", "advice", "instead") == "What to do in its place; it also counts as advised."
