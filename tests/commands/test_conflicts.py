"""`counterclaim conflicts` in every format."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import networkx as nx
import pytest

from counterclaim.reports import schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAIR = ("late-coffee-worse", "noon-coffee-better")


@pytest.fixture(autouse=True)
def several(disputed: dict[str, str], write: Callable[..., Path]) -> Path:
    return write({**disputed, "pyproject.toml": "[tool.counterclaim]\n"})


def found(result: Any) -> list[set[str]]:
    assert (result.returncode, result.stderr) == (0, "")
    listed = json.loads(result.stdout)["conflicts"]
    return [{claim for side in conflict["sides"] for claim in side["claims"]} for conflict in listed]


def test_json_fits_its_schema(run: Callable[..., Any]) -> None:
    document = json.loads(run("conflicts", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schemas.schema("conflicts")).validate(document)
    assert len(document["conflicts"]) == 5


def test_text_shows_both_sides_and_counts(run: Callable[..., Any]) -> None:
    text = run("conflicts").stdout
    assert "  first   Coffee in the evening makes for a worse night." in text
    assert text.endswith("5 conflicts: 1 contradiction, 1 explained, 3 undetermined · 0 examined · 5 pairs of claims\n")


def test_graphml_is_read_back_by_networkx(run: Callable[..., Any]) -> None:
    graph = nx.read_graphml(io.BytesIO(run("conflicts", "--format", "graphml").stdout.encode()))
    assert graph.number_of_edges() == 5
    assert graph.edges[PAIR]["status"] == "contradiction"
    assert graph.nodes["noon-coffee-better"]["label"].startswith("Of those with coffee at noon, 60% had")


def test_dot_has_an_edge_for_each_conflict(run: Callable[..., Any]) -> None:
    text = run("conflicts", "--format", "dot").stdout
    assert text.startswith("graph conflicts {\n")
    assert text.endswith("}\n")
    assert len(re.findall(r'^  "[a-z -]+" -- "[a-z -]+" ', text, flags=re.MULTILINE)) == 5


@pytest.mark.parametrize("status", ["contradiction", "undetermined", "explained"])
def test_keeps_to_one_status(status: str, invoke: Callable[..., Any]) -> None:
    document = json.loads(invoke("conflicts", "--format", "json", "--status", status).stdout)
    assert {conflict["status"] for conflict in document["conflicts"]} == {status}


def test_keeps_to_one_claim(invoke: Callable[..., Any]) -> None:
    listed = found(invoke("conflicts", "--format", "json", "--claim", "late-coffee-worse"))
    assert len(listed) == 2
    assert all("late-coffee-worse" in claims for claims in listed)


def test_keeps_to_one_question(invoke: Callable[..., Any]) -> None:
    assert found(invoke("conflicts", "--format", "json", "--question", "tea/headache")) == [{"no-tea", "take-tea"}]
    assert found(invoke("conflicts", "--format", "json", "--question", "nap/headache")) == []


def test_limits_hold_together(invoke: Callable[..., Any]) -> None:
    call = ["conflicts", "--format", "json", "--status", "contradiction", "--question", "coffee/sleep-quality"]
    assert found(invoke(*call)) == [set(PAIR)]
    assert found(invoke(*call, "--claim", "no-tea")) == []


def test_no_conflicts_are_told_as_none(invoke: Callable[..., Any]) -> None:
    result = invoke("conflicts", "--question", "nap/headache")
    assert (result.returncode, result.stdout) == (0, "0 conflicts\n")


@pytest.mark.parametrize("form", ["text", "json", "dot", "graphml"])
def test_writes_a_file_as_it_would_print_it(form: str, several: Path, invoke: Callable[..., Any]) -> None:
    result = invoke("conflicts", "--format", form, "--output", "graph")
    assert (result.returncode, result.stdout) == (0, "")
    assert (several / "graph").read_text("utf-8") == invoke("conflicts", "--format", form).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--claim", "late-cofee-worse"],
            'there is no claim "late-cofee-worse"; did you mean late-coffee-worse or evening-coffee-worse?',
        ),
        (["--claim", "xyz"], 'there is no claim "xyz"'),
        (["--question", "coffee"], '"coffee" is no question; write exposure/outcome'),
        (["--question", "coffee/"], '"coffee/" is no question; write exposure/outcome'),
        (["--question", "/headache"], '"/headache" is no question; write exposure/outcome'),
        (["--question", ""], '"" is no question; write exposure/outcome'),
        (["--question", "cofee/headache"], 'there is no concept "cofee"; did you mean coffee?'),
        (["--question", "coffee/head-ache"], 'there is no concept "head-ache"; did you mean headache?'),
        (
            ["--question", "coffee/sleep-quality/x"],
            'there is no concept "sleep-quality/x"; did you mean sleep-quality?',
        ),
    ],
)
def test_what_does_not_exist_is_named_with_the_nearest(
    arguments: list[str], message: str, invoke: Callable[..., Any]
) -> None:
    result = invoke("conflicts", *arguments)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"counterclaim: {message}\n")
