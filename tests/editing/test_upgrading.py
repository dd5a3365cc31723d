"""Old records in the words that there are now: what is rewritten, and what a person is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import formatting, upgrading
from counterclaim.editing.records import File
from counterclaim.knowledge import schemas, yaml_reader

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.editing.upgrading import Upgrade

Record = dict[str, Any]
CLAIM: Record = {
    "statement": "Coffee in the evening shortens the night.",
    "source": "sleep-letter",
    "sentences": [3],
    "stance": "harms",
    "effect": {"exposure": "coffee", "outcome": "sleep", "direction": "decreases"},
    "basis": "none",
    "caveats": ["The letter names no study."],
}


def upgraded(root: Path, value: Record, kind: str = "claim", remark: str = "") -> Upgrade:
    path = root / "claims" / "sleep-letter" / "coffee.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(remark + formatting.new(value, kind), "utf-8")
    return upgrading.upgraded(root, File(path, kind))


def with_effect(statement: str = CLAIM["statement"], **changes: Any) -> Record:
    return {**CLAIM, "statement": statement, "effect": {**CLAIM["effect"], **changes}}


def test_every_modality_that_phrases_stand_for_is_one_of_the_schema() -> None:
    known = schemas.schema("claim")["properties"]["effect"]["properties"]["modality"]["enum"]
    assert {*upgrading.MODALITIES, "asserted"} == set(known)


@pytest.mark.parametrize(
    ("size", "modality"),
    [("usually", "usually"), ("Often.", "many"), ("in  some cases", "some"), ("may", "possible"), ("always", "always")],
)
def test_a_size_that_is_only_an_adverb_becomes_a_modality(tmp_path: Path, size: str, modality: str) -> None:
    result = upgraded(tmp_path, with_effect(size=size), remark="# To be read again.\n")
    read = yaml_reader.read(result.after.encode()).value
    assert read == with_effect(modality=modality)
    assert result.after.startswith("# To be read again.\n")
    assert result.done == (f'size "{size}" is now modality: {modality}',)
    assert result.open == ()
    again = upgraded(tmp_path, read)
    assert (again.done, again.open, again.after) == ((), (), formatting.new(read, "claim"))


@pytest.mark.parametrize(
    "value",
    [
        CLAIM,
        with_effect(size="7 times as likely, usually"),
        with_effect(size="by half", modality="possible"),
        with_effect("Coffee prevents sleep in the night.", direction="prevents"),
        with_effect("Coffee does not lengthen the night.", direction="no-increase"),
        {**CLAIM, "scope": {"population": ["adults", "runners"], "horizon": "long-term"}},
        {**CLAIM, "statement": "Coffee or tea shortens the night.", "scope": {"condition": "evening"}},
        {**CLAIM, "effect": None},
    ],
)
def test_whatever_is_as_it_should_be_stays_and_asks_nothing(tmp_path: Path, value: Record) -> None:
    value = {key: item for key, item in value.items() if item is not None}
    result = upgraded(tmp_path, value)
    assert (result.after, result.done, result.open) == (result.before, (), ())


ASKED: dict[str, tuple[Record, int, str]] = {
    "prevents": (
        with_effect("Warming up prevents stiffness after a run.", direction="no-increase"),
        8,
        'the statement says "prevents" and the direction no-increase: is it prevents?',
    ),
    "keeps": (
        with_effect("Walking keeps bones strong over the years.", direction="no-decrease"),
        8,
        'the statement says "keeps" and the direction no-decrease: is it maintains?',
    ),
    "not significant": (
        with_effect("The difference in sleep was not significant.", direction="no-change"),
        8,
        'the statement says "not significant" and the direction no-change: is it inconclusive?',
    ),
    "two modalities": (
        with_effect(size="usually", modality="possible"),
        9,
        'size is "usually" and modality possible: keep the modality that the source means',
    ),
    "an interval": (
        with_effect(size="RR 0.63 (95% CI 0.42 to 0.94)"),
        9,
        "size holds an interval: the numbers of a comparison can be written as estimate",
    ),
    "or": (
        {**CLAIM, "statement": "Coffee harms children or the old.", "scope": {"population": ["children", "old"]}},
        10,
        'the statement says "or", and a list holds together: for each of them, write population: {any: […]}',
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_a_person_must_decide_is_named_with_its_place_and_not_rewritten(tmp_path: Path, name: str) -> None:
    value, line, message = ASKED[name]
    result = upgraded(tmp_path, value)
    assert result.after == result.before
    assert [(q.place.path, q.place.line, q.message) for q in result.open] == [
        ("claims/sleep-letter/coffee.yml", line, message)
    ]


@pytest.mark.parametrize("design", ["systematic-review", "guideline"])
def test_a_review_is_asked_what_it_pools(tmp_path: Path, design: str) -> None:
    source = {"title": "On sleep", "type": "book", "url": "https://a.example", "design": design, "status": "live"}
    (question,) = upgraded(tmp_path, source, "source").open
    assert question.message.startswith(f"a {design} rests on studies: say in pools of which designs")
    assert upgraded(tmp_path, {**source, "pools": ["cohort"]}, "source").open == ()


def test_what_is_no_record_asks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.yml"
    path.write_text("- a\n- b\n")
    result = upgrading.upgraded(tmp_path, File(path, "claim"))
    assert (result.done, result.open) == ((), ())
