"""The page of what changed, in a browser: with a history, without one, and with its feed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest

from tests.site.conftest import Site, build

if TYPE_CHECKING:
    from tests.site.conftest import Visits

BASE = Path(__file__).parents[1] / "pages" / "base"
LATE = "claims/sleep-letter/late-coffee-worse.yml"
WHO = ("-c", "user.name=ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
MKDOCS = """\
site_name: Coffee and the night
site_url: !ENV COUNTERCLAIM_SITE_URL
docs_dir: guide
theme: {name: material, font: false, language: en}
plugins: [counterclaim]
nav: [What changed: changes/index.md]
markdown_extensions: [attr_list, admonition, tables, toc: {permalink: true}]
"""


def commit(root: Path, day: str) -> None:
    time = f"{day}T12:00:00+00:00"
    environment = {**os.environ, "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
    for arguments in (["add", "--all"], ["commit", "--quiet", "--message", "a step"]):
        subprocess.run(["git", *WHO, *arguments], cwd=root, env=environment, check=True)


@pytest.fixture(scope="module")
def past(served: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site of a base that had one claim less, then has it, and has another that is reworded."""
    root = tmp_path_factory.mktemp("past")
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (root / ".gitignore").write_text("/.cache/\n/site/\n", "utf-8")
    late = (root / LATE).read_text("utf-8")
    (root / LATE).unlink()
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=root, check=True)
    commit(root, "2026-03-01")
    (root / LATE).write_text(late, "utf-8")
    commit(root, "2026-03-04")
    made = Site(served.folder / "past", served.address + "past/")
    build(root, made)
    assert subprocess.run(
        ["git", "status", "--porcelain"], cwd=root, capture_output=True, encoding="utf-8", check=True
    ).stdout in {"", "?? site/\n"}
    again = Site(served.folder / "past-again", made.address)
    shutil.rmtree(root / ".cache")
    build(root, again)
    for name in ("index.html", "feed.xml"):
        assert (made.folder / "changes" / name).read_bytes() == (again.folder / "changes" / name).read_bytes()
    return made


def test_a_reader_sees_what_changed_and_follows_it(past: Site, visits: Visits) -> None:
    page = visits(360).go(past.address + "changes/")
    headings = [heading.inner_text().rstrip("¶\n ") for heading in page.locator(".md-content h2").all()]
    assert headings == ["4 March 2026", "1 March 2026"]
    assert page.locator(".cc-step").first.locator("h3").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    folded = page.get_by_text("Claims added (1)")
    folded.tap()
    page.locator("details[open] a").first.tap()
    page.wait_for_url(f"{past.address}claims/late-coffee-worse/")


def test_the_link_of_an_entry_of_the_feed_leads_to_its_day(past: Site, visits: Visits) -> None:
    page = visits().go(past.address + "changes/")
    href = page.locator("a[type='application/atom+xml']").first.get_attribute("href")
    assert href == "feed.xml"
    found = feedparser.parse((past.folder / "changes/feed.xml").read_bytes())
    assert not found.bozo
    assert [entry.title.partition(":")[0] for entry in found.entries] == ["4 March 2026", "1 March 2026"]
    page.goto(found.entries[1].link)
    heading = page.get_by_role("heading", name="1 March 2026")
    box = heading.bounding_box()
    assert box
    assert 0 <= box["y"] < 800


def test_the_same_is_there_without_javascript(past: Site, visits: Visits) -> None:
    page = visits(360, script=False).go(past.address + "changes/")
    assert page.locator(".cc-step").count() == 2
    page.get_by_text("Claims added (1)").click()
    assert page.locator("details[open] a").first.is_visible()


def test_the_page_of_this_site_has_a_feed(site: Site, visits: Visits) -> None:
    page = visits().go(site.address + "changes/")
    assert page.locator("h1").inner_text() == "What changed"
    response = page.request.get(site.address + "changes/feed.xml")
    found = feedparser.parse(response.body())
    assert not found.bozo
    assert found.feed.link == site.address + "changes/"
    assert len(found.entries) == page.locator(".cc-step").count()
