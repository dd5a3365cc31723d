"""The first page is light, and nothing on it or on a page with cards jumps while one reads."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from tests.site.test_site import two_sided

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from builder.pages.shown import Shown
    from tests.site.conftest import Site, Visits

LIGHT = 300_000
OWN = 90_000
INDEX = "search/search_index.json"
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""


def shifted(page: Page) -> float:
    """Return how far things on a page have jumped so far (https://web.dev/articles/cls), after two more frames."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found: float = page.evaluate("window.shifts.reduce((sum, value) => sum + value, 0)")
    return found


def weights(site: Site, page: Page) -> dict[str, bytes]:
    """Open the home page; return what it asks for, by its path on the site."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - playwright takes no built-in method
    page.goto(site.address, wait_until="networkidle")
    return {answer.url.removeprefix(site.address): answer.body() for answer in answers if answer.ok}


def test_the_first_page_is_light(site: Site, visits: Visits) -> None:
    page = visits.browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    found = weights(site, page)
    page.context.close()
    assert {"", "assets/counterclaim.css", INDEX} <= found.keys()
    # As every web host sends it: compressed.
    sent = {path: len(gzip.compress(body, 6)) for path, body in found.items() if path != INDEX}
    assert sum(sent.values()) < LIGHT
    own = {path: len(body) for path, body in found.items() if path == "" or path.startswith("assets/counterclaim")}
    assert sum(own.values()) < OWN


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_a_page_comes_up_or_a_card_opens(
    site: Site, shown: Shown, visits: Visits, width: int
) -> None:
    question = two_sided(shown)
    cited = next(page.name for page in shown.guide if "[@" in page.text)
    cards = {
        "": None,
        f"guide/{cited}/": ".cc-ref",
        f"questions/{question.exposure}/{question.outcome}/": None,
        f"claims/{question.claims[0]}/": None,
    }
    context = visits.browser.new_context(viewport={"width": width, "height": 740}, reduced_motion="reduce")
    context.add_init_script(SHIFTS)
    page = context.new_page()
    for path, card in cards.items():
        page.goto(site.address + path, wait_until="networkidle")
        assert shifted(page) == 0, path
        if card:
            page.locator(card).first.click()
            assert page.locator(":popover-open").count() == 1
            assert shifted(page) == 0, path
    context.close()


def test_the_measure_of_jumps_sees_one(visits: Visits) -> None:
    context = visits.browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(SHIFTS)
    page = context.new_page()
    page.goto("data:text/html,<p>Above.</p><p id=below>Below.</p>")
    page.wait_for_timeout(200)
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<div style=\"height:200px\">Late.</div>')")
    page.wait_for_timeout(200)
    assert shifted(page) > 0
    context.close()
