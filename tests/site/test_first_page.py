"""The first page is light: what a phone loads before anything is read, without the index that a search asks for."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from tests.site.looking import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

    from tests.site.conftest import Site, Visits

LIGHT = 300_000
"""Bytes of the first page with all it asks for, compressed as web hosts send them."""
OWN = 100_000
"""Bytes, uncompressed, of what is not the theme's: the page itself and the stylesheet."""
INDEX = "search/search_index.json"


def weights(site: Site, page: Page) -> dict[str, bytes]:
    """Open the home page; return what it asks for, by its path on the site."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - playwright takes no built-in method
    page.goto(site.address, wait_until="networkidle")
    return {answer.url.removeprefix(site.address): answer.body() for answer in answers if answer.ok}


def test_the_first_page_is_light(site: Site, visits: Visits) -> None:
    page = visits.browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.set_default_timeout(PATIENCE)
    found = weights(site, page)
    page.context.close()
    assert {"", "assets/counterclaim.css", INDEX} <= found.keys()
    sent = {path: len(gzip.compress(body, 6)) for path, body in found.items() if path != INDEX}
    assert sum(sent.values()) < LIGHT
    own = {path: len(body) for path, body in found.items() if path == "" or path.startswith("assets/counterclaim")}
    assert sum(own.values()) < OWN
