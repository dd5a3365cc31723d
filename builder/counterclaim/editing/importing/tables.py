"""Tables: rows of CSV or JSON Lines as text, with the line on which each begins."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from counterclaim.editing.importing import encodings, repairs
from counterclaim.editing.importing.encodings import MAX_BYTES, TableError
from counterclaim.exports.csv import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.editing.importing.maps import Layout
    from counterclaim.knowledge.damage import Damage

__all__ = ["LINE", "MAX_BYTES", "Cells", "Table", "TableError"]

LINE = "#line"
"""The column that every table has: the line on which a row begins."""
JSON_LINES = (".jsonl", ".ndjson")
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: the line on which it begins, its entries by column, and why it cannot be used (empty if it can).

    A cell of CSV is one entry; a list in JSON Lines has several. What is not stated is not there. `damaged` are the
    columns in which a program has left something behind.
    """

    line: int
    entries: dict[str, tuple[str, ...]]
    fault: str = ""
    column: str = ""
    damaged: tuple[tuple[str, tuple[Damage, ...]], ...] = ()
    mended: int = 0
    """How many cells the map has mended."""

    def of(self, column: str) -> tuple[str, ...]:
        """Return the entries of a column; none where nothing is stated."""
        return (str(self.line),) if column == LINE else self.entries.get(column, ())


@dataclass(frozen=True, slots=True)
class Table:
    """The columns and rows of a file."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Cells, ...]

    @classmethod
    def read(cls, data: bytes, name: str, layout: Layout) -> Table:
        """Return the table in `data`, which may be packed (gzip), with any line ends. Raises `TableError`."""
        data, plain = encodings.unpacked(data, name)
        text = encodings.decoded(data, name, layout.encoding)
        lines = layout.format or ("jsonl" if plain.lower().endswith(JSON_LINES) else "csv")
        if lines == "jsonl":
            return _json_lines(text, name, layout)
        return _csv(text, name, layout, "\t" if plain.lower().endswith(".tsv") else None)


_SEPARATOR = re.compile(r"sep=([^\r\n])\r?\n", flags=re.IGNORECASE)
"""The line that Excel writes and reads above the header."""


def _csv(text: str, name: str, layout: Layout, delimiter: str | None) -> Table:
    above = _SEPARATOR.match(text)
    if above:
        text = text[above.end() :]
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    delimiter = layout.delimiter or delimiter or (above[1] if above else max(",;\t", key=first.count))
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if layout.quotes else csv.QUOTE_NONE
    before = csv.field_size_limit(MAX_BYTES)
    start = 2 if above else 1
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=True)
        header = _trimmed([cell.strip() for cell in next(reader, [])], 0)
        _refuse_header(name, header)
        rows = tuple(_csv_rows(reader, header, layout, start))
    except csv.Error as error:
        mend = "a quotation mark inside a quoted cell is written twice; if quotes mean nothing here, rows.quotes: false"
        raise TableError(f"{name}:{reader.line_num + start - 1}: not CSV: {error}; {mend}") from None
    finally:
        csv.field_size_limit(before)
    return Table(name, tuple(header), rows)


def _trimmed(cells: list[str], least: int) -> list[str]:
    """Return cells without the empty ones beyond the first `least`, as a spreadsheet writes once touched ones."""
    end = len(cells)
    while end > least and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _refuse_header(name: str, header: list[str]) -> None:
    if not any(header):
        raise TableError(f"{name}:1: the table has no header; its first line names the columns")
    twice = [column for column, count in Counter(header).items() if count > 1 and column]
    if twice:
        raise TableError(f'{name}:1: the column "{twice[0]}" stands twice; give every column a name of its own')


def _csv_rows(reader: Any, header: list[str], layout: Layout, start: int) -> Iterator[Cells]:
    found: list[tuple[int, list[str]]] = []
    line = reader.line_num + start
    for cells in reader:
        if any(cells):
            found.append((line, _trimmed(cells, len(header))))
        line = reader.line_num + start
    for at, (line, cells) in enumerate(found):
        fault = _ragged(found, at, header, layout)
        if fault:
            yield Cells(line, {}, fault)
            continue
        texts = (unguarded(cell) if layout.guarded else cell for cell in cells)
        named: dict[str, tuple[str, ...]] = {c: (cell,) for c, cell in zip(header, texts, strict=False)}
        yield _cells(line, named, layout)


def _ragged(rows: list[tuple[int, list[str]]], at: int, header: list[str], layout: Layout) -> str:
    """Return what is wrong with a row that is longer or shorter than the header; empty where nothing is."""
    _, cells = rows[at]
    told = f"the row has {len(cells)} cell{'' if len(cells) == 1 else 's'}, the header {len(header)}"
    if len(cells) > len(header):
        return f"{told}; put a cell with the delimiter in quotes"
    if len(cells) == len(header) or layout.short:
        return ""
    for first in (at, at - 1):
        pair = rows[first : first + 2] if first >= 0 else []
        whole = len(pair) == 2 and sum(len(held) for _, held in pair) == len(header) + 1  # noqa: PLR2004 - a pair
        if whole and all(len(held) < len(header) for _, held in pair):
            (one, _), (other, _) = pair
            return f"{told}; lines {one} and {other} seem to be one row that a line break has cut: join them"
    return f"{told}; it is cut short. Where cells at the end are left out on purpose: rows.short: true in the map"


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
    count = 0
    if layout.repair:
        mended = {c: tuple(repairs.mended(e, layout.repair) for e in entries) for c, entries in named.items()}
        count = sum(mended[column] != entries for column, entries in named.items())
        named = mended
    stated = {
        column: kept
        for column, entries in named.items()
        if (kept := tuple(e for e in entries if e.strip() and e.strip() not in layout.empty))
    }
    found = ((column, repairs.damaged("\n".join(entries))) for column, entries in stated.items())
    damaged = tuple((column, pieces) for column, pieces in found if pieces)
    return Cells(line, stated, damaged=damaged, mended=count)
