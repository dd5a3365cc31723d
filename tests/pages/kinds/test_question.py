from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.pages.kinds import question

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Show = Callable[..., Site]
    Render = Callable[..., dict[str, Page]]

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"


PAGE = "questions/coffee/sleep-quality/index.md"
KEY = ("coffee", "sleep-quality")


def section(page: str, heading: str) -> str:
    """Return what stands below a heading of a page."""
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_a_chain_of_claims_that_comes_out_otherwise_is_another_way_round(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    say("direct", effect=BETTER, stance="helps")
    say("more", effect=BETTER, stance="helps", source="coffee-board")
    say("one", effect="{exposure: coffee, outcome: headache, direction: increases}", source="night-notes")
    say("two", effect="{exposure: headache, outcome: sleep-quality, direction: decreases}", source="coffee-board")
    below = section(render(bare)[PAGE].markdown, "Another way round")
    way = re.sub(r"<span class=.*?</span>|<[^>]*>", "", below[below.index("<strong>") : below.index("</strong>")])
    assert way == "coffee → headache → sleep quality"
    assert re.findall(r'href="../../../claims/([^/]*)/"', below) == ["one", "two", "direct"]
    assert "questions/coffee/headache/index.md" not in render(bare)


def test_more_than_three_ways_round_are_counted(show: Show, bare: dict[str, str], say: Callable[..., None]) -> None:
    limits = (None, "{horizon: long-term}", "{horizon: immediate}", "{condition: evening}", "{population: adults}")
    for identity, scope in zip("abcde", limits, strict=True):
        say(identity, effect=BETTER, stance="helps", scope=scope)
    say("one", effect="{exposure: coffee, outcome: headache, direction: increases}", source="night-notes")
    say("two", effect="{exposure: headache, outcome: sleep-quality, direction: decreases}", source="coffee-board")
    site = show(bare)
    found = question.ways(site, site.analysis.questions[KEY])
    assert (len(found.first), len(found.folded), found.left) == (1, 2, 2)


def test_questions_near_are_broader_narrower_or_about_the_opposite(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect="{exposure: espresso, outcome: sleep-quality, direction: decreases}")
    say("c", effect="{exposure: drink, outcome: sleep-quality, direction: decreases}")
    say("d", effect="{exposure: coffee, outcome: sleeplessness, direction: increases}")
    say("e", effect="{exposure: drink, outcome: deep-sleep, direction: increases}", stance="helps")
    say("f", effect="{exposure: tea, outcome: sleep-quality, direction: decreases}")
    say("g", effect=None, advice="{do: coffee}", stance="helps")
    site = show(bare)
    near = question.near(site, site.analysis.question_names["coffee/sleep-quality"], question.asked_below(site))
    assert [(how, *other.name) for how, other in near] == [
        ("More general", "drinking", "sleep quality"),
        ("More specific", "espresso", "sleep quality"),
        ("The opposite", "coffee", "sleeplessness"),
    ]
