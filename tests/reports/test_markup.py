"""Text of records in a comment on a request: read back by a Markdown reader, and looked at as the services do."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from counterclaim.reports.markup import escaped
from tests.strategies import examples

AWKWARD = (
    "<b>bold</b> <!-- gone --> <script>alert(1)</script>",
    "*one* **two** _three_ __four__ ~~five~~ `six` ``` seven",
    "[a link](https://evil.example) ![a picture](x.png) [ref][1] [^1]",
    "<https://evil.example> &lt;b&gt; &copy; \\*",
    "| a | b | $x$ $$y$$",
)
READER = MarkdownIt("gfm-like", {"linkify": False})
SEEN = re.compile(
    r"@\w|#\d|\bGH-\d|\w://\w|\bwww\.|:\w+:|mailto:\w|\b[0-9a-f]{7,40}\b|\b[A-Z]+-\d|[!%~$&]\w|%\"|\[\w+:\d",
    re.IGNORECASE,
)


def shown(text: str) -> str:
    """Return what a reader sees behind a list item, spaces of no width included."""
    found = re.fullmatch(
        r"<ul>\n<li><strong>x</strong>: ?(.*)</li>\n</ul>\n", READER.render(f"- **x**: {text}"), re.DOTALL
    )
    assert found, text
    assert not re.search(r"<[a-z/!]", found[1]), found[1]
    return html.unescape(found[1])


@pytest.mark.parametrize("text", AWKWARD)
def test_markup_shows_as_it_is_written(text: str) -> None:
    assert shown(escaped(text)).replace("\u200b", "") == text


@pytest.mark.parametrize(
    "text",
    [
        "thanks @ada and @org/team, ada@example.org",
        "see #12, GH-12, org/repo#12, TICKET-9",
        "https://evil.example and http://evil.example, www.evil.example, WWW.evil.example",
        "mailto:ada@example.org xmpp:ada@example.org",
        "a commit 1a2b3c4 and 0123456789abcdef0123456789abcdef01234567",
        ":tada: :+1: :warning:",
        'see !7, %4, ~bug, $9, &3, %"next release", [work_item:5]',
    ],
)
def test_nothing_is_left_that_a_service_would_turn_into_a_mention_or_link(text: str) -> None:
    seen = shown(escaped(text))
    assert SEEN.search(text)
    assert not SEEN.search(seen)
    assert seen.replace("\u200b", "") == text


def test_leaves_out_what_turns_the_direction_of_writing_and_what_controls() -> None:
    assert escaped("one\u202etwo\u2066\x07 three\n\n# four") == "onetwo three #&#8203; four".replace("&#8203; ", " ")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(deadline=None, max_examples=examples(75))
def test_whatever_is_written_stays_one_line_of_text(text: str) -> None:
    written = escaped(text)
    assert "\n" not in written
    assert not SEEN.search(shown(written))
