"""Every level and domain that an answer may state has words for readers, and no other has."""

from __future__ import annotations

from counterclaim.knowledge import schemas
from counterclaim.wording import certainty

BODY = schemas.schema("answer")["properties"]["bodies"]["items"]["properties"]


def test_every_level_has_words_and_a_meaning() -> None:
    assert set(certainty.LEVELS) == set(certainty.MEANINGS) == set(BODY["certainty"]["enum"])
    assert set(BODY["starts"]["enum"]) <= set(certainty.LEVELS)


def test_every_domain_has_words() -> None:
    enums = (BODY[way]["items"]["properties"]["domain"]["enum"] for way in ("down", "up"))
    assert set(certainty.DOMAINS) == {domain for enum in enums for domain in enum}
