"""`export --excel`, a spreadsheet, and `import` without a map: what was edited changes, and nothing else."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing.importing import edits
from counterclaim.knowledge import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXPORT = ["export", "--to", "csv", "--excel", "--output", "t.csv"]
NUMBERS = (
    "{exposure: coffee, outcome: headache, direction: increases, link: goes-with,"
    " estimate: {measure: risk-ratio, value: 1.50, low: 1.1, high: 2, groups: {tea: 60, others: 60}}}"
)


@pytest.fixture
def table(base: Path, write: Callable[..., Path], run: Callable[..., Any], claim: Callable[..., str]) -> Path:
    write(
        {
            "claims/sleep-letter/numbers.yml": "# Read twice.\n"
            + claim(effect=NUMBERS, basis="own-data\ndesign: cohort", notes="'For editors # only.'"),
            "claims/sleep-letter/placed.yml": claim(sentences=None, at="{page: '12', section: 2-3, why: So.}"),
            "claims/sleep-letter/quoted.yml": claim(
                statement="\"'Late' coffee makes for a worse night, they say.\"",
                scope="{population: {any: [older-adults, teenagers]}, horizon: 6-12 months}",
            ),
        }
    )
    assert run(*EXPORT).returncode == 0
    return base / "t.csv"


def change(table: Path, cells: dict[tuple[str, str], str], **how: Any) -> None:
    """Change cells of the table as a spreadsheet would save them."""
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"), newline="")))
    for row in rows:
        for (identity, column), text in cells.items():
            if row["id"] == identity:
                row[column] = text
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(dict.fromkeys(key for row in rows for key in row)), **how)
    writer.writeheader()
    writer.writerows(rows)
    table.write_bytes(stream.getvalue().encode(how.pop("encoding", "utf-8")))


def texts(base: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (base / "claims").rglob("*.yml")}


def last(result: Any) -> str:
    return str(result.stdout.splitlines()[-1])


def test_a_table_that_nobody_has_edited_changes_nothing(table: Path, base: Path, run: Callable[..., Any]) -> None:
    assert table.read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert "'2-3" in table.read_text("utf-8")
    before = texts(base)
    change(table, {}, delimiter=";")
    result = run("import", "t.csv", "--write")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(" rows · 0 fields changed in 0 records · 0 refused\n")
    assert texts(base) == before


def test_an_apostrophe_that_a_spreadsheet_takes_away_is_no_edit(table: Path, run: Callable[..., Any]) -> None:
    text = table.read_text("utf-8").replace("''Late", "'Late").replace("'2-3", "2-3").replace("'1.5,", "1.50,")
    table.write_text(text, "utf-8")
    assert " 0 fields changed" in last(run("import", "t.csv"))


def test_each_edited_cell_changes_its_own_field_and_comments_stay(
    table: Path, base: Path, run: Callable[..., Any]
) -> None:
    before = texts(base)
    change(
        table,
        {
            ("numbers", "effect.estimate.value"): "1.6",
            ("numbers", "caveats"): "A first one, edited.\r\nA second one.",
            ("placed", "at.page"): "13",
            ("quoted", "scope.population.any"): "older-adults",
            ("quoted", "scope.horizon"): "",
        },
    )
    dry = run("import", "t.csv")
    assert 'change  claims/sleep-letter/numbers.yml: effect.estimate.value: "1.5" -> "1.6"' in dry.stdout.splitlines()
    assert 'change  claims/sleep-letter/quoted.yml: scope.horizon: "6-12 months" -> nothing' in dry.stdout.splitlines()
    assert last(dry).endswith("5 fields changed in 3 records · 0 refused · nothing is written without --write")
    assert texts(base) == before
    assert run("import", "t.csv", "--write").returncode == 0
    after = texts(base)
    assert {name for name in after if after[name] != before[name]} == {"numbers.yml", "placed.yml", "quoted.yml"}
    assert after["numbers.yml"].startswith("# Read twice.\n")
    assert "notes: 'For editors # only.'" in after["numbers.yml"]
    kb = KnowledgeBase.load(base)
    assert kb.claims["numbers"].record["effect"]["estimate"]["value"] == 1.6
    assert kb.claims["numbers"].caveats == ("A first one, edited.", "A second one.")
    assert kb.claims["placed"].record["at"] == {"page": 13, "section": "2-3", "why": "So."}
    assert kb.claims["quoted"].record["scope"] == {"population": {"any": ["older-adults"]}}
    assert run("import", "t.csv").returncode == 0


def test_a_list_that_holds_together_becomes_one_of_alternatives_and_back(
    table: Path, base: Path, run: Callable[..., Any]
) -> None:
    both = {("quoted", "scope.population"): "older-adults", ("quoted", "scope.population.any"): ""}
    change(table, both)
    assert " 2 fields changed in 1 record " in last(run("import", "t.csv", "--write"))
    assert KnowledgeBase.load(base).claims["quoted"].record["scope"]["population"] == "older-adults"


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({("quoted", "stance"): "halps"}, 'column "stance": stance is "halps"'),
        ({("quoted", "source"): "night-notes"}, 'column "source": a claim stays with its source'),
        ({("quoted", "id"): "nobody"}, 'column "id": there is no claim "nobody"; new claims come with a map'),
        ({("quoted", "id"): ""}, 'column "id": the row has no id'),
        ({("quoted", "id"): "placed"}, 'column "id": the claim "placed" stands in line'),
        ({("quoted", "statement"): "Caf&eacute; late makes for a worse night."}, 'column "statement": the cell holds'),
        ({("quoted", "seen"): "0" * 12, ("quoted", "stance"): "helps"}, "claims/sleep-letter/quoted.yml has changed"),
        ({("quoted", "statement"): ""}, 'column "statement": "statement" is missing'),
    ],
)
def test_a_row_that_cannot_be_taken_is_refused_by_line(
    cells: dict[tuple[str, str], str], why: str, table: Path, base: Path, run: Callable[..., Any]
) -> None:
    before = texts(base)
    change(table, cells)
    result = run("import", "t.csv", "--write")
    assert result.returncode == 1
    (refused,) = [line for line in result.stdout.splitlines() if ": refused: " in line]
    assert refused.partition(": refused: ")[2].startswith(why)
    assert texts(base) == before


def test_what_only_tells_something_is_left_aside(table: Path, run: Callable[..., Any]) -> None:
    change(table, {("quoted", "source.title"): "Another title", ("quoted", "mine"): "A remark"})
    result = run("import", "t.csv")
    assert result.returncode == 0
    assert 't.csv:1: left aside: the column "mine" is no field of a claim' in result.stdout
    assert 'left aside: column "source.title" only tells something; change it where it stands' in result.stdout


@pytest.mark.parametrize(
    ("arguments", "text", "message"),
    [
        (
            ["import", "t.csv"],
            "key,text\n1,2\n",
            't.csv:1: no column "id": this is not a table that export --to csv wrote',
        ),
        (["import", "t.csv", "--terms"], "id\n", "--terms and --sources make what a map describes; name it with --map"),
        (["export", "--to", "jsonl", "--excel"], "", "--excel goes with --to csv, not with jsonl"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], text: str, message: str, base: Path, run: Callable[..., Any]
) -> None:
    (base / "t.csv").write_text(text)
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: {message}")


def test_a_long_row_is_refused(table: Path, run: Callable[..., Any]) -> None:
    lines = table.read_text("utf-8").rstrip("\n").split("\n")
    table.write_text("\n".join([*lines[:-1], lines[-1].rstrip("\r") + ",x"]), "utf-8")
    assert ": refused: the row has " in run("import", "t.csv").stdout


@pytest.mark.parametrize(
    ("before", "after"), [("0.50", "0.5"), ("1e-05", "0.00001"), ("a  b", "a b"), ("3\n5", "3\n5")]
)
def test_one_number_in_two_ways_is_the_same(before: str, after: str) -> None:
    assert edits._same(before, after)
    assert not edits._same(before, "7")
