"""An answer is written with a fingerprint of what it rests on, and keeps its order and comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.editing import answers, formatting
from counterclaim.knowledge import KnowledgeBase, schemas
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DRAFT: dict[str, Any] = {
    "asks": "Does coffee cost sleep?",
    "questions": ["coffee/sleep-quality"],
    "answer": "Coffee in the evening makes for a worse night [@late-coffee-worse].",
}


def test_what_is_written_as_seen_fits_when_the_answer_is_read_back(
    write: Callable[..., Path], disputed: dict[str, str], analysis: Analysis
) -> None:
    seen = answers.seen(analysis, "coffee", DRAFT)
    whole = {**DRAFT, "looked_for": "Nobody searched.", "date": "2026-01-06", "seen": seen}
    root = write({**disputed, "answers/coffee.yml": formatting.new(whole, "answer")})
    again = Analysis(KnowledgeBase.load(root))
    assert not again.answers.is_stale(again.kb.answers["coffee"])


def test_what_is_seen_depends_on_what_is_cited_and_not_on_when_it_was_written(analysis: Analysis) -> None:
    seen = answers.seen(analysis, "coffee", DRAFT)
    assert seen == answers.seen(analysis, "coffee", {**DRAFT, "date": "2026-01-06", "looked_for": "Everywhere."})
    assert seen != answers.seen(analysis, "coffee", {**DRAFT, "key_points": ["Not at noon [@noon-coffee-better]."]})


MIXED = """\
# asked for by readers
seen: 0a1b2c3d
date: 2026-01-06  # a Tuesday
bodies:
  # the only one so far
  - certainty: low
    down:
      - {why: One ward in one winter., by: 1, domain: imprecision}
    claims: [noon-coffee-better]  # more may come
    starts: moderate
    question: coffee/sleep-quality
    about: how well people sleep
looked_for: Nobody searched.
answer: On one ward nights were better after coffee at noon [@noon-coffee-better].
questions: [coffee/sleep-quality]
asks: Does coffee cost sleep?
"""


def test_fields_come_in_the_order_in_which_they_are_read_and_comments_stay() -> None:
    tidy = formatting.tidy(MIXED, "answer")
    fields = [line.partition(":")[0] for line in tidy.splitlines() if line[0] not in " #"]
    known = list(schemas.schema("answer")["properties"])
    assert fields == [name for name in known if name in fields]
    for comment in ("# asked for by readers", "# a Tuesday", "# the only one so far", "# more may come"):
        assert tidy.count(comment) == 1
    assert formatting.tidy(tidy, "answer") == tidy
