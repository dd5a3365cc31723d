"""One record as JSON: as it is written, with its id; of a question, what its claims add up to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from counterclaim.reports import answered, bounds, machine
from counterclaim.wording.questions import headline, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from counterclaim.knowledge.findings import Origin
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.questions import Question

KINDS = {
    "claim": "claims",
    "source": "sources",
    "concept": "concepts",
    "population": "populations",
    "condition": "conditions",
    "quantity": "quantities",
    "resolution": "resolutions",
    "answer": "answers",
}
"""Every kind of record with where the knowledge base holds it."""


def show(analysis: Analysis, identity: str, written: Callable[[Origin], Any]) -> str | None:
    """Return everything that has this id as JSON; None if nothing has. `written` reads a record as its file has it.

    One thing is an object, several that share an id are a list of objects; `kind` says what each is.
    """
    found = list(_all(analysis, identity, written))
    if not found:
        return None
    return json.dumps(found[0] if len(found) == 1 else found, indent=2, ensure_ascii=False) + "\n"


def _all(analysis: Analysis, identity: str, written: Callable[[Origin], Any]) -> Iterator[dict[str, Any]]:
    for kind, room in KINDS.items():
        record = getattr(analysis.kb, room).get(identity)
        if record is not None:
            stale = {"stale": analysis.answers.is_stale(record)} if kind == "answer" else {}
            yield {"kind": kind, "id": identity, **written(record.origin), **stale}
    for conflict in analysis.conflicts:
        if conflict.id == identity:
            yield {"kind": "conflict", **machine.conflict(analysis, conflict)}
    if identity in analysis.question_names:
        yield _question(analysis, identity, analysis.question_names[identity])


def _question(analysis: Analysis, identity: str, question: Question) -> dict[str, Any]:
    kb = analysis.kb
    return {
        "kind": "question",
        "id": identity,
        "question": {"exposure": question.exposure, "outcome": question.outcome},
        "headline": headline(kb, question),
        "reason": reason(kb, question),
        "form": question.form,
        "grounds": question.grounds.tier,
        "sides": {stance: _listed(ids) for stance, ids in question.sides.items()},
        "positions": [_position(position) for position in question.positions[: bounds.MOST_POSITIONS]],
        "positions_in_all": len(question.positions),
        "answer": answered.as_values(analysis, question.key),
        "conflicts": [
            {"id": c.id, "status": c.status, "open": analysis.is_open(c)}
            for c in question.conflicts[: bounds.MOST_CLAIMS]
        ],
        "conflicts_in_all": len(question.conflicts),
    }


def _listed(ids: tuple[str, ...]) -> dict[str, Any]:
    return {"claims": list(ids[: bounds.MOST_CLAIMS]), "claims_in_all": len(ids)}


def _position(position: Position) -> dict[str, Any]:
    return {"says": position.stand, **machine.side(position)}
