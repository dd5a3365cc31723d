"""Claims of one source that say the same: each is named, and a crowd of them once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.rules import duplicate_claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis


@pytest.mark.parametrize(("many", "told"), [(1, 0), (2, 1), (4, 3), (5, 4), (9, 4)])
def test_so_many_are_told_one_by_one_and_the_rest_in_one_finding(
    analyse: Callable[..., Analysis],
    claim: Callable[..., str],
    sleep: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    many: int,
    told: int,
) -> None:
    monkeypatch.setattr(duplicate_claim, "MOST", 4)
    alike = {f"claims/sleep-letter/late-{number}.yml": claim() for number in range(many)}
    found = list(duplicate_claim.check(analyse(sleep | alike)))
    assert [finding.claim for finding in found] == [f"late-{number}" for number in range(1, told + 1)]
    assert all(finding.related[0].place.path == "claims/sleep-letter/late-0.yml" for finding in found)
    if many > 4:
        assert found[-1].message == f"{many - 4} more of this source say the same, within the same limits."
        assert found[-1].mend.endswith("late-4 is the first of these")


def test_what_gives_other_numbers_is_not_the_same(
    analyse: Callable[..., Analysis], claim: Callable[..., str], sleep: dict[str, str]
) -> None:
    effect = "{{exposure: coffee, outcome: sleep-quality, direction: decreases, size: {}}}"
    sizes = {
        f"claims/sleep-letter/late-{number}.yml": claim(effect=effect.format(f"by {number} points"))
        for number in range(1, 4)
    }
    assert list(duplicate_claim.check(analyse(sleep | sizes))) == []
