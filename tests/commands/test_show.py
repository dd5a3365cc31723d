"""`show`: everything that has an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning import conflicts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def examined(dispute: Path, invoke: Callable[..., Any]) -> Path:
    call = ["resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "Neither of them counted nights."]
    assert invoke(*call).returncode == 0
    return dispute


@pytest.mark.usefixtures("examined")
@pytest.mark.parametrize(
    ("identity", "first", "more"),
    [
        ("late-coffee-worse", "claim late-coffee-worse", "against    noon-coffee-better (contradiction, examined)"),
        ("sleep-letter", "source sleep-letter", "sentences  7: 7 accounted for"),
        ("espresso", "concept espresso", "broader    coffee"),
        ("teenagers", "population teenagers", "disjoint   adults"),
        ("evening", "condition evening", "in the evening: In the hours before bed."),
        ("nap-length", "quantity nap-length", "length of a nap, in min; ~ means ±20%"),
        ("coffee/sleep-quality", "question coffee → sleep quality", "helps        noon-coffee-better"),
        ("late-coffee-worse-or-noon-coffee-better", "resolution late-coffee", "reason     Neither of them counted"),
        (conflicts.identity("late-coffee-worse", "noon-coffee-better"), "", "contradiction · direct"),
    ],
)
def test_shows_every_kind_of_record(identity: str, first: str, more: str, invoke: Callable[..., Any]) -> None:
    result = invoke("show", identity)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(first or identity)
    assert more in result.stdout


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    ("identity", "hint"),
    [
        ("sleep-leter", "; did you mean sleep-letter or sleeplessness or sleep-quality?"),
        ("teenager", "; did you mean teenagers?"),
        ("xyz", ""),
    ],
)
def test_an_id_that_nothing_has_is_named_with_the_nearest(identity: str, hint: str, invoke: Callable[..., Any]) -> None:
    result = invoke("show", identity)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f'counterclaim: nothing has the id "{identity}"{hint}\n'
