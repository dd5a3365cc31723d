"""What changed in knowledge between two states of a knowledge base: not lines, but what they say.

Order of keys, line breaks in prose and defaults that are written out change nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

from counterclaim.knowledge.records import Advice, Claim, Effect, Estimate, Scope
from counterclaim.reasoning import vouching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.references import Names
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Key, Question
    from counterclaim.reasoning.vouching import Excused, Relocked, Reviewed

Headline = Callable[["KnowledgeBase", "Question"], str]

Kind = Literal["claim", "source", "concept", "population", "condition", "quantity", "resolution", "answer"]

KINDS: dict[Kind, str] = {
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

_UNWATCHED = ("id", "record", "origin", "pins")
_UNORDERED = (
    *("sentences", "inferred", "adjusted_for", "groups", "dose", "about", "cites", "pools", "claims", "questions"),
    *("broader", "disjoint_with", "parts"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A record that both states have and that says something else now: its kind, id, and which fields."""

    kind: Kind
    id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A value that is another now: the stance of a claim, the status or decision of a conflict, a question's headline.

    None: there was no such question (or decision) before, or there is none now.
    """

    id: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed. Records are (kind, id); `headlines` are by question, `exposure/outcome`.

    `statuses` and `decisions` are of conflicts that both states have. What one state has and cannot read (`unread`)
    counts neither as added nor as removed. `stale` are the answers that did fit their claims and no longer do.
    `renamed` are (kind, id before, id now); everything else is told by the ids of now.
    """

    added: tuple[tuple[Kind, str], ...]
    removed: tuple[tuple[Kind, str], ...]
    retired: tuple[str, ...]
    changed: tuple[Change, ...]
    stances: tuple[Moved, ...]
    opened: tuple[Conflict, ...]
    closed: tuple[Conflict, ...]
    statuses: tuple[Moved, ...]
    decisions: tuple[Moved, ...]
    headlines: tuple[Moved, ...]
    stale: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]
    excused: tuple[Excused, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    locks: tuple[Relocked, ...] = ()
    renamed: tuple[tuple[Kind, str, str], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return any(getattr(self, field.name) for field in fields(self) if field.name != "unread")


def between(before: Analysis, now: Analysis, headline: Headline, names: Names | None = None) -> Differences:
    """Return what `now` says that `before` did not, and the other way round; each part by id.

    `before` has the ids of `now` already (see `recognition.aligned`); `names` are those that were others.
    `headline` puts the answer to a question into words, so that two answers are one where readers see no difference.
    """
    unread = before.kb.unread | now.kb.unread
    old, new = _records(before.kb), _records(now.kb)
    both = [name for name in new if name in old]
    retired = [i for k, i in both if k == "claim" and now.kb.claims[i].retired and not before.kb.claims[i].retired]
    changed = [Change(kind, i, _differing(old[kind, i], new[kind, i])) for kind, i in both]
    stances = [
        Moved(i, before.kb.claims[i].stance, now.kb.claims[i].stance)
        for kind, i in both
        if kind == "claim" and before.kb.claims[i].stance != now.kb.claims[i].stance
    ]
    opened, closed, statuses = _conflicts(before, now)
    return Differences(
        added=tuple(name for name in new if name not in old and not _is_unread(name, unread)),
        removed=tuple(name for name in old if name not in new and not _is_unread(name, unread)),
        retired=tuple(retired),
        changed=tuple(c for c in changed if c.fields and not (c.fields == ("retired",) and c.id in retired)),
        stances=tuple(stances),
        opened=opened,
        closed=closed,
        statuses=statuses,
        decisions=_decisions(before, now),
        headlines=_headlines(before, now, headline),
        stale=() if any(kind == "claim" for kind, _ in unread) else tuple(_stale(before, now)),
        unread=tuple(sorted(unread)),
        excused=tuple(vouching.excused(before.kb, now.kb)),
        reviews=tuple(vouching.reviews(before.kb, now.kb)),
        locks=tuple(vouching.locks(before.kb, now.kb)),
        renamed=tuple(
            (kind, old, new) for kind in KINDS for (of, old), new in sorted((names or {}).items()) if of == kind
        ),
    )


def _records(kb: KnowledgeBase) -> dict[tuple[Kind, str], Any]:
    return {(kind, identity): r for kind, room in KINDS.items() for identity, r in sorted(getattr(kb, room).items())}


def _is_unread(name: tuple[str, str], unread: frozenset[tuple[str, str]]) -> bool:
    kind, identity = name
    vocabulary = KINDS.get(kind, kind)  # type: ignore[call-overload] # a kind that is one
    return not unread.isdisjoint({name, (vocabulary, identity), (vocabulary, "*")})


def _differing(before: object, now: object) -> tuple[str, ...]:
    old, new = _told(before), _told(now)
    if isinstance(before, Claim) and isinstance(now, Claim) and before.pins and now.pins:
        old["sentences"], new["sentences"] = sorted(before.pins), sorted(now.pins)  # not their numbers, their words
    return tuple(field for field in new | old if old.get(field) != new.get(field))


def _told(record: Any, prefix: str = "") -> dict[str, Any]:
    """Return what a record says, by field; the parts of an effect, advice and scope apart."""
    found: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if not prefix and field.name in _UNWATCHED:
            continue
        if isinstance(value, Effect | Advice | Scope | Estimate):
            found |= _told(value, f"{prefix}{field.name}.")
        elif field.name == "not_claims":
            found |= {f"not_claims.{why}": sorted(set(numbers)) for why, numbers in value}
        elif value not in (None, ()):
            found[prefix + field.name] = _plain(field.name, value)
    return found | ({} if prefix else _further(record))


def _further(record: Any) -> dict[str, Any]:
    """Return the fields of a source that follow CSL-JSON, which stand only in what was written."""
    known = {field.name for field in fields(record)}
    written = getattr(record, "record", {}) if hasattr(record, "design") else {}
    return {key: value for key, value in written.items() if key not in known}


def _plain(field: str, value: Any) -> Any:
    """Return a value without what says nothing: line breaks in prose, the order of what holds together."""
    if isinstance(value, str):
        return " ".join(value.split())
    if field in _UNORDERED:
        return sorted(set(value))
    return value


def _conflicts(before: Analysis, now: Analysis) -> tuple[tuple[Conflict, ...], tuple[Conflict, ...], tuple[Moved, ...]]:
    """Return the conflicts opened, those closed, and those of another status; none of claims that cannot be read."""
    old = {c.id: c for c in before.conflicts}
    new = {c.id: c for c in now.conflicts}

    def known(conflict: Conflict, kb: KnowledgeBase) -> bool:
        return not any(("claim", claim) in kb.unread for claim in conflict.claims)

    opened = tuple(c for c in now.conflicts if c.id not in old and known(c, before.kb))
    closed = tuple(c for c in before.conflicts if c.id not in new and known(c, now.kb))
    moved = [(c, old[c.id].status) for c in now.conflicts if c.id in old]
    return opened, closed, tuple(Moved(c.id, status, c.status) for c, status in moved if status != c.status)


def _decisions(before: Analysis, now: Analysis) -> tuple[Moved, ...]:
    """Return the conflicts about which something else is decided: a decision made, taken back, changed or outgrown."""
    old = {c.id: _decided(before, c) for c in before.conflicts}
    moved = [Moved(c.id, old[c.id], _decided(now, c)) for c in now.conflicts if c.id in old]
    return tuple(one for one in moved if one.before != one.now)


def _decided(analysis: Analysis, conflict: Conflict) -> str | None:
    """Return what is decided about a conflict, or that the decision no longer fits."""
    decision = analysis.decision(conflict)
    if decision is None:
        return None
    return (decision.resolution.prefer or decision.resolution.decision) if decision.fits else STALE


STALE = "stale"
"""What stands for a decision that no longer fits."""


def _stale(before: Analysis, now: Analysis) -> Iterator[str]:
    """Yield the answers that fitted what they rest on, and no longer do; a claim that cannot be read proves nothing."""
    for name, answer in sorted(now.kb.answers.items()):
        old = before.kb.answers.get(name)
        if old and not before.answers.is_stale(old) and now.answers.is_stale(answer):
            yield name


def _headlines(before: Analysis, now: Analysis, headline: Headline) -> tuple[Moved, ...]:
    old, new = _answers(before, headline), _answers(now, headline)
    keys = sorted(old.keys() | new.keys(), key=lambda key: (key[0], key[1] or ""))
    found = [Moved("/".join(filter(None, key)), old.get(key), new.get(key)) for key in keys]
    return tuple(moved for moved in found if moved.before != moved.now)


def _answers(analysis: Analysis, headline: Headline) -> Mapping[Key, str]:
    """Return the headline of every question that has an outcome."""
    return {key: headline(analysis.kb, question) for key, question in analysis.questions.items() if question.outcome}
