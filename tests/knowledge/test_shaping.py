"""Records as frozen values: every field finds its place, and what is left out has its default."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from counterclaim.editing import formatting
from counterclaim.knowledge import shaping, yaml_reader
from counterclaim.knowledge.findings import Origin
from counterclaim.knowledge.records import (
    Advice,
    Answer,
    Body,
    Claim,
    Concept,
    Effect,
    Judgement,
    Quantity,
    Resolution,
    Scope,
    Source,
    Stamp,
    Term,
    Terms,
)
from tests.editing import handwritten
from tests.strategies import examples

HERE = Origin("claims/sleep-letter/late-coffee.yml")
CLAIM: dict[str, Any] = {
    "statement": "Coffee in the evening shortens the night.",
    "source": "sleep-letter",
    "sentences": [3, 4],
    "stance": "harms",
    "basis": "none",
    "caveats": ["The letter names no study."],
}


def test_an_effect_with_everything() -> None:
    made = shaping.claim(
        "late-coffee",
        CLAIM
        | {
            "effect": {
                "exposure": "coffee",
                "outcome": "sleep",
                "direction": "decreases",
                "comparator": "tea",
                "size": "by an hour",
                "modality": "possible",
            },
            "scope": {
                "population": "adults",
                "condition": ["evening", "winter"],
                "horizon": "short-term",
                "dose": {"cups": ">= 2 cups", "days": "7"},
            },
            "reviewed": {"by": "ada", "date": "2026-01-02"},
            "written": {"by": "bob", "date": "2026-01-01"},
            "replaces": ["early-coffee"],
            "retired": {"date": "2026-02-01", "why": "The page changed."},
            "notes": "Ask again.",
        },
        HERE,
    )
    assert made.id == "late-coffee"
    assert made.statement == CLAIM["statement"]
    assert (made.source, made.sentences, made.stance, made.basis) == ("sleep-letter", (3, 4), "harms", "none")
    assert made.effect == Effect("coffee", "sleep", "decreases", "tea", size="by an hour", modality="possible")
    assert (made.advice, made.about) == (None, ())
    assert made.scope == Scope(
        Terms(("adults",)), Terms(("evening", "winter")), "short-term", (("cups", ">= 2 cups"), ("days", "7"))
    )
    assert made.caveats == ("The letter names no study.",)
    assert (made.reviewed, made.written) == (Stamp("ada", "2026-01-02"), Stamp("bob", "2026-01-01"))
    assert (made.replaces, made.retired) == (("early-coffee",), ("2026-02-01", "The page changed."))
    assert made.notes == "Ask again."
    assert made.origin is HERE
    assert made.record["sentences"] == [3, 4]


def test_what_a_claim_leaves_out_is_not_stated() -> None:
    made = shaping.claim(
        "late-coffee", CLAIM | {"effect": {"exposure": "a", "outcome": "b", "direction": "mixed"}}, HERE
    )
    assert made.effect == Effect("a", "b", "mixed", None, "causes", None, None, "asserted")
    assert made.scope == Scope(Terms(), Terms(), None, ())
    assert (made.reviewed, made.written, made.replaces, made.retired, made.notes) == (None, None, (), None, None)


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ({"do": "tea"}, Advice("tea", avoid=False)),
        ({"avoid": "coffee"}, Advice("coffee", avoid=True)),
        ({"avoid": "coffee", "for": "sleep", "instead": "tea"}, Advice("coffee", True, "sleep", "tea")),  # noqa: FBT003 - positions are the subject
        ({"do": "tea", "for": "sleep"}, Advice("tea", outcome="sleep")),
    ],
)
def test_advice_is_for_or_against(written: dict[str, str], advice: Advice) -> None:
    made = shaping.claim("x", CLAIM | {"advice": written}, HERE)
    assert made.advice == advice
    assert made.effect is None


@pytest.mark.parametrize(("about", "expected"), [("coffee", ("coffee",)), (["coffee", "tea"], ("coffee", "tea"))])
def test_background_is_about_one_or_many(about: object, expected: tuple[str, ...]) -> None:
    assert shaping.claim("x", CLAIM | {"background": {"about": about}}, HERE).about == expected


def test_whole_numbers_written_with_a_point_are_whole_numbers() -> None:
    made = shaping.claim("x", CLAIM | {"sentences": [3.0, 1e2]}, HERE)
    assert made.sentences == (3, 100)
    assert all(type(number) is int for number in made.sentences)


def test_claims_are_equal_by_what_they_say_not_where_they_stand() -> None:
    value = CLAIM | {"effect": {"exposure": "a", "outcome": "b", "direction": "mixed"}}
    assert shaping.claim("x", value, HERE) == shaping.claim("x", value, Origin("elsewhere.yml"))
    assert shaping.claim("x", value, HERE) != shaping.claim("y", value, HERE)


@pytest.mark.parametrize("kind", [Claim, Source, Concept, Term, Quantity, Resolution, Effect, Advice, Scope, Stamp])
def test_records_are_frozen_and_take_no_new_fields(kind: type) -> None:
    made: object = object.__new__(kind)
    name = dataclasses.fields(kind)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, name, "x")
    assert not hasattr(made, "__dict__")


SOURCE: dict[str, Any] = {
    "title": "Coffee and the night",
    "type": "webpage",
    "url": None,
    "url_note": "A leaflet.",
    "design": "expert-opinion",
    "status": "gone",
}


def test_a_source_with_everything() -> None:
    value = SOURCE | {
        "publisher": "The Sleep Letter",
        "interests": "Sells tea.",
        "cites": ["tea-board"],
        "not_claims": {"heading": [1, "3-5"], "promotion": [9]},
    }
    made = shaping.source("sleep-letter", value, HERE)
    assert made == Source(
        id="sleep-letter",
        title="Coffee and the night",
        type="webpage",
        design="expert-opinion",
        url=None,
        status="gone",
        publisher="The Sleep Letter",
        interests="Sells tea.",
        cites=("tea-board",),
        not_claims=(("heading", (1, 3, 4, 5)), ("promotion", (9,))),
    )
    assert made.record is value
    assert made.origin is HERE


def test_a_source_is_known_by_its_publisher_or_else_its_title() -> None:
    assert shaping.source("a", SOURCE | {"publisher": "The Sleep Letter"}, HERE).name == "The Sleep Letter"
    assert shaping.source("a", SOURCE, HERE).name == "Coffee and the night"


def test_a_concept_with_everything() -> None:
    made = shaping.concept(
        "espresso",
        {
            "label": "espresso",
            "definition": "A small strong coffee.",
            "broader": ["coffee"],
            "better": "less",
            "opposite": "water",
            "also": ["short black"],
            "match": ["mesh:D003069"],
            "implies": {"dose": {"cups": "1 cup"}, "population": "adults"},
        },
        HERE,
    )
    assert made == Concept(
        "espresso",
        "espresso",
        "A small strong coffee.",
        ("coffee",),
        "less",
        "water",
        also=("short black",),
        match=("mesh:D003069",),
        implies=Scope(population=Terms(("adults",)), dose=(("cups", "1 cup"),)),
    )
    assert made.origin is HERE


def test_a_bare_concept_implies_nothing() -> None:
    made = shaping.concept("tea", {"label": "tea", "definition": "A drink of leaves."}, HERE)
    assert made == Concept("tea", "tea", "A drink of leaves.")
    assert made.implies == Scope()


def test_a_term_and_a_quantity() -> None:
    term = shaping.term(
        "teens", {"label": "teens", "definition": "Young.", "broader": ["all"], "disjoint_with": ["adults"]}, HERE
    )
    assert term == Term("teens", "teens", "Young.", ("all",), ("adults",))
    assert shaping.quantity("cups", {"label": "cups", "unit": "cups"}, HERE) == Quantity("cups", "cups", "cups", 0.2)
    assert shaping.quantity("cups", {"label": "cups", "unit": "cups", "tolerance": 0.5}, HERE).tolerance == 0.5


RESOLUTION: dict[str, Any] = {"claims": ["b", "a"], "reason": "Because.", "date": "2026-01-01", "seen": "0123abcd"}


@pytest.mark.parametrize("decision", ["open", "both-hold"])
def test_a_resolution_without_preference(decision: str) -> None:
    made = shaping.resolution("late", RESOLUTION | {"decision": decision}, HERE)
    assert made == Resolution("late", ("b", "a"), decision, "Because.", "2026-01-01", "0123abcd")


def test_a_resolution_that_prefers() -> None:
    value = RESOLUTION | {"decision": {"prefer": "a"}, "would_settle": "A trial.", "by": "ada"}
    made = shaping.resolution("late", value, HERE)
    assert (made.decision, made.prefer, made.would_settle, made.by) == ("prefer", "a", "A trial.", "ada")


ANSWER: dict[str, Any] = {
    "asks": "Does coffee cost sleep?",
    "questions": ["coffee/sleep", "tea/sleep"],
    "answer": "One letter says so [@late-coffee].",
    "looked_for": "Nobody searched.",
    "date": "2026-01-02",
    "seen": "0a1b2c3d",
}
BODY: dict[str, Any] = {"about": "sleep of grown-ups", "question": "coffee/sleep", "certainty": "low"}


def test_an_answer_with_everything() -> None:
    full = BODY | {
        "population": {"any": ["adults", "teenagers"]},
        "horizon": "12 weeks",
        "claims": ["late-coffee", "early-coffee"],
        "starts": "high",
        "down": [{"domain": "imprecision", "by": 2, "why": "Few people."}],
        "up": [{"domain": "dose-response", "by": 1, "why": "The more, the worse."}],
    }
    more = {
        "key_points": ["It is but one letter [@late-coffee]."],
        "also": ["coffee at night"],
        "would_settle": "A trial.",
        "by": "ada",
        "reviewed": {"by": "bob", "date": "2026-01-03"},
        "notes": "Ask again.",
    }
    made = shaping.answer("does-it", ANSWER | more | {"bodies": [full, BODY]}, HERE)
    assert made == Answer(
        "does-it",
        "Does coffee cost sleep?",
        (("coffee", "sleep"), ("tea", "sleep")),
        "One letter says so [@late-coffee].",
        "Nobody searched.",
        "2026-01-02",
        "0a1b2c3d",
        key_points=("It is but one letter [@late-coffee].",),
        bodies=(
            Body(
                "sleep of grown-ups",
                ("coffee", "sleep"),
                "low",
                ("late-coffee", "early-coffee"),
                Terms(("adults", "teenagers"), any=True),
                "12 weeks",
                "high",
                (Judgement("imprecision", 2, "Few people."),),
                (Judgement("dose-response", 1, "The more, the worse."),),
            ),
            Body("sleep of grown-ups", ("coffee", "sleep"), "low"),
        ),
        also=("coffee at night",),
        would_settle="A trial.",
        by="ada",
        reviewed=Stamp("bob", "2026-01-03"),
    )
    assert made.origin is HERE


def test_what_an_answer_leaves_out_is_empty() -> None:
    made = shaping.answer("does-it", ANSWER, HERE)
    assert (made.key_points, made.bodies, made.also) == ((), (), ())
    assert (made.would_settle, made.by, made.reviewed) == (None, None, None)


@pytest.mark.parametrize(
    ("given", "terms"),
    [("adults", Terms(("adults",))), (["adults", "poets"], Terms(("adults", "poets"))), (None, Terms())],
)
def test_the_people_of_a_body_are_one_term_or_several(given: Any, terms: Terms) -> None:
    (body,) = shaping.answer("does-it", ANSWER | {"bodies": [BODY | {"population": given}]}, HERE).bodies
    assert body.population == terms


@pytest.mark.parametrize(
    ("entries", "numbers"),
    [
        ([], ()),
        ([1, 2], (1, 2)),
        (["25-28"], (25, 26, 27, 28)),
        (["7-7"], (7,)),
        ([1, "3-4", 9], (1, 3, 4, 9)),
        ([2.0, "3-4"], (2, 3, 4)),
        (["5-3"], (5, 3)),
        (["1-999999999999"], (1, 999_999_999_999)),
    ],
)
def test_entries_stand_for_numbers(entries: list[int | float | str], numbers: tuple[int, ...]) -> None:
    found = shaping.sentence_numbers(entries)
    assert found == numbers
    assert all(type(number) is int for number in found)


def test_the_widest_range_that_is_still_written_out() -> None:
    assert len(shaping.sentence_numbers([f"1-{shaping.MAX_RANGE}"])) == shaping.MAX_RANGE
    assert len(shaping.sentence_numbers([f"1-{shaping.MAX_RANGE + 1}"])) == 2


MAKERS: dict[str, Any] = {
    "claim": shaping.claim,
    "source": shaping.source,
    "resolution": shaping.resolution,
    "answer": shaping.answer,
    "concepts": shaping.concept,
    "populations": shaping.term,
    "conditions": shaping.term,
    "quantities": shaping.quantity,
}
TERMS = ("concepts", "populations", "conditions", "quantities")


def shaped(kind: str, value: dict[str, Any]) -> list[Any]:
    """Return the records that a file of `kind` holds."""
    entries = value.items() if kind in TERMS else [("made", value)]
    return [MAKERS[kind](name, entry, HERE) for name, entry in entries]


@pytest.mark.parametrize("kind", handwritten.KINDS)
def test_whatever_a_schema_accepts_becomes_a_record_and_its_canonical_text_the_same_one(kind: str) -> None:
    @settings(deadline=None, max_examples=examples(20), suppress_health_check=list(HealthCheck))
    @given(handwritten.records(kind))
    def holds(value: dict[str, Any]) -> None:
        text = formatting.new(value, kind)
        again = yaml_reader.read(text.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES).value
        assert shaped(kind, again) == shaped(kind, value)

    holds()
