"""`import`: a dry run first, rows that are refused, importing again, records that a person has edited."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import files
from counterclaim.knowledge import KnowledgeBase, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Callable

MAP = """\
id: {column: key}
claim:
  statement: {column: text}
  source: {column: source}
  sentences: [2]
  stance: helps
  effect: {exposure: coffee, outcome: sleep-quality, direction: increases}
  basis: own-data
  caveats: [The ward counts few nights.]
"""
ROWS = (
    ("n1", "sleep-letter", "A first row about coffee and sleep."),
    ("n2", "sleep-letter", "A second: with # signs."),
)
DRY = ["import", "t.csv", "--map", "map.yml"]
WRITE = [*DRY, "--write"]


def table(*rows: tuple[str, str, str]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows([("key", "source", "text"), *rows])
    return stream.getvalue()


@pytest.fixture
def ready(base: Path, write: Callable[..., Path]) -> Path:
    return write({"map.yml": MAP, "t.csv": table(*ROWS)}) and base


def last(result: Any) -> str:
    return str(result.stdout.splitlines()[-1])


def files_of(base: Path) -> dict[str, bytes]:
    return {str(p.relative_to(base)): p.read_bytes() for p in base.rglob("*") if p.is_file()}


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(ready: Path, run: Callable[..., Any]) -> None:
    before = files_of(ready)
    result = run(*DRY)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "write   claims/sleep-letter/n1.yml\n"
        "write   claims/sleep-letter/n2.yml\n"
        "2 rows · 2 new · 0 changed · 0 unchanged · 0 repeated · 0 skipped · 0 refused"
        " · nothing is written without --write\n"
    )
    assert files_of(ready) == before


def test_writes_records_that_are_read_back_and_that_fmt_and_check_accept(ready: Path, run: Callable[..., Any]) -> None:
    assert run(*WRITE).returncode == 0
    kb = KnowledgeBase.load(ready)
    assert kb.faults == ()
    assert {kb.claims[key].statement for key, _, _ in ROWS} == {text for _, _, text in ROWS}
    assert "sleep-letter/n" not in run("fmt", "--check").stdout
    assert run("check").returncode == 0


def test_a_second_import_writes_nothing(ready: Path, run: Callable[..., Any]) -> None:
    run(*WRITE)
    before = files_of(ready)
    stamps = {p: p.stat().st_mtime_ns for p in ready.rglob("*.yml")}
    result = run(*WRITE)
    assert result.stdout == "2 rows · 0 new · 0 changed · 2 unchanged · 0 repeated · 0 skipped · 0 refused\n"
    assert files_of(ready) == before
    assert {p: p.stat().st_mtime_ns for p in ready.rglob("*.yml")} == stamps


def test_a_changed_row_changes_its_own_file_only(ready: Path, run: Callable[..., Any]) -> None:
    run(*WRITE)
    before = files_of(ready)
    changed = table(("n1", "sleep-letter", "A first row that says something new."), ROWS[1])
    (ready / "t.csv").write_text(changed)
    before["t.csv"] = (ready / "t.csv").read_bytes()
    result = run(*WRITE)
    assert result.stdout.splitlines()[0] == "change  claims/sleep-letter/n1.yml"
    after = files_of(ready)
    assert [name for name in after if after[name] != before[name]] == ["claims/sleep-letter/n1.yml"]
    assert b"something new" in after["claims/sleep-letter/n1.yml"]
    assert " 1 changed · 1 unchanged" in last(result)
    assert " 2 unchanged" in last(run(*WRITE))


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (("sentences: [2]", "sentences: [2, 3]"), "was edited by hand, and the row has changed since"),
        (
            ("sentences: [2]", "sentences: [2] # see also 3"),
            "holds an editor's comments, and the row has changed since",
        ),
        (("stance:", "# On stance.\nstance:"), "holds an editor's comments, and the row has changed since"),
    ],
)
def test_a_record_that_a_person_has_edited_is_left_alone(
    edit: tuple[str, str], why: str, ready: Path, run: Callable[..., Any]
) -> None:
    run(*WRITE)
    record = ready / "claims" / "sleep-letter" / "n2.yml"
    record.write_text(record.read_text().replace(*edit))
    edited = record.read_text()
    same = run(*WRITE)
    assert (same.returncode, record.read_text()) == (0, edited)
    assert " 0 changed · 2 unchanged" in last(same)
    (ready / "t.csv").write_text(table(ROWS[0], ("n2", "sleep-letter", "A second row that says something new.")))
    result = run(*WRITE)
    assert (result.returncode, record.read_text()) == (1, edited)
    assert f"t.csv:3: refused: claims/sleep-letter/n2.yml {why}; change the record by hand, or delete" in result.stdout


def test_a_review_survives_the_next_import(ready: Path, run: Callable[..., Any]) -> None:
    run(*WRITE)
    assert run("review", "n1", "--by", "ada", "--yes").returncode == 0
    result = run(*WRITE)
    assert result.stdout.splitlines()[0] == "leave   claims/sleep-letter/n1.yml  (edited by hand since)"
    assert KnowledgeBase.load(ready).claims["n1"].reviewed is not None


def test_refused_rows_are_named_by_line_and_the_good_ones_are_written(ready: Path, run: Callable[..., Any]) -> None:
    rows = [
        ROWS[0],
        ("n2", "sleep-letter", "Short."),
        ("n3", "sleep-letter", "A text\nof two lines, which is long enough."),
        ("n4", "nobody", "A row of a source that has no record."),
        ROWS[0],
        ("n1", "sleep-letter", "The same key, and it says something else."),
        ("what-the-notes-tell", "sleep-letter", "The id of a claim of another source."),
        ("what-the-letter-tells", "sleep-letter", "The id of a claim written by hand."),
        ("", "sleep-letter", "A row that has no key for its id."),
    ]
    (ready / "t.csv").write_text(table(*rows))
    result = run(*WRITE)
    assert (result.returncode, result.stderr) == (1, "")
    refused = dict(re.findall(r"^t\.csv:(\d+): refused: (.*)$", result.stdout, flags=re.MULTILINE))
    starts = {
        "3": 'column "text": statement has 6 characters; at least 20 needed',
        "6": 'column "source": the source "nobody" has no record; write sources/nobody.yml first',
        "8": 'column "key": the id "n1" is that of line 2 already; make the id of columns that no two rows share',
        "9": 'the id "what-the-notes-tell" is that of claims/night-notes/what-the-notes-tell.yml; move that file',
        "10": "claims/sleep-letter/what-the-letter-tells.yml was not written by an import and says something else",
        "11": 'column "key": there is nothing to make an id of',
    }
    assert refused.keys() == starts.keys()
    assert all(refused[line].startswith(start) for line, start in starts.items())
    assert last(result) == "9 rows · 2 new · 0 changed · 0 unchanged · 1 repeated · 0 skipped · 6 refused"
    assert {"n1", "n3"} < KnowledgeBase.load(ready).claims.keys()


def test_an_amount_that_its_quantity_cannot_hold_is_refused(ready: Path, run: Callable[..., Any]) -> None:
    (ready / "map.yml").write_text(f"{MAP}  scope: {{dose: {{cups-per-day: {{column: amount}}}}}}\n")
    rows = "key,source,text,amount\n" + "".join(
        f"n{n},sleep-letter,A row about coffee and sleep {n}.,{amount}\n"
        for n, amount in enumerate(("2 cups", "2-3 hours", "10.000 cups"))
    )
    (ready / "t.csv").write_text(rows)
    result = run(*WRITE)
    refused = dict(re.findall(r"^t\.csv:(\d+): refused: (.*)$", result.stdout, flags=re.MULTILINE))
    assert refused.keys() == {"3", "4"}
    assert all(told.startswith('column "amount": ') for told in refused.values())
    assert not [line for line in run("check").stdout.splitlines() if "bad-dose" in line]


def test_a_record_that_cannot_be_read_is_in_the_way(ready: Path, run: Callable[..., Any]) -> None:
    run(*WRITE)
    (ready / "claims" / "sleep-letter" / "n1.yml").write_text("statement: a: b\n")
    result = run(*WRITE)
    assert 't.csv:2: refused: the claim "n1" exists and cannot be read; mend it' in result.stdout
    assert result.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["import", "none.csv", "--map", "map.yml"], "none.csv: there is no such file"),
        (["import", "claims", "--map", "map.yml"], "claims: is no plain file"),
        (["import", "t.csv", "--map", "none.yml"], "none.yml: there is no such file"),
        (["import", "t.csv", "--map", "t.csv"], "t.csv:"),
        (["import", "map.yml", "--map", "map.yml"], 'map.yml:1:14: the table has no column "key"; the columns are id:'),
        (["import", "t.csv", "--map", "constant.yml"], 'constant.yml:4:11: the source "sleep-leter" has no record; '),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(
    arguments: list[str], message: str, ready: Path, run: Callable[..., Any]
) -> None:
    (ready / "constant.yml").write_text(MAP.replace("{column: source}", "sleep-leter"))
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: {message}")
    assert result.stderr.count("\n") == 1


def test_a_folder_that_leads_outside_is_not_written_to(ready: Path, run: Callable[..., Any], tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (ready / "claims" / "sleep-letter").rename(outside)
    (ready / "claims" / "sleep-letter").symlink_to(outside)
    before = sorted(outside.iterdir())
    result = run(*WRITE)
    assert result.returncode == 2
    assert "leads outside" in result.stderr
    assert sorted(outside.iterdir()) == before


def test_records_begin_with_the_line_that_editors_complete_by(ready: Path, run: Callable[..., Any]) -> None:
    (ready / "schema").mkdir()
    (ready / "schema" / "claim.schema.json").write_text("{}")
    run(*WRITE)
    lines = (ready / "claims" / "sleep-letter" / "n1.yml").read_text().split("\n")
    assert lines[0] == "# yaml-language-server: $schema=../../schema/claim.schema.json"
    assert re.match("# imported [0-9a-f]{12}: ", lines[1])
    assert " 2 unchanged" in last(run(*WRITE))


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_what_was_exported_is_imported_as_it_was(
    form: str, base: Path, write: Callable[..., Path], run: Callable[..., Any], claim: Callable[..., str]
) -> None:
    write(
        {
            "claims/sleep-letter/formula.yml": claim(
                statement="'=1+1 is how this statement begins.'",
                caveats="['- A dash, and a comma.', \"'-quoted, with an apostrophe.\"]",
                scope="{population: [older-adults, teenagers], dose: {cups-per-day: '~ 3 cups'}}",
            ),
            "claims/sleep-letter/advice.yml": claim(
                effect=None,
                advice="{avoid: coffee, instead: tea, for: headache, when: soon, strength: weak}",
                stance="harms",
            ),
            "claims/sleep-letter/numbers.yml": claim(
                effect="{exposure: coffee, outcome: headache, direction: increases, comparator: without,"
                " link: goes-with, rated: low, inferred: [exposure, outcome], modality: many,"
                " estimate: {measure: risk-ratio, value: 1.4, low: -0.5, high: 1e-05, level: 90, p: '< 0.001', n: 120,"
                " groups: {tea drinkers: 60, 'others: all': 60}, after: 12 weeks, adjusted_for: [age, sex],"
                " unit: points, on: a scale of 10}}",
                scope="{population: {any: [older-adults, teenagers]}, condition: {any: [evening]},"
                " horizon: 6-12 months}",
                basis="own-data\ndesign: cohort\ndraws_on:\n  - {source: night-notes, guess: 'Both say: a ward.'}\n"
                "  - {source: night-notes}",
            ),
            "claims/sleep-letter/placed.yml": claim(
                sentences=None, at="{page: 3, table: 2a, via: A review., why: So.}"
            ),
        }
    )
    kb = KnowledgeBase.load(base)
    assert kb.faults == ()
    before = {key: value.record for key, value in kb.claims.items()}
    run("export", "--to", form, "--output", f"out.{form}")
    text = (Path(__file__).parents[2] / "docs" / "examples" / "export-map.yml").read_text("utf-8")
    dose = "  scope:\n    dose: { cups-per-day: { column: scope.dose.cups-per-day } }\n"
    mapped = text.replace("  scope:\n", dose)
    (base / "map.yml").write_text(mapped)
    same = run("import", f"out.{form}", "--map", "map.yml")
    assert (same.returncode, same.stderr) == (0, ""), same.stdout
    assert f"{len(before)} unchanged" in last(same)
    for path in (base / "claims").glob("*/*.yml"):
        path.unlink()
    assert run("import", f"out.{form}", "--map", "map.yml", "--write").returncode == 0
    assert {key: value.record for key, value in KnowledgeBase.load(base).claims.items()} == before


def test_many_files_are_written_each_with_its_own_text(tmp_path: Path) -> None:
    contents = [(tmp_path / f"{n % 7}" / f"{n}.txt", f"text {n}") for n in range(files.BATCH * 2 + 3)]
    assert files.write_all(contents) == len(contents)
    assert all(path.read_text() == text for path, text in contents)
    assert not list(tmp_path.rglob(".*"))


def test_a_write_that_fails_leaves_no_temporary_file_behind(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(OSError, match="b"):
        files.write_all([(tmp_path / "a", "1"), (tmp_path / "b", "2")])
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_stamp_is_a_comment_and_no_part_of_the_record(ready: Path, run: Callable[..., Any]) -> None:
    run(*WRITE)
    data = (ready / "claims" / "sleep-letter" / "n2.yml").read_bytes()
    assert yaml_reader.read(data).value["statement"] == "A second: with # signs."
