"""The JSON Schemas themselves: sound, closed, and described in every property."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.knowledge import schemas, validation

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = dict[str, Any]


def nodes(value: object, path: str = "") -> Iterator[tuple[str, Node]]:
    """Yield every mapping in a schema, with the way to it."""
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from nodes(item, f"{path}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from nodes(item, f"{path}/{index}")


def is_conditional(path: str) -> bool:
    return any(step in path.split("/") for step in ("if", "then", "else"))


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_the_schema_is_a_sound_schema_of_draft_2020_12(kind: str) -> None:
    schema = schemas.schema(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_the_schema_is_named_and_described(kind: str) -> None:
    schema = schemas.schema(kind)
    assert schema["$id"] == f"urn:counterclaim:schema:{kind}"
    assert schema["title"].lower() == kind
    assert len(schema["description"]) > 10


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_every_property_has_a_description(kind: str) -> None:
    bare = [
        f"{path}/properties/{name}"
        for path, node in nodes(schemas.schema(kind))
        if not is_conditional(path) and isinstance(node.get("properties"), dict)
        for name, field in node["properties"].items()
        if not field.get("description", "").strip()
    ]
    assert bare == []


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_everything_with_fields_refuses_unknown_ones(kind: str) -> None:
    open_ones = [
        path
        for path, node in nodes(schemas.schema(kind))
        if not is_conditional(path)
        and (node.get("type") == "object" or isinstance(node.get("properties"), dict))
        and node.get("additionalProperties", True) is True
    ]
    assert open_ones == []


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_everything_with_fields_of_any_name_takes_only_ids_as_names(kind: str) -> None:
    found = {
        path.rpartition("/")[2]: node["propertyNames"]
        for path, node in nodes(schemas.schema(kind))
        if isinstance(node.get("additionalProperties"), dict) and path.rpartition("/")[2] != "properties"
    }
    groups = found.pop("groups", None)  # as a study names them
    assert (groups is not None) is (kind == "claim")
    assert all(names == {"$ref": "#/$defs/id"} for names in found.values())


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_every_required_field_exists(kind: str) -> None:
    for path, node in nodes(schemas.schema(kind)):
        if isinstance(node.get("properties"), dict) and isinstance(node.get("required"), list):
            assert set(node["required"]) <= node["properties"].keys(), path


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_every_reference_leads_somewhere(kind: str) -> None:
    references = {node["$ref"] for _, node in nodes(schemas.schema(kind)) if isinstance(node.get("$ref"), str)}
    assert references <= {f"#/$defs/{name}" for name in schemas.schema(kind)["$defs"]}
    assert "id" in schemas.schema(kind)["$defs"]


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_the_text_of_a_schema_is_its_json(kind: str) -> None:
    assert json.loads(schemas.text(kind)) == schemas.schema(kind)


def test_every_schema_file_is_listed() -> None:
    from importlib import resources

    files = {entry.name for entry in resources.files(schemas).iterdir() if entry.name.endswith(".json")}
    assert files == {f"{kind}.schema.json" for kind in schemas.KINDS}


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_the_id_of_every_schema_is_the_same(kind: str) -> None:
    assert schemas.schema(kind)["$defs"]["id"] == schemas.schema("claim")["$defs"]["id"]


@pytest.mark.parametrize("kind", ["source", "concepts"])
def test_the_limits_of_every_schema_are_the_same(kind: str) -> None:
    assert schemas.schema(kind)["$defs"]["scope"] == schemas.schema("claim")["$defs"]["scope"]


@pytest.mark.parametrize("name", ["tea", "a", "0", "12", "green-tea-2", "a" * 100])
def test_ids_are_small_letters_digits_and_single_hyphens(name: str) -> None:
    assert validation.accepts("quantities", {name: {"label": "x", "unit": "km"}})


@pytest.mark.parametrize(
    "name",
    ["", "Tea", "green tea", "tea-", "-tea", "a--b", "..", "a.b", "a/b", "té", "tea\n", "a_b", "a" * 101, "\uff11"],
)
def test_nothing_else_is_an_id(name: str) -> None:
    assert not validation.accepts("quantities", {name: {"label": "x", "unit": "km"}})


DATES = {
    "2026-01-31": True,
    "2026-12-01": True,
    "2026-13-01": False,
    "2026-00-01": False,
    "2026-1-1": False,
    "2026-01-32": False,
    "26-01-01": False,
    "2026-01-01T00:00": False,
    "2026-01-01\n": False,
    "٢٠٢٦-01-01": False,
    "": False,
}


@pytest.mark.parametrize("date", DATES)
def test_dates_are_days(date: str) -> None:
    record = {"claims": ["a", "b"], "decision": "open", "reason": "Both are right.", "date": date, "seen": "0123abcd"}
    assert validation.accepts("resolution", record) is DATES[date]


ISSUED = {"2026": True, "2026-05": True, "2026-05-31": True, "2026-5": False, "May 2026": False, "2026-05-": False}


@pytest.mark.parametrize("issued", ISSUED)
def test_a_source_may_be_issued_in_a_year_a_month_or_on_a_day(issued: str) -> None:
    record = {"title": "t", "type": "book", "url": "https://a.example", "design": "cohort", "status": "live"}
    assert validation.accepts("source", {**record, "issued": issued}) is ISSUED[issued]
