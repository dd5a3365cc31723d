"""Records as editors mistype them: each refusal says what is wrong, and what would be right."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.knowledge import misnomers, schemas, validation

Record = dict[str, Any]

EFFECT: Record = {"exposure": "coffee", "outcome": "sleep", "direction": "decreases"}
CLAIM: Record = {
    "statement": "Coffee in the evening shortens the night.",
    "source": "sleep-letter",
    "sentences": [3],
    "stance": "harms",
    "effect": EFFECT,
    "basis": "none",
    "caveats": ["The letter names no study."],
}
PLACED = {key: value for key, value in CLAIM.items() if key != "sentences"}
DIRECTIONS = ", ".join(schemas.schema("claim")["properties"]["effect"]["properties"]["direction"]["enum"])
MEASURES = ", ".join(
    schemas.schema("claim")["properties"]["effect"]["properties"]["estimate"]["properties"]["measure"]["enum"]
)
HORIZONS = "It is one of immediate, short-term, long-term, or a duration, such as 12 weeks, 6-12 months or > 10 years"
TERMS = "terms that all hold together are a list, [a, b]; any: [a, b] holds for each of them"


def effect(**changes: Any) -> Record:
    return CLAIM | {"effect": EFFECT | changes}


def estimate(**numbers: Any) -> Record:
    return effect(estimate={"measure": "risk-ratio", **numbers})


def scope(**limits: Any) -> Record:
    return CLAIM | {"scope": limits}


MISTYPED: dict[str, tuple[Record, str]] = {
    "a horizon": (
        scope(horizon="long-trem"),
        f'scope.horizon is "long-trem", which is not among its values; did you mean long-term? {HORIZONS}',
    ),
    "a duration in other words": (
        scope(horizon="12 wks"),
        f'scope.horizon is "12 wks", which is not among its values; {HORIZONS}',
    ),
    "a horizon that is a number": (
        scope(horizon=12),
        (
            "scope.horizon is the number 12, not immediate, short-term, long-term or a duration, such as 12 weeks, 6-12"
            " months or > 10 years; Over what time: immediate (up to a day), short-term (up to a year), long-term"
            " (beyond),"
            " or a duration as the source gives it: 12 weeks, 6-12 months, > 10 years."
        ),
    ),
    "all": (
        scope(population={"all": ["adults", "runners"]}),
        f'"all" is not a field in scope.population; {TERMS}',
    ),
    "any of one": (
        scope(condition={"any": "fasting"}),
        'scope.condition.any is the text "fasting", not a list; write a list: [fasting]',
    ),
    "a sentence in at": (
        PLACED | {"at": {"sentence": 3}},
        (
            '"sentence" is not a field in at; the numbers of sentences stand in a field of their own, beside source:'
            " sentences: [3]"
        ),
    ),
    "a page beside source": (
        CLAIM | {"page": 3},
        '"page" is not a field; where it stands in a source without numbered sentences is written at: {page: 574}',
    ),
    "a place and a sentence": (
        CLAIM | {"at": {"page": 3}},
        "sentences and at stand together; write exactly one of sentences or at",
    ),
    "neither place nor sentence": (PLACED, "sentences or at is missing; write exactly one of sentences or at"),
    "a direction": (
        effect(direction="prevent"),
        (
            f'effect.direction is "prevent", which is not among its values; did you mean prevents? It is one of'
            f" {DIRECTIONS}"
        ),
    ),
    "a direction in other words": (
        effect(direction="Reduces"),
        (
            f'effect.direction is "Reduces", which is not among its values; did you mean decreases? It is one of'
            f" {DIRECTIONS}"
        ),
    ),
    "a direction that praises": (
        effect(direction="improves"),
        (
            'effect.direction is "improves", which is not among its values; the direction says what happens to the'
            " outcome,"
            f" not whether that is good. It is one of {DIRECTIONS}"
        ),
    ),
    "can": (
        effect(modality="can"),
        (
            'effect.modality is "can", which is not among its values; did you mean possible? It is one of always,'
            " asserted,"
            " usually, many, some, possible"
        ),
    ),
    "cause": (
        effect(link="cause"),
        'effect.link is "cause", which is not among its values; did you mean causes? It is one of causes, goes-with',
    ),
    "an association": (
        effect(link="associated with"),
        (
            'effect.link is "associated with", which is not among its values; did you mean goes-with? It is one of'
            " causes,"
            " goes-with"
        ),
    ),
    "an estimate without a value": (
        estimate(),
        (
            "value or p is missing in effect.estimate; write at least one of the two. A comparison with a null that"
            " can be"
            " judged, with only the numbers that the source prints. Means, medians, correlations and prevalences go"
            " into"
            " size."
        ),
    ),
    "half an interval": (
        estimate(value=1.2, low=1),
        '"high" is missing in effect.estimate, where low stands; add high: Upper end of its interval.',
    ),
    "an interval alone": (
        estimate(low=1, high=2, p=0.3),
        '"value" is missing in effect.estimate, where high stands; add value: The estimate itself.',
    ),
    "an interval in one": (
        estimate(value=1.2, ci="1 to 2"),
        '"ci" is not a field in effect.estimate; the ends of the interval are low and high',
    ),
    "a measure in short": (
        effect(estimate={"measure": "RR", "value": 1.2}),
        (
            f'effect.estimate.measure is "RR", which is not among its values; did you mean risk-ratio? It is one of'
            f" {MEASURES}"
        ),
    ),
    "a comma in a number": (
        estimate(value="0,8"),
        'effect.estimate.value is the text "0,8", not a number; write it with a point: 0.8',
    ),
    "a p value in words": (
        estimate(p="ns"),
        'effect.estimate.p is "ns", which does not fit; The p value as printed: 0.03, or "< 0.001" in quotes.',
    ),
    "a group without a name": (
        estimate(p=0.5, groups={"": 3}),
        '"" is no name in effect.estimate.groups; a name has 1 to 120 characters',
    ),
    "numbers beside the direction": (
        effect(low=1),
        (
            '"low" is not a field in effect; a comparison that can be judged is written estimate: {measure: …, value:'
            " …,"
            " low: …, high: …}"
        ),
    ),
    "one inferred": (
        effect(inferred="exposure"),
        'effect.inferred is the text "exposure", not a list; write a list: [exposure]',
    ),
    "a source that it draws on": (
        CLAIM | {"draws_on": ["trial"]},
        'draws_on.1 is the text "trial", not fields (key: value); write {source: trial}',
    ),
    "a list of what it draws on": (
        CLAIM | {"draws_on": "trial"},
        (
            'draws_on is the text "trial", not a list; What this statement comes from, or seems to come from: claims'
            " that"
            " trace to one origin count once."
        ),
    ),
    "an id of what it draws on": (
        CLAIM | {"draws_on": [{"id": "trial"}]},
        '"id" is not a field in draws_on.1; the id of what it draws on stands in source',
    ),
    "certainty": (
        effect(certainty="low"),
        '"certainty" is not a field in effect; how sure the source itself says it is stands in rated',
    ),
}


@pytest.mark.parametrize("name", MISTYPED)
def test_a_mistyped_claim_is_refused_in_words_that_say_what_would_be_right(name: str) -> None:
    record, expected = MISTYPED[name]
    assert not validation.accepts("claim", record)
    assert [f"{refusal.message}; {refusal.mend}" for refusal in validation.refusals("claim", record)] == [expected]


def _enums(schema: Any, name: str) -> set[str]:
    """Return the words of every closed list that a field of this name has, anywhere in a schema."""
    if isinstance(schema, list):
        return {word for item in schema for word in _enums(item, name)}
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {}).get(name, {})
    return {word for item in schema.values() for word in _enums(item, name)} | set(own.get("enum", ()))


@pytest.mark.parametrize("name", misnomers.WORDS)
def test_what_is_meant_is_a_word_that_the_schema_has_and_what_is_written_is_none(name: str) -> None:
    known = _enums(schemas.schema("claim"), name)
    assert known
    assert {meant for meant in misnomers.WORDS[name].values() if meant} <= known
    assert known.isdisjoint(misnomers.WORDS[name])


def test_no_field_that_a_schema_has_is_taken_for_a_slip() -> None:
    def fields(schema: Any, above: str) -> set[tuple[str, str]]:
        if isinstance(schema, list):
            return {found for item in schema for found in fields(item, above)}
        if not isinstance(schema, dict):
            return set()
        found = {(above, key) for key in schema.get("properties", {})}
        for key, inner in schema.get("properties", {}).items():
            found |= fields(inner, key)
        return found | fields([schema.get("items"), schema.get("oneOf")], above)

    schema = schemas.schema("claim")
    known = fields(schema, "") | fields(schema["$defs"]["scope"], "scope")
    assert {("population", "any"), ("estimate", "low"), ("draws_on", "source")} <= known
    assert known.isdisjoint(misnomers.FIELDS)
