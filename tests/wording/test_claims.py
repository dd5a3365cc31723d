"""What a claim says, in the words of the vocabulary, and where it stands."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import schemas
from counterclaim.wording import claims
from tests.reasoning.invented import avoid, background, do, effect
from tests.wording.made import better, claim

if TYPE_CHECKING:
    from tests.reasoning.invented import Record

WRITTEN = schemas.schema("claim")["properties"]["effect"]["properties"]
DIRECTIONS, MODALITIES, LINKS = (WRITTEN[name]["enum"] for name in ("direction", "modality", "link"))


def said(record: Record) -> str:
    kb, found = claim(record)
    return claims.position(kb, found)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (effect("coffee", "increases", "sleep"), "coffee increases sleep"),
        (effect("coffee", "increases", "sleep", modality="possible"), "coffee can increase sleep"),
        (effect("coffee", "maintains", "sleep"), "coffee maintains sleep"),
        (effect("coffee", "prevents", "sleep", modality="usually"), "coffee usually prevents sleep"),
        (effect("coffee", "decreases", "sleep", modality="some"), "coffee sometimes decreases sleep"),
        (effect("coffee", "no-change", "sleep"), "coffee makes no difference to sleep"),
        (effect("coffee", "no-change", "sleep", modality="possible"), "coffee may make no difference to sleep"),
        (effect("coffee", "no-increase", "sleep"), "coffee does not increase sleep"),
        (effect("coffee", "no-increase", "sleep", modality="always"), "coffee never increases sleep"),
        (effect("coffee", "no-increase", "sleep", modality="possible"), "coffee may not increase sleep"),
        (
            effect("coffee", "no-decrease", "sleep", modality="always", comparator="tea"),
            "coffee never leads to less sleep than tea",
        ),
        (effect("coffee", "mixed", "deep-sleep"), "coffee both increases and decreases deep sleep"),
        (effect("coffee", "increases", "sleep", comparator="tea"), "coffee leads to more sleep than tea"),
        (
            effect("coffee", "decreases", "sleep", comparator="without"),
            "coffee leads to less sleep than going without it",
        ),
        (
            effect("coffee", "increases", "sleep", comparator="before", modality="many"),
            "coffee often leads to more sleep than there was before",
        ),
        (effect("coffee", "maintains", "sleep", comparator="tea"), "coffee maintains sleep better than tea"),
        (
            effect("coffee", "maintains", "sleep", comparator="before"),
            "coffee maintains sleep, compared with the state before",
        ),
        (effect("coffee", "increases", "sleep", link="goes-with"), "coffee goes with more sleep"),
        (
            effect("coffee", "decreases", "sleep", link="goes-with", comparator="tea"),
            "coffee goes with less sleep than tea",
        ),
        (
            effect("coffee", "prevents", "sleep", link="goes-with", comparator="tea", modality="possible"),
            "coffee can go with freedom from sleep, compared with tea",
        ),
        (effect("coffee", "inconclusive", "sleep"), "it could not be told whether coffee changes sleep"),
        (
            effect("coffee", "inconclusive", "sleep", comparator="tea", link="goes-with"),
            "it could not be told whether coffee goes with more or less sleep, compared with tea",
        ),
        (effect("mystery", "increases", "sleep"), "mystery increases sleep"),
        (
            effect("coffee", "increases", "sleep", scope={"population": "poets", "horizon": "long-term"}),
            "coffee increases sleep (for whom: poets; over what time: years)",
        ),
        (do("tea"), "advises tea"),
        (do("tea", outcome="deep-sleep"), "advises tea for deep sleep"),
        (avoid("coffee", instead="tea", outcome="sleep"), "advises against coffee (tea instead) for sleep"),
        (background("coffee"), "about coffee"),
        (background("coffee", "tea", "deep-sleep"), "about coffee, tea and deep sleep"),
    ],
)
def test_what_a_claim_says_in_the_words_of_the_vocabulary(record: Record, words: str) -> None:
    assert said(record) == words


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_modality_link_and_comparator_each_survive_into_the_sentence(direction: str) -> None:
    forms: dict[str, dict[str, Any]] = {}
    for modality, link, versus in product(MODALITIES, LINKS, (None, "tea", "without", "before")):
        fields = {"modality": modality, "link": link, **({"comparator": versus} if versus else {})}
        sentence = said(effect("coffee", direction, "sleep", **fields))
        assert "sleep" in sentence
        if direction == "inconclusive":
            fields.pop("modality")  # what could not be told is not said more or less firmly
        assert forms.setdefault(sentence, fields) == fields, sentence
        if versus:
            assert {"tea": "tea", "without": "going without it", "before": "before"}[versus] in sentence
        assert (
            "goes with" in sentence
            or "go with" in sentence
            or "go both" in sentence
            or link == "causes"
            or ("goes both with" in sentence)
        )
        plain_words = {"increases": "decreas", "decreases": "increas"}
        assert direction not in plain_words or plain_words[direction] not in sentence


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("versus", [None, "tea"])
def test_what_a_plural_does_is_said_in_the_plural(direction: str, link: str, versus: str | None) -> None:
    fields = {"link": link, **({"comparator": versus} if versus else {})}
    one, several = (said(effect(name, direction, "sleep", **fields)) for name in ("coffee", "naps"))
    assert one.replace("coffee", "naps") != several
    for singular, plural in (
        *(("goes", "go"), ("does", "do"), ("leads", "lead"), ("makes", "make"), ("increases", "increase")),
        *(("decreases", "decrease"), ("maintains", "maintain"), ("prevents", "prevent"), ("changes", "change")),
    ):
        one = one.replace(f" {singular} ", f" {plural} ")
    assert one.replace("coffee", "naps") == several


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ({"sentences": [2]}, "sentence 2"),
        ({"sentences": [5, 2, 3]}, "sentences 2-3, 5"),
        ({"at": {"page": "3"}}, "page 3"),
        ({"at": {"section": "Results", "table": "2"}}, "Results, table 2"),
        ({"at": {"page": "3", "via": "a review of it"}}, "page 3, read second-hand in a review of it"),
    ],
)
def test_a_claim_is_cited_with_its_place(at: Record, words: str) -> None:
    _, found = claim(do("tea", statement="Drink tea\nin the evening.", **at))
    assert claims.place(found) == words
    assert claims.cited(found) == f"Drink tea in the evening. (letter, {words})"
    assert claims.cited_with_others(found, 0) == claims.cited(found)
    assert claims.cited_with_others(found, 1).endswith(f"{words}; 1 more claim takes the same side)")
    assert claims.cited_with_others(found, 2).endswith(f"{words}; 2 more claims take the same side)")


def test_how_a_claim_is_said_is_told_where_it_is_not_simply_so() -> None:
    kb, plain = claim(better())
    assert claims.limits(kb, plain) == []
    kb, hedged = claim(
        better(modality="some", link="goes-with", comparator="before", rated="low", inferred=["outcome"])
    )
    assert claims.limits(kb, hedged) == [
        ("compared with what", "the state before"),
        ("cause or association", "says only that the two go together"),
        ("how firmly", "says only that it happens for some, or at times"),
        ("rated by its source", "low certainty"),
        ("supplied by the editor", "what it acts on: the sentence does not name it"),
    ]
    kb, firm = claim(better(modality="always"))
    assert claims.limits(kb, firm) == [("how firmly", "says that it is always so")]
    kb, advice = claim(do("tea", scope={"condition": "at-night"}))
    assert claims.limits(kb, advice) == [("under which condition", "at night")]


def test_what_a_whole_source_states_is_told_where_a_claim_does_not_state_it_itself() -> None:
    general = {"sources": {"letter": {"scope": {"population": "poets", "horizon": "long-term"}}}}
    kb, found = claim(better(scope={"population": "gardeners"}), **general)
    assert claims.inherited(kb, found) == [("over what time", "years (stated for the whole source)")]
    del kb.sources["letter"]
    assert claims.inherited(kb, found) == []
