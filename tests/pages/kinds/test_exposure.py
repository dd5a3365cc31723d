from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page

    Render = Callable[..., dict[str, Page]]


def test_advice_about_an_exposure_stands_on_two_sides_with_where_it_parts(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    say("have", effect=None, stance="helps", advice="{do: coffee}", scope="{dose: {cups-per-day: <= 2 cups}}")
    say("avoid", effect=None, source="night-notes", advice="{avoid: coffee}")
    page = render(bare)["questions/coffee/index.md"].markdown
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == [
        "What sources advise",
        "Do they clash?",
        "How much",
        "What would settle it",
    ]
    assert page.count('class="cc-sides"') == 1
    assert "1 claim on this question says no amount." in page


def test_an_exposure_asked_about_in_many_ways_folds_the_rest(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    for n in range(120):
        bare["vocabulary/concepts.yml"] += f"o{n:03}:\n  label: outcome {n:03}\n  definition: What comes of it.\n"
        say(f"c{n:03}", effect=f"{{exposure: coffee, outcome: o{n:03}, direction: increases}}", stance="neutral")
    page = render(bare)["questions/coffee/index.md"].markdown
    assert "112 more questions about it" in page
    assert "12 more on the map of all questions" in page
