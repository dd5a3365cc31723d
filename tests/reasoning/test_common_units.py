"""What stands in the table of common units is what pint says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterclaim.reasoning import units
from counterclaim.reasoning.common_units import COMMON, Physical

OURS = {"decade", "decades", "rpm"}


@pytest.mark.parametrize("token", sorted(COMMON.keys() - OURS))
def test_each_common_unit_is_what_pint_has(token: str) -> None:
    known = units.of_pint(token)
    assert known is not None
    assert known.size == COMMON[token].size
    assert sorted(known.dimensions) == sorted(COMMON[token].dimensions)
    assert units.normal(token) == token or units.normal(token) in COMMON


def test_a_decade_is_ten_years() -> None:
    assert COMMON["decade"] == Physical(10 * COMMON["year"].size, (("[time]", Fraction(1)),))
    assert units.conversion("decades", "years", "time lived there").scale == 10
