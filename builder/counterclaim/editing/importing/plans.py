"""What an import would do to the knowledge base, row by row, and doing it.

A file that an import wrote says so in a comment, with the fingerprint of the record as the row gave it. So the next
import can tell a changed row from a record that a person has edited, and never writes over an editor's work.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from counterclaim.editing import files, formatting, schema_lines
from counterclaim.editing.importing import filling
from counterclaim.editing.importing.filling import Fault
from counterclaim.knowledge import yaml_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from counterclaim.editing.importing.maps import Map
    from counterclaim.editing.importing.tables import Cells, Table
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim

Fate = Literal["new", "changed", "unchanged", "kept", "repeated", "skipped", "refused"]
"""`kept`: the row is as it was, the record edited since. `repeated`: an earlier row gives the same record."""

_STAMP = re.compile(r"^# imported ([0-9a-f]{12}):.*$", flags=re.MULTILINE)
_TOLD = "made from a row of a table; an import leaves the record alone once a person has edited it"


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one row: `path` below the root and the record, or why there is none.

    `held` is what the file to be changed holds; None where there is none yet.
    """

    line: int
    fate: Fate
    path: str = ""
    value: dict[str, Any] | None = None
    why: str = ""
    held: bytes | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of every row, in the order of the table."""

    rows: tuple[Row, ...]

    def of(self, *fates: Fate) -> list[Row]:
        """Return the rows that have one of these fates."""
        return [row for row in self.rows if row.fate in fates]


def plan(root: Path, kb: KnowledgeBase, mapped: Map, table: Table) -> Plan:
    """Return what an import of `table` would do; nothing is written."""
    taken: dict[str, Row] = {}
    rows = []
    for cells in table.rows:
        try:
            row = _row(root, kb, mapped, cells, taken)
        except Fault as fault:
            row = Row(cells.line, "refused", why=str(fault))
        rows.append(row)
    return Plan(tuple(rows))


def write(root: Path, rows: Iterable[Row]) -> int:
    """Write the records of these rows, each file whole or not at all; return how many.

    Raises `OSError`, also where somebody else has written one of the files since they were looked at.
    """
    return files.replace_all(_files(root, rows))


def _files(root: Path, rows: Iterable[Row]) -> Iterator[tuple[Path, str, bytes | None]]:
    home = root.resolve()
    for row in rows:
        path = root / row.path
        if not path.parent.resolve().is_relative_to(home):
            message = f"{row.path} leads outside {root}"
            raise OSError(message)
        assert row.value is not None
        yield path, text(root, path, row.value), row.held


def text(root: Path, path: Path, value: dict[str, Any]) -> str:
    """Return the file of an imported claim: the schema's line, the import's stamp, the record in canonical form."""
    head = schema_lines.line(root, path, "claim")
    return f"{head}# imported {fingerprint(value)}: {_TOLD}\n{formatting.first(value, 'claim')}"


def fingerprint(value: dict[str, Any]) -> str:
    """Return 12 hex digits that stand for a record, whatever the order of its fields."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


def _row(root: Path, kb: KnowledgeBase, mapped: Map, cells: Cells, taken: dict[str, Row]) -> Row:
    if cells.fault:
        raise Fault([cells.column] if cells.column else [], cells.fault)
    if filling.skipped(mapped, cells):
        return Row(cells.line, "skipped")
    identity = filling.identity(mapped, cells)
    value = filling.claim(mapped, cells)
    source = value["source"]
    if source not in kb.sources:
        leaf = dict(mapped.fields)["source",]
        raise Fault(filling.columns(leaf), f'the source "{source}" has no record', f"write sources/{source}.yml first")
    before = taken.get(identity)
    if before is not None:
        if before.value == value:
            return Row(cells.line, "repeated", before.path)
        mend = "make the id of columns that no two rows share"
        raise Fault(mapped.id.columns, f'the id "{identity}" is that of line {before.line} already', mend)
    path = f"claims/{source}/{identity}.yml"
    fate, held = _fate(root, kb, identity, path, value)
    row = Row(cells.line, fate, path, value, held=held)
    taken[identity] = row
    return row


def _fate(root: Path, kb: KnowledgeBase, identity: str, path: str, value: dict[str, Any]) -> tuple[Fate, bytes | None]:
    """Return what becomes of a record that a row gives, and what its file holds where that decides.

    Raises `Fault` where a file is in the way.
    """
    if ("claim", identity) in kb.unread:
        raise Fault((), f'the claim "{identity}" exists and cannot be read', "mend it; counterclaim check says how")
    claim = kb.claims.get(identity)
    if claim is None:
        return "new", None
    if claim.origin.path != path:
        raise Fault((), f'the id "{identity}" is that of {claim.origin.path}', "move that file, or delete it")
    if claim.record == value:
        return "unchanged", None
    held = _read(root / path)
    return _against(held.decode("utf-8", "replace"), claim, value), held


def _against(held: str, claim: Claim, value: dict[str, Any]) -> Fate:
    stamp = _STAMP.search(held)
    if stamp is None:
        mend = "change the record by hand, or give the row another id"
        raise Fault((), f"{claim.origin.path} was not written by an import and says something else", mend)
    if stamp[1] == fingerprint(value):
        return "kept"
    mend = "change the record by hand, or delete the file and import again"
    if stamp[1] != fingerprint(claim.record):
        raise Fault((), f"{claim.origin.path} was edited by hand, and the row has changed since", mend)
    if _has_comments(held, claim.record):
        raise Fault((), f"{claim.origin.path} holds an editor's comments, and the row has changed since", mend)
    return "changed"


def _has_comments(held: str, record: dict[str, Any]) -> bool:
    """Tell whether a file has more comments than an import writes: more signs # than its values have."""
    body = _STAMP.sub("", held, count=1)
    body = "\n".join(line for line in body.split("\n") if not line.startswith(schema_lines.MARK))
    return body.count("#") > sum(str(text).count("#") for _, text in yaml_reader.values(record))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Fault((), f"{path.name} cannot be read: {error.strerror or error}") from None
