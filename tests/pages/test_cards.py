from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording import claims, sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]


def test_limits_are_told_in_words(show: Show, bare: dict[str, str], say: Callable[..., None]) -> None:
    scope = "{population: [adults, older-adults], condition: evening, horizon: long-term, dose: {nap-length: ~ 1 h}}"
    say("a", scope=scope, effect="{exposure: nap, outcome: headache, direction: increases, modality: possible}")
    site = show(bare)
    assert claims.limits(site.kb, site.kb.claims["a"]) == [
        ("for whom", "adults and older adults"),
        ("under which condition", "in the evening"),
        ("over what time", "years"),
        ("how much (length of a nap)", "~ 1 h"),
        ("how firmly", "says only that it can happen"),
    ]


def test_authors_are_named_as_the_record_names_them(show: Show, night: dict[str, str]) -> None:
    site = show(night)
    assert sources.authors(site.kb.sources["sleep-letter"]) == "Ada Moreau, The editors"
    assert sources.authors(site.kb.sources["night-notes"]) == ""
