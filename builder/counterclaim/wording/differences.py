"""What changed between two states of a knowledge base, in sections of rows, what matters most to readers first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.wording import certainty
from counterclaim.wording.conflicts import DECISIONS
from counterclaim.wording.findings import NOT_SET
from counterclaim.wording.phrases import folded, plural, ranges
from counterclaim.wording.questions import question_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.findings import Setting
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.differences import Differences, Moved
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.vouching import Excused, Relocked, Reviewed


class Comparison(NamedTuple):
    """Two states of a knowledge base, what the earlier one is called, and what changed between them."""

    revision: str
    before: Analysis
    now: Analysis
    differences: Differences
    settings: tuple[Setting, ...] = ()
    """What is set otherwise; of a file of settings that is not what it was, the name alone."""


class Row(NamedTuple):
    """A line about a change: the id it is about, what there is to say, and further lines below it."""

    id: str
    text: str
    below: tuple[str, ...] = ()


Section = tuple[str, list[Row]]


def sections(compared: Comparison) -> Iterator[Section]:
    """Yield what changed, under the title of each kind of change; kinds of which there is nothing are left out."""
    before, now, found = compared.before, compared.now, compared.differences
    conflicts = {c.id: c for c in now.conflicts}
    told: list[Section] = [
        ("Headlines changed", [_headline(compared, m) for m in found.headlines]),
        ("Answers that no longer fit their claims", [named(now.kb, "answer", i) for i in found.stale]),
        ("Conflicts opened", [_conflict(now, c, _status(now, c)) for c in found.opened]),
        ("Conflicts closed", [_conflict(before, c, _status(before, c)) for c in found.closed]),
        ("Conflicts of another status", [_conflict(now, conflicts[m.id], _turned(m)) for m in found.statuses]),
        ("Conflicts decided otherwise", [_conflict(now, conflicts[m.id], _decided(m)) for m in found.decisions]),
        ("Claims added", [named(now.kb, *name) for name in found.added if name[0] == "claim"]),
        ("Claims retired", [Row(i, (now.kb.claims[i].retired or ("", ""))[1]) for i in found.retired]),
        ("Claims removed", [named(before.kb, *name) for name in found.removed if name[0] == "claim"]),
        ("Stances flipped", [Row(m.id, _turned(m)) for m in found.stances]),
        ("Claims changed", [Row(c.id, ", ".join(c.fields)) for c in found.changed if c.kind == "claim"]),
    ]
    for title, kinds in (
        ("Answers", ("answer",)),
        ("Resolutions", ("resolution",)),
        ("Sources", ("source",)),
        ("Vocabulary", ("concept", "population", "condition", "quantity")),
    ):
        told += [
            (f"{title} added", [named(now.kb, *name) for name in found.added if name[0] in kinds]),
            (f"{title} removed", [named(before.kb, *name) for name in found.removed if name[0] in kinds]),
            (f"{title} changed", [Row(c.id, ", ".join(c.fields)) for c in found.changed if c.kind in kinds]),
        ]
    told.append(("Renamed", [Row(new, f"{kind}, called {old} before") for kind, old, new in found.renamed]))
    told += [
        ("Settings changed", [_setting(setting) for setting in compared.settings]),
        ("Sentences excused, or no longer", [_excused(one) for one in found.excused]),
        ("Reviews", [_reviewed(one) for one in found.reviews]),
        ("Locks", [_relocked(one) for one in found.locks]),
    ]
    told.append(("Left out, because it cannot be read on one side", [Row(i, kind) for kind, i in found.unread]))
    yield from ((title, rows) for title, rows in told if rows)


def in_all(compared: Comparison) -> str:
    """Return in one line how much changed since the revision."""
    found = compared.differences
    if not found and not compared.settings:
        return f"No change in knowledge since {compared.revision}."
    counted = [
        (sum(kind == "claim" for kind, _ in found.added), "claim", "added"),
        (len(found.retired) + sum(kind == "claim" for kind, _ in found.removed), "claim", "retired or removed"),
        (sum(c.kind == "claim" for c in found.changed), "claim", "changed"),
        (len(found.opened), "conflict", "opened"),
        (len(found.closed), "conflict", "closed"),
        (len(found.headlines), "headline", "changed"),
        (len(found.stale), "answer", "no longer fitting"),
        (len(found.renamed), "record", "renamed"),
        (len(compared.settings), "setting", "changed"),
        (sum(len(one.added) for one in found.excused), "sentence", "excused"),
        (sum(one.now is not None for one in found.reviews), "review", "recorded"),
        (sum(one.now is None for one in found.reviews), "review", "taken back"),
        (len(found.locks), "lock", "changed"),
    ]
    told = [f"{plural(count, word)} {what}" for count, word, what in counted if count]
    return f"{' · '.join(told) or 'Nothing that readers see changed'} since {compared.revision}"


def named(kb: KnowledgeBase, kind: str, identity: str) -> Row:
    """Return a record with what people know it by."""
    if kind == "claim":
        claim = kb.claims[identity]
        return Row(identity, f"{folded(claim.statement)} ({claim.source}; {claim.stance})")
    if kind == "resolution":
        decided = kb.resolutions[identity]
        return Row(identity, f"{decided.prefer or decided.decision}: {folded(decided.reason)}", decided.claims)
    if kind == "answer":
        return Row(identity, f"{folded(kb.answers[identity].asks)} {certainty.told(kb.answers[identity])}")
    if kind == "source":
        return Row(identity, folded(kb.sources[identity].title))
    terms: dict[str, Any] = {
        "concept": kb.concepts,
        "population": kb.populations,
        "condition": kb.conditions,
        "quantity": kb.quantities,
    }
    return Row(identity, f"{kind}: {terms[kind][identity].label}")


def _headline(compared: Comparison, moved: Moved) -> Row:
    kb = compared.now.kb if moved.now else compared.before.kb
    exposure, _, outcome = moved.id.partition("/")
    name = question_name(kb, exposure, outcome)
    if moved.before is None:
        return Row(name, f"a new question. {moved.now}")
    if moved.now is None:
        return Row(name, f"nobody speaks of it any more. Before: {moved.before}")
    return Row(name, "", (f"before: {moved.before}", f"now: {moved.now}"))


def _setting(setting: Setting) -> Row:
    if setting.before is None and setting.now is None:
        return Row(setting.name, "not what it was")
    return Row(setting.name, f"{_stated(setting.before)} before, now {_stated(setting.now)}")


def _stated(value: str | None) -> str:
    return NOT_SET if value is None else folded(value)


def _excused(one: Excused) -> Row:
    told = [
        f"{word} {plural(len(numbers), 'sentence')}: {ranges(numbers)}"
        for word, numbers in (("excuses", one.added), ("no longer excuses", one.removed))
        if numbers
    ]
    return Row(one.source, f"{one.reason} {'; '.join(told)}")


def _reviewed(one: Reviewed) -> Row:
    before, now = (f"by {stamp.by} on {stamp.date}" if stamp else "" for stamp in (one.before, one.now))
    if not now:
        return Row(one.id, f"{one.kind}: the review {before} is taken back")
    return Row(one.id, f"{one.kind}: reviewed {now}{f', before {before}' if before else ''}")


def _relocked(one: Relocked) -> Row:
    if one.before is None or one.now is None:
        count = plural(one.now or one.before or 0, "sentence")
        return Row(one.source, f"{'a new lock' if one.before is None else 'the lock is gone'}, of {count}")
    told = f"{plural(one.before, 'sentence')} before, now {one.now:,}"
    other = (
        f"; other words, or none, at {ranges(one.other)}" if one.other else "; every number stands for the same words"
    )
    return Row(one.source, told + other)


def _turned(moved: Moved) -> str:
    return f"{moved.before} before, now {moved.now}"


def _decided(moved: Moved) -> str:
    before, now = (_DECIDED.get(one or "", one) for one in (moved.before, moved.now))
    return f"{before} before, now {now}"


_DECIDED = {"": "not decided", "stale": "decided, but no longer fitting", **DECISIONS}


def _status(analysis: Analysis, conflict: Conflict) -> str:
    return f"{conflict.status}{', examined' if analysis.examined(conflict) else ''}"


def _conflict(analysis: Analysis, conflict: Conflict, told: str) -> Row:
    kb = analysis.kb
    sides = tuple(_side(kb, side) for side in conflict.sides)
    return Row(question_name(kb, *conflict.question), told, sides)


def _side(kb: KnowledgeBase, side: Position) -> str:
    claim = kb.claims[side.claims[0]]
    more = f", and {plural(len(side.claims) - 1, 'more claim')}" if len(side.claims) > 1 else ""
    return f"{claim.id} ({claim.source}{more}): {folded(claim.statement)}"
