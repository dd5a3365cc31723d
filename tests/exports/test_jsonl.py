from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from counterclaim import exports
from counterclaim.exports import jsonl
from counterclaim.knowledge import validation

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis


def read(text: str) -> list[dict[str, Any]]:
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def test_writes_a_line_for_each_claim_by_id(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    sleep["claims/sleep-letter/a-first.yml"] = claim()
    sleep["claims/night-notes/z-last.yml"] = claim(source="night-notes")
    rows = read(jsonl.export(analyse(sleep)))
    assert [row["id"] for row in rows] == ["a-first", "what-the-letter-tells", "what-the-notes-tell", "z-last"]


def test_a_row_is_the_record_as_written_with_its_id_and_place(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    sleep["claims/sleep-letter/late.yml"] = claim(
        sentences="[4, 2]",
        scope="{dose: {cups-per-day: '> 3 cups'}}",
        statement="Coffee — späte Tasse — makes bad nights.",
    )
    analysis = analyse(sleep)
    row = next(row for row in read(jsonl.export(analysis)) if row["id"] == "late")
    del row["id"]
    locked = row.pop("locked")
    assert validation.accepts("claim", row)
    assert row == analysis.kb.claims["late"].record
    text = sleep["texts/sleep-letter.txt"]
    assert [(s["n"], text[slice(*s["at"])]) for s in locked] == [
        (4, "Older people feel it more than the young."),
        (2, "Coffee late in the day keeps many people awake."),
    ]


def test_text_is_written_as_it_is_and_each_claim_on_one_line(
    analyse: Callable[..., Analysis], claim: Callable[..., str]
) -> None:
    text = jsonl.export(
        analyse({"claims/sleep-letter/late.yml": claim(statement="|-\n  Späte Tasse:\n  a bad night.")})
    )
    assert text.count("\n") == 1
    assert "Späte Tasse:\\na bad night." in text


def test_notes_for_editors_stay_with_editors(analyse: Callable[..., Analysis], claim: Callable[..., str]) -> None:
    (row,) = read(jsonl.export(analyse({"claims/sleep-letter/late.yml": claim(notes="Ask Ada about it.")})))
    assert "notes" not in row
    assert "Ask Ada" not in json.dumps(row)


def test_sentences_without_a_lock_have_no_place(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    sleep["claims/sleep-letter/beyond.yml"] = claim(sentences="[2, 70]")
    sleep["claims/elsewhere/nowhere.yml"] = claim(source="elsewhere")
    rows = {row["id"]: row["locked"] for row in read(jsonl.export(analyse(sleep)))}
    assert [s["n"] for s in rows["beyond"]] == [2]
    assert rows["nowhere"] == []


def test_no_claims_give_no_lines(analyse: Callable[..., Analysis]) -> None:
    assert jsonl.export(analyse({})) == ""


def test_the_download_of_claims_is_what_the_exporter_writes(
    analyse: Callable[..., Analysis], sleep: dict[str, str]
) -> None:
    analysis = analyse(sleep)
    assert exports.FORMATS["jsonl"] is jsonl.export
    assert exports.downloads(analysis)["claims.jsonl"]() == jsonl.export(analysis)
