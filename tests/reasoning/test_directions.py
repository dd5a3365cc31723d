"""Directions: what the table of opposed directions implies. The table as printed is read in test_conflicts_naively."""

from __future__ import annotations

from itertools import product

import pytest

from counterclaim.knowledge import schemas
from counterclaim.reasoning import directions
from counterclaim.reasoning.directions import OPPOSED, TURNED, is_flat_denial, opposed

STANDS = sorted(OPPOSED)
PAIRS = sorted(product(STANDS, STANDS))


def test_every_direction_of_the_schema_stands_in_the_table_beside_the_two_of_advice() -> None:
    written = schemas.schema("claim")["properties"]["effect"]["properties"]["direction"]["enum"]
    assert set(STANDS) == {*written, "do", "avoid"}
    assert set(TURNED) <= set(written)
    assert set(written) >= directions.NO_EFFECT


def test_every_modality_says_that_it_happens_or_that_it_is_so() -> None:
    written = schemas.schema("claim")["properties"]["effect"]["properties"]["modality"]["enum"]
    assert set(written) - directions.HAPPENS == {"asserted", "usually", "always"}


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_opposition_goes_both_ways_and_stays_when_both_scales_are_turned(left: str, right: str) -> None:
    assert opposed(left, right) == opposed(right, left)
    assert opposed(left, right, flip=True) == opposed(right, left, flip=True)
    assert opposed(TURNED.get(left, left), TURNED.get(right, right)) == opposed(left, right)


def test_nothing_opposes_itself_but_what_moves_does_on_a_scale_read_the_other_way() -> None:
    assert not any(opposed(stand, stand) for stand in STANDS)
    turned = {stand for stand in STANDS if opposed(stand, stand, flip=True)}
    assert turned == {"increases", "decreases", "maintains", "prevents"}


def test_turning_twice_changes_nothing() -> None:
    assert all(TURNED[TURNED[stand]] == stand for stand in TURNED)


def test_a_direction_that_nobody_knows_opposes_nothing() -> None:
    assert not any(opposed("wobbles", stand) or opposed(stand, "wobbles") for stand in STANDS)


@pytest.mark.parametrize(
    ("stand", "modality", "flat"),
    [
        ("no-increase", "asserted", True),
        ("no-decrease", "always", True),
        ("no-increase", "usually", False),
        ("no-decrease", "possible", False),
        ("no-change", "asserted", False),
        ("increases", "always", False),
    ],
)
def test_only_a_denial_that_is_asserted_speaks_of_every_part(stand: str, modality: str, *, flat: bool) -> None:
    assert is_flat_denial(stand, modality) is flat
