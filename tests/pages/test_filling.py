"""What templates do to the text of records."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages.filling import Leading, cited, leading
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
