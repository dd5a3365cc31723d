"""The addresses of questions without a page of their own lead to where their content is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_question_with_one_claim_leads_to_it_from_its_old_address(
    bare: dict[str, str], say: Callable[..., None], render: Callable[..., dict[str, Page]], *, directory_urls: bool
) -> None:
    say("alone", effect=WORSE)
    found = render(bare, directory_urls=directory_urls)
    assert "questions/coffee/sleep-quality/index.md" not in found
    assert "questions/coffee/index.md" not in found
    end, up = ("/", "../../../") if directory_urls else ("/index.html", "../../../")
    page = found["questions/coffee/sleep-quality/index.html"].text()
    assert re.findall(r'content="0; url=([^"]*)"', page) == re.findall(r'href="([^"]*)"', page)
    assert re.findall(r'href="([^"]*)"', page) == [f"{up}claims/alone{end}"]
    assert f'href="../../claims/alone{end}"' in found["questions/coffee/index.html"].text()


def test_where_there_is_something_to_weigh_nothing_is_moved(
    bare: dict[str, str], say: Callable[..., None], render: Callable[..., dict[str, Page]]
) -> None:
    say("one", effect=WORSE)
    say("other", effect=WORSE, source="night-notes")
    found = render(bare)
    assert "questions/coffee/sleep-quality/index.md" in found
    assert "questions/coffee/sleep-quality/index.html" not in found
    assert "questions/coffee/index.html" in found, "the only question of an exposure is where its address leads"
