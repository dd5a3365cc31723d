from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.pages import pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ("open", "examined, stays open"),
        ("both-hold", "both hold"),
        ("{prefer: a}", "the editors follow: a"),
    ],
)
def test_a_decision_is_told_in_words_and_that_it_no_longer_fits(
    show: Show,
    bare: dict[str, str],
    say: Callable[..., None],
    decide: Callable[..., None],
    decision: str,
    words: str,
) -> None:
    say("a", effect=WORSE)
    say("b", effect=BETTER, stance="helps")
    site = show(bare)
    (conflict,) = site.analysis.conflicts
    assert pairs.decision(site, conflict) is None
    decide("a", "b", decision)
    told = pairs.decision(show(bare), conflict)
    assert told is not None
    assert (told.said, told.outdated) == (words, "")
    assert told.view == "one editor's view, ada, 5 January 2026; not reviewed"
    say("b", effect=BETTER, stance="helps", statement="Coffee in the evening makes for a better night.")
    told = pairs.decision(show(bare), conflict)
    assert told is not None
    assert told.outdated == "It no longer counts: what it was about says something else now."


def test_a_decision_holds_for_claims_that_join_until_one_has_better_grounds(
    show: Show, bare: dict[str, str], say: Callable[..., None], decide: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect=BETTER, stance="helps", basis="none")
    decide("a", "b", "both-hold", reviewed="{by: bea, date: 2026-01-06}")
    say("c", effect=BETTER, stance="helps", source="night-notes", basis="none")
    site = show(bare)
    (conflict,) = site.analysis.conflicts
    told = pairs.decision(site, conflict)
    assert told is not None
    assert told.view == "the view of ada, 5 January 2026; reviewed by bea, 6 January 2026"
    assert ([line.claim.id for line in told.joined], told.joined_told) == (
        ["c"],
        "It holds for 1 more claim that takes the same side.",
    )
    assert not pairs.disputed(site, site.kb.claims["c"])
    say("c", effect=BETTER, stance="helps", source="night-notes", basis="expert-opinion")
    site = show(bare)
    told = pairs.decision(site, site.analysis.conflicts[0])
    assert told is not None
    assert told.outdated == "It no longer counts: a claim with better grounds has joined since."
    assert pairs.disputed(site, site.kb.claims["c"])


def test_a_side_shows_its_best_claim_and_the_others_up_to_a_number(
    show: Show, bare: dict[str, str], say: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "CLAIMS_AT_MOST", 2)
    say("a", effect=WORSE, basis="none")
    for identity in "bcd":
        say(identity, effect=BETTER, stance="helps", basis="expert-opinion" if identity == "d" else "none")
    site = show(bare)
    (conflict,) = site.analysis.conflicts
    side = next(side for side in pairs.pair(site, conflict).sides if side.claim.id != "a")
    assert (side.claim.id, [line.claim.id for line in side.others], side.left) == ("d", ["b"], 1)
    assert side.told == "2 more claims take the same side"
    assert pairs.pair(site, conflict).stronger.endswith("has the better grounds.")
