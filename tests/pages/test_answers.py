from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.pages import answers
from counterclaim.reasoning import resolutions

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


@pytest.fixture
def settle(bare: dict[str, str], show: Show) -> Callable[..., None]:
    """Return a function that adds a decision about two claims, as they are."""

    def add(name: str, first: str, second: str, would_settle: str | None, seen: str | None = None) -> None:
        claims = show(bare).kb.claims
        lines = [
            f"claims: [{first}, {second}]",
            "decision: open",
            "reason: Neither names a study.",
            "date: 2026-01-06",
            f"seen: '{seen or resolutions.fingerprint(claims[first], claims[second])}'",
        ]
        if would_settle:
            lines.append(f"would_settle: {would_settle!r}")
        bare[f"resolutions/{name}.yml"] = "\n".join(lines) + "\n"

    return add


def section(page: str, heading: str) -> str:
    """Return what stands below a heading of a page."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@given(st.lists(st.integers(), max_size=30), st.integers(0, 5), st.integers(0, 9))
def test_a_long_list_in_parts_is_still_the_whole_list(entries: list[int], first: int, folded: int) -> None:
    found = answers.part(entries, first, folded)
    assert [*found.first, *found.folded] == entries[: len(found.first) + len(found.folded)]
    assert len(found.first) + len(found.folded) + found.left == len(entries)
    assert len(found.first) <= first + 1
    assert len(found.folded) <= folded
    assert len(found.first) == len(entries) or len(found.folded) + found.left > 1


def test_the_first_claims_of_a_side_are_of_several_sources_and_contested_ones_lead(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    for identity in "abc":
        say(identity, effect=WORSE)
    say("d", effect=WORSE, source="night-notes", scope="{horizon: long-term}")
    say("e", effect=WORSE, source="night-notes", scope="{horizon: immediate}")
    say("x", effect=BETTER, source="coffee-board", stance="helps", scope="{horizon: immediate}")
    site = show(bare)
    found = answers.side(site, site.analysis.questions[KEY], "harms")
    assert [claim.id for claim in found.first] == ["a", "e"]
    assert [claim.id for claim in found.folded] == ["b", "d", "c"]


def test_conflicts_between_its_own_claims_and_contradictions_come_first(night: dict[str, str], show: Show) -> None:
    site = show(night)
    for question in site.analysis.questions.values():
        found = answers.open_conflicts(question)
        every = [*found.first, *found.folded]
        assert len(every) + found.left == sum(c.status != "explained" for c in question.conflicts)
        ranks = [(c not in question.inner, c.status != "contradiction") for c in every]
        assert ranks == sorted(ranks)


def test_what_would_settle_it_is_gathered_once_from_decisions_that_still_fit(
    show: Show, bare: dict[str, str], say: Callable[..., None], settle: Callable[..., None], render: Render
) -> None:
    for identity in "abcd":
        say(identity, effect=WORSE)
    say("x", effect=BETTER, source="night-notes", stance="helps")
    settle("r1", "a", "x", "Count the nights of a winter.")
    settle("r2", "b", "x", "Count the  nights of a winter")
    settle("r3", "c", "x", "Ask those who drink it.")
    settle("r4", "d", "x", "Weigh the beans.", seen="00000000")
    site = show(bare)
    assert answers.settling(site, site.analysis.questions[KEY]) == [
        "Count the nights of a winter.",
        "Ask those who drink it.",
    ]
    page = render(bare)[PAGE].markdown
    below = section(page, "What would settle it")
    assert re.findall("<li>(.*)</li>", below) == ["Count the nights of a winter.", "Ask those who drink it."]
    assert page.count("Ask those who drink it.") == 1
    assert "Weigh the beans" not in page


def test_where_nobody_said_what_would_settle_it_the_page_says_so_only_while_something_is_open(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    say("a", effect=WORSE, scope="{horizon: long-term}")
    assert "What would settle it" not in render(bare)[PAGE].markdown
    say("x", effect=BETTER, source="night-notes", stance="helps", scope="{horizon: immediate}")
    explained = render(bare)[PAGE].markdown
    assert "What would settle it" not in explained
    assert "Opposite, but explained" in explained
    say("y", effect=BETTER, source="night-notes", stance="helps")
    assert "Nobody has said yet." in section(render(bare)[PAGE].markdown, "What would settle it")


def test_the_first_conflict_shows_its_table_and_the_others_fold_theirs(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    for identity in "abc":
        say(identity, effect=WORSE, scope="{horizon: long-term}")
    say("x", effect=BETTER, source="night-notes", stance="helps")
    below = section(render(bare)[PAGE].markdown, "Where they part")
    before_fold = below[: below.index("<details")]
    assert before_fold.count("<table") == 1
    assert re.findall(r'<th scope="row">([^<]*)<span class="cc-relation">([^<]*)<', before_fold) == [
        ("over what time", "only one says · decides")
    ]
    assert "The same on both sides: what is done (coffee), what it acts on (sleep quality), how sure" in before_fold
    assert "2 more disagreements" in below
    assert below.count("<table") == 3


@pytest.mark.no_cover
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
        ("../../../claims/#question=coffee/sleep-quality", "165")
    ]
    assert page.count('<article class="cc-card') == 35
    assert "157 more claims that name an amount are not drawn." in page
    assert "590 more disagreements" in page
    assert "580 more where sources disagree" in page


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
