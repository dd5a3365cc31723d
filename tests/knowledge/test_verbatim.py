from __future__ import annotations

import pytest

from counterclaim.knowledge import guide
from counterclaim.knowledge.guide import Guide


def cited(text: str) -> list[str]:
    return [identity for found in guide.citations(Guide("guide/p.md", text)) for identity in found.claims]


@pytest.mark.parametrize(
    "text",
    [
        "    [@x]\n",
        "Words.\n\n    [@x]\n\n    [@x]\n\nWords.\n",
        "Words.\n\n\t[@x]\n",
        "<code>[@x]</code>\n",
        "Words <CODE class='a'>one [@x]\ntwo</code> words.\n",
        "<pre>\n[@x]\n</pre>\n",
        "\\[@x]\n",
        "\\[?a/b]\n",
        "```\n[@x]\n```\n",
    ],
)
def test_what_is_shown_as_it_is_written_cites_nothing(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Words [@x].\n",
        "Words.\n    [@x]\n",
        "- item\n\n    [@x]\n",
        "1. item\n\n    more [@x]\n",
        "!!! note\n\n    [@x]\n",
        "<code>open [@x]\n",
        "<code>closed</code> [@x]\n",
        "    code\n\nWords [@x]\n",
        "   [@x]\n",
    ],
)
def test_what_is_prose_cites(text: str) -> None:
    assert cited(text) == ["x"]


def test_a_page_of_tags_that_nobody_closes_is_read_quickly() -> None:
    assert cited("<code>" * 30_000 + "[@x]") == ["x"]
    assert cited("<code></code>" * 20_000 + "    [@x]\n" * 10) == ["x"] * 10
