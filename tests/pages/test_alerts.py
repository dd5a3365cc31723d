from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import alerts

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]


def test_alerts_stand_under_what_to_do_the_most_specific_first(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=None, advice="{do: see-a-doctor}", stance="helps", scope="{condition: breath-stops}")
    say("b", effect=None, advice="{do: see-a-doctor}", stance="helps", scope="{condition: [evening, morning]}")
    say("c", effect=None, advice="{do: see-a-doctor-now}", stance="helps", statement="See a doctor on this very day.")
    say("d", effect=None, advice="{avoid: see-a-doctor}")
    say("e", effect=None, advice="{do: see-a-doctor}", retired="{date: 2026-01-01, why: Nobody says so any more.}")
    told = [(what, [when for when, _ in signs]) for what, signs in alerts.alerts(show(bare))]
    assert told == [
        ("see a doctor at once", ["See a doctor on this very day."]),
        ("see a doctor", ["breathing stops in sleep", "in the evening and in the morning"]),
    ]
