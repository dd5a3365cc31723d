"""An answer in a terminal and as JSON: what it says, how sure that is and why, whose it is, and whether it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.reports import bounds
from counterclaim.wording import certainty
from counterclaim.wording.phrases import folded
from counterclaim.wording.records import not_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.records import Answer, Body
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.questions import Key
    from counterclaim.reports.coded import Row


def rows(analysis: Analysis, answer: Answer) -> Iterator[Row]:
    """Yield everything that an answer states, and whether it fits its claims."""
    if answer.also:
        yield "also", ", ".join(answer.also)
    yield "questions", ", ".join(map("/".join, answer.questions))
    narrower = [_name(key) for key in analysis.answers.covered(answer) if key not in answer.questions]
    if narrower:
        yield "covers", _listed(narrower)
    yield "answer", folded(answer.answer)
    for point in answer.key_points:
        yield "key point", folded(point)
    for body in answer.bodies:
        yield from _body(analysis, body)
    if answer.would_settle:
        yield "settled by", folded(answer.would_settle)
    yield "looked for", folded(answer.looked_for)
    yield "judgement", certainty.judgement(answer)
    yield "fits", certainty.fitting(stale=analysis.answers.is_stale(answer))


def _body(analysis: Analysis, body: Body) -> Iterator[Row]:
    yield "certainty", certainty.rated(analysis.kb, body)
    for reason in certainty.reasons(body):
        yield "", f"           {reason}"
    if body.claims:
        yield "", f"           {_listed(body.claims)}"


def _listed(ids: Iterable[str]) -> str:
    named = list(ids)
    left = len(named) - bounds.MOST_CLAIMS
    return ", ".join([*named[: bounds.MOST_CLAIMS], *([not_shown(left)] if left > 0 else [])])


def _name(key: Key) -> str:
    return "/".join(filter(None, key))


def line(analysis: Analysis, key: Key) -> Row | None:
    """Return the answer to a question in a line; None where it has none."""
    answer = analysis.answers.by_question.get(key)
    if answer is None:
        return None
    return "answer", certainty.in_short(answer, stale=analysis.answers.is_stale(answer))


def as_values(analysis: Analysis, key: Key) -> dict[str, Any] | None:
    """Return the answer to a question as plain values; None where it has none."""
    answer = analysis.answers.by_question.get(key)
    if answer is None:
        return None
    return {
        "id": answer.id,
        "asks": answer.asks,
        "answer": answer.answer,
        "certainty": [
            {"about": body.about, "question": "/".join(body.question), "certainty": body.certainty}
            for body in answer.bodies
        ],
        "by": answer.by,
        "date": answer.date,
        "reviewed": answer.reviewed is not None,
        "stale": analysis.answers.is_stale(answer),
    }
