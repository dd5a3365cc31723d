"""The page of a question in a browser: what is reached at once, and a dose chart whose bars say what its words say."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from counterclaim.pages import weighed
from counterclaim.pages.charts import doses
from tests.site.conftest import ROOT, Site, build
from tests.site.looking import box, grave

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from counterclaim.pages.site import Site as Shown
    from tests.site.conftest import Visits

BASE = ROOT / "tests" / "pages" / "base"
PAGE = "questions/tea/sleep-quality/"
AMOUNTS = {
    "few": ("helps", "<= 20 km", (0, 20)),
    "about": ("helps", "~ 30 km", (24, 36)),
    "far": ("harms", "20-40 mi", (32.18688, 64.37376)),
    "just": ("harms", "50 km", (50, 50)),
    "over": ("harms", "> 60 km", (60, None)),
    "some": ("conditional", "10 to 15 km", (10, 15)),
}
DIRECTIONS = {"helps": "increases", "harms": "decreases", "conditional": "mixed"}
CONFIGURATION = """
site_name: Tea and the night
docs_dir: guide
theme: {name: material, font: false, palette: [{media: "(prefers-color-scheme: light)", scheme: default},
  {media: "(prefers-color-scheme: dark)", scheme: slate}]}
plugins: [search, counterclaim]
extra: {generator: false}
"""


@pytest.fixture(scope="module")
def walks(served: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site of an invented base in which a question has amounts in kilometres and in miles."""
    root = tmp_path_factory.mktemp("walks") / "base"
    shutil.copytree(BASE, root)
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    (root / "vocabulary/quantities.yml").write_text(
        "nap-length: {label: length of a nap, unit: min}\nway: {label: way to the tea, unit: km}\n", "utf-8"
    )
    for name, (stance, amount, _) in AMOUNTS.items():
        write_claim(root, name, stance, f"{{condition: evening, dose: {{way: '{amount}'}}}}")
    for n in range(6):
        write_claim(root, f"none-{n}", "helps", f"{{condition: evening, horizon: {n + 1} weeks}}")
    found = Site(served.folder / "walks", served.address + "walks/")
    build(root, found)
    return found


def write_claim(root: Path, name: str, stance: str, scope: str) -> None:
    """Write a claim about tea and sleep."""
    (root / "claims/sleep-letter" / f"{name}.yml").write_text(
        f"statement: The claim that is called {name} speaks of a way to the tea.\nsource: sleep-letter\n"
        f"sentences: [2]\nstance: {stance}\nbasis: none\ncaveats: [Nobody measured the way.]\nscope: {scope}\n"
        f"effect: {{exposure: tea, outcome: sleep-quality, direction: {DIRECTIONS[stance]}}}\n",
        "utf-8",
    )


def axis(page: Page) -> tuple[float, float]:
    """Return where the axis of the chart has its 0, and how many pixels it gives to one unit; its marks are even."""
    svg = page.locator(".cc-dose-axis").first
    labels = [float(text) for text in svg.locator("text").all_text_contents()]
    at = [box(tick)["x"] for tick in svg.locator(".cc-dose-tick").all()]
    unit = (at[-1] - at[0]) / (labels[-1] - labels[0])
    for label, x in zip(labels, at, strict=True):
        assert x == pytest.approx(at[0] + label * unit, abs=1.5)
    return at[0] - labels[0] * unit, unit


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_bars_lie_where_the_words_say_also_without_javascript(
    walks: Site, visits: Visits, width: int, *, script: bool
) -> None:
    page = visits(width, script=script).go(walks.address + PAGE)
    zero, unit = axis(page)
    rows = page.locator(".cc-dose-rows > li")
    assert rows.count() == len(AMOUNTS)
    right_edge = max(box(svg)["x"] + box(svg)["width"] for svg in page.locator(".cc-dose-bar").all())
    for row in rows.all():
        link = row.locator("a").get_attribute("href") or ""
        stance, amount, (low, high) = AMOUNTS[link.rstrip("/").rpartition("/")[2]]
        words = row.locator("strong").inner_text()
        assert row.evaluate("row => row.className").split() == ["cc-dose", f"cc-{stance}"]
        told = [float(number) for number in re.findall(r"[0-9.]+", words)]
        assert told == pytest.approx([n for n in dict.fromkeys((low, high)) if n], rel=1e-3)
        assert amount in row.inner_text() or amount == words
        shape = row.locator("rect:is(.cc-dose-fill, .cc-dose-about), circle.cc-dose-fill")
        assert shape.count() == 1
        place = box(shape)
        if low == high:
            assert place["x"] + place["width"] / 2 == pytest.approx(zero + low * unit, abs=1.5)
            continue
        end = right_edge if high is None else zero + high * unit
        assert place["x"] == pytest.approx(zero + low * unit, abs=2.5)
        assert place["x"] + place["width"] == pytest.approx(end, abs=2.5)


def test_what_both_sides_claim_and_what_nobody_names_is_drawn_and_said(walks: Site, visits: Visits) -> None:
    page = visits(360).go(walks.address + PAGE)
    zero, unit = axis(page)
    assert page.locator(".cc-dose-told").all_inner_texts() == ["From 32.19 to 36 km both are claimed."]
    place = box(page.locator(".cc-dose-together rect.cc-dose-fill"))
    assert place["x"] == pytest.approx(zero + 32.18688 * unit, abs=1.5)
    assert place["width"] == pytest.approx((36 - 32.18688) * unit, abs=1.5)
    assert "6 claims on this question say no amount." in page.locator(".cc-doses").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_with_a_chart_can_be_read_by_everybody(walks: Site, visits: Visits, width: int, scheme: str) -> None:
    page = visits(width, scheme).go(walks.address + PAGE)
    assert grave(page, ".cc-doses") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = [
        float(size)
        for size in page.locator(".cc-dose-axis text").evaluate_all(
            "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
        )
    ]
    assert min(sizes) >= 11
    labels = [box(text) for text in page.locator(".cc-dose-axis text").all()]
    for left, right in pairwise(labels):
        assert left["x"] + left["width"] < right["x"]
    assert all(label["x"] >= 0 and label["x"] + label["width"] <= width for label in labels)


def test_bars_of_two_stances_are_told_apart_by_colour_symbol_and_word(walks: Site, visits: Visits) -> None:
    page = visits(360).go(walks.address + PAGE)
    seen = {
        (
            row.locator(".cc-dose-side").inner_text(),
            row.locator(".cc-dose-fill, .cc-dose-about").first.evaluate("shape => getComputedStyle(shape).fill"),
        )
        for row in page.locator(".cc-dose-rows > li").all()
    }
    assert {word for word, _ in seen} == {"▲ Said to help:", "▼ Said to harm:", "◆ Said to depend:"}
    assert len({colour for _, colour in seen}) == len(seen)


def test_the_first_claims_of_both_sides_are_open_and_the_rest_opens_with_a_tap(walks: Site, visits: Visits) -> None:
    page = visits(360, script=False).go(walks.address + PAGE)
    helps = page.locator(".cc-column").first
    assert helps.locator(".cc-card:visible").count() == 2
    helps.locator("details.cc-more > summary").tap()
    assert helps.locator(".cc-card:visible").count() == 8


def test_what_was_decided_is_seen_without_opening_anything_and_the_table_after_a_tap(
    site: Site, shown: Shown, visits: Visits
) -> None:
    question = max(shown.analysis.question_names.values(), key=lambda q: len(q.conflicts))
    page = visits(360).go(f"{site.address}questions/{question.exposure}/{question.outcome}/")
    first = page.locator(".cc-conflict").first
    assert first.locator(".cc-decision").is_visible()
    assert first.locator("table.cc-parting").is_hidden()
    first.locator("summary", has_text="point by point").tap()
    assert first.locator("table.cc-parting").is_visible()
    first.locator("summary", has_text="point by point").tap()
    headings = {name: box(page.locator("h2", has_text=name))["y"] for name in ("Do they clash?", "What would settle")}
    assert headings["Do they clash?"] < headings["What would settle"] < 5.5 * 800  # in the wide DejaVu Sans
    assert page.evaluate("document.documentElement.scrollHeight") < 8 * 800


def test_questions_with_most_amounts_have_their_charts_on_this_site(site: Site, shown: Shown, visits: Visits) -> None:
    asked = ((question, doses.charts(shown, question)) for question in shown.analysis.question_names.values())
    charted = [(question, charts) for question, charts in asked if charts]
    weighty = [found for found in charted if weighed.has_page(shown, found[0])]
    assert weighty
    for question, charts in sorted(weighty, key=lambda found: -sum(len(c.first) for c in found[1]))[:4]:
        page = visits(360).go(f"{site.address}questions/{question.exposure}/{question.outcome}/")
        assert page.locator(".cc-doses h3[id^=dose-]").all_inner_texts() == [chart.name for chart in charts]
        for row in page.locator(".cc-dose-rows > li").all():
            assert row.locator("svg.cc-dose-bar").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
