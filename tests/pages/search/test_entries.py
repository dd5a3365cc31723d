"""What a search knows of the pages of records and of the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages.search.entries import Entry, entries

if TYPE_CHECKING:
    from tests.pages.conftest import Show

ANSWER = """asks: Does coffee spoil the night?
also: [awake after coffee]
questions: [coffee/sleep-quality]
answer: It may well [@late-coffee-worse].
bodies:
  - {about: sleep, question: coffee/sleep-quality, claims: [late-coffee-worse], certainty: very-low}
looked_for: Nothing was searched.
date: 2026-01-05
seen: 00000000
"""


def test_a_claim_is_known_by_who_says_it_and_by_every_name_of_what_it_speaks_of(
    night: dict[str, str], show: Show
) -> None:
    conditions = "vocabulary/conditions.yml"
    night[conditions] = night[conditions].replace("evening:", "evening:\n  also: [bedtime]", 1)
    site = show(night)
    found = entries(site)["claims/late-coffee-worse/index.md"]
    claim = site.kb.claims["late-coffee-worse"]
    assert found.kind == "claim"
    assert found.says
    assert found.says.startswith(site.kb.sources[claim.source].name)
    assert site.kb.label("coffee") in found.related
    assert all(
        name in found.related for concept in ("coffee", "sleep-quality") for name in site.kb.concepts[concept].also
    )
    assert {"adults", "in the evening", "bedtime"} <= set(found.related)
    assert found.names == ()


def test_a_question_is_known_by_its_headline_its_grounds_and_that_nobody_judged_its_certainty(
    night: dict[str, str], show: Show
) -> None:
    found = entries(show(night))["questions/coffee/sleep-quality/index.md"]
    assert found.kind == "question"
    assert found.says
    assert "certainty not judged here" in found.told
    assert {"coffee", "sleep quality"} <= set(found.names)


def test_an_answer_takes_the_place_of_its_question_with_its_other_words_and_its_certainty(
    night: dict[str, str], show: Show
) -> None:
    night["answers/coffee-and-night.yml"] = ANSWER
    found = entries(show(night))["questions/coffee/sleep-quality/index.md"]
    assert found.kind == "answer"
    assert found.says == "It may well."
    assert "awake after coffee" in found.names
    assert found.told == "best grounds: stated expertise · very low certainty"


def test_a_page_of_the_guide_is_known_by_its_own_words_and_by_what_the_claims_it_cites_speak_of(
    night: dict[str, str], show: Show
) -> None:
    path = "guide/first-steps.md"
    night[path] = night[path].replace("order: 1\n", "order: 1\nalso: [up all night, counting sheep]\n")
    found = entries(show(night))["guide/first-steps.md"]
    assert (found.kind, found.says) == ("guide", None)
    assert found.names == ("up all night", "counting sheep")
    assert "coffee" in found.related


def test_a_concept_is_known_by_its_definition(night: dict[str, str], show: Show) -> None:
    site = show(night)
    concept = site.kb.concepts["coffee"]
    assert entries(site)["concepts/coffee/index.md"] == Entry(
        "concept", " ".join(concept.definition.split()), concept.also
    )


def test_a_retired_claim_and_a_term_that_nothing_defines_are_no_trouble(night: dict[str, str], show: Show) -> None:
    path = "claims/sleep-letter/late-coffee-worse.yml"
    night[path] = night[path].replace("exposure: coffee", "exposure: nowhere-defined")
    night["claims/night-notes/coffee-better-nights.yml"] += "retired: {date: 2026-01-01, reason: It was misread.}\n"
    found = entries(show(night))
    assert "claims/coffee-better-nights/index.md" not in found
    assert "claims/late-coffee-worse/index.md" in found
