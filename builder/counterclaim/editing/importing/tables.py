"""Tables: rows of CSV or JSON Lines as text, with the line on which each begins."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from counterclaim.exports.csv import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.editing.importing.maps import Layout

MAX_BYTES = 256_000_000
JSON_LINES = (".jsonl", ".ndjson")
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class TableError(Exception):
    """A table that cannot be read at all: where, what is wrong, and what would be right."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: the line on which it begins, its entries by column, and why it cannot be used (empty if it can).

    A cell of CSV is one entry; a list in JSON Lines has several. What is not stated is not there.
    """

    line: int
    entries: dict[str, tuple[str, ...]]
    fault: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns and rows of a file."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Cells, ...]

    @classmethod
    def read(cls, data: bytes, name: str, layout: Layout) -> Table:
        """Return the table in `data` (UTF-8, with or without BOM; any line ends). Raises `TableError`."""
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise TableError(f"{name}:1: the table is UTF-16; save it as UTF-8")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise TableError(f"{name}:{line}: the table is not UTF-8; save it as UTF-8") from None
        lines = layout.format or ("jsonl" if name.lower().endswith(JSON_LINES) else "csv")
        return _json_lines(text, name, layout) if lines == "jsonl" else _csv(text, name, layout)


def _csv(text: str, name: str, layout: Layout) -> Table:
    delimiter = layout.delimiter or ("\t" if name.lower().endswith(".tsv") else ",")
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if layout.quotes else csv.QUOTE_NONE
    before = csv.field_size_limit(MAX_BYTES)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
        header = [cell.strip() for cell in next(reader, [])]
        _refuse_header(name, header)
        rows = tuple(_csv_rows(reader, header, layout))
    except csv.Error as error:
        mend = "a quotation mark inside a quoted cell is written twice; if quotes mean nothing here, rows.quotes: false"
        raise TableError(f"{name}:{reader.line_num}: not CSV: {error}; {mend}") from None
    finally:
        csv.field_size_limit(before)
    return Table(name, tuple(header), rows)


def _refuse_header(name: str, header: list[str]) -> None:
    if not any(header):
        raise TableError(f"{name}:1: the table has no header; its first line names the columns")
    twice = [column for column, count in Counter(header).items() if count > 1 and column]
    if twice:
        raise TableError(f'{name}:1: the column "{twice[0]}" stands twice; give every column a name of its own')


def _csv_rows(reader: Any, header: list[str], layout: Layout) -> Iterator[Cells]:
    line = reader.line_num + 1
    for cells in reader:
        if any(cells):
            if len(cells) > len(header):
                fault = (
                    f"the row has {len(cells)} cells, the header {len(header)}; put a cell with the delimiter in quotes"
                )
                yield Cells(line, {}, fault)
            else:
                texts = (unguarded(cell) if layout.guarded else cell for cell in cells)
                named: dict[str, tuple[str, ...]] = {c: (cell,) for c, cell in zip(header, texts, strict=False)}
                yield _cells(line, named, layout)
        line = reader.line_num + 1


def _json_lines(text: str, name: str, layout: Layout) -> Table:
    columns: dict[str, None] = {}
    rows = []
    for line, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        try:
            value = json.loads(row, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            rows.append(Cells(line, {}, f"not JSON: {error}; write one object on each line"))
            continue
        if not isinstance(value, dict):
            rows.append(Cells(line, {}, "the line holds no object; write {…} with the columns as names"))
            continue
        named = dict(_flat(value, ""))
        columns.update(dict.fromkeys(named))
        rows.append(_cells(line, named, layout))
    if not columns:
        raise TableError(f"{name}:1: the table has no rows; each line holds one JSON object")
    return Table(name, tuple(columns), tuple(rows))


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")


def _flat(value: dict[str, Any], before: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fields of an object as columns, those of a field of it behind a dot."""
    for key, item in value.items():
        if isinstance(item, dict):
            yield from _flat(item, f"{before}{key}.")
            if all(isinstance(one, int) for one in item.values()):  # names that only this row has
                yield f"{before}{key}", tuple(f"{name}: {one}" for name, one in item.items())
        else:
            yield f"{before}{key}", tuple(_text(one) for one in (item if isinstance(item, list) else [item]))


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cells(line: int, named: dict[str, tuple[str, ...]], layout: Layout) -> Cells:
    for column, entries in named.items():
        hidden = next(filter(None, map(_HIDDEN.search, entries)), None)
        if hidden:
            fault = f"the cell holds a control character (U+{ord(hidden[0]):04X}); remove it"
            return Cells(line, {}, fault, column)
    stated = {
        column: kept
        for column, entries in named.items()
        if (kept := tuple(e for e in entries if e.strip() and e.strip() not in layout.empty))
    }
    return Cells(line, stated)
