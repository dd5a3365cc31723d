from __future__ import annotations

from typing import get_args

import pytest

from counterclaim.wording import changes
from counterclaim.wording.steps import Section, Step, Subject

DAY = 1_795_218_001  # 20 November 2026


def test_every_subject_has_its_words() -> None:
    assert changes.COUNTED.keys() == set(get_args(Subject))
    assert changes.TITLES.keys() == set(get_args(Subject)) - {"decisions", "terms"}


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Step("a", 0, begins=True, sections=()), "1 January 1970: the knowledge base begins, with nothing"),
        (
            Step(
                "a",
                DAY,
                begins=True,
                sections=(Section("opened", 1), Section("claims-added", 1_000), Section("sources-added", 1)),
            ),
            "20 November 2026: the knowledge base begins, with 1 source, 1,000 claims and 1 open disagreement",
        ),
        (
            Step("a", DAY, begins=True, sections=(Section("claims-added", 2),)),
            "20 November 2026: the knowledge base begins, with 2 claims",
        ),
        (
            Step("a", DAY, begins=False, sections=(Section("headlines", 1), Section("claims-added", 12))),
            "20 November 2026: 1 answer changed, 12 claims added",
        ),
    ],
)
def test_a_step_in_short(step: Step, expected: str) -> None:
    assert str(changes.summary(step)) == expected
