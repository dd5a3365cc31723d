from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from counterclaim.editing import schemas
from counterclaim.editing.importing.maps import Map, MapError, recipes

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
LEAST = """\
id: {column: key}
claim:
  statement: {template: "Tea, says {author}, is {{good}}."}
  source: letter
  sentences: [1]
  stance: neutral
  basis: none
"""


def test_a_template_names_columns_and_doubled_braces_are_braces() -> None:
    mapped = Map.read(LEAST.encode(), "map.yml")
    (recipe,) = recipes(dict(mapped.fields)["statement",])
    assert recipe.parts == ("Tea, says ", "author", ", is {good}.")
    assert [column for column, _ in mapped.columns] == ["key", "author"]
    assert mapped.constant("source") == "letter"
    assert mapped.constant("statement") is None
    assert mapped.constant("stance", "none") is None


@pytest.mark.parametrize("name", ["civic-map.yml", "export-map.yml"])
def test_the_example_maps_can_be_read(name: str) -> None:
    mapped = Map.read((EXAMPLES / name).read_bytes(), name)
    assert mapped.columns


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id:", "idd:", 'map.yml:1:1: "idd" is not a field; did you mean id?'),
        ("{column: key}", "{}", "map.yml:1:5: column or template is missing in id"),
        ("{column: key}", "{column: a, template: b}", "map.yml:1:5: column and template stand together in id"),
        ("{column: key}", "key", 'map.yml:1:5: id is the text "key", not fields'),
        ("{column: key}", "{column: key, otherwise: a}", "map.yml:1:5: "),
        (
            "stance: neutral",
            "stance: {table: {a: helps}}",
            "map.yml:6:11: column or template is missing in claim.stance",
        ),
        ("stance: neutral", "stance: true", "map.yml:6:11: claim.stance is true"),
        ("{author}", "{}", "map.yml:3:25: the template has a {} that names no column; write {column}, or"),
        ("{author}", "{author", "map.yml:3:25: the template has a { that names no column"),
        ("  basis: none\n", "", 'map.yml:3:3: "basis" is missing in claim'),
        ("  basis: none\n", "  basis: none\n  scope: {dose: {Cups: 1}}\n", 'map.yml:8:18: "Cups" is no id'),
        ("id: {column", "id: {column: a, column", 'map.yml:1:17: the key "column" stands twice'),
    ],
)
def test_what_is_wrong_with_a_map_is_said_with_its_place(old: str, new: str, message: str) -> None:
    with pytest.raises(MapError) as caught:
        Map.read(LEAST.replace(old, new, 1).encode(), "map.yml")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_column_that_the_table_lacks_is_named_with_the_nearest() -> None:
    mapped = Map.read(LEAST.encode(), "map.yml")
    mapped.refuse_unknown({"key": 1, "author": 1})
    with pytest.raises(MapError, match=r'^map.yml:3:25: the table has no column "author"; did you mean autor\?$'):
        mapped.refuse_unknown({"key": 1, "autor": 1})
    with pytest.raises(MapError, match=r'no column "key"; the columns are year$'):
        mapped.refuse_unknown({"year": 1})


def test_every_property_of_the_schema_is_described_and_fields_are_those_of_a_claim() -> None:
    from counterclaim.knowledge import schemas as records

    schema = schemas.schema("import-map")
    jsonschema.Draft202012Validator.check_schema(schema)

    def undescribed(node: object, way: str = "") -> list[str]:
        if isinstance(node, list):
            return [found for item in node for found in undescribed(item, way)]
        if not isinstance(node, dict):
            return []
        found = []
        for key, item in (node.get("properties") or {}).items():
            if "description" not in item:
                found.append(f"{way}.{key}")
        for key, item in node.items():
            found += undescribed(item, f"{way}.{key}")
        return found

    assert undescribed(schema) == []
    fields, claim = schema["properties"]["claim"]["properties"], records.schema("claim")["properties"]
    assert list(fields) == list(claim)
    root = records.schema("claim")
    for name in ("at", "effect", "advice", "background", "scope", "reviewed", "written", "retired"):
        assert list(fields[name]["properties"]) == list(records.meant(claim[name], root)["properties"])
    estimates = [effect["properties"]["estimate"] for effect in (fields["effect"], claim["effect"])]
    assert list(estimates[0]["properties"]) == list(estimates[1]["properties"])


def test_a_column_that_the_table_lacks_may_count_as_empty_but_the_key_may_not() -> None:
    mapped = Map.read(f"rows: {{lacking: true}}\n{LEAST}".encode(), "map.yml")
    mapped.refuse_unknown({"key": 1})
    with pytest.raises(MapError, match='no column "key"'):
        mapped.refuse_unknown({"autor": 1})
