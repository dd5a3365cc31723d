"""Opening a resolution: a record of what an editor decided about a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.editing import files, formatting, schema_lines
from counterclaim.reasoning import resolutions

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Resolution


def record(
    kb: KnowledgeBase, claims: tuple[str, str], decision: str, reason: str, *, would_settle: str | None, date: str
) -> dict[str, Any]:
    """Return a resolution of the conflict between two claims; `decision` is open, both-hold or a claim's id."""
    first, second = sorted(claims)
    found: dict[str, Any] = {
        "claims": [first, second],
        "decision": decision if decision in {"open", "both-hold"} else {"prefer": decision},
        "reason": reason,
    }
    if would_settle:
        found["would_settle"] = would_settle
    found["date"] = date
    found["seen"] = resolutions.fingerprint(kb.claims[first], kb.claims[second])
    return found


def write(root: Path, name: str, value: dict[str, Any]) -> Path:
    """Write a resolution to `resolutions/<name>.yml` under `root`; return its path."""
    path = root / "resolutions" / f"{name}.yml"
    address = schema_lines.address(root, path, "resolution")
    files.write(files.inside(root, path), formatting.new(value, "resolution", address))
    return path


def name(kb: KnowledgeBase, claims: tuple[str, str], known: Resolution | None) -> str:
    """Return the name for a new resolution: that of the one it renews, or one made from both claims' ids."""
    if known is not None:
        return known.id
    first, second = sorted(claims)
    base = f"{first[:LONGEST]}-or-{second[:LONGEST]}".replace("--", "-").strip("-")
    candidate, number = base, 2
    while candidate in kb.resolutions:
        candidate, number = f"{base}-{number}", number + 1
    return candidate


LONGEST = 46
