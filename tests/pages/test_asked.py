from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.configuration import SiteWords
from counterclaim.pages import asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]

ANSWER = """asks: Does coffee cost sleep?
questions: [coffee/sleep-quality]
answer: One letter says so [@a].
looked_for: Nobody searched.
date: 2026-01-05
seen: "00000000"
"""


def test_a_question_is_titled_as_it_is_asked_and_never_like_the_answer_that_covers_it(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect="{exposure: coffee, outcome: sleep-quality, direction: decreases}")
    say("b", effect="{exposure: espresso, outcome: sleep-quality, direction: decreases}")
    say("c", effect="{exposure: tea, outcome: headache, direction: increases}")
    bare["answers/does-it.yml"] = ANSWER
    words = SiteWords(asked=(("espresso/sleep-quality", "Does coffee cost sleep?"), ("tea/headache", "Does tea hurt?")))
    site = show(bare, words)
    titles = {name: asked.asks(site, question) for name, question in site.analysis.question_names.items()}
    assert titles == {
        "coffee/sleep-quality": "Does coffee cost sleep?",
        "espresso/sleep-quality": "What does espresso do to sleep quality?",
        "tea/headache": "Does tea hurt?",
    }
