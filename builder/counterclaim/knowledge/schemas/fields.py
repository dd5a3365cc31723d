"""What a schema says of one field: what it means, and which words it takes."""

from __future__ import annotations

from typing import Any

from counterclaim.knowledge import schemas


def field(kind: str, *way: str) -> dict[str, Any]:
    """Return what the schema of `kind` says of the field that `way` leads to."""
    found = root = schemas.schema(kind)
    for step in way:
        found = schemas.meant(found, root)["properties"][step]
    return found


def words(kind: str, *way: str) -> tuple[str, ...]:
    """Return the words of the closed list that a field takes, alone or in a list, in the schema's order."""
    found = field(kind, *way)
    entries = found.get("items", found)
    return next(tuple(form["enum"]) for form in (entries, *entries.get("oneOf", ())) if "enum" in form)


def description(kind: str, *way: str) -> str:
    """Return what a field means, in words."""
    return str(field(kind, *way)["description"])
