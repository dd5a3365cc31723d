"""What changed, as a page."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from counterclaim.pages import links
from counterclaim.wording import changes
from counterclaim.wording.steps import History

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = "https://night.example/base"


def test_the_page_and_the_feed_are_as_stored(
    history: History, made: Callable[..., dict[str, str]], golden: Callable[[str, str], None]
) -> None:
    found = made(history, address=SITE)
    golden("changes.md", found[links.CHANGES])
    golden("changes-feed.xml", found[links.FEED])


def test_only_what_there_is_a_page_for_is_a_link(history: History, made: Callable[..., dict[str, str]]) -> None:
    found = made(history)
    for address in map(unescape, re.findall(r'href="([^"]*)"', found[links.CHANGES].partition("cc-anchor")[2])):
        path = address.partition("#")[0]
        assert path.startswith("../"), address
        target = f"{path.removeprefix('../')}index.md"
        assert target in found or f"{path.removeprefix('../').rstrip('/')}.md" in found, address
    assert "&lt;i&gt;Gone&lt;/i&gt; &amp; *far*</li>" in found[links.CHANGES]


def test_the_long_lists_are_folded_on_the_page_and_open_in_the_feed(
    history: History, made: Callable[..., dict[str, str]]
) -> None:
    found = made(history)
    page = found[links.CHANGES]
    assert page.index("<h3>Answers that changed</h3>") < page.index("<h3>Disagreements opened</h3>")
    assert "<summary>Claims added (1,300)</summary>" in page
    assert "<li>and 1,298 more</li>" in page
    assert "details" not in found[links.FEED]


def test_a_page_that_does_not_go_back_to_the_beginning_says_how_far_it_looks(
    history: History, made: Callable[..., dict[str, str]]
) -> None:
    words = "no further back than 9 November 2026"
    assert words not in made(history)[links.CHANGES]
    assert words in made(history._replace(whole=False))[links.CHANGES]


def test_without_a_history_the_page_says_how_to_get_one_and_the_feed_is_empty(
    made: Callable[..., dict[str, str]],
) -> None:
    found = made(None)
    assert "<code>fetch-depth: 0</code>" in found[links.CHANGES]
    assert made(History()) == found
    quiet = made(History(start="a" * 40))
    assert "tells of no change" in quiet[links.CHANGES]


def test_a_title_is_short_whatever_happened(history: History) -> None:
    assert str(changes.summary(history.steps[0])).endswith("1 disagreement seen otherwise, and more")
