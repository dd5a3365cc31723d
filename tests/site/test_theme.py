"""The theme around the pages in a real browser: the policy is in force, and everything works under it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from counterclaim.pages import alerts, theme
from tests.site.conftest import ROOT, watched
from tests.site.looking import contested, searched, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from counterclaim.pages.site import Site as Shown
    from tests.site.conftest import Site, Visit, Visits

HOSTILE = {
    "an event handler": ('<img src="data:," onerror="window.hit = 1">', "script-src-attr"),
    "a style": ('<p style="position: fixed">x</p>', "style-src-attr"),
    "a style sheet": ("<style>p { color: red }</style>", "style-src-elem"),
    "a picture from elsewhere": ('<img src="https://elsewhere.example/x.png">', "img-src"),
    "a frame": ('<iframe src="https://elsewhere.example/"></iframe>', "frame-src"),
}


@pytest.fixture(scope="module")
def listening(browser: Browser) -> Iterator[Visit]:
    """Return a page that remembers what its policy refused; the system prefers dark."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    yield watched(context)
    context.close()


def test_the_form_for_editors_runs_under_its_policy_without_a_refusal(site: Site, listening: Visit) -> None:
    page = listening.go(site.address + "admin/")
    page.wait_for_load_state("networkidle")
    assert listening.refused() == []
    assert [said for said in listening.troubles if "OAuth application ID" not in said] == []
    assert [url for url in listening.requests if not url.startswith((site.address, "data:", "blob:"))] == []


@pytest.mark.parametrize("what", HOSTILE)
def test_the_policy_refuses(site: Site, listening: Visit, what: str) -> None:
    html, directive = HOSTILE[what]
    page = listening.go(site.address)
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", html)
    until(page, "window.refused.length > 0")
    assert [found.partition(" ")[0] for found in listening.refused()] == [directive]
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("script", ["s.textContent = 'window.hit = 1'", "s.src = 'https://elsewhere.example/x.js'"])
def test_the_policy_refuses_scripts_that_are_not_the_sites_own(site: Site, listening: Visit, script: str) -> None:
    page = listening.go(site.address)
    page.evaluate(f"{{ const s = document.createElement('script'); {script}; document.head.append(s); }}")
    until(page, "window.refused.length > 0")
    assert listening.refused()[0].startswith("script-src-elem")
    assert page.evaluate("window.hit") is None


def test_the_policy_stands_before_everything_that_it_could_refuse(site: Site) -> None:
    for path in site.folder.rglob("*.html"):
        html = path.read_text("utf-8")
        at = html.index("Content-Security-Policy")
        if path.parent.name != "admin":
            assert "unsafe" not in html[at : html.index(">", at)], path
            assert not re.search(r'<[a-z][^<>]*\sstyle="', html), path
        assert not re.search("<(script|style|link|img)", html[:at]), path


def test_colours_are_chosen_by_the_system_then_by_the_reader_and_remembered(site: Site, listening: Visit) -> None:
    def scheme(page: Page) -> str | None:
        return page.locator("body").get_attribute("data-md-color-scheme")

    page = listening.go(site.address)
    assert scheme(page) == "slate"
    page.locator("[data-md-component=palette] label:not([hidden])").click()
    assert scheme(page) == "default"
    page = listening.go(site.address + "method/")
    assert scheme(page) == "default"
    assert listening.refused() == []
    page.locator("[data-md-component=palette] label:not([hidden])").click()
    assert scheme(page) == "slate"
    page.evaluate("localStorage.clear()")


def test_on_a_long_page_a_button_leads_back_to_the_top(site: Site, listening: Visit) -> None:
    page = listening.go(site.address + "conflicts/")
    button = page.locator(".md-top")
    page.mouse.wheel(0, 4000)
    until(page, "window.scrollY > 1000")
    page.mouse.wheel(0, -300)
    until(page, "!document.querySelector('.md-top').hidden")
    button.click()
    until(page, "window.scrollY < 10")
    assert listening.refused() == []


def test_in_the_index_a_record_stands_once_and_the_whole_stays_small(site: Site, shown: Shown) -> None:
    told = "".join(path.read_text("utf-8") for path in sorted((site.folder / "search").glob("told-*.js")))
    for claim in shown.kb.live_claims():
        assert told.count(f'["claims/{claim.id}/"') == 1
    size = sum(path.stat().st_size for path in (site.folder / "search").iterdir())
    assert size < 1500 * (len(shown.kb.claims) + len(shown.analysis.questions)) + 300_000
    assert json.loads((site.folder / theme.INDEX).read_text("utf-8"))["docs"] == []


def test_a_page_that_is_not_there_leads_on_from_any_depth(site: Site, shown: Shown, visits: Visits) -> None:
    html = (site.folder / "404.html").read_text("utf-8")
    visit = visits(360)
    page = visit.go(site.address)
    deep = f"{site.address}claims/no/such/page/"
    page.route(deep, lambda route: route.fulfill(status=404, body=html, content_type="text/html"))
    try:
        page.goto(deep)
    finally:
        page.unroute(deep)
    article = page.locator("article")
    assert page.locator("h1").inner_text() == "This page is not here"
    assert shown.words.alert_title in article.inner_text()
    found = [link.evaluate("a => a.href") for link in article.locator("a").all()]
    assert found[0] == site.address + alerts.path(shown).replace(".md", "/")
    for address in found:
        assert page.request.get(address).status == 200
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    page.locator("article a").first.tap()
    page.wait_for_url(found[0])


def test_what_is_shared_has_a_title_a_text_and_one_address(
    site: Site,
    shown: Shown,
    paths: dict[str, str],
    visits: Visits,
) -> None:
    def meta(page: Page, name: str) -> str | None:
        return page.locator(f'meta[property="og:{name}"]').get_attribute("content")

    claim = contested(shown)
    page = visits().go(site.address + paths["claim"])
    assert meta(page, "title") == claim.statement
    assert meta(page, "url") == f"{site.address}claims/{claim.id}/"
    assert meta(page, "description") == page.locator("meta[name=description]").get_attribute("content")
    assert meta(page, "type") == "article"
    assert page.locator("link[rel=canonical]").get_attribute("href") == meta(page, "url")
    assert page.locator("html").get_attribute("lang") == "en"
    page = visits().go(site.address)
    assert meta(page, "type") == "website"
    feed = page.locator('link[type="application/atom+xml"]')
    assert feed.count() == (site.folder / "changes/feed.xml").is_file()
    for link in feed.all():
        assert "alternate" in (link.get_attribute("rel") or "").split()  # how feed readers find it
        assert page.request.get(link.evaluate("link => link.href")).status == 200


def test_the_sitemap_lists_every_page_and_nothing_else(site: Site) -> None:
    text = (site.folder / "sitemap.xml").read_text("utf-8")
    listed = re.findall("<loc>(.*?)</loc>", text)
    built = {
        f"{site.address}{path.parent.relative_to(site.folder).as_posix()}/".replace("/./", "/")
        for path in site.folder.rglob("index.html")
        if path.parent.name != "admin" and 'http-equiv="refresh"' not in path.read_text("utf-8")
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == built
    assert "lastmod" not in text


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this repository's site, built to be opened as files."""
    folder = tmp_path_factory.mktemp("files")
    command = [
        sys.executable,
        "-c",
        "from counterclaim.cli import main; main()",
        "build",
        "--offline",
        "--site-dir",
        str(folder),
    ]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_opened_as_files_every_kind_of_page_works_and_search_finds(files: Path, shown: Shown, listening: Visit) -> None:
    page = listening.go((files / "index.html").as_uri())
    claim = contested(shown)
    for path in sorted({*files.glob("*/index.html"), files / f"claims/{claim.id}/index.html"}):
        if path.parent.name == "admin":
            continue
        page = listening.go(path.as_uri())
        assert listening.refused() == []
        assert listening.troubles == []
    assert searched(page, claim.statement.rstrip("."))[0] == (files / f"claims/{claim.id}/index.html").as_uri()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile(f"claims/{claim.id}/index.html"))
    assert page.locator("h1").inner_text() == claim.statement
    page.locator(".md-logo").first.click()
    page.wait_for_url((files / "index.html").as_uri())
    assert {url.partition(":")[0] for url in listening.requests} <= {"file", "data", "about"}


def test_on_paper_caveats_are_unfolded_and_nothing_is_left_to_press(
    site: Site,
    paths: dict[str, str],
    browser: Browser,
) -> None:
    page = browser.new_page(color_scheme="dark")
    try:
        page.goto(site.address + paths["source"])
        printed = page.locator("a[rel~=external]").first.evaluate("a => getComputedStyle(a, '::after').content")
        assert "http" not in printed
        page.goto(site.address + paths["question"])
        folded = page.locator("article .cc-card details:not(.cc-more) > :not(summary)")
        assert folded.count()
        page.emulate_media(media="print")
        assert all(part.is_visible() for part in folded.all())
        for gone in (".md-header", ".md-sidebar", ".md-footer", ".md-top", ".headerlink", ".md-content__button"):
            assert not [part for part in page.locator(gone).all() if part.is_visible()], gone
        page.goto(site.address + paths["source"])
        printed = page.locator("a[rel~=external]").first.evaluate("a => getComputedStyle(a, '::after').content")
        assert "http" not in printed
    finally:
        page.close()
