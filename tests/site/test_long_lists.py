"""A table of claims that is too long for one page: its filters load the parts that they need, and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import find
from counterclaim.pages import look
from counterclaim.pages.kinds import claims
from counterclaim.pages.site import Site as Shown
from counterclaim.reasoning.analysis import Analysis
from tests.site.conftest import ROOT
from tests.site.looking import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from counterclaim.pages.kinds.claims import Row
    from tests.site.conftest import Site, Visit, Visits

SIZE = 7


@pytest.fixture(scope="module")
def rows(shown: Shown) -> list[Row]:
    return claims.rows(shown)


@pytest.fixture(scope="module")
def table(served: Site) -> Iterator[str]:
    """Return the address of this repository's table as it would be if it were too long; without the theme."""
    long = Shown(Analysis(KnowledgeBase.load(ROOT)), find(ROOT))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "ROWS_AT_MOST", SIZE)
        patch.setattr(claims, "ROWS_OF_A_PAGE", SIZE)
        made = [*claims.pages(long), *look.pages()]
    for page in made:
        path = served.folder / "long" / page.path.replace(".md", ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        html = page.path.endswith(".md")
        path.write_text(f"<!doctype html><title>x</title><link rel=icon href=data:,>{page.markdown}" if html else page.text(), "utf-8")
    yield served.address + "long/claims/"


def told(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def said(page: Page) -> list[str]:
    return page.locator("tbody tr td:first-child").all_inner_texts()


def parts(visit: Visit) -> set[str]:
    return {url.rpartition("/")[2].removesuffix(".js") for url in visit.requests if "/assets/claims/" in url}


def test_the_first_rows_are_there_and_more_come_with_a_part_of_their_own(
    table: str, visits: Visits, rows: list[Row]
) -> None:
    visit = visits(1280)
    page = visit.go(table)
    assert told(page) == f"{len(rows)} claims"
    assert parts(visit) == {f"rows-{n}" for n in range(1, -(-50 // SIZE))}
    until(page, "document.querySelectorAll('tbody tr').length === 50")
    page.get_by_role("button", name="more of").press("Enter")
    until(page, "document.querySelectorAll('tbody tr').length === 100")
    assert said(page) == [row.claim.statement for row in rows[:100]]
    first = page.locator("tbody tr").nth(50).locator("a")
    assert first.evaluate("link => link === document.activeElement")
    assert visit.troubles == []


def test_a_choice_loads_its_column_and_the_rows_that_fit(table: str, visits: Visits, rows: list[Row]) -> None:
    visit = visits(1280)
    visit.go("about:blank")
    page = visit.go(f"{table}#stance=harms&conflict=open")
    kept = [row.claim.statement for row in rows if (row.claim.stance, row.dispute) == ("harms", "open")]
    until(page, f"document.querySelectorAll('tbody tr').length === {min(50, len(kept))}")
    assert told(page) == f"{len(kept)} of {len(rows)} claims"
    assert said(page) == kept[:50]
    assert {"stance", "conflict"} == {name for name in parts(visit) if not name.startswith("rows-")}
    page.locator("select[name=stance]").select_option("")
    page.get_by_label("Conflict").select_option("")
    until(page, "document.querySelectorAll('tbody tr').length === 50")
    assert told(page) == f"{len(rows)} claims"


def test_words_find_claims_by_what_they_say_their_source_and_every_name_of_what_they_speak_of(
    table: str, visits: Visits, rows: list[Row], shown: Shown
) -> None:
    visit = visits(1280)
    visit.go("about:blank")
    page = visit.go(table)
    last = rows[-1]
    page.get_by_label("Words").fill(f"{last.who.name} {last.claim.statement.upper()}")
    until(page, "document.querySelectorAll('tbody tr').length === 1")
    assert said(page) == [last.claim.statement]
    concept = next(c for c in shown.kb.concepts.values() if c.also and any(c.id in row.concepts for row in rows))
    page.get_by_label("Words").fill(concept.also[0])
    until(page, "document.querySelectorAll('tbody tr').length !== 1")
    assert int(told(page).split()[0]) >= sum(concept.id in row.concepts for row in rows)
    visit.go("about:blank")
    page = visit.go(f"{table}#concept={concept.id}")
    page.get_by_role("button", name=f"Remove the filter about: {concept.label}").wait_for()
    assert told(page) == f"{sum(concept.id in row.concepts for row in rows)} of {len(rows)} claims"


def test_a_part_that_cannot_be_loaded_is_said_and_asked_for_again(table: str, visits: Visits, rows: list[Row]) -> None:
    visit = visits(1280)
    visit.go("about:blank")
    page = visit.go(table)
    page.route("**/stance.js", lambda route: route.abort())
    page.locator("select[name=stance]").select_option("harms")
    until(page, "document.querySelector('[data-count]').textContent.startsWith('Not all')")
    page.unroute("**/stance.js")
    page.locator("select[name=stance]").select_option("helps")
    until(page, "document.querySelector('[data-count]').textContent.includes(' of ')")
    assert told(page) == f"{sum(row.claim.stance == 'helps' for row in rows)} of {len(rows)} claims"


def test_without_javascript_every_claim_lies_on_the_pages_that_follow(
    table: str, visits: Visits, rows: list[Row]
) -> None:
    page = visits(1280, script=False).go(table)
    last = page.locator(".cc-pages a").filter(has_text=str(-(-len(rows) // SIZE))).first
    assert said(page) == [row.claim.statement for row in rows[:SIZE]]
    letter = rows[-1].who.name[:1].upper()
    assert page.locator(".cc-pages p").nth(1).get_by_role("link", name=letter).count() == 1
    address = last.evaluate("link => link.href")
    page = visits(1280, script=False).go(f"{address}index.html")
    assert said(page) == [row.claim.statement for row in rows[len(rows) // SIZE * SIZE :]]
