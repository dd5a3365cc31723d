"""The history of a knowledge base in steps: what changed on a day, in that day's words, what matters most first."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from counterclaim.knowledge import guide
from counterclaim.reasoning import differences, recognition
from counterclaim.wording import certainty
from counterclaim.wording.phrases import folded
from counterclaim.wording.questions import headline, question_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.guide import Guide
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.differences import Differences, Moved

Subject = Literal[
    "headlines",
    "answers-changed",
    "answers-stale",
    "answers-removed",
    "opened",
    "closed",
    "turned",
    "questions-added",
    "questions-removed",
    "claims-added",
    "claims-retired",
    "claims-removed",
    "claims-changed",
    "sources-added",
    "sources-changed",
    "sources-removed",
    "decisions",
    "guide",
    "terms",
]
"""What a section of a step is about, in the order in which readers want it."""

SUBJECTS: tuple[str, ...] = get_args(Subject)
MOST_ROWS = 12
"""So many rows of a section are kept; the rest is counted."""

DECIDED = "decided"
"""The state of a conflict that editors have decided, beside the statuses."""


class Row(NamedTuple):
    """A line of a section: an id, what it says, the state before and now, and (claim, statement) on both sides."""

    id: str
    text: str
    before: str | None = None
    now: str | None = None
    sides: tuple[tuple[str, str], ...] = ()


class Section(NamedTuple):
    """What changed of one kind: how much, and the first of it. The id of a row is that of what the kind names."""

    subject: str
    total: int
    rows: tuple[Row, ...] = ()


Sections = tuple[Section, ...]


class Step(NamedTuple):
    """What changed on a day.

    `first` is the day's first commit, which names the step for good; `seconds` (since 1970, UTC) is when its last
    was written. A step that `begins` counts what the first day left there.
    """

    first: str
    seconds: int
    begins: bool
    sections: Sections


class History(NamedTuple):
    """The newest steps, newest first. `whole`: they go back to the beginning.

    `start` names the knowledge base for good: where it begins. None: nothing is known of its past.
    """

    steps: tuple[Step, ...] = ()
    whole: bool = False
    start: str | None = None


def between(before: Analysis, now: Analysis) -> Sections:
    """Return what `now` says that `before` did not, in words; nothing where only lines changed."""
    before, names = recognition.aligned(before, now)
    found = differences.between(before, now, headline, names)
    made: dict[Subject, list[Row]] = {
        **_questions(before, now, found),
        **_answers(before.kb, now.kb, found),
        **_disagreements(before, now),
        **_claims(before.kb, now.kb, found),
        **_sources(before.kb, now.kb, found),
        "decisions": [Row(i, "") for kind, i in _touched(found) if kind == "resolution"],
        "guide": list(_guide(before.kb, now.kb)),
        "terms": [Row(i, "") for kind, i in _touched(found) if kind not in {"claim", "source", "resolution", "answer"}],
    }
    return tuple(_section(subject, made[subject]) for subject in get_args(Subject) if made[subject])


def beginning(first: Analysis) -> Sections:
    """Return what a knowledge base began with, counted and not listed."""
    kb = first.kb
    contested = sum(map(first.is_open, first.conflicts))
    counted = {"opened": contested, "claims-added": len(kb.claims), "sources-added": len(kb.sources)}
    return tuple(Section(subject, total) for subject, total in counted.items() if total)


def _section(subject: Subject, rows: list[Row]) -> Section:
    kept = () if subject in {"decisions", "terms"} else tuple(islice(rows, MOST_ROWS))
    return Section(subject, len(rows), kept)


def _questions(before: Analysis, now: Analysis, found: Differences) -> dict[Subject, list[Row]]:
    """Return the questions that are answered otherwise now, that are new, and that nobody answers any more."""

    def row(moved: Moved) -> Row:
        kb = (now if moved.now is not None else before).kb
        exposure, _, outcome = moved.id.partition("/")
        return Row(moved.id, question_name(kb, exposure, outcome), moved.before, moved.now)

    made: dict[Subject, list[Row]] = {"headlines": [], "questions-added": [], "questions-removed": []}
    for moved in found.headlines:
        new, gone = moved.before is None, moved.now is None
        made["questions-added" if new else "questions-removed" if gone else "headlines"].append(row(moved))
    return made


def _answers(before: KnowledgeBase, now: KnowledgeBase, found: Differences) -> dict[Subject, list[Row]]:
    """Return editors' answers that read otherwise now, that are new or gone, and that no longer fit their claims."""

    def row(identity: str) -> Row:
        old, new = (certainty.told(kb.answers[identity]) if identity in kb.answers else None for kb in (before, now))
        return Row(identity, folded((now if new else before).answers[identity].asks), old, new)

    touched = [row(identity) for identity in _of("answer", _touched(found))]
    return {
        "answers-changed": [one for one in touched if one.before != one.now],
        "answers-stale": [Row(identity, folded(now.answers[identity].asks)) for identity in found.stale],
        "answers-removed": [row(identity) for identity in _of("answer", found.removed)],
    }


def _disagreements(before: Analysis, now: Analysis) -> dict[Subject, list[Row]]:
    """Return disagreements opened, closed and of another status; a decision closes one as well as a limit does.

    What the other state holds and cannot read counts neither as opened nor as closed.
    """
    made: dict[Subject, list[Row]] = {"opened": [], "closed": [], "turned": []}
    for earlier, later in _matched(before, now):
        was, still = earlier is not None and before.is_open(earlier), later is not None and now.is_open(later)
        if later is not None and still and not was and _read(later, before):
            made["opened"].append(_disagreement(now, later, before, earlier))
        elif earlier is not None and was and not still and _read(earlier, now):
            made["closed"].append(_closed(before, earlier, now, later))
        elif earlier is not None and later is not None and still and earlier.status != later.status:
            made["turned"].append(_disagreement(now, later, before, earlier))
    return made


def _matched(before: Analysis, now: Analysis) -> Iterator[tuple[Conflict | None, Conflict | None]]:
    """Yield each conflict as it was and as it is: the same if it says the same, or is between the same claims."""
    by_id = {conflict.id: conflict for conflict in before.conflicts}
    by_claims = {_between(conflict): conflict for conflict in before.conflicts}
    still = {conflict.id for conflict in now.conflicts}
    seen: set[str] = set()
    for later in now.conflicts:
        earlier = by_id.get(later.id)
        if earlier is None:
            other = by_claims.get(_between(later))
            earlier = other if other is not None and other.id not in still | seen else None
        seen.update([earlier.id] if earlier else [])
        yield earlier, later
    yield from ((earlier, None) for earlier in before.conflicts if earlier.id not in seen)


def _between(conflict: Conflict) -> tuple[object, frozenset[str]]:
    return conflict.question, frozenset(side.claims[0] for side in conflict.sides)


def _read(conflict: Conflict, other: Analysis) -> bool:
    return not any(("claim", claim) in other.kb.unread for claim in conflict.claims)


def _closed(before: Analysis, conflict: Conflict, now: Analysis, later: Conflict | None) -> Row:
    return _disagreement(now, later, before, conflict) if later else _disagreement(before, conflict, before, None)


def _disagreement(now: Analysis, conflict: Conflict, before: Analysis, earlier: Conflict | None) -> Row:
    sides = tuple((s.claims[0], folded(now.kb.claims[s.claims[0]].statement)) for s in conflict.sides)
    name = question_name(now.kb, *conflict.question)
    was, is_now = (_state(before, earlier), _state(now, conflict)) if earlier else (None, None)
    return Row(conflict.id, name, was, is_now, sides)


def _state(analysis: Analysis, conflict: Conflict) -> str:
    """Return the status of a conflict, or that editors have decided it."""
    return DECIDED if conflict.is_open and not analysis.is_open(conflict) else conflict.status


def _claims(before: KnowledgeBase, now: KnowledgeBase, found: Differences) -> dict[Subject, list[Row]]:
    def row(kb: KnowledgeBase, identity: str) -> Row:
        claim = kb.claims[identity]
        return Row(identity, folded(claim.statement), now=claim.retired[1] if claim.retired else None)

    return {
        "claims-added": [row(now, i) for i in _of("claim", found.added)],
        "claims-retired": [row(now, i) for i in found.retired],
        "claims-removed": [row(before, i) for i in _of("claim", found.removed)],
        "claims-changed": [row(now, c.id) for c in found.changed if c.kind == "claim" and c.id not in found.retired],
    }


def _sources(before: KnowledgeBase, now: KnowledgeBase, found: Differences) -> dict[Subject, list[Row]]:
    def rows(kb: KnowledgeBase, identities: Iterable[str]) -> list[Row]:
        return [Row(i, folded(kb.sources[i].title)) for i in identities]

    return {
        "sources-added": rows(now, _of("source", found.added)),
        "sources-changed": rows(now, (c.id for c in found.changed if c.kind == "source")),
        "sources-removed": rows(before, _of("source", found.removed)),
    }


def _guide(before: KnowledgeBase, now: KnowledgeBase) -> Iterator[Row]:
    """Yield the pages of the guide that are new or read otherwise now, by path."""
    old = {page.path: page for page in before.guide}
    told: Callable[[Guide], str] = lambda page: folded(page.text)  # noqa: E731 - a name for one line
    for page in sorted(now.guide, key=lambda page: page.path):
        if page.path not in old or told(page) != told(old[page.path]):
            yield Row(page.path, folded(guide.title(page)))


def _touched(found: Differences) -> list[tuple[str, str]]:
    """Return what was added or changed, as (kind, id)."""
    return [*found.added, *((change.kind, change.id) for change in found.changed)]


def _of(kind: str, names: Iterable[tuple[str, str]]) -> list[str]:
    return [identity for of, identity in names if of == kind]
