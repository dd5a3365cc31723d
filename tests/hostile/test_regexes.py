"""No text makes the reading of prose slow: every pattern takes time that grows with the text and no faster."""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import guide, sentences, yaml_slips
from counterclaim.knowledge.guide import Guide
from counterclaim.reports import markup
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

pytestmark = pytest.mark.slow

SIZE = 30_000
LONGEST_FIELD = 2_000
SECONDS = 10
"""Of the processor, for one pattern and text: the square of the size would take hours."""
PIECES = (
    "<!--",
    "-->",
    "`",
    "```\n",
    "~~~\n",
    "````\n```\n",
    "[@",
    "[@a]",
    "`a`[@b] ",
    "# a",
    "#",
    " ",
    "\n",
    "a\n",
    "- a\n",
    "---\n",
    "a. ",
    ".",
    ")",
    '"',
    "A b. [@c]\n\n",
    "1. ",
    "(",
    "[",
    "|",
    "- ",
    "a-",
    "0",
    "\t",
    "'",
    ": ",
    "é",
    "\r",
    "@a ",
    "f",
)


@pytest.fixture(autouse=True)
def _hurry() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError("this takes longer than time in proportion to the text")

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("head", ["", "# a", "```x\n", "---\na: "])
def test_a_page_of_one_thing_over_and_over_is_read(head: str, piece: str) -> None:
    page = Guide("guide/a.md", head + piece * (SIZE // len(piece)) + "\n\n[@last]")
    list(guide.citations(page))
    list(guide.passages(page))
    guide.title(page)
    guide.front_fault(page)


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_thing_over_and_over_is_cut_and_shown(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    sentences.split(text)
    yaml_slips.explain("found unexpected end of stream", f"a: {text}", 1)
    markup.escaped(text[:LONGEST_FIELD])


LINES = st.lists(
    st.sampled_from(["```", "~~~", "a [@x]", "`c [@x]`", "<!-- [@x]", "[@x] -->", "", "# h", "b `"]), max_size=14
)
OLD = re.compile(r"^(?P<fence>```|~~~)[^\n]*\n.*?^(?P=fence)[^\n]*$|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE)


@given(LINES)
@settings(max_examples=examples(75), deadline=None)
def test_code_is_what_the_plain_pattern_says(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert guide._code(text) == [found.span() for found in OLD.finditer(text)]
