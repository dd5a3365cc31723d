"""Small facts for every sentence about answers: of which function, in which cases."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from counterclaim.reasoning.grounds import Grounds
from counterclaim.wording import certainty, phrases, searching
from tests.reasoning.invented import answer, base, body
from tests.wording.conftest import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.records import Answer
    from tests.reasoning.invented import Record

STAMP = {"by": "bob", "date": "2026-01-08"}
DOWN, UP = (
    [("risk-of-bias", 1), ("inconsistency", 2), ("indirectness", 1), ("imprecision", 1), ("publication-bias", 1)],
    [("large-effect", 2), ("dose-response", 1), ("opposing-confounding", 1)],
)
KB = base({}, **KINDS)


def shaped(record: Record) -> Answer:
    return base({}, answers={"a": record}, **KINDS).answers["a"]


ANSWERS = [
    shaped(answer("coffee/sleep", **fields))
    for fields in ({}, {"by": "ada"}, {"reviewed": STAMP}, {"by": "ada", "reviewed": STAMP})
]
RATED = shaped(
    answer(
        "coffee/sleep",
        said="So says one [@a],\nand one does not [@b].",
        bodies=[
            body("not-assessed"),
            body("low", starts="high", down=DOWN, up=UP, population="poets", horizon="long-term"),
            body("low", population={"any": ["poets", "gardeners"]}),
            body("low", population=["poets", "mystery"], horizon="12 weeks"),
        ],
    )
)
BODIES = RATED.bodies

TOLD: dict[Callable[..., Any], list[tuple[Any, ...]]] = {
    certainty.told_of: [("low",), ("not-assessed",)],
    certainty.level: [(name,) for name in (*certainty.LEVELS, "beyond-doubt")],
    certainty.meaning: [(name,) for name in (*certainty.MEANINGS, "beyond-doubt")],
    certainty.reasons: [(one,) for one in BODIES],
    certainty.rated: [(KB, one) for one in (*BODIES, dataclasses.replace(BODIES[0], certainty="beyond-doubt"))],
    certainty.people: [(KB, one) for one in BODIES],
    certainty.judgement: [(one,) for one in ANSWERS],
    certainty.told: [(one,) for one in (ANSWERS[0], RATED)],
    phrases.uncited: [("It does [@a; @b], and\nmore [@c]. [1]",)],
    certainty.in_short: [
        *((one, {"stale": False}) for one in ANSWERS),
        *((one, {"stale": True}) for one in (ANSWERS[0], ANSWERS[2])),
    ],
    searching.answer: [
        ("disputed", Grounds("trial", review=True), RATED),
        ("Says it helps", Grounds("observational"), None),
        ("Says neither", Grounds("none"), ANSWERS[0]),
        ("", None, shaped(answer("coffee/sleep", bodies=[body("good-practice")]))),
    ],
    certainty.fitting: [({"stale": True},), ({"stale": False},)],
}
"""Every function about answers that returns words, with what it is called with; a mapping last is keywords."""
