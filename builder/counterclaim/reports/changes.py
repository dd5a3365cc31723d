"""What changed in knowledge, as text for a terminal, Markdown for a pull request, JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from counterclaim.reports import machine
from counterclaim.reports.markup import escaped
from counterclaim.wording.differences import in_all, named, sections
from counterclaim.wording.phrases import folded

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.differences import Moved
    from counterclaim.reasoning.vouching import Reviewed
    from counterclaim.wording.differences import Comparison

MOST_ROWS = 15
MOST_CHARACTERS = 300


def text(compared: Comparison) -> str:
    """Return what changed, for a terminal."""
    blocks = []
    for title, rows in sections(compared):
        lines = [f"{title} ({len(rows):,})"]
        for row in rows:
            lines.append(f"  {row.id}{'  ' if row.text else ''}{row.text}")
            lines.extend(f"    {line}" for line in row.below)
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, in_all(compared)]) + "\n"


def markdown(compared: Comparison) -> str:
    """Return what changed as the summary of a pull request; what records say stands as text, never as markup."""
    lines = ["### What changes in knowledge", "", escaped(in_all(compared)), ""]
    for title, rows in sections(compared):
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
            "decided": [_moved(m) for m in found.decisions],
        },
        "headlines": [_moved(m) for m in found.headlines],
        "stale": list(found.stale),
        "renamed": [{"kind": kind, "before": old, "now": new} for kind, old, new in found.renamed],
        "settings": [asdict(setting) for setting in compared.settings],
        "excused": [asdict(one) for one in found.excused],
        "reviews": [_reviewed(one) for one in found.reviews],
        "locks": [asdict(one) for one in found.locks],
        "unread": [{"kind": kind, "id": identity} for kind, identity in found.unread],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _record(kb: KnowledgeBase, kind: str, identity: str) -> dict[str, str]:
    text = folded(kb.claims[identity].statement) if kind == "claim" else named(kb, kind, identity).text
    return {"kind": kind, "id": identity, "text": text}


def _reviewed(one: Reviewed) -> dict[str, Any]:
    before, now = ({"by": s.by, "date": s.date} if s else None for s in (one.before, one.now))
    return {"kind": one.kind, "id": one.id, "before": before, "now": now}


def _moved(moved: Moved) -> dict[str, str | None]:
    return {"id": moved.id, "before": moved.before, "now": moved.now}


def _conflict(conflict: Conflict) -> dict[str, Any]:
    exposure, outcome = conflict.question
    return {
        "id": conflict.id,
        "status": conflict.status,
        "claims": [side.claims[0] for side in conflict.sides],
        "pairs": conflict.pairs,
        "question": {"exposure": exposure, "outcome": outcome},
    }


def _short(prose: str) -> str:
    return prose if len(prose) <= MOST_CHARACTERS else f"{prose[:MOST_CHARACTERS].rstrip()} …"
