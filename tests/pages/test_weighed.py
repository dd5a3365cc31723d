from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import weighed

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
KEY = ("coffee", "sleep-quality")
ANSWER = """asks: Does coffee cost sleep?
questions: [{}]
answer: One letter says so [@a].
looked_for: Nobody searched.
date: 2026-01-05
seen: "00000000"
"""


def test_one_claim_is_its_own_page_and_two_make_a_question(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    site = show(bare)
    assert weighed.question(site, KEY) == weighed.exposure(site, "coffee") == "claims/a/index.md"
    say("b", effect=WORSE, source="night-notes")
    site = show(bare)
    assert weighed.question(site, KEY) == weighed.exposure(site, "coffee") == "questions/coffee/sleep-quality/index.md"


def test_an_exposure_has_a_page_where_it_has_several_questions_or_advice_to_weigh(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=None, advice="{do: coffee}", stance="helps")
    assert weighed.exposure(show(bare), "coffee") == "claims/a/index.md"
    say("b", effect=None, advice="{do: coffee}", stance="helps", source="night-notes")
    site = show(bare)
    assert weighed.exposure(site, "coffee") == weighed.question(site, ("coffee", None)) == "questions/coffee/index.md"
    say("c", effect="{exposure: tea, outcome: headache, direction: increases}")
    say("d", effect="{exposure: tea, outcome: sleep-quality, direction: decreases}")
    assert weighed.exposure(show(bare), "tea") == "questions/tea/index.md"
    assert weighed.exposure(show(bare), "nap") == "concepts/nap/index.md"


def test_an_answer_record_makes_a_page_and_the_questions_that_it_names_lead_there(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect="{exposure: tea, outcome: headache, direction: increases}")
    say("c", effect="{exposure: espresso, outcome: sleep-quality, direction: decreases}")
    bare["answers/does-it.yml"] = ANSWER.format("coffee/sleep-quality, tea/headache")
    site = show(bare)
    page = "questions/coffee/sleep-quality/index.md"
    assert weighed.question(site, KEY) == weighed.question(site, ("tea", "headache")) == page
    assert weighed.question(site, ("espresso", "sleep-quality")) == "claims/c/index.md", "covered, and not named"
