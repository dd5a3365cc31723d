"""`show`: everything that has an id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase, yaml_reader
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def examined(dispute: Path, invoke: Callable[..., Any]) -> Path:
    call = ["resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "Neither of them counted nights."]
    assert invoke(*call).returncode == 0
    return dispute


@pytest.mark.usefixtures("examined")
@pytest.mark.parametrize(
    ("identity", "first", "more"),
    [
        ("late-coffee-worse", "claim late-coffee-worse", "against    noon-coffee-better (contradiction, examined)"),
        ("sleep-letter", "source sleep-letter", "sentences  7: 7 accounted for"),
        ("espresso", "concept espresso", "broader    coffee"),
        ("teenagers", "population teenagers", "disjoint   adults"),
        ("evening", "condition evening", "in the evening: In the hours before bed."),
        ("nap-length", "quantity nap-length", "length of a nap, in min; ~ means ±20%"),
        ("coffee/sleep-quality", "question coffee → sleep quality", "helps        noon-coffee-better"),
        ("late-coffee-worse-or-noon-coffee-better", "resolution late-coffee", "reason     Neither of them counted"),
    ],
)
def test_shows_every_kind_of_record(identity: str, first: str, more: str, invoke: Callable[..., Any]) -> None:
    result = invoke("show", identity)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(first or identity)
    assert more in result.stdout


def test_shows_a_conflict_by_its_id(examined: Path, invoke: Callable[..., Any]) -> None:
    (conflict,) = Analysis(KnowledgeBase.load(examined)).conflicts
    result = invoke("show", conflict.id)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{conflict.id}  contradiction · direct")
    found = json.loads(invoke("show", conflict.id, "--format", "json").stdout)
    assert (found["kind"], found["id"], found["decision"]["fits"]) == ("conflict", conflict.id, True)


@pytest.mark.usefixtures("examined")
@pytest.mark.parametrize(
    ("identity", "kind", "path"),
    [
        ("late-coffee-worse", "claim", "claims/sleep-letter/late-coffee-worse.yml"),
        ("sleep-letter", "source", "sources/sleep-letter.yml"),
        ("late-coffee-worse-or-noon-coffee-better", "resolution", None),
    ],
)
def test_json_is_the_record_as_written_with_its_id(
    identity: str, kind: str, path: str | None, examined: Path, invoke: Callable[..., Any]
) -> None:
    found = json.loads(invoke("show", identity, "--format", "json").stdout)
    assert (found.pop("kind"), found.pop("id")) == (kind, identity)
    assert found == yaml_reader.read((examined / (path or f"resolutions/{identity}.yml")).read_bytes()).value


@pytest.mark.usefixtures("examined")
@pytest.mark.parametrize(
    ("identity", "kind", "label"),
    [
        ("espresso", "concept", "espresso"),
        ("teenagers", "population", "teenagers"),
        ("evening", "condition", "in the evening"),
        ("nap-length", "quantity", "length of a nap"),
    ],
)
def test_json_of_a_term_is_its_entry(identity: str, kind: str, label: str, invoke: Callable[..., Any]) -> None:
    found = json.loads(invoke("show", identity, "--format", "json").stdout)
    assert (found["kind"], found["id"], found["label"]) == (kind, identity, label)


@pytest.mark.usefixtures("examined")
def test_json_of_a_question_is_what_its_claims_add_up_to(invoke: Callable[..., Any]) -> None:
    found = json.loads(invoke("show", "coffee/sleep-quality", "--format", "json").stdout)
    assert (found["kind"], found["id"], found["answer"]) == ("question", "coffee/sleep-quality", None)
    assert found["headline"] in invoke("show", "coffee/sleep-quality").stdout
    assert found["reason"] in invoke("show", "coffee/sleep-quality").stdout
    assert found["sides"]["helps"] == {"claims": ["noon-coffee-better"], "claims_in_all": 1}
    assert [c["status"] for c in found["conflicts"]] == ["contradiction"]
    assert found["grounds"] == found["positions"][0]["grounds"]


def test_json_of_an_id_that_several_have_is_a_list(
    examined: Path, write: Callable[..., Path], invoke: Callable[..., Any]
) -> None:
    decided = examined / "resolutions" / "late-coffee-worse-or-noon-coffee-better.yml"
    write({"resolutions/coffee.yml": decided.read_text("utf-8")})
    decided.unlink()
    found = json.loads(invoke("show", "coffee", "--format", "json").stdout)
    assert [one["kind"] for one in found] == ["concept", "resolution"]


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    ("identity", "hint"),
    [
        ("sleep-leter", "; did you mean sleep-letter or sleeplessness or sleep-quality?"),
        ("teenager", "; did you mean teenagers?"),
        ("xyz", ""),
    ],
)
def test_an_id_that_nothing_has_is_named_with_the_nearest(
    identity: str, hint: str, form: str, invoke: Callable[..., Any]
) -> None:
    result = invoke("show", identity, "--format", form)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f'counterclaim: nothing has the id "{identity}"{hint}\n'
