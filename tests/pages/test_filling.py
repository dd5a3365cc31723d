"""What templates do to the text of records."""

from __future__ import annotations

from counterclaim.pages.filling import cited


def to(target: str) -> str:
    return f"../{target}"


def test_citations_in_a_caveat_become_links_and_nothing_else_is_markup() -> None:
    told = cited("Not <b>all</b> agree [@late-coffee; @naps], nor [this].", to)
    assert told == (
        'Not &lt;b&gt;all&lt;/b&gt; agree (<a href="../claims/late-coffee/index.md">see that claim</a>)'
        ' (<a href="../claims/naps/index.md">see that claim</a>), nor [this].'
    )


def test_a_caveat_without_citations_is_itself() -> None:
    assert cited("Nobody\nsays so.", to) == "Nobody says so."
