from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.knowledge.configuration import SiteWords
from counterclaim.pages import asked
from counterclaim.pages.kinds import home

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Show = Callable[..., Site]
    Render = Callable[..., dict[str, Page]]


def test_the_main_questions_are_the_most_disputed_then_the_best_known(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect="{exposure: coffee, outcome: headache, direction: increases}")
    say("b", effect="{exposure: tea, outcome: headache, direction: increases}")
    say("c", effect="{exposure: tea, outcome: headache, direction: increases}")
    say("d", effect="{exposure: nap, outcome: headache, direction: increases}")
    say("e", effect="{exposure: nap, outcome: headache, direction: decreases}", stance="helps")
    say("f", effect=None, advice="{do: coffee}", stance="helps")
    assert [q.exposure for q in home.main_questions(show(bare))] == ["nap", "tea", "coffee"]


def test_a_question_may_be_asked_as_readers_would(show: Show, bare: dict[str, str], say: Callable[..., None]) -> None:
    say("a", effect="{exposure: coffee, outcome: headache, direction: increases}")
    say("b", effect="{exposure: tea, outcome: headache, direction: increases}")
    words = SiteWords(questions=("tea/headache",), asked=(("tea/headache", "Does tea hurt?"),))
    site = show(bare, words)
    assert [(q.exposure, asked.wording(site, q)) for q in home.main_questions(site)] == [("tea", "Does tea hurt?")]
    assert asked.wording(site, site.analysis.questions["coffee", "headache"]) == ""


def test_a_guide_page_without_a_description_leaves_no_gap_on_the_home_page(
    night: dict[str, str], render: Render
) -> None:
    night["guide/bare.md"] = "# Bare\n"
    home = render(night)["index.md"].markdown
    assert '<span class="cc-question">Bare</span></a>' in home


def test_a_home_page_without_questions_guide_or_alerts_has_no_empty_headings(
    night: dict[str, str], render: Render
) -> None:
    kept = {p: t for p, t in night.items() if p.startswith(("vocabulary/", "sources/", "texts/"))}
    kept["claims/coffee-board/what.yml"] = (
        "statement: Coffee is a drink made from roasted beans.\nsource: coffee-board\nsentences: [1]\nstance: neutral\n"
        "background: {about: coffee}\nbasis: none\ncaveats: []\n"
    )
    home = render(kept)["index.md"].markdown
    assert re.findall(r"^## (.*)$", home, re.MULTILINE) == [
        "What this rests on", "Most disputed", "How to read this site",
    ]  # fmt: skip
    assert "cc-alert" not in home


def test_the_home_page_shows_the_questions_that_the_configuration_names(night: dict[str, str], show: Show) -> None:
    words = SiteWords(questions=("nap/sleep-quality", "no/such", "coffee"))
    (page,) = home.pages(show(night, words))
    below = page.markdown.partition("## The main questions")[2].partition("##")[0]
    assert re.findall(r'href="questions/([^"]+)"', below) == ["nap/sleep-quality/", "coffee/"]
