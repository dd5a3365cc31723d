"""Opening a resolution: a record of what an editor decided about a conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.editing import files, formatting, records, schema_lines
from counterclaim.editing.records import RecordError
from counterclaim.knowledge import shaping
from counterclaim.knowledge.findings import Origin
from counterclaim.reasoning import resolutions
from counterclaim.reasoning.conflicts import Conflict

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Resolution
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.positions import Position


def record(
    kb: KnowledgeBase,
    sides: dict[str, Position],
    decision: str,
    reason: str,
    *,
    would_settle: str | None = None,
    date: str,
    by: str | None = None,
) -> dict[str, Any]:
    """Return a resolution about two claims; `decision` is open, both-hold or a claim's id.

    `sides` holds the position that each of the two takes, by the claim's id (see `named`).
    """
    first, second = sorted(sides)
    found: dict[str, Any] = {
        "claims": [first, second],
        "decision": decision if decision in {"open", "both-hold"} else {"prefer": decision},
        "reason": reason,
    }
    if would_settle:
        found["would_settle"] = would_settle
    found["date"] = date
    if by:
        found["by"] = by
    found["seen"] = resolutions.fingerprint(kb, (first, second), (sides[first].grounds, sides[second].grounds))
    return found


def named(dispute: Conflict | Chain, first: str, second: str) -> dict[str, Position]:
    """Return the positions that two claims take in a conflict, or in a chain and against it, by the claim's id."""
    pairs = [dispute.sides] if isinstance(dispute, Conflict) else [(dispute.position, link) for link in dispute.links]
    both = next((a, b) for pair in pairs for a, b in (pair, pair[::-1]) if first in a.claims and second in b.claims)
    return dict(zip((first, second), both, strict=True))


def write(root: Path, name: str, value: dict[str, Any], earlier: Resolution | None = None) -> Path:
    """Write a resolution to `resolutions/<name>.yml` under `root`; return its path.

    It renews `earlier`, of which the comments stay. Raises `RecordError` where somebody else has written there
    meanwhile, and `FormatError`.
    """
    path = root / "resolutions" / f"{name}.yml"
    meanwhile = f"somebody else has decided meanwhile: read it first (counterclaim show {name})"

    def renew(record: Any) -> None:
        if shaping.resolution(name, {"reason": "", "seen": "", "date": "", **record}, Origin()) != earlier:
            raise RecordError(meanwhile)
        for key in [key for key in record if key not in value]:
            del record[key]
        record.update(value)

    if earlier is not None:
        return records.amend(root, path, "resolution", renew)
    address = schema_lines.address(root, path, "resolution")
    try:
        files.create(files.inside(root, path), formatting.new(value, "resolution", address))
    except FileExistsError:
        if not path.parent.is_dir():
            raise
        raise RecordError(meanwhile) from None
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
