"""Each kind of page and what can be opened on it: read by everybody, calm, and asking for nothing from elsewhere.

On a phone and a wide screen, light and dark: axe finds nothing serious or critical, the theme's own parts included; the
console is empty; the policy refuses nothing; nothing jumps; no request leaves the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from counterclaim.pages import filling, paging
from counterclaim.wording import serving
from tests.site.looking import KINDS, LOOKS, SCHEMES, box, grave, most_asked, searched, settle, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from counterclaim.pages.site import Site as Shown
    from tests.site.conftest import Site, Visit, Visits


CALM = 0.1
"""How much may jump on a page that is called good (https://web.dev/articles/cls)."""


class State(NamedTuple):
    """Something open on a page: where, what the reader does, and what then is seen."""

    path: str
    act: Callable[[Page], object]
    seen: str


def unfold(page: Page) -> None:
    for fold in page.locator("article summary").all()[:20]:
        if fold.is_visible():
            fold.click()


STATES = {
    "a claim's card": State("{guide}", lambda page: page.locator(".cc-ref").first.click(), ".cc-popover:popover-open"),
    "a word's meaning": State(
        "{guide}", lambda page: page.locator(".cc-term").first.click(), ".cc-popover:popover-open"
    ),
    "folds": State("{question}", unfold, "article details[open]"),
    "a fold of a filtered list": State("conflicts/#status=undetermined", unfold, "article details[open]"),
    "a filter": State("claims/#text=a&conflict=open&concept={concept}", lambda _: None, ".cc-chips button"),
    "a filter that nothing fits": State(
        "claims/", lambda page: page.get_by_label("Words").press_sequentially("quux"), "[data-nothing] button"
    ),
    "search": State("", lambda page: searched(page, "a"), ".md-search-result__link"),
}


ENLARGED = (320, 256)
"""What a screen of 1280 × 1024 shows enlarged to 400 % (https://www.w3.org/WAI/WCAG22/Understanding/reflow.html)."""
CUT_OFF = """article => [...article.querySelectorAll("*")].filter(element => {
  const place = element.getBoundingClientRect();
  if (!element.checkVisibility() || place.width <= 1) return false; // not to be seen at all
  const hides = ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
  return place.left < 0 || place.right > innerWidth || (hides && element.scrollWidth > element.clientWidth + 1);
}).map(element => element.outerHTML)"""


def unwell(visit: Visit, site: Site) -> list[str]:
    """Return what a page asked for elsewhere, what its console says and what its policy refused."""
    elsewhere = [url for url in visit.requests if not url.startswith((site.address, "data:"))]
    return [*elsewhere, *visit.troubles, *visit.refused()]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_can_be_read_by_everybody_and_stays_calm(
    site: Site, paths: dict[str, str], visits: Visits, kind: str, width: int, scheme: str
) -> None:
    visit = visits(width, scheme)
    page = visit.go(site.address + paths[kind])
    assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.shifted() == 0
    assert unwell(visit, site) == []
    assert grave(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("what", STATES)
def test_what_is_opened_can_be_read_by_everybody_and_moves_little_else(
    site: Site, shown: Shown, paths: dict[str, str], visits: Visits, what: str, width: int, scheme: str
) -> None:
    state = STATES[what]
    visit = visits(width, scheme)
    visit.go("about:blank")  # a new document also where only the filter differs
    page = visit.go(site.address + state.path.format(**paths | {"concept": most_asked(shown)}))
    state.act(page)
    page.locator(state.seen).first.wait_for()
    if "popover" in state.seen:
        assert visit.shifted() == 0
    assert visit.shifted(asked=False) < CALM
    until(page, f"document.documentElement.scrollWidth <= {width}")  # the theme's search opens in steps
    assert unwell(visit, site) == []
    assert grave(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_what_leads_through_long_lists_and_what_is_wrong_can_be_read_by_everybody(
    site: Site, visits: Visits, width: int, scheme: str
) -> None:
    pager = filling.macro("paging.jinja", "nav")(paging.pager("claims", 5, 80, [("A", 1), ("Z", 80)]), str)
    broken = [f"claims/letter/{'a-long-name-' * 8}.yml:3:1: there is no source", "a second thing"]
    wrong = filling.macro("serving.jinja", "wrong")(serving.before(2), broken, "")
    page = visits(width, scheme).go(f"{site.address}claims/")
    page.locator("h1").evaluate("(title, html) => title.insertAdjacentHTML('afterend', html)", str(pager))
    page.locator("body").evaluate("(body, html) => body.insertAdjacentHTML('afterbegin', html)", str(wrong))
    assert page.get_by_role("alert").filter(has_text="must be mended").is_visible()
    assert page.locator(".cc-pages [aria-current=page]").inner_text() == "5"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert grave(page) == []


@pytest.mark.parametrize("kind", ["home", "guide", "question", "claim", "conflicts"])
def test_enlarged_to_400_percent_a_page_is_read_downwards_only(
    site: Site, paths: dict[str, str], visits: Visits, kind: str
) -> None:
    width, height = ENLARGED
    page = visits(width).go(site.address + paths[kind])
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#content").evaluate(CUT_OFF) == []
    assert box(page.locator(".md-header"))["height"] < height / 4, "what stays on the screen leaves room to read"
    assert box(page.locator("h1"))["y"] < height / 2


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_menu_of_a_phone_can_be_read_by_everybody(site: Site, visits: Visits, scheme: str) -> None:
    page = visits(360, scheme).go(site.address)
    page.locator(".md-header label[for=__drawer]").tap()
    until(page, "document.querySelector('.md-sidebar--primary').getBoundingClientRect().left === 0")
    assert page.locator(".md-nav--primary a", has_text="All questions").is_visible()
    assert grave(page) == []


def test_axe_reports_a_page_that_is_broken(visits: Visits) -> None:
    page = visits().go("about:blank")
    page.set_content(
        '<html lang="en"><head><title>Broken</title></head><body style="background: #fff"><main><h1>Broken</h1>'
        '<img src="x"><p style="color: #ddd">Pale.</p></main></body></html>'
    )
    assert {found.partition(":")[0] for found in grave(page)} == {"image-alt", "color-contrast"}


def test_what_is_cut_off_is_seen(visits: Visits) -> None:
    page = visits(ENLARGED[0]).go("about:blank")
    page.set_content(
        '<main><p>Fits.</p><p id="wide" style="width: 400px">Out of sight.</p>'
        '<p id="hides" style="width: 80px; overflow: hidden; white-space: nowrap">Hidden at the end.</p></main>'
    )
    found = page.locator("main").evaluate(CUT_OFF)
    assert [text.partition('"')[2].partition('"')[0] for text in found] == ["wide", "hides"]


def test_the_measure_of_jumps_sees_one(visits: Visits) -> None:
    visit = visits()
    page = visit.go("data:text/html,<p>Above.</p><p id=below>Below.</p>")
    settle(page)
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<div style=\"height:200px\">Late.</div>')")
    settle(page)
    assert visit.shifted() > 0
