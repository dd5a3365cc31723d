"""The way back: a table that `export --to csv --excel` wrote and a spreadsheet has changed.

A cell counts as edited where it says something else than the export of the claim would say now; a number that a
spreadsheet writes in another way (0.50 as 0.5) is the same. Each edited cell changes its own field and nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counterclaim.editing import records
from counterclaim.editing.importing import filling, repairs
from counterclaim.editing.importing.filling import Fault
from counterclaim.editing.importing.maps import Layout, Map
from counterclaim.editing.importing.tables import Cells, Table, TableError
from counterclaim.exports import csv
from counterclaim.knowledge import validation

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis

LAYOUT = Layout(guarded=True)
FOLDED = 1e-9


@dataclass(frozen=True, slots=True)
class Edit:
    """The fields of one record that were edited: the cell as it was and as it is, and the record as it becomes."""

    path: str
    fields: dict[str, tuple[str, str]]
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edits:
    """What a table changes: how many rows it has, the edited records, what is left aside, rows that are refused."""

    rows: int
    edits: tuple[Edit, ...]
    notes: tuple[tuple[int, str], ...]
    refused: tuple[tuple[int, str], ...]


def plan(analysis: Analysis, data: bytes, name: str) -> Edits:
    """Return what the edited cells of a table change; nothing is written. Raises `TableError`."""
    kb = analysis.kb
    table = Table.read(data, name, LAYOUT)
    lacking = next((column for column in ("id", "statement", "source") if column not in table.columns), None)
    if lacking:
        mend = "name the map that says how its rows become claims: --map"
        raise TableError(f'{name}:1: no column "{lacking}": this is not a table that export --to csv wrote; {mend}')
    columns = [column for column in table.columns if _is_field(column)]
    mapped = _map(columns)
    edits, notes, refused = [], _strange(table, columns), []
    seen: dict[str, int] = {}
    for row in table.rows:
        try:
            claim = _claim(kb, row, seen)
            edit = _edit(kb, claim, row, mapped, columns)
        except Fault as fault:
            refused.append((row.line, str(fault)))
            continue
        notes += _told(kb, claim, row, table.columns)
        if edit:
            edits.append(edit)
    return Edits(len(table.rows), tuple(edits), tuple(notes), tuple(refused))


def write(root: Path, found: Edits) -> None:
    """Change the edited fields, comments kept. Raises `OSError`, `RecordError` and `FormatError`."""
    for edit in found.edits:
        wanted = {way: _at(edit.value, way) for way in edit.fields}

        def change(record: Any, wanted: dict[str, Any] = wanted) -> None:
            for way, value in wanted.items():
                _put(record, way, value)

        records.amend(root, root / edit.path, "claim", change)


def _is_field(column: str) -> bool:
    return column in csv.FIELDS or column.startswith((csv.AT, csv.DOSE))


def _map(columns: list[str]) -> Map:
    """Return the map that takes each column for the field that it is named after."""
    claim: dict[str, Any] = {}
    for column in columns:
        at = claim
        *above, last = column.split(".")
        for step in above:
            held = at.get(step)
            if held is not None and "column" in held:  # population beside population.any
                at[step] = {"all": held}
            at = at.setdefault(step, {})
        held = at.get(last)
        leaf = {"column": column, "split": "\n"} if _is_list(column) else {"column": column}
        if isinstance(held, dict) and "any" in held:
            held["all"] = leaf
        else:
            at[last] = leaf
    document = {"rows": {"guarded": True}, "id": {"column": "id"}, "claim": claim}
    return Map.read(json.dumps(document).encode(), "export")


def _is_list(column: str) -> bool:
    way = tuple(column.removesuffix(".any").split("."))
    return column == csv.GROUPS or column.endswith(".any") or "array" in filling.forms(way)


def _claim(kb: KnowledgeBase, row: Cells, seen: dict[str, int]) -> Claim:
    if row.fault:
        raise Fault([row.column] if row.column else [], row.fault)
    identity = (row.entries.get("id") or ("",))[0].strip()
    claim = kb.claims.get(identity)
    if claim is None:
        mend = "new claims come with a map: docs/examples/export-map.yml"
        raise Fault(["id"], f'there is no claim "{identity}"' if identity else "the row has no id", mend)
    if identity in seen:
        raise Fault(["id"], f'the claim "{identity}" stands in line {seen[identity]} already', "take one of them out")
    seen[identity] = row.line
    return claim


def _edit(kb: KnowledgeBase, claim: Claim, row: Cells, mapped: Map, columns: list[str]) -> Edit | None:
    now = csv.cells(kb, claim)
    fields = {c: (now.get(c, ""), _cell(row, c)) for c in columns if not _same(now.get(c, ""), _cell(row, c))}
    if not fields:
        return None
    if "source" in fields:
        raise Fault(["source"], "a claim stays with its source", "put the cell back; move the claim by hand")
    before = _cell(row, csv.SEEN)
    if before and before != csv.fingerprint(claim.record):
        raise Fault([], f"{claim.origin.path} has changed since the table was exported", "export anew and edit that")
    for column, pieces in row.damaged:
        if column in fields:
            raise Fault([column], f"the cell holds {repairs.told(pieces)}", "write it as it should be")
    value = _value(claim, row, fields, mapped)
    return Edit(claim.origin.path, fields, value)


def _value(claim: Claim, row: Cells, fields: dict[str, tuple[str, str]], mapped: Map) -> dict[str, Any]:
    """Return a claim's record with the edited fields as the row has them. Raises `Fault` where it is not valid."""
    made = filling.filled(mapped, row)
    value: dict[str, Any] = json.loads(json.dumps(claim.record))
    for way in fields:
        _put(value, way, _at(made, way))
    if not validation.accepts("claim", value):
        refusal = next(validation.refusals("claim", value))
        raise Fault(fields, refusal.message, refusal.mend)
    return value


def _at(value: Any, way: str) -> Any:
    for step in way.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return None if isinstance(value, dict) and "any" in value else value


def _put(record: Any, way: str, value: Any) -> None:
    """Set a field, or take it away where there is nothing; groups of fields come and go with what they hold."""
    *above, last = way.split(".")
    held = [record]
    for step in above:
        if not isinstance(held[-1].get(step), dict):
            if value is None:
                return
            held[-1][step] = {}
        held.append(held[-1][step])
    if value is None:
        if not (isinstance(held[-1].get(last), dict) and "any" in held[-1][last]):
            held[-1].pop(last, None)
        for at in range(len(above) - 1, -1, -1):
            if not held[at][above[at]]:
                del held[at][above[at]]
    elif last == "caveats" or value != held[-1].get(last):
        held[-1][last] = value


def _cell(row: Cells, column: str) -> str:
    lines = "\n".join(row.entries.get(column, ())).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _same(before: str, after: str) -> bool:
    """Tell whether two cells say the same; numbers may be written in two ways."""
    folded = "\n".join(" ".join(line.split()) for line in before.split("\n")).strip()
    if folded == after:
        return True
    try:
        return abs(float(folded) - float(after)) <= FOLDED * abs(float(folded))
    except ValueError:
        return False


def _strange(table: Table, columns: list[str]) -> list[tuple[int, str]]:
    known = {*columns, *csv.TOLD, "id"}
    return [(1, f'the column "{c}" is no field of a claim') for c in table.columns if c and c not in known]


def _told(kb: KnowledgeBase, claim: Claim, row: Cells, columns: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return what was edited in columns that only tell something."""
    now = csv.cells(kb, claim)
    told = [c for c in csv.TOLD if c in columns and c != csv.SEEN and not _same(now.get(c, ""), _cell(row, c))]
    return [(row.line, f'column "{column}" only tells something; change it where it stands') for column in told]
