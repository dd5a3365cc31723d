"""What templates do to the text of records."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape

from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages.filling import Leading, amounts, cited, leading
from counterclaim.pages.site import Site
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import background, base


@pytest.fixture
def to() -> Leading:
    claims = {name: background("coffee") for name in ("late-coffee", "naps")}
    return leading(Site(Analysis(base(claims)), Configuration(Path())), "claims/other/index.md")


def test_citations_in_a_caveat_become_links_and_nothing_else_is_markup(to: Leading) -> None:
    told = cited("Not <b>all</b> agree [@late-coffee; @naps], nor [this].", to)
    assert told == (
        'Not &lt;b&gt;all&lt;/b&gt; agree (<a href="../late-coffee/">see that claim</a>)'
        ' (<a href="../naps/">see that claim</a>), nor [this].'
    )


def test_what_names_no_claim_shows_as_written_and_leads_nowhere(to: Leading) -> None:
    assert cited("As others say [@nap; @<b>] of it.", to) == "As others say [@nap; @&lt;b&gt;] of it."
    assert cited("As others say [@nap; @naps].", to) == ('As others say (<a href="../naps/">see that claim</a>).')


def test_a_caveat_without_citations_is_itself(to: Leading) -> None:
    assert cited("Nobody\nsays so.", to) == "Nobody says so."


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("at least 20 km a week", ["20 km"]),
        ("5 to 1 000 km, or 2,5 mg/day", ["5 to", "1 000 km", "2,5 mg/day"]),
        ("\u22120.15 grades (\u22120.25 to \u22120.05), 30 % of them", ["\u22120.15 grades", "\u22120.25 to", "30 %"]),
        ("B12 levels and v1.2 notes", []),
        ("in 2020, and 7", []),
        (f"{'9' * 30} km, 3 {'m' * 30}", []),
        ("<b> & 3\nkm", ["3 km"]),
        ("<= 20 min or > 1 h", ["&lt;= 20 min", "&gt; 1 h"]),
    ],
)
def test_a_number_stays_with_its_unit_and_no_word_changes(text: str, together: list[str]) -> None:
    told = amounts(text)
    assert re.findall('<span class="cc-amount">(.*?)</span>', told) == together
    assert re.sub("</?span[^>]*>", "", told) == escape(text.replace("\n", " "))
