from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.pages import answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Show = Callable[..., Site]
    Render = Callable[..., dict[str, Page]]

PAGE = "questions/coffee/sleep-quality/index.md"
KEY = ("coffee", "sleep-quality")
WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
SIZE = 250_000


def section(page: str, heading: str) -> str:
    """Return what stands below a heading of a page."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@given(st.lists(st.integers(), max_size=30), st.integers(0, 5), st.integers(0, 9))
def test_a_long_list_in_parts_is_still_the_whole_list(entries: list[int], first: int, folded: int) -> None:
    found = answers.part(entries, first, folded)
    assert [*found.first, *found.folded] == entries[: len(found.first) + len(found.folded)]
    assert len(found.first) + len(found.folded) + found.left == len(entries)
    assert len(found.first) <= first
    assert len(found.folded) <= folded


def test_each_position_has_a_card_and_the_best_grounds_lead(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    for identity in "abc":
        say(identity, effect=WORSE, basis="none")
    say("d", effect=WORSE, source="night-notes", scope="{horizon: long-term}")
    say("e", effect=WORSE, source="night-notes", basis="anecdote")
    say("x", effect=BETTER, source="coffee-board", stance="helps", scope="{horizon: immediate}")
    site = show(bare)
    found = answers.answer(site, site.analysis.questions[KEY])
    helps, harms = found.facing
    cards = [*harms.cards.first, *harms.cards.folded]
    assert [[card.claim.id, *(line.claim.id for line in card.alike)] for card in cards] == [["d"], ["e", "a", "b", "c"]]
    assert (harms.number, helps.number) == (5, 1)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 40), min_size=1))
def test_positions_are_shown_by_turns_from_every_side(numbers: dict[str, int]) -> None:
    kept = answers.shares(numbers)
    assert sum(kept.values()) == min(answers.POSITIONS_AT_MOST, sum(numbers.values()))
    assert all(kept[side] <= numbers[side] for side in numbers)
    most = max(kept.values())
    assert all(kept[side] >= most - 1 for side in numbers if kept[side] < numbers[side])


def test_what_could_not_tell_stands_apart_from_what_says_neither(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    for identity, direction in (("a", "inconclusive"), ("b", "no-change")):
        say(identity, effect=WORSE.replace("decreases", direction), stance="neutral")
    site = show(bare)
    found = answers.answer(site, site.analysis.questions[KEY])
    assert [column.mark.word for column in found.beside] == ["Said to do neither", "Could not tell"]


def test_conflicts_between_its_own_claims_and_contradictions_come_first(night: dict[str, str], show: Show) -> None:
    site = show(night)
    for question in site.analysis.questions.values():
        found = answers.open_conflicts(question)
        every = [*found.first, *found.folded]
        assert len(every) + found.left == len(question.open)
        ranks = [(c not in question.inner, c.status != "contradiction") for c in every]
        assert ranks == sorted(ranks)


def test_what_would_settle_it_is_gathered_once_from_decisions_that_still_fit(
    show: Show, bare: dict[str, str], say: Callable[..., None], decide: Callable[..., None], render: Render
) -> None:
    for identity, modality in (("a", "asserted"), ("b", "usually"), ("c", "always"), ("d", "possible")):
        say(identity, effect=WORSE.replace("}", f", modality: {modality}}}"))
    say("x", effect=BETTER, source="night-notes", stance="helps")
    decide("a", "x", "open", would_settle="Count the nights of a winter.")
    decide("b", "x", "open", would_settle="Count the  nights of a winter")
    decide("c", "x", "open", would_settle="Ask those who drink it.")
    decide("d", "x", "open", would_settle="Weigh the beans.", seen="'00000000'")
    site = show(bare)
    assert len(answers.settling(site, site.analysis.questions[KEY])) == 2
    below = section(render(bare)[PAGE].markdown, "What would settle it")
    told = sorted(text.rstrip(".") for text in re.findall("<li>(.*)</li>", below))
    assert told == ["Ask those who drink it", "Count the nights of a winter"]


def test_where_nobody_said_what_would_settle_it_the_page_says_so_only_while_something_is_open(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    say("a", effect=WORSE, scope="{horizon: long-term}")
    say("b", effect=WORSE, scope="{horizon: long-term}", source="coffee-board")
    assert "What would settle it" not in render(bare)[PAGE].markdown
    say("x", effect=BETTER, source="night-notes", stance="helps", scope="{horizon: immediate}")
    explained = render(bare)[PAGE].markdown
    assert "What would settle it" not in explained
    assert "Opposed, and not in dispute" in explained
    say("y", effect=BETTER, source="night-notes", stance="helps")
    assert "Nobody has said yet." in section(render(bare)[PAGE].markdown, "What would settle it")


def test_a_conflict_shows_what_was_decided_and_folds_its_table(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    for identity, modality in (("a", "asserted"), ("b", "usually"), ("c", "always")):
        say(identity, effect=WORSE.replace("}", f", modality: {modality}}}"), scope="{horizon: long-term}")
    say("x", effect=BETTER, source="night-notes", stance="helps")
    below = section(render(bare)[PAGE].markdown, "Do they clash?")
    before_fold = below[: below.index("<details")]
    assert "Not examined yet." in before_fold
    assert "<table" not in before_fold
    first = below[: below.index("</article>")]
    assert re.findall(r'<th scope="row">([^<]*)<span class="cc-relation">([^<]*)<', first) == [
        ("over what time", "only one says · decides")
    ]
    assert "The same on both sides: what is done (coffee), what it acts on (sleep quality), cause or" in first
    assert "2 more disagreements" in below
    assert below.count("<table") == 3


@pytest.mark.slow
def test_a_question_with_200_claims_has_a_page_of_bounded_size_that_leads_to_all_of_them(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    for n in range(197):
        say(f"w{n:03}", effect=WORSE, scope=f"{{dose: {{cups-per-day: {n + 1} cups}}}}")
    for n in range(3):
        say(f"b{n}", effect=BETTER, source="night-notes", stance="helps")
    page = render(bare)[PAGE].markdown
    assert len(page) < SIZE
    assert re.findall(r'href="([^"]*)">(\d+) more in the table', page) == [
        ("../../../claims/#question=coffee/sleep-quality", "178")
    ]
    assert page.count('<article class="cc-card') == 20
    assert "157 more claims that name an amount are not drawn." in page
    assert "196 more disagreements" in page
    assert "186 more where sources disagree" in page


def test_the_table_of_all_claims_is_asked_for_a_question_by_its_name(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect=None, advice="{avoid: coffee}")
    asked = show(bare).analysis.questions.values()
    assert [answers.explorer(question) for question in asked] == [
        "claims/index.md#question=coffee",
        "claims/index.md#question=coffee/sleep-quality",
    ]
