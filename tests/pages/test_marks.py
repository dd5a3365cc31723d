from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from counterclaim.pages import marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"


@pytest.mark.parametrize(
    ("claims", "mark"),
    [
        ({"a": ("sleep-letter", "harms", WORSE)}, ("harms", "▼", "Said to harm")),
        (
            {"a": ("sleep-letter", "harms", WORSE), "b": ("coffee-board", "helps", BETTER)},
            ("split", "⚡", "Disputed"),
        ),
        (
            {"a": ("coffee-board", "harms", WORSE), "b": ("coffee-board", "helps", BETTER)},
            ("split", "⚡", "One source says both"),
        ),
        (
            {"a": ("night-notes", "helps", BETTER), "b": ("coffee-board", "helps", BETTER)},
            ("helps", "▲", "Said to help"),
        ),
        (
            {"a": ("sleep-letter", "neutral", "{exposure: tea, outcome: coffee, direction: no-change}")},
            ("neutral", "●", "Said to do neither"),
        ),
    ],
)
def test_an_answer_has_a_colour_a_symbol_and_a_word(
    show: Show,
    bare: dict[str, str],
    say: Callable[..., None],
    claims: dict[str, tuple[str, str, str]],
    mark: tuple[str, str, str],
) -> None:
    for identity, (source, stance, effect) in claims.items():
        say(identity, source=source, stance=stance, effect=effect)
    site = show(bare)
    (question,) = site.analysis.questions.values()
    assert marks.answer(question) == mark


def test_advice_that_readers_must_not_miss_looks_like_a_warning(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("go", effect=None, advice="{do: see-a-doctor-now}", stance="helps")
    say("stay", effect=None, advice="{avoid: see-a-doctor}")
    say("tea", effect=None, advice="{do: tea}", stance="helps")
    site = show(bare)
    looks = {identity: marks.claim(site, claim).css for identity, claim in site.kb.claims.items()}
    assert looks == {"go": "alert", "stay": "harms", "tea": "helps"}


def test_advice_is_given_or_given_against_and_neither_helps_nor_harms(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=None, advice="{do: coffee}", stance="helps")
    say("b", effect=None, advice="{avoid: tea}", stance="harms")
    site = show(bare)
    asked = site.analysis.questions.values()
    words = [(marks.answer(q).word, marks.side(q.stance or "", advice=True).word) for q in asked]
    assert words == [("Advised",) * 2, ("Advised against",) * 2]


def look(site: Site) -> marks.Mark:
    (question,) = site.analysis.questions.values()
    return marks.answer(question)


def test_what_can_both_happen_is_not_in_dispute(show: Show, bare: dict[str, str], say: Callable[..., None]) -> None:
    say("a", effect=WORSE.replace("}", ", modality: possible}"))
    say("b", effect=BETTER.replace("}", ", modality: possible}"), stance="helps")
    assert look(show(bare)) == ("several", "◇", "Both can happen; nobody says when")


def test_limits_that_part_claims_leave_several_things_said(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE, scope="{horizon: long-term}")
    say("b", effect=BETTER, stance="helps", scope="{horizon: immediate}")
    assert look(show(bare)) == ("several", "◇", "Opposed, within different limits")


def test_a_decision_takes_the_dispute_away_and_open_leaves_it(
    show: Show, bare: dict[str, str], say: Callable[..., None], decide: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect=BETTER, stance="helps", source="night-notes")
    decide("a", "b", "open", name="r")
    assert look(show(bare)).css == "split"
    decide("a", "b", "{prefer: a}", name="r")
    assert look(show(bare)) == ("several", "◇", "Opposed, and decided by the editors")


def test_what_could_not_tell_does_not_say_neither(show: Show, bare: dict[str, str], say: Callable[..., None]) -> None:
    say("a", effect="{exposure: coffee, outcome: sleep-quality, direction: inconclusive}", stance="neutral")
    assert look(show(bare)) == ("neutral", "○", "Could not tell")


def test_agreement_is_said_only_of_independent_studies(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    cause = BETTER.replace("}", ", link: causes}")
    for name in ("night-notes", "sleep-letter"):
        bare[f"sources/{name}.yml"] = re.sub("design: .*", "design: cohort", bare[f"sources/{name}.yml"])
        say(f"c-{name}", effect=cause, stance="helps", source=name, basis="own-data")
    assert look(show(bare)) == ("helps", "▲", "Independent studies agree: said to help")


def test_advice_is_advised_which_is_not_to_say_that_it_helps(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("do-it", effect=None, stance="helps", advice="{do: coffee}")
    say("leave-it", effect=None, stance="harms", advice="{avoid: coffee}")
    say("it-does", effect=BETTER, stance="helps")
    claims = show(bare).kb.claims
    told = {name: marks.claim(show(bare), claims[name]).word for name in claims}
    assert told == {"do-it": "Advised", "leave-it": "Advised against", "it-does": "Said to help"}
