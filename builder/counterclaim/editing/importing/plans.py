"""What an import would do to the knowledge base, row by row, and doing it.

A file that an import wrote says so in a comment, with the fingerprint of the record as the row gave it. So the next
import can tell a changed row from a record that a person has edited, and never writes over an editor's work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from counterclaim.editing import files, formatting, records, schema_lines
from counterclaim.editing.importing import beside, filling, repairs
from counterclaim.editing.importing.beside import Found
from counterclaim.editing.importing.filling import Fault
from counterclaim.exports.csv import fingerprint
from counterclaim.knowledge import yaml_reader
from counterclaim.reasoning import doses

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from counterclaim.editing.importing.maps import Fields, Map
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
    """What becomes of every row, in the order of the table, and of the terms and sources that rows give."""

    rows: tuple[Row, ...]
    found: Found
    unknown: dict[str, Counter[str]]
    """The terms that claims name and nothing has, by vocabulary, with how many claims name each."""
    dropped: tuple[Dropped, ...]
    mended: int
    """How many damaged cells the map has mended."""

    def of(self, *fates: Fate) -> list[Row]:
        """Return the rows that have one of these fates."""
        return [row for row in self.rows if row.fate in fates]


@dataclass(slots=True)
class Dropped:
    """A column that no field is made of and in which a program has left something behind: the first line, how often."""

    column: str
    line: int
    told: str
    cells: int


@dataclass(frozen=True, slots=True)
class _Work:
    root: Path
    kb: KnowledgeBase
    mapped: Map
    kinds: tuple[tuple[str, Fields], ...]
    """The terms and sources that are made as well."""
    taken: dict[str, Row] = field(default_factory=dict)
    found: Found = field(default_factory=Found)
    dropped: dict[str, Dropped] = field(default_factory=dict)


def plan(
    root: Path, kb: KnowledgeBase, mapped: Map, table: Table, *, terms: bool = False, sources: bool = False
) -> Plan:
    """Return what an import of `table` would do; nothing is written. `terms`, `sources`: whether these are made too."""
    made = tuple((kind, fields) for kind, fields in beside.kinds(mapped) if (sources if kind == "sources" else terms))
    work = _Work(root, kb, mapped, made)
    rows = []
    for cells in table.rows:
        try:
            row = _row(work, cells)
        except Fault as fault:
            row = Row(cells.line, "refused", why=str(fault))
        rows.append(row)
    named = (row.value for row in work.taken.values() if row.value)
    unknown = beside.unknown(kb, work.found, named)
    mended = sum(cells.mended for cells in table.rows)
    return Plan(tuple(rows), work.found, unknown, tuple(work.dropped.values()), mended)


def write(root: Path, made: Plan) -> int:
    """Write the terms, sources and claims of a plan, each file whole or not at all; return how many claims.

    Raises `OSError`, also where somebody else has written one of the files since they were looked at, and
    `records.RecordError`.
    """
    for kind, values in made.found.new.items():
        if kind == "sources":
            files.replace_all(_sources(root, values))
        elif values:
            records.add_terms(root, kind, values)
    return files.replace_all(_files(root, made.of("new", "changed")))


def _sources(root: Path, values: dict[str, dict[str, Any]]) -> Iterator[tuple[Path, str, None]]:
    for identity, value in values.items():
        path = files.inside(root, root / "sources" / f"{identity}.yml")
        yield path, schema_lines.line(root, path, "source") + formatting.first(value, "source"), None


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


def _row(work: _Work, cells: Cells) -> Row:
    if cells.fault:
        raise Fault([cells.column] if cells.column else [], cells.fault)
    mapped = work.mapped
    if filling.skipped(mapped, cells):
        return Row(cells.line, "skipped")
    _refuse_damaged(work, cells)
    identity = filling.identity(mapped, cells)
    value = filling.claim(mapped, cells)
    _refuse_unreadable(work, value)
    for kind, fields in work.kinds:
        beside.collect(work.found, work.kb, kind, fields, cells)
    source = value["source"]
    if source not in work.kb.sources and source not in work.found.ids("sources"):
        mend = f"write sources/{source}.yml first"
        if mapped.sources is not None:
            mend += ", or let --sources make what the map says of sources"
        raise Fault(filling.columns(dict(mapped.fields)["source",]), f'the source "{source}" has no record', mend)
    before = work.taken.get(identity)
    if before is not None:
        if before.value == value:
            return Row(cells.line, "repeated", before.path)
        mend = "make the id of columns that no two rows share"
        raise Fault(mapped.id.columns, f'the id "{identity}" is that of line {before.line} already', mend)
    path = f"claims/{source}/{identity}.yml"
    fate, held = _fate(work.root, work.kb, identity, path, value)
    row = Row(cells.line, fate, path, value, held=held)
    work.taken[identity] = row
    return row


def _refuse_unreadable(work: _Work, value: dict[str, Any]) -> None:
    """Raise `Fault` where an amount cannot be read in the unit of its quantity."""
    fields = dict(work.mapped.fields)
    for quantity, amount in value.get("scope", {}).get("dose", {}).items():
        if quantity in work.kb.quantities:
            try:
                doses.parse(amount, work.kb.quantities[quantity])
            except doses.DoseError as error:
                columns = filling.columns(fields.get(("scope", "dose", quantity), ()))
                raise Fault(columns, error.message, error.mend) from None


def _refuse_damaged(work: _Work, cells: Cells) -> None:
    """Raise `Fault` where a cell that the map names is damaged; count those in columns that it does not name."""
    for column, pieces in cells.damaged:
        if column in work.mapped.named:
            mend = "mend the table, or let the map do it: rows.repair"
            raise Fault([column], f"the cell holds {repairs.told(pieces)}", mend)
        before = work.dropped.setdefault(column, Dropped(column, cells.line, repairs.told(pieces), 0))
        before.cells += 1


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
    if alike(claim.record, value):
        return "unchanged", None
    held = _read(root / path)
    return _against(held.decode("utf-8", "replace"), claim, value), held


def alike(left: Any, right: Any) -> bool:
    """Tell whether two records say the same, a number and its digits as a text (page: 12) being one."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(alike(value, right[key]) for key, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(alike, left, right))
    return bool(left == right or str(left) == str(right))


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
