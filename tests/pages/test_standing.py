from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
KEY = ("coffee", "sleep-quality")
ANSWER = """asks: Does coffee cost sleep?
questions: [coffee/sleep-quality, tea/headache]
answer: One letter says so [@a].
bodies:
  - {about: nights, question: espresso/sleep-quality, claims: [c], certainty: low}
  - {about: heads, question: tea/headache, claims: [b], certainty: not-assessed}
looked_for: Nobody searched.
date: 2026-01-05
seen: "00000000"
"""


def test_who_says_so_counts_sources_by_the_best_that_each_offers(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE, basis="none")
    say("b", effect=WORSE, basis="anecdote")
    say("c", effect=WORSE, source="night-notes", basis="none")
    site = show(bare)
    found = standing.of_question(site, site.analysis.questions[KEY])
    assert found is not None
    assert found.who.endswith("1 personal story, 1 source that gives no grounds")
    assert (found.best, found.tier) == ("a personal story", "anecdote")
    assert standing.of_claims(site, []) is None


def test_certainty_is_that_of_the_body_about_a_question_and_never_of_another(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect="{exposure: tea, outcome: headache, direction: increases}")
    say("c", effect="{exposure: espresso, outcome: sleep-quality, direction: decreases}")
    say("d", effect="{exposure: nap, outcome: headache, direction: increases}")
    say("e", effect="{exposure: espresso, outcome: deep-sleep, direction: decreases}")
    bare["answers/does-it.yml"] = ANSWER
    site = show(bare)
    sure = {name: standing.sure(site, question) for name, question in site.analysis.question_names.items()}
    assert sure == {
        "coffee/sleep-quality": "low",
        "tea/headache": "not-assessed",
        "espresso/sleep-quality": "low",
        "nap/headache": "not-assessed",
        "espresso/deep-sleep": "not-assessed",
    }
    answer = site.kb.answers["does-it"]
    assert [claim.id for claim in standing.speaking(site, answer)] == ["a", "b", "c"]
