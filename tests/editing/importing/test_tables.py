from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.editing.importing.maps import Layout
from counterclaim.editing.importing.tables import Table, TableError
from tests.strategies import examples


def read(text: str | bytes, name: str = "t.csv", **layout: object) -> Table:
    data = text.encode() if isinstance(text, str) else text
    return Table.read(data, name, Layout(**layout))  # type: ignore[arg-type]  # the fields of a layout


def cells(table: Table) -> list[tuple[int, dict[str, tuple[str, ...]]]]:
    return [(row.line, row.entries) for row in table.rows]


def test_a_row_is_named_by_the_line_on_which_it_begins() -> None:
    table = read('key,text\r\n1,"one\r\ntwo"\r\n\r\n2,three\r\n')
    assert table.columns == ("key", "text")
    assert cells(table) == [(2, {"key": ("1",), "text": ("one\r\ntwo",)}), (5, {"key": ("2",), "text": ("three",)})]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_every_end_of_line_are_read(end: str) -> None:
    table = read(b"\xef\xbb\xbf" + end.join(["key,text", "1,a", ""]).encode())
    assert cells(table) == [(2, {"key": ("1",), "text": ("a",)})]


def test_empty_cells_are_not_there_and_a_short_row_may_end_in_them() -> None:
    table = read("a,b,c\n1,  ,N/A\n2\n", empty=frozenset({"N/A"}), short=True)
    assert [row.entries for row in table.rows] == [{"a": ("1",)}, {"a": ("2",)}]


def test_empty_cells_beyond_the_header_hold_nothing() -> None:
    assert cells(read("a,b,,\r\n1,2,,\r\n3,,,,\r\n,,\r\n")) == [(2, {"a": ("1",), "b": ("2",)}), (3, {"a": ("3",)})]


def test_a_short_row_is_at_fault_and_two_halves_of_one_are_told_as_such() -> None:
    rows = read("a\tb\tc\n1\t2\n1\t2\t3\n4\tfirst half\nsecond half\t5\n6\t7\t8\n9\n", "t.tsv", quotes=False).rows
    assert [(row.line, row.fault) for row in rows] == [
        (
            2,
            (
                "the row has 2 cells, the header 3; it is cut short. Where cells at the end are left out on purpose: "
                "rows.short: true in the map"
            ),
        ),
        (3, ""),
        (4, "the row has 2 cells, the header 3; lines 4 and 5 seem to be one row that a line break has cut: join them"),
        (5, "the row has 2 cells, the header 3; lines 4 and 5 seem to be one row that a line break has cut: join them"),
        (6, ""),
        (
            7,
            (
                "the row has 1 cell, the header 3; it is cut short. Where cells at the end are left out on purpose: "
                "rows.short: true in the map"
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("a;b\n1;2,5\n", {}),
        ("a\tb\n1\t2,5\n", {}),
        ("sep=;\na;b\n1;2,5\n", {}),
        ("SEP=|\r\na|b\r\n1|2,5\r\n", {}),
        ("a;b\n1;2,5\n", {"delimiter": ";"}),
        ("a|b\n1|2,5\n", {"delimiter": "|"}),
        ('a,b\n1,"2,5"\n', {}),
    ],
)
def test_what_stands_between_cells_is_seen_in_the_header(text: str, layout: dict[str, str]) -> None:
    (row,) = read(text, **layout).rows
    assert row.entries == {"a": ("1",), "b": ("2,5",)}
    assert row.line == (3 if text.lower().startswith("sep") else 2)


def test_damaged_cells_are_named_and_mended_where_the_layout_says_so() -> None:
    text = "a,b,c\nna\u00c3\u00afve,x_x000D_y,Caf&eacute; <b>here</b>\n"
    (row,) = read(text).rows
    assert [column for column, _ in row.damaged] == ["a", "b", "c"]
    assert row.mended == 0
    (row,) = read(text, repair=frozenset({"encoding", "escapes", "entities", "tags"})).rows
    assert row.entries == {"a": ("na\u00efve",), "b": ("x\ny",), "c": ("Caf\u00e9 here",)}
    assert (row.damaged, row.mended) == ((), 3)


def test_a_row_with_too_many_cells_is_at_fault() -> None:
    (row,) = read("a,b\n1,2,3\n").rows
    assert (row.line, row.entries) == (2, {})
    assert row.fault.startswith("the row has 3 cells, the header 2")


def test_a_very_long_cell_is_read_whole() -> None:
    before = csv.field_size_limit()
    (row,) = read("a\n" + "x" * 1_000_000 + "\n").rows
    assert len(row.entries["a"][0]) == 1_000_000
    assert csv.field_size_limit() == before


def test_tabs_divide_tsv_and_quotes_may_mean_nothing() -> None:
    assert cells(read('a\tb\n"1\t2, 3\n', "t.tsv", quotes=False)) == [(2, {"a": ('"1',), "b": ("2, 3",)})]
    assert cells(read("a;b\n1;2\n", delimiter=";"))[0][1] == {"a": ("1",), "b": ("2",)}


def test_an_apostrophe_against_formulas_is_taken_away_only_where_the_map_says_so() -> None:
    assert read("a\n'=1\n", guarded=True).rows[0].entries == {"a": ("=1",)}
    assert read("a\n'=1\n").rows[0].entries == {"a": ("'=1",)}


def test_a_control_character_is_named_with_its_column() -> None:
    (row,) = read("a,b\n1,x\x07y\n").rows
    assert (row.column, row.fault) == ("b", "the cell holds a control character (U+0007); remove it")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "t.csv:1: the table has no header; its first line names the columns"),
        (b",,\n1,2,3\n", "t.csv:1: the table has no header"),
        (b"a,b,a\n1,2,3\n", 't.csv:1: the column "a" stands twice'),
        (b"a\n1\n\xff\n", "t.csv:3: the table is not UTF-8; save it as “CSV UTF-8”, or say in the map what it is"),
        (b'a,b\n"1,2\n3,4\n', "t.csv:3: not CSV: unexpected end of data; a quotation mark inside"),
        (b'a,b\n"1"x,2\n', "t.csv:2: not CSV: "),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(TableError) as caught:
        read(data)
    assert str(caught.value).startswith(message)


def test_json_lines_give_the_fields_of_fields_behind_a_dot() -> None:
    rows = [
        {"id": 1, "effect": {"exposure": "tea", "dose": {"cups": 2.5}}, "tags": ["a", "b"], "ok": True, "no": None},
        {"id": 2, "more": ""},
    ]
    table = read("".join(json.dumps(row) + "\r\n" for row in rows) + "\n", "t.jsonl")
    assert cells(table) == [
        (
            1,
            {
                "id": ("1",),
                "effect.exposure": ("tea",),
                "effect.dose.cups": ("2.5",),
                "tags": ("a", "b"),
                "ok": ("true",),
            },
        ),
        (2, {"id": ("2",)}),
    ]
    assert table.columns == ("id", "effect.exposure", "effect.dose.cups", "tags", "ok", "no", "more")
    assert read('{"a": 1}', "t.txt", format="jsonl").columns == ("a",)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"a": ', "not JSON: "),
        ('{"a": NaN}', "not JSON: NaN is no number of JSON"),
        ("[" * 100_000, "not JSON: "),
        ("[1]", "the line holds no object"),
        ('{"a": "\\ud800"}', "the cell holds a control character (U+D800)"),
    ],
)
def test_a_line_that_is_no_object_is_at_fault_and_the_others_are_read(line: str, fault: str) -> None:
    good, bad = read(f'{{"a": 1}}\n{line}\n', "t.ndjson").rows
    assert good.entries == {"a": ("1",)}
    assert (bad.line, bad.entries) == (2, {})
    assert bad.fault.startswith(fault)


def test_json_lines_without_an_object_are_no_table() -> None:
    with pytest.raises(TableError, match="the table has no rows"):
        read("\n\n", "t.jsonl")


@settings(deadline=None, max_examples=examples(25))
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))), min_size=1, max_size=4))
def test_every_text_that_csv_writes_is_read_back(texts: list[str]) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([str(number) for number in range(len(texts))])
    writer.writerow(texts)
    rows = read(stream.getvalue()).rows
    found = rows[0].entries if rows else {}
    assert found == {str(n): (text,) for n, text in enumerate(texts) if text.strip()}
