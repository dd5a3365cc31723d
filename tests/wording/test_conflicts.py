"""A conflict in three sentences, and in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from counterclaim.reasoning.conflicts import STATUSES
from counterclaim.reasoning.scope import Relation
from counterclaim.wording import conflicts
from tests.reasoning.invented import avoid, do, effect
from tests.wording.facts_of_disputes import PARTS
from tests.wording.made import DATA, better, conflict, decided, scope, worse

if TYPE_CHECKING:
    from tests.reasoning.invented import Record


def parts(first: Record, second: Record) -> str:
    """Return where two claims part that are opposed; the first is the first side."""
    kb, found = conflict(worse(**first), better(**second))
    assert found.sides[0].claims == ("a",)
    return conflicts.summary(kb, found).parts


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ({}, {}, "Every limit that either states is met by the other: they cannot both be right."),
        (
            scope(population="poets"),
            scope(population="gardeners"),
            "Both can be right: the first speaks of poets, the second of gardeners.",
        ),
        (
            scope(condition="at-night"),
            scope(condition="at-noon"),
            'Both can be right: the first is limited to "at night", the second to "at noon".',
        ),
        (
            {"comparator": "water"},
            {"comparator": "tea"},
            "Both can be right: the first compares with water, the second with tea.",
        ),
        (
            scope(condition="at-night", horizon="immediate"),
            scope(condition="at-noon", horizon="short-term"),
            (
                "Both can be right: the first speaks of the time right after, the second of days to months; "
                'the first is limited to "at night", the second to "at noon".'
            ),
        ),
        ({"modality": "possible"}, {"modality": "many"}, "Both can happen; nobody says when."),
    ],
)
def test_where_two_claims_part(first: Record, second: Record, words: str) -> None:
    assert parts(first, second) == words


@pytest.mark.parametrize(
    ("first", "second", "missing"),
    [
        (
            scope(population=["grown-ups", "poets"]),
            {},
            "the second does not say for whom, the first speaks of grown ups and poets",
        ),
        ({}, scope(condition="at-night"), 'the first names no condition, the second is limited to "at night"'),
        (
            scope(dose={"cups-a-day": "2 cups", "walk-a-day": "3 km"}),
            {},
            (
                "the second gives no cups a day, the first speaks of 2 cups; "
                "the second gives no walk a day, the first speaks of 3 km"
            ),
        ),
        (
            scope(dose={"cups-a-day": "2 cups"}),
            scope(dose={"walk-a-day": "3 km"}, horizon="long-term"),
            (
                "2 cups (cups a day) and 3 km (walk a day) do not compare; "
                "the first does not say over what time, the second speaks of years"
            ),
        ),
        (scope(population="mystery"), {}, "the second does not say for whom, the first speaks of mystery"),
        (
            scope(dose={"cups-a-day": "lots"}),
            scope(dose={"cups-a-day": "2 cups"}),
            '"lots" and "2 cups" cannot be compared (cups a day)',
        ),
        (
            scope(horizon="1 year"),
            scope(horizon="12 weeks"),
            "nothing says whether what holds over 1 year holds over 12 weeks",
        ),
        (
            scope(population="poets"),
            scope(population="grown-ups"),
            "nothing says whether poets and grown ups go together (for whom)",
        ),
        (
            scope(condition="at-night"),
            scope(condition="mystery"),
            'nothing says whether "at night" and "mystery" go together (under which condition)',
        ),
        (scope(population="old-poets"), scope(population="poets"), "old poets are only a part of poets"),
        ({"comparator": "coffee"}, {"comparator": "espresso"}, "espresso is only a part of coffee"),
        (
            {},
            {"comparator": "without"},
            "the first does not say compared with what, the second compares with going without it",
        ),
        (
            {"comparator": "before"},
            {"comparator": "tea"},
            "the first compares with the state before, the second with tea",
        ),
        ({}, {"modality": "possible"}, "the second says only that it can happen, the first that it is so"),
        (
            {"modality": "many"},
            {"modality": "usually"},
            "the first says only that it often happens, the second that it is usually so",
        ),
        ({"link": "goes-with"}, {}, "the first says only that the two go together"),
        ({}, {"link": "goes-with"}, "the second says only that the two go together"),
        ({"inferred": ["outcome"]}, {}, "the first does not name what it acts on: the editor supplied it"),
        ({}, {"inferred": ["exposure"]}, "the second does not name what is done: the editor supplied it"),
        ({"inferred": ["exposure"]}, {"inferred": ["exposure"]}, "neither names what is done: the editor supplied it"),
    ],
)
def test_what_is_missing_where_it_cannot_be_told_whether_two_meet(first: Record, second: Record, missing: str) -> None:
    assert parts(first, second) == f"Whether they meet cannot be told: {missing}."


def test_advice_that_names_no_outcome_does_not_say_for_what() -> None:
    kb, found = conflict(do("coffee"), avoid("coffee", outcome="sleep"))
    assert conflicts.missing(kb, found) == ["the second does not say for what, the first speaks of sleep"]


def test_opposite_advice_cannot_both_be_followed() -> None:
    kb, found = conflict(do("coffee"), avoid("coffee"))
    assert conflicts.summary(kb, found).parts.endswith("they cannot both be followed.")
    kb, found = conflict(do("coffee", outcome="sleep"), worse())
    assert conflicts.summary(kb, found).parts.endswith("they cannot both be right.")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (better(), worse(), "Both are about what coffee does to sleep."),
        (do("coffee"), avoid("coffee"), "Both are about coffee."),
        (
            better("espresso"),
            worse(),
            "One is a narrower case of the other; they meet in what espresso does to sleep.",
        ),
        (
            better(),
            worse("espresso", "deep-sleep"),
            "One is a narrower case of the other; they meet in what espresso does to deep sleep.",
        ),
        (
            better("espresso"),
            worse("coffee", "deep-sleep"),
            (
                "The first is about what coffee does to deep sleep, the second about what espresso does to sleep; "
                "each is narrower in one way."
            ),
        ),
        (
            better(),
            better(outcome="wakefulness"),
            "Both are about what coffee does to sleep, or to its opposite, wakefulness.",
        ),
        (
            better(outcome="deep-sleep"),
            better(outcome="wakefulness"),
            "The first is about what coffee does to deep sleep, the second about what coffee does to wakefulness.",
        ),
        (
            better(comparator="tea"),
            better("tea", comparator="coffee"),
            "Both compare coffee with tea in what they do to sleep.",
        ),
    ],
)
def test_what_two_claims_are_both_about(first: Record, second: Record, words: str) -> None:
    kb, found = conflict(first, second)
    assert conflicts.summary(kb, found).about == words


def test_each_side_is_quoted_with_who_says_it() -> None:
    kb, found = conflict(better(), worse(statement="Coffee costs\nsleep at any hour."))
    assert conflicts.summary(kb, found).says == (
        "The notes: “Coffee costs sleep at any hour.” The letter: “Coffee makes for better sleep.”"
    )
    del kb.sources["notes"]
    assert conflicts.said(kb, found.sides[0]) == "notes: “Coffee costs sleep at any hour.”"
    kb, found = conflict(better(), worse(), worse(source="blog"), worse(source="trial"))
    assert conflicts.said(kb, found.sides[0]).startswith("The notes and 2 other sources: “")


def test_a_study_within_limits_is_not_made_doubtful_by_who_speaks_in_general() -> None:
    study = better(source="trial", **DATA, **scope(population="poets", horizon="12 weeks"))
    kb, found = conflict(study, worse())
    assert conflicts.summary(kb, found).parts == (
        "The first speaks in general and gives no data; the second has, and states its limits: poets and 12 weeks."
    )


def test_the_facts_reach_every_status_and_every_relation_that_can_be_decisive() -> None:
    found = [conflict for _, conflict in PARTS]
    assert {conflict.status for conflict in found} == set(STATUSES) == conflicts.STATUS.keys()
    relations = {c.axis(name).relation for c in found if c.status != "both-possible" for name in c.decisive}
    assert relations == set(get_args(Relation)) - {"same", "overlapping", "unstated"}


@pytest.mark.parametrize("number", range(len(PARTS)))
def test_a_summary_is_three_sentences_of_which_one_quotes_and_none_names_an_id(number: int) -> None:
    kb, found = PARTS[number]
    told = conflicts.summary(kb, found)
    assert str(told) == f"{told.about} {told.says} {told.parts}"
    assert all(kb.claims[side.claims[0]].statement in told.says for side in found.sides)
    for name in ("cups-a-day", "at-night", "goes-with", "deep-sleep", "long-term", "asserted"):
        assert name not in str(told)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (better(source="letter"), worse(source="blog"), "contradiction · direct"),
        (better(source="one"), worse(source="one"), "contradiction · direct · inside one source"),
        (
            better(**scope(population="poets")),
            worse(**scope(population="gardeners")),
            "explained (for whom) · conditional",
        ),
        (better(modality="some"), worse(modality="some"), "both-possible"),
        (better(), effect("coffee", "no-increase", "sleep", comparator="tea"), "undetermined · comparative, no-effect"),
    ],
)
def test_a_status_in_a_few_words(first: Record, second: Record, words: str) -> None:
    kb, found = conflict(first, second)
    assert conflicts.status(kb, found) == words


def test_what_stands_against_a_claim() -> None:
    _, found = conflict(better(), worse(), worse(source="blog"), worse(source="trial"))
    assert conflicts.against(found, "a", examined=False) == "b and 2 more claims (contradiction)"
    assert conflicts.against(found, "b", examined=True) == "a (contradiction, examined)"


def test_a_decision_says_whether_it_fits_and_whose_view_it_is() -> None:
    def told(*others: Record, **fields: object) -> str:
        analysis = decided(*others, **fields)  # type: ignore[arg-type] # the fields of a resolution
        decision = analysis.decision(analysis.conflicts[0])
        assert decision
        return conflicts.decided(decision)

    reason = "The one speaks of a cup, the other of a pot."
    assert told() == f"decided 2026-01-05: both hold. {reason} One editor's view, not reviewed."
    assert told(reviewed={"by": "ben", "date": "2026-01-07"}) == f"decided 2026-01-05: both hold. {reason}"
    assert told(changed=True).startswith("decided 2026-01-05: both hold (the claims have changed since). ")
    assert told(better(source="trial", **DATA)).startswith(
        "decided 2026-01-05: both hold (better grounds have joined since). "
    )
    assert told(decision="open").startswith("decided 2026-01-05: stays open. ")
    assert told(decision={"prefer": "b"}).startswith("decided 2026-01-05: b. ")


def test_conflicts_are_counted_by_status_with_pairs_and_what_is_cut() -> None:
    _, one = conflict(better(), worse(), worse(source="blog"))
    _, other = conflict(better(modality="some"), worse(modality="some"))
    assert conflicts.counted([], 0) == "0 conflicts"
    assert conflicts.counted([one], 1) == "1 conflict: 1 contradiction · 1 examined · 2 pairs of claims"
    assert conflicts.counted([one, other], 0, 1) == (
        "2 conflicts: 1 both-possible, 1 contradiction · 0 examined · 3 pairs of claims · 1 listed"
    )
    assert conflicts.counted([one, other], 0, 2).endswith("3 pairs of claims")
