"""What a page costs Markdown is told in time that grows with the page and no faster, before Markdown reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import tolls

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase

LARGE = 200_000
SLOW = ["[@", "<a ", "[", "![", "[a](", "[a][", "<!-- ", "[a](b[", "</", "<?x ", "# a\n", "!!! a\n", "\\"]
QUICK = [
    "[a](b.md) ",
    "[@late-coffee] ",
    "a < b ",
    "<b>a</b> ",
    "a\n\n[b\n\n",
    "[^1] ",
    "| [a](b) | c |\n",
    "- [ ] a\n",
    "\\[ ",
]


@pytest.mark.parametrize("piece", SLOW)
def test_signs_that_wait_are_told_and_the_page_is_left_out(
    piece: str, load: Callable[..., KnowledgeBase], sleep: dict[str, str]
) -> None:
    text = piece * (LARGE // len(piece))
    assert len(text) <= LARGE
    toll = tolls.of(text)
    assert toll.passed > tolls.MOST
    assert text.startswith(toll.sign, toll.at)
    kb = load({**sleep, "guide/night.md": text, "guide/day.md": "# Day\n"})
    (fault,) = kb.faults
    assert (fault.rule, fault.place.path) == ("syntax", "guide/night.md")
    assert fault.message.startswith(f"too many signs wait for others, such as this {toll.sign}: ")
    assert [page.name for page in kb.guide] == ["day"]


@pytest.mark.parametrize("piece", QUICK)
def test_a_large_page_that_closes_what_it_opens_is_read(piece: str) -> None:
    assert tolls.of(piece * (LARGE // len(piece))).passed < tolls.MOST


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("", 0),
        ("[a]", 2),
        ("[a", 2),
        ("[a\n\nb", 4),
        ("[[a]]", 6),
        ("[a](b)", 5),
        ("<b>", 2),
        ("a <b", 2),
        ("{a}", 2),
        ("]", 0),
        (")", 0),
    ],
)
def test_what_is_passed_is_counted(text: str, passed: int) -> None:
    assert tolls.of(text).passed == passed
