"""The first line of a record, by which editors complete it: where its schema lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARK = "# yaml-language-server: $schema="
FOLDERS = ("builder/counterclaim/knowledge/schemas", "schema")
"""Where a base may have the schemas, the first that is there."""


def address(root: Path, record: Path, kind: str) -> str | None:
    """Return the relative address of the schema that editors complete `record` by; None where the base has none."""
    for folder in FOLDERS:
        schema = root / folder / f"{kind}.schema.json"
        if schema.is_file():
            depth = len(record.relative_to(root).parts) - 1
            return "../" * depth + f"{folder}/{kind}.schema.json"
    return None


def line(root: Path, record: Path, kind: str) -> str:
    """Return the line that a new record begins with, its end included; empty where the base has no schemas."""
    found = address(root, record, kind)
    return f"{MARK}{found}\n" if found else ""


def with_line(text: str, schema: str) -> str:
    """Return a record with the line that names its schema, and no other such line."""
    lines = text.split("\n")
    kept = [line for line in lines if not line.startswith(MARK)]
    return "\n".join([MARK + schema, *kept])
