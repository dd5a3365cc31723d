"""This repository's own site, built once, served below a path, and read in a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import find
from counterclaim.pages.site import Site as Shown
from counterclaim.reasoning.analysis import Analysis
from tests.site import get_browser
from tests.site.looking import KINDS, PATIENCE, contested, two_sided

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

ROOT = Path(__file__).parents[2]
REPOSITORY = "https://forge.example/knowledge"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--js-flags=--no-opt"]
"""The last: no page stays so long that it pays to compile its scripts a second time, and better."""

WATCH = """
window.refused = [];
window.shifts = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts.push([entry.value, entry.hadRecentInput]);
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Site:
    """A built site in `folder`, at `address`."""

    folder: Path
    address: str


@dataclass
class Visit:
    """A page in the browser, what it asked for, and what went wrong on it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address afresh; return the page."""
        self.requests.clear()
        self.troubles.clear()
        self.page.goto(address)
        return self.page

    def refused(self) -> list[str]:
        """Return what the policy of the page has refused since it was opened: directive and address."""
        found: list[str] = self.page.evaluate("window.refused")
        return found

    def shifted(self, *, asked: bool = True) -> float:
        """Return how far things have jumped so far (https://web.dev/articles/cls), after two more frames.

        `asked`: also what moved because the reader had just pressed something, which that measure leaves out.
        """
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found: list[tuple[float, bool]] = self.page.evaluate("window.shifts")
        return sum(value for value, pressed in found if asked or not pressed)


def watched(context: BrowserContext) -> Visit:
    """Return a new page of a context, with an eye on its requests, its console, its policy and its dialogs."""
    context.add_init_script(WATCH)
    context.set_default_timeout(PATIENCE)
    visit = Visit(context.new_page())

    def asked(request: Request) -> None:
        visit.requests.append(request.url)

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.troubles.append(message.text)

    def dialog(found: Any) -> None:
        visit.troubles.append(f"dialog: {found.message}")
        found.dismiss()

    visit.page.on("request", asked)
    visit.page.on("console", said)
    visit.page.on("pageerror", lambda error: visit.troubles.append(str(error)))
    visit.page.on("dialog", dialog)
    return visit


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing about it; what is not there shows the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is given
        pass


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve an empty folder; what is built into folders below it can be visited."""
    folder = tmp_path_factory.mktemp("served")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Site(folder, f"http://127.0.0.1:{server.server_port}/")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def build(root: Path, site: Site) -> None:
    """Build the site of the mkdocs.yml in `root`, strictly, as whoever publishes it does."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "COUNTERCLAIM_SITE_URL": site.address,
        "COUNTERCLAIM_REPO_URL": REPOSITORY,
    }
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site.folder],
        cwd=root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def site(served: Site) -> Site:
    """Return the site of this repository."""
    own = Site(served.folder / "own", served.address + "own/")
    build(ROOT, own)
    return own


@pytest.fixture(scope="session")
def shown() -> Shown:
    """Return this repository's knowledge as its pages see it."""
    return Shown(Analysis(KnowledgeBase.load(ROOT)), find(ROOT))


@pytest.fixture(scope="session")
def paths(shown: Shown) -> dict[str, str]:
    """Return the path of one page of each kind."""
    question = two_sided(shown)
    cited = next(page.name for page in shown.guide if "[@" in page.text)
    disagreeing = next((c.sources[0] for c in shown.contested if c.self), next(iter(shown.kb.sources)))
    found = {
        "home": "",
        "guide": f"guide/{cited}/",
        "question": f"questions/{question.exposure}/{question.outcome}/",
        "exposure": f"questions/{question.exposure}/",
        "concept": f"concepts/{question.exposure}/",
        "claim": f"claims/{contested(shown).id}/",
        "source": f"sources/{disagreeing}/",
        "404": "404.html",
    }
    return {kind: found.get(kind, f"{kind}/") for kind in KINDS}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser, once."""
    path = get_browser.installed()
    assert path, "no browser: run python tests/site/get_browser.py"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, timeout=PATIENCE)
        yield browser
        browser.close()


class Visits:
    """Pages of the browser by width, colour scheme and JavaScript, each made when it is first asked for."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.made: dict[tuple[int, str, bool], Visit] = {}

    def __call__(self, width: int = 1280, scheme: str = "light", *, script: bool = True) -> Visit:
        key = (width, scheme, script)
        if key not in self.made:
            context = self.browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if scheme == "dark" else "light",
                java_script_enabled=script,
                reduced_motion="reduce",
                has_touch=width < 500,
            )
            self.made[key] = watched(context)
        return self.made[key]


@pytest.fixture(scope="session")
def visits(browser: Browser) -> Visits:
    """Return a function that gives a page of the browser for a width and a colour scheme."""
    return Visits(browser)
