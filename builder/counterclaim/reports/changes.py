"""What changed in knowledge, as text for a terminal, Markdown for a pull request, JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.reports import machine
from counterclaim.reports.markup import escaped
from counterclaim.wording import questions as worded_questions
from counterclaim.wording.phrases import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.differences import Differences, Moved

MOST_ROWS = 15
MOST_CHARACTERS = 300


class Comparison(NamedTuple):
    """Two states of a knowledge base, what the earlier one is called, and what changed between them."""

    revision: str
    before: Analysis
    now: Analysis
    differences: Differences


class Row(NamedTuple):
    """A line of the report: the id it is about, what there is to say, and further lines below it."""

    id: str
    text: str
    below: tuple[str, ...] = ()


Section = tuple[str, list[Row]]


def text(compared: Comparison) -> str:
    """Return what changed, for a terminal."""
    blocks = []
    for title, rows in _sections(compared):
        lines = [f"{title} ({len(rows):,})"]
        for row in rows:
            lines.append(f"  {row.id}{'  ' if row.text else ''}{row.text}")
            lines.extend(f"    {line}" for line in row.below)
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, _last_line(compared)]) + "\n"


def markdown(compared: Comparison) -> str:
    """Return what changed as the summary of a pull request; what records say stands as text, never as markup."""
    lines = ["### What changes in knowledge", "", escaped(_last_line(compared)), ""]
    for title, rows in _sections(compared):
        lines += [f"**{title}** ({len(rows):,})", ""]
        for row in rows[:MOST_ROWS]:
            said = f": {escaped(_short(row.text))}" if row.text else ""
            lines.append(f"- **{escaped(row.id)}**{said}")
            lines.extend(f"  - {escaped(_short(line))}" for line in row.below)
        if len(rows) > MOST_ROWS:
            lines.append(f"- … and {len(rows) - MOST_ROWS:,} more")
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def as_json(compared: Comparison) -> str:
    """Return what changed as JSON."""
    found = compared.differences
    document = {
        "version": machine.VERSION,
        "revision": compared.revision,
        "added": [_record(compared.now.kb, *name) for name in found.added],
        "removed": [_record(compared.before.kb, *name) for name in found.removed],
        "retired": [
            {"id": claim, "date": date, "why": why}
            for claim in found.retired
            for date, why in [compared.now.kb.claims[claim].retired or ("", "")]
        ],
        "changed": [{"kind": c.kind, "id": c.id, "fields": list(c.fields)} for c in found.changed],
        "stances": [_moved(m) for m in found.stances],
        "conflicts": {
            "opened": [_conflict(c) for c in found.opened],
            "closed": [_conflict(c) for c in found.closed],
            "status": [_moved(m) for m in found.statuses],
        },
        "headlines": [_moved(m) for m in found.headlines],
        "unread": [{"kind": kind, "id": identity} for kind, identity in found.unread],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _sections(compared: Comparison) -> Iterator[Section]:
    """Yield the parts of the report that are not empty, what matters most to readers first."""
    _, before, now, found = compared
    conflicts = {c.id: c for c in now.conflicts}
    sections: list[Section] = [
        ("Headlines changed", [_headline(compared, m) for m in found.headlines]),
        ("Conflicts opened", [_shown(now, c) for c in found.opened]),
        ("Conflicts closed", [_shown(before, c) for c in found.closed]),
        (
            "Conflicts of another status",
            [_shown(now, conflicts[m.id], f"{m.before} before, now {m.now}") for m in found.statuses],
        ),
        ("Claims added", [_claim(now.kb, i) for kind, i in found.added if kind == "claim"]),
        ("Claims retired", [Row(i, (now.kb.claims[i].retired or ("", ""))[1]) for i in found.retired]),
        ("Claims removed", [_claim(before.kb, i) for kind, i in found.removed if kind == "claim"]),
        ("Stances flipped", [Row(m.id, f"{m.before} before, now {m.now}") for m in found.stances]),
        ("Claims changed", [Row(c.id, ", ".join(c.fields)) for c in found.changed if c.kind == "claim"]),
    ]
    for title, kinds in (
        ("Resolutions", ("resolution",)),
        ("Sources", ("source",)),
        ("Vocabulary", ("concept", "population", "condition", "quantity")),
    ):
        sections += [
            (f"{title} added", [_named(now.kb, *name) for name in found.added if name[0] in kinds]),
            (f"{title} removed", [_named(before.kb, *name) for name in found.removed if name[0] in kinds]),
            (f"{title} changed", [Row(c.id, ", ".join(c.fields)) for c in found.changed if c.kind in kinds]),
        ]
    sections.append(("Left out, because it cannot be read on one side", [Row(i, kind) for kind, i in found.unread]))
    yield from ((title, rows) for title, rows in sections if rows)


def _headline(compared: Comparison, moved: Moved) -> Row:
    kb = compared.now.kb if moved.now else compared.before.kb
    exposure, _, outcome = moved.id.partition("/")
    name = worded_questions.question_name(kb, exposure, outcome)
    if moved.before is None:
        return Row(name, f"a new question. {moved.now}")
    if moved.now is None:
        return Row(name, f"nobody speaks of it any more. Before: {moved.before}")
    return Row(name, "", (f"before: {moved.before}", f"now: {moved.now}"))


def _shown(analysis: Analysis, conflict: Conflict, status: str = "") -> Row:
    kb = analysis.kb
    told = status or f"{conflict.status}{', examined' if analysis.examined(conflict) else ''}"
    name = worded_questions.question_name(kb, *conflict.question)
    sides = tuple(
        f"{claim} ({kb.claims[claim].source}): {_folded(kb.claims[claim].statement)}" for claim in conflict.claims
    )
    return Row(name, told, sides)


def _claim(kb: KnowledgeBase, identity: str) -> Row:
    claim = kb.claims[identity]
    return Row(identity, f"{_folded(claim.statement)} ({claim.source}; {claim.stance})")


def _named(kb: KnowledgeBase, kind: str, identity: str) -> Row:
    """Return a source, term or resolution with what people know it by."""
    if kind == "resolution":
        decided = kb.resolutions[identity]
        return Row(identity, f"{decided.prefer or decided.decision}: {_folded(decided.reason)}", decided.claims)
    if kind == "source":
        return Row(identity, _folded(kb.sources[identity].title))
    terms: dict[str, Any] = {
        "concept": kb.concepts,
        "population": kb.populations,
        "condition": kb.conditions,
        "quantity": kb.quantities,
    }
    return Row(identity, f"{kind}: {terms[kind][identity].label}")


def _last_line(compared: Comparison) -> str:
    """Return in one line how much changed since the revision."""
    found = compared.differences
    if not found:
        return f"No change in knowledge since {compared.revision}."
    counted = [
        (sum(kind == "claim" for kind, _ in found.added), "claim", "added"),
        (len(found.retired) + sum(kind == "claim" for kind, _ in found.removed), "claim", "retired or removed"),
        (sum(c.kind == "claim" for c in found.changed), "claim", "changed"),
        (len(found.opened), "conflict", "opened"),
        (len(found.closed), "conflict", "closed"),
        (len(found.headlines), "headline", "changed"),
    ]
    told = [f"{plural(count, word)} {what}" for count, word, what in counted if count]
    return f"{' · '.join(told) or 'Nothing that readers see changed'} since {compared.revision}"


def _record(kb: KnowledgeBase, kind: str, identity: str) -> dict[str, str]:
    row = _named(kb, kind, identity) if kind != "claim" else Row(identity, _folded(kb.claims[identity].statement))
    return {"kind": kind, "id": identity, "text": row.text}


def _moved(moved: Moved) -> dict[str, str | None]:
    return {"id": moved.id, "before": moved.before, "now": moved.now}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    exposure, outcome = conflict.question
    return {
        "id": conflict.id,
        "status": conflict.status,
        "claims": list(conflict.claims),
        "question": {"exposure": exposure, "outcome": outcome},
    }


def _folded(prose: str) -> str:
    return " ".join(prose.split())


def _short(prose: str) -> str:
    return prose if len(prose) <= MOST_CHARACTERS else f"{prose[:MOST_CHARACTERS].rstrip()} …"
