from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import voices

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"


def test_a_source_stands_once_with_every_side_that_it_takes_and_is_silent_elsewhere(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect=WORSE.replace("decreases", "increases"), stance="helps", basis="anecdote")
    say("c", effect=WORSE, source="night-notes", basis="none")
    say("d", effect="{exposure: tea, outcome: headache, direction: increases}", source="night-notes", basis="none")
    site = show(bare)
    asked = [("Coffee?", "questions/coffee/", ["a", "b", "c"]), ("Tea?", "questions/tea/", ["d"])]
    found = voices.chart(site, asked)
    assert found is not None
    assert [(column.number, column.asks) for column in found.columns] == [(1, "Coffee?"), (2, "Tea?")]
    told = {voice.path: [[mark.css for mark in marks] for marks in voice.sides] for voice in found.first}
    assert told == {
        "sources/night-notes/index.md": [["harms"], ["harms"]],
        "sources/sleep-letter/index.md": [["helps", "harms"], []],
    }
    assert (found.rest, voices.chart(site, [("Tea?", "questions/tea/", [])])) == ([], None)


def test_many_sources_are_folded_and_many_questions_left_out(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    for n in range(9):
        say(f"c{n}", effect=WORSE, source=f"page-{n}")
    found = voices.chart(show(bare), [(f"Question {n}?", "questions/", [f"c{k}" for k in range(9)]) for n in range(12)])
    assert found is not None
    assert (len(found.columns), len(found.first), len(found.rest)) == (8, 6, 3)
    assert found.folded == "3 more sources"
    assert {voice.path for voice in found.first} == {""}, "a source without a record has no page"
