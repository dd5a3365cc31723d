from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.pages import marks
from counterclaim.wording import questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"


@pytest.mark.parametrize(
    ("claims", "mark"),
    [
        ({"a": ("sleep-letter", "harms", WORSE)}, ("harms", "▼", "One source: it harms")),
        (
            {"a": ("sleep-letter", "harms", WORSE), "b": ("coffee-board", "helps", BETTER)},
            ("split", "⚡", "Sources disagree"),
        ),
        (
            {"a": ("coffee-board", "harms", WORSE), "b": ("coffee-board", "helps", BETTER)},
            ("split", "⚡", "One source says both"),
        ),
        (
            {"a": ("night-notes", "helps", BETTER), "b": ("coffee-board", "helps", BETTER)},
            ("helps", "▲", "Sources agree: it helps"),
        ),
        (
            {"a": ("sleep-letter", "neutral", "{exposure: tea, outcome: coffee, direction: no-change}")},
            ("neutral", "●", "One source: neither"),
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
    words = [
        (marks.answer(q).word, marks.side(q.leading or "", advice=True).word, questions.reason(site.kb, q))
        for q in site.analysis.questions.values()
    ]
    told = "Only one independent source answers this."
    assert words == [("One source: do it", "Advises it", told), ("One source: avoid it", "Advises against it", told)]
