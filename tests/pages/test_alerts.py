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
    told = [(what, [sign.when for sign in signs]) for what, signs in alerts.alerts(show(bare))]
    assert told == [
        ("see a doctor at once", ["See a doctor on this very day."]),
        ("see a doctor", ["breathing stops in sleep", "in the evening and in the morning"]),
    ]


def test_a_sign_stands_once_where_it_is_the_most_urgent(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=None, advice="{do: see-a-doctor, when: routine}", scope="{condition: breath-stops}")
    say("b", effect=None, advice="{do: see-a-doctor, when: now}", scope="{condition: breath-stops}")
    say("c", effect=None, advice="{do: see-a-doctor}", scope="{condition: evening}")
    say("d", effect=None, advice="{do: see-a-doctor, when: routine}", scope="{condition: morning}")
    told = [(what, [sign.when for sign in signs]) for what, signs in alerts.alerts(show(bare))]
    assert told == [
        ("Now: see a doctor", ["breathing stops in sleep"]),
        ("In time: see a doctor", ["in the morning"]),
        ("see a doctor", ["in the evening"]),
    ]
