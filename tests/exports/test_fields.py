"""Every field that a record can state goes out in every format that holds records, and a new field must as well."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.exports import csl, jsonl
from counterclaim.exports import csv as exported
from counterclaim.knowledge import validation
from tests import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis

LOCATORS = {way for way in whole.ways("claim") if way.startswith("at.")}


@pytest.fixture
def everything(analyse: Callable[..., Analysis], sleep: dict[str, str]) -> Analysis:
    """Return the base about sleep with records that state everything; JSON is YAML."""
    for name, record in whole.CLAIMS.items():
        notes = {"notes": "Never to be seen by readers."}
        sleep[f"claims/{record['source']}/{name}.yml"] = json.dumps({**record, **notes})
    sleep["sources/nights.yml"] = json.dumps(whole.SOURCE)
    leaflet = {"title": "A leaflet", "type": "document", "url": None, "url_note": "Handed out.", "design": "anecdote"}
    sleep["sources/no-lock.yml"] = json.dumps({**leaflet, "status": "live"})
    analysis = analyse(sleep)
    assert analysis.kb.faults == ()
    return analysis


def test_the_records_state_every_field_of_their_schema() -> None:
    """Of the places in a source two stand for all; what is left out has the other form, or is for editors."""
    claims = {way for record in whole.CLAIMS.values() for way in whole.stated(record)}
    assert {w for w in whole.ways("claim") if w not in claims} <= LOCATORS | {"notes"}
    assert whole.ways("source") - set(whole.stated(whole.SOURCE)) <= {
        *("url_note", "notes"),
        *(w for w in whole.ways("source") if w.startswith(("not_claims", "scope", "author"))),
    }
    for record in whole.CLAIMS.values():
        assert validation.accepts("claim", record)


def test_jsonl_holds_each_record_as_written(everything: Analysis) -> None:
    rows = {row.pop("id"): row for row in map(json.loads, jsonl.export(everything).splitlines())}
    for name, record in whole.CLAIMS.items():
        locked = rows[name].pop("locked")
        assert rows[name] == record
        assert [sentence["n"] for sentence in locked] == record.get("sentences", [])


def test_csv_has_a_column_for_every_field_of_the_schema(everything: Analysis) -> None:
    header = exported.export(everything).splitlines()[0].split(",")
    own = {"scope.dose", "notes", "effect.estimate.groups"}
    dynamic = {way for way in whole.ways("claim") if way.startswith("at.")}
    assert {way for way in whole.ways("claim") if not way.startswith("draws_on")} - own - dynamic <= set(header)
    assert {"at.page", "at.section", "at.via", "at.why", "scope.dose.cups-per-day", "draws_on"} <= set(header)


def test_csv_holds_every_value(everything: Analysis) -> None:
    rows = {r["id"]: r for r in csv.DictReader(io.StringIO(exported.export(everything), newline=""), strict=True)}
    for name, record in whole.CLAIMS.items():
        cells = [exported.unguarded(cell) for cell in rows[name].values()]
        for value in whole.leaves(record):
            assert any(value in cell for cell in cells), f"{name}: {value}"
    effect, advice = rows["whole-effect"], rows["whole-advice"]
    assert effect["effect.estimate.groups"] == "with coffee: 21\nwithout: 19"
    assert effect["scope.population"] == advice["scope.condition"] == ""
    assert effect["scope.population.any"] == "adults\nteenagers"
    assert effect["draws_on"] == "night-notes\nsleep-letter: It uses the same words: word for word."
    assert (advice["at.page"], advice["sentences"], advice["address"]) == ("574", "", "")


def test_csl_holds_what_a_source_states(everything: Analysis) -> None:
    (item,) = [item for item in json.loads(csl.export(everything)) if item["id"] == "nights"]
    custom: dict[str, Any] = item["custom"]
    assert custom == {name: whole.SOURCE[name] for name in csl.CUSTOM if name in whole.SOURCE}
    assert set(custom) >= {"design", "pools", "study", "scope"}
