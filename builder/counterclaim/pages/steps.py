"""The steps of the history, for the page of changes and its feed: what each says, and where its rows lead now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import links, pairs, recorded, weighed
from counterclaim.wording import changes as words
from counterclaim.wording import disputes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.pages.site import Site
    from counterclaim.wording.changes import Summary
    from counterclaim.wording.steps import Row, Section, Step

FIRST = ("headlines", "answers-changed", "answers-stale", "opened", "closed", "turned")
"""What the page never folds."""

ANSWERS = ("headlines", "answers-changed", "answers-removed", "questions-added", "questions-removed")
"""Sections whose rows are questions, or answers to them, with what was said before and what is now."""


class Line(NamedTuple):
    """A row: where it leads, if there is a page about it now, what it says, and what it was and is.

    `turn` is how a disagreement changed; `sides` are (path or nothing, statement) of its claims.
    """

    path: str | None
    text: str
    before: str | None
    now: str | None
    turn: str
    sides: list[tuple[str | None, str]]


class Part(NamedTuple):
    """A section that lists something: `answers`: its rows are questions; `open`: the page never folds it."""

    title: str
    folded: str
    answers: bool
    open: bool
    lines: list[Line]
    more: str


class Told(NamedTuple):
    """A step: the name of its place on the page, its first commit, what it is in short, when, and what it lists.

    `several`: it has more than one section, listed or not.
    """

    anchor: str
    first: str
    summary: Summary
    seconds: int
    several: bool
    parts: list[Part]


Places = dict[str, dict[str, str]]
"""The pages that there are now: kind → id → path."""


def told(site: Site) -> list[Told]:
    """Return the steps of the history, the newest first."""
    if not site.history.steps:
        return []
    found = places(site)
    return [_told(step, found) for step in site.history.steps]


def places(site: Site) -> Places:
    """Return which pages there are now, for what a step names."""
    analysis, kb = site.analysis, site.kb
    return {
        "questions": {name: weighed.question(site, q.key) for name, q in analysis.question_names.items()},
        "conflicts": {conflict.id: pairs.place(site, conflict) for conflict in analysis.conflicts},
        "answers": {name: recorded.path(answer) for name, answer in kb.answers.items()},
        "claims": {claim: links.claim(claim) for claim in kb.claims},
        "sources": {source: links.source(source) for source in kb.sources},
        "guide": {page.path: page.path for page in kb.guide},
    }


_KINDS: Mapping[str, str] = {
    "headlines": "questions",
    "opened": "conflicts",
    "closed": "conflicts",
    "turned": "conflicts",
}
"""What the rows of a section are about, where its name does not begin with it."""


def place(found: Places, section: Section, row: Row) -> str | None:
    """Return the path of the page about a row; None where there is none any more."""
    kind = _KINDS.get(section.subject) or section.subject.partition("-")[0]
    return found.get(kind, {}).get(row.id)


def _told(step: Step, found: Places) -> Told:
    parts = [_part(section, found) for section in step.sections if section.rows]
    anchor = f"step-{step.first[:12]}"
    return Told(anchor, step.first, words.summary(step), step.seconds, len(step.sections) > 1, parts)


def _part(section: Section, found: Places) -> Part:
    return Part(
        words.title(section),
        words.folded(section),
        section.subject in ANSWERS,
        section.subject in FIRST,
        [_line(section, row, found) for row in section.rows],
        words.more(section),
    )


def _line(section: Section, row: Row, found: Places) -> Line:
    sides = [(found["claims"].get(identity), statement) for identity, statement in row.sides]
    turn = disputes.turn(row.before, row.now)
    return Line(place(found, section, row), row.text, row.before, row.now, turn, sides)
