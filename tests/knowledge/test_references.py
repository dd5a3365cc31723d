"""Where ids stand in a record: everywhere the schemas have one, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import references, schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.references import Names

FILES = {"concept": "concepts", "population": "populations", "condition": "conditions", "quantity": "quantities"}
CLAIM = {
    "statement": "Coffee [@not-a-citation] late in the day costs sleep.",
    "source": "letter",
    "sentences": [1],
    "effect": {"exposure": "coffee", "outcome": "sleep", "direction": "decreases", "comparator": "without"},
    "scope": {
        "population": ["old", "tired"],
        "condition": {"any": ["evening", "night"]},
        "dose": {"cups": "2 cups", "grams": "5 g"},
    },
    "draws_on": [{"source": "diary", "guess": "It sounds alike."}],
    "replaces": ["old-claim"],
    "caveats": ["See [@tea-helps; @ milk ;honey-helps] and [a link](tea-helps).", "[@Tea-helps] is no id."],
}
NAMED = {
    ("claim", "tea-helps"),
    ("claim", "honey-helps"),
    ("claim", "milk"),
    ("claim", "old-claim"),
    ("source", "letter"),
    ("source", "diary"),
    *(("concept", name) for name in ("coffee", "sleep", "without")),
    *(("population", name) for name in ("old", "tired")),
    *(("condition", name) for name in ("evening", "night")),
    *(("quantity", name) for name in ("cups", "grams")),
}


def _ways(schema: Any, root: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the ways to the ids in a schema, as the table has them."""
    if _is_id(schema):
        yield way
        return
    schema = schemas.meant(schema, root) if "$ref" in schema else schema
    for key, inner in schema.get("properties", {}).items():
        yield from _ways(inner, root, way if key == "any" else (*way, key))
    if "items" in schema:
        inner = schema["items"]
        yield from _ways(inner, root, way if _is_id(inner) else (*way, references.EVERY))
    if _is_id(schema.get("propertyNames", {})):
        yield (*way, references.KEYS)
    for form in schema.get("oneOf", ()):
        yield from _ways(form, root, way)


def _is_id(schema: Any) -> bool:
    pattern = schemas.schema("claim")["$defs"]["id"]["pattern"]
    return str(schema.get("$ref", "")).endswith("/id") or bool(schema.get("pattern") == pattern)


@pytest.mark.parametrize("kind", references.KINDS)
def test_the_table_has_every_id_that_the_schema_has(kind: str) -> None:
    schema = schemas.schema(FILES.get(kind, kind))
    field = schema["additionalProperties"] if kind in FILES else schema
    table = {way for way, named in references.TABLE[kind] if named not in {references.QUESTION, references.PROSE}}
    or_words = {("matters", references.EVERY, "source")}  # there the schema also takes words
    assert table - or_words == set(_ways(field, schema))


def test_the_kinds_are_those_of_the_differences() -> None:
    from counterclaim.reasoning import differences, renaming

    assert set(references.KINDS) == set(references.TABLE) == set(renaming.ROOMS) == set(differences.KINDS)
    assert {kind: room.name for kind, room in renaming.ROOMS.items()} == differences.KINDS


def test_a_claim_names_what_it_names() -> None:
    found = {name for reference in references.of("claim", CLAIM) for name in references.ids(reference)}
    assert found == NAMED


def test_an_answer_names_questions_by_both_concepts() -> None:
    answer = {
        "questions": ["coffee/sleep"],
        "answer": "It does [@tea-helps].",
        "bodies": [{"question": "coffee/dreams", "population": "old", "claims": ["a"], "down": [{"why": "[@b]"}]}],
    }
    found = {name for reference in references.of("answer", answer) for name in references.ids(reference)}
    concepts = {("concept", name) for name in ("coffee", "sleep", "dreams")}
    assert found == concepts | {("population", "old"), *(("claim", name) for name in ("tea-helps", "a", "b"))}
    now = references.renamed("answer", answer, {("concept", "coffee"): "tea", ("claim", "b"): "c"})
    assert (now["questions"], now["bodies"][0]["question"]) == (["tea/sleep"], "tea/dreams")
    assert now["bodies"][0]["down"] == [{"why": "[@c]"}]
    assert answer["questions"] == ["coffee/sleep"]


def test_other_ids_stand_where_the_old_ones_stood() -> None:
    names: Names = {
        ("claim", "tea-helps"): "tea",
        ("claim", "honey-helps"): "honey",
        ("quantity", "cups"): "cups-a-day",
        ("condition", "evening"): "late",
        ("population", "tired"): "weary",
    }
    now = references.renamed("claim", CLAIM, names)
    assert now["caveats"][0] == "See [@tea; @ milk ;honey] and [a link](tea-helps)."
    assert list(now["scope"]["dose"].items()) == [("cups-a-day", "2 cups"), ("grams", "5 g")]
    assert now["scope"]["condition"] == {"any": ["late", "night"]}
    assert now["scope"]["population"] == ["old", "weary"]
    back = {(kind, new): old for (kind, old), new in names.items()}
    assert references.renamed("claim", now, back) == CLAIM


def test_a_record_that_names_none_of_them_is_itself() -> None:
    assert references.renamed("claim", CLAIM, {("concept", "milk"): "tea", ("source", "coffee"): "x"}) is CLAIM


def test_what_a_list_would_name_twice_it_names_once() -> None:
    told = {"background": {"about": ["tea", "milk", "coffee"]}, "caveats": ["a", "a"]}
    now = references.renamed("claim", told, {("concept", "coffee"): "tea"})
    assert now == {"background": {"about": ["tea", "milk"]}, "caveats": ["a", "a"]}
