"""Headlines: statements quoted from the records, never rebuilt, and why no more is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from counterclaim.reasoning.questions import Form
from counterclaim.wording import questions
from tests.reasoning.invented import avoid, do
from tests.wording.facts_of_disputes import EITHER, QUESTIONS
from tests.wording.made import DATA, STORY, better, nothing, question, scope, unclear, worse

if TYPE_CHECKING:
    from tests.reasoning.invented import Record

HELPS, COSTS = "Coffee makes for better sleep.", "Coffee late in the day costs sleep."
UNCLEAR = "Whether coffee does anything to sleep could not be told."
COHORTS = [better(source="cohort", **DATA), better(source="second-cohort", **DATA)]
STORIES = [better(source=f"story-{n}", **STORY) for n in range(4)]
PAGES = [better(source=f"page-{n}") for n in range(3)]
OF_TRIAL = "(Sleep Trials, a randomised trial of 40 people)"


def told(*said: Record) -> tuple[str, str]:
    kb, found = question(*said)
    return questions.headline(kb, found), questions.reason(kb, found)


@pytest.mark.parametrize(
    ("said", "headline", "reason"),
    [
        pytest.param(
            [better(source="forum", **STORY)],
            f"{HELPS} (The forum, a personal story)",
            "1 source; best grounds: a personal story.",
            id="single",
        ),
        pytest.param(
            COHORTS,
            f"Independent studies agree: {HELPS} (Cohort A, an observational study of 1,200 people, and 1 more source)",
            "2 independent sources; best grounds: an observational study. Nothing as good stands against it.",
            id="agreed",
        ),
        pytest.param(
            [*COHORTS, unclear()],
            f"Independent studies agree: {HELPS} (Cohort A, an observational study of 1,200 people, and 1 more source) "
            f"Also said: {UNCLEAR} (The source 2, names no study)",
            "3 sources; best grounds: an observational study. Nothing as good stands against it.",
            id="agreed, and one that could not tell",
        ),
        pytest.param(
            [better(), better()],
            f"{HELPS} (The source 0, names no study, and 1 more source) 2 sources say so; none of them names a study.",
            "2 sources; no grounds given.",
            id="alike",
        ),
        pytest.param(
            [better(source="blog"), better(source="leaflet")],
            f"{HELPS} (The blog, names no study, and 1 more source) 2 sources say so, and all go back to one origin.",
            "2 sources that go back to one origin; no grounds given.",
            id="alike, of one origin",
        ),
        pytest.param(
            [better(source="one"), better(source="one")],
            f"{HELPS} (The one, names no study)",
            "1 source; no grounds given.",
            id="alike, of one source",
        ),
        pytest.param(
            [better(), unclear(source="trial", **DATA)],
            f"{UNCLEAR} {OF_TRIAL} {HELPS} (The source 0, names no study)",
            "2 sources; best grounds: a randomised trial. None of the statements stands against another.",
            id="several",
        ),
        pytest.param(
            [*STORIES, nothing(source="review", **DATA)],
            "Coffee made no difference to sleep. (The Review, a review of randomised trials) "
            f"4 sources say otherwise: {HELPS}",
            "5 sources; best grounds: a review of randomised trials. The two statements cannot both be right.",
            id="stronger: a review against four stories",
        ),
        pytest.param(
            [*PAGES, worse(source="trial", **DATA)],
            f"{COSTS} {OF_TRIAL} 3 sources say otherwise without naming a study: {HELPS}",
            "4 sources; best grounds: a randomised trial. The two statements cannot both be right.",
            id="stronger: a trial against three pages",
        ),
        pytest.param(
            [better(source="trial", **DATA), worse(source="trial")],
            f"{HELPS} {OF_TRIAL} The same source says otherwise without naming a study: {COSTS}",
            "1 source; best grounds: a randomised trial. The two statements cannot both be right.",
            id="stronger: one source against itself",
        ),
        pytest.param(
            [better(), worse(), unclear()],
            f"Sources say opposite things: {COSTS} (The source 1, names no study) "
            f"{HELPS} (The source 0, names no study) Also said: {UNCLEAR} (The source 2, names no study)",
            "3 sources; no grounds given. Two of the statements cannot both be right.",
            id="disputed",
        ),
        pytest.param(
            [better(), worse(**scope(horizon="immediate"))],
            f"Sources seem to differ: {COSTS} (The source 1, names no study) {HELPS} (The source 0, names no study)",
            "2 sources; no grounds given. Whether the statements speak of the same case cannot be told.",
            id="disputed, and nobody can tell whether they meet",
        ),
        pytest.param(
            [better(source="one"), worse(source="one")],
            f"One source says both: {COSTS} (The one, names no study) {HELPS} (The one, names no study)",
            "1 source; no grounds given. The two statements cannot both be right.",
            id="one source",
        ),
        pytest.param(
            [better(modality="possible"), worse(modality="possible")],
            f"Both are said to happen, and nobody says when: {COSTS} (The source 1, names no study) "
            f"{HELPS} (The source 0, names no study)",
            "2 sources; no grounds given. Each says only that it can be so.",
            id="happens",
        ),
        pytest.param(
            [better(**scope(condition="at-night")), worse(**scope(condition="at-noon"))],
            f"Opposite statements within different limits: {COSTS} (The source 1, names no study) "
            f"{HELPS} (The source 0, names no study)",
            "2 sources; no grounds given. Each holds within limits of its own.",
            id="apart",
        ),
        pytest.param(
            [do("tea", statement="Drink tea in the evening."), avoid("tea", statement="Leave tea alone at night.")],
            "Sources say opposite things: Leave tea alone at night. (The source 1, names no study) "
            "Drink tea in the evening. (The source 0, names no study)",
            "2 sources; no grounds given. The two statements cannot both be right.",
            id="advice",
        ),
    ],
)
def test_a_question_is_answered_in_the_words_of_its_records(said: list[Record], headline: str, reason: str) -> None:
    assert told(*said) == (headline, reason)


def test_what_editors_decided_is_told_with_both_statements_in_sight() -> None:
    found = EITHER.questions["coffee", "sleep"]
    headline, reason = questions.headline(EITHER.kb, found), questions.reason(EITHER.kb, found)
    assert headline.startswith("Opposite statements about which the editors have decided: ")
    assert HELPS in headline
    assert COSTS in headline
    assert reason.endswith("The editors have decided what to make of them.")


def test_positions_beyond_three_are_counted() -> None:
    doses = [better(**scope(dose={"cups-a-day": f"{n} cups"})) for n in range(5)]
    assert told(*doses)[0].endswith(" 2 more positions on this.")
    assert told(*doses[:4])[0].endswith(" 1 more position on this.")
    assert told(better(), worse(), unclear(), better(modality="usually"))[0].endswith(" 1 more position on this.")


def test_every_form_has_a_headline_among_the_facts() -> None:
    assert {found.form for _, found in QUESTIONS} == set(Form.__args__)  # type: ignore[attr-defined] # a Literal


@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_no_headline_says_what_no_record_says(number: int) -> None:
    kb, found = QUESTIONS[number]
    headline = questions.headline(kb, found)
    statements = [kb.claims[claim].statement for claim in found.claims]
    rest = headline
    for statement in statements:
        rest = rest.replace(statement, "")
    assert rest != headline, "no statement is quoted"
    for invented in ("ources agree", "need not", "increase", "decrease", "most "):
        assert invented not in rest
    assert ("agree" in rest) == (found.form == "agreed")
    assert not re.search(r"\bcoffee|\bsleep|\btea\b|\bnaps", rest.replace("Sleep Trials", "")), rest


@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_every_statement_is_quoted_with_who_says_it_or_behind_what_is_stronger(number: int) -> None:
    kb, found = QUESTIONS[number]
    headline = questions.headline(kb, found)
    best = questions.quote(kb, found.positions[0])
    assert best in headline
    assert questions.speaking(kb, found.positions[0]).id in found.claims


def test_a_question_by_its_name_and_inside_a_sentence() -> None:
    kb, _ = question(better())
    assert questions.question_name(kb, "coffee", "deep-sleep") == "coffee → deep sleep"
    assert questions.question_name(kb, "coffee", None) == "coffee"
    assert questions.asked(kb, "naps", "deep-sleep") == "what naps do to deep sleep"
    assert questions.asked(kb, "coffee", "sleep") == "what coffee does to sleep"
    assert questions.asked(kb, "coffee", None) == "coffee"
