from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.pages import pairs
from counterclaim.reasoning import resolutions

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
def test_a_decision_is_told_in_words_while_it_fits(
    show: Show, bare: dict[str, str], say: Callable[..., None], decision: str, words: str
) -> None:
    say("a", effect=WORSE)
    say("b", effect=BETTER, stance="helps")
    site = show(bare)
    (conflict,) = site.analysis.conflicts
    assert pairs.decision(site, conflict) is None
    seen = resolutions.fingerprint(site.kb.claims["a"], site.kb.claims["b"])
    resolution = (
        f"claims: [a, b]\ndecision: {decision}\nreason: Nobody has counted.\ndate: 2026-01-01\nseen: '{seen}'\n"
    )
    decision_now = pairs.decision(show({"resolutions/r.yml": resolution}), conflict)
    assert decision_now is not None
    assert decision_now.said == words
    say("b", effect=BETTER, stance="helps", statement="Coffee in the evening makes for a better night.")
    assert pairs.decision(show(bare), conflict) is None
