"""A table of the shape of CIViC's evidence export, thousands of rows with awkward strings, through the example map."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Callable

_spec = importlib.util.spec_from_file_location("civic_rows", Path(__file__).with_name("civic_rows.py"))
assert _spec
assert _spec.loader
civic_rows: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(civic_rows)

COUNT = 300
CALL = ["import", "evidence.tsv", "--map", "map.yml"]


@pytest.mark.slow
def test_hundreds_of_awkward_rows_become_records_that_are_read_back(
    write: Callable[..., Path], civic: dict[str, str], run: Callable[..., Any]
) -> None:
    rows = civic_rows.evidence(COUNT)
    rows.append(rows[0])
    root = write({**civic, "evidence.tsv": civic_rows.tab_separated(rows)})
    taken = [r for r in rows if r["evidence_status"] == "accepted" and r["evidence_type"] == "Predictive"]
    skipped = len(rows) - len(taken)
    result = run(*CALL, "--write")
    assert (result.returncode, result.stderr) == (0, "")
    ended = f"{len(taken) - 1:,} new · 0 changed · 0 unchanged · 1 repeated · {skipped:,} skipped · 0 refused"
    assert result.stdout.splitlines()[-1] == f"{len(rows):,} rows · {ended}"
    kb = KnowledgeBase.load(root)
    assert kb.faults == ()
    assert len(kb.claims) == len(taken) - 1
    for row in taken:
        claim = kb.claims[f"civic-{row['evidence_id']}"]
        assert claim.effect
        is_helpful = claim.effect.direction in {"increases", "no-decrease"}
        assert is_helpful is (
            (row["evidence_direction"] == "Supports") == (row["significance"] == "Sensitivity/Response")
        )
        assert row["therapies"] in claim.statement
        told = " ".join(
            f"{row['citation']} ({row['source_type']} {row['citation_id']}): {row['evidence_statement']}".split()
        )
        assert claim.notes == told if len(told) <= 2000 else str(claim.notes).endswith("…")
    assert {c.effect.exposure for c in kb.claims.values() if c.effect} == {
        "camomile",
        "decaf-camomile",
        "cup-alpha",
        "cup-beta",
    }
    again = run(*CALL, "--write").stdout
    *unknown, counts = again.splitlines()
    assert all(line.startswith("unknown: ") for line in unknown), "no term was written"
    assert counts == (
        f"{len(rows):,} rows · 0 new · 0 changed · {len(taken) - 1:,} unchanged · 1 repeated · {skipped:,} skipped"
        " · 0 refused"
    )


def test_rows_with_faults_of_every_kind_are_named_and_the_others_are_written(
    write: Callable[..., Path], civic: dict[str, str], run: Callable[..., Any]
) -> None:
    rows = [
        row for row in civic_rows.evidence(40) if row["evidence_status"] == "accepted" and int(row["evidence_id"]) % 10
    ]
    rows[0] = {**rows[0], "evidence_direction": "Suports"}
    rows[1] = {**rows[1], "molecular_profile": ""}
    rows[2] = {**rows[2], "disease": "\x02"}
    rows[3] = {**rows[3], "evidence_id": ""}
    rows[4] = {**rows[4], "therapies": "***"}
    root = write({**civic, "evidence.tsv": civic_rows.tab_separated(rows)})
    result = run(*CALL, "--write")
    assert result.returncode == 1
    assert [line for line in result.stdout.splitlines() if "refused:" in line] == [
        (
            'evidence.tsv:2: refused: columns "evidence_direction" and "significance": '
            f'"Suports {rows[0]["significance"]}" is not in the map\'s table; '
            f"did you mean Supports {rows[0]['significance']}?"
        ),
        (
            'evidence.tsv:3: refused: columns "therapies" and "disease" and "molecular_profile" and '
            '"evidence_direction": "statement" is missing (empty cell); '
            "add statement: What the source says, in your own words; one assertion."
        ),
        'evidence.tsv:4: refused: column "disease": the cell holds a control character (U+0002); remove it',
        (
            'evidence.tsv:5: refused: column "evidence_id": there is nothing to make an id of; '
            "every row needs a key of letters or digits that no other row has"
        ),
        'evidence.tsv:6: refused: column "therapies": "***" has no letter or digit to make an id of; use a table',
    ]
    assert len(KnowledgeBase.load(root).claims) == len(rows) - 5
