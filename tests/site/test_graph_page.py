"""The graph in a browser: it is drawn, leads where its list leads, follows the theme, and nobody needs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.looking import most_asked, settle, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from counterclaim.pages.site import Site as Shown
    from tests.site.conftest import Site, Visit, Visits

DRAWN = "document.querySelector('.cc-graph-canvas')?._cyreg?.cy"


def drawn(visit: Visit, address: str) -> Page:
    """Open a page and wait until its graph is drawn."""
    page = visit.go(address)
    page.locator(".cc-graph").scroll_into_view_if_needed()
    until(page, DRAWN)
    return page


def data(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.locator(".cc-graph-data").text_content() or "")
    return found


def place(page: Page, selector: str) -> tuple[float, float]:
    """Bring an element of the graph into the middle of the window; return where it can be pointed at."""
    page.evaluate("document.querySelector('.cc-graph-canvas').scrollIntoView({block: 'center'})")
    found = page.evaluate(
        f"""selector => {{
            const cy = {DRAWN}, element = cy.$(selector)[0];
            cy.viewport({{zoom: 1, pan: {{x: 0, y: 0}}}});
            cy.center(element);
            const at = element.isNode() ? element.renderedPosition() : element.renderedMidpoint();
            const box = document.querySelector('.cc-graph-canvas').getBoundingClientRect();
            return [box.x + at.x, box.y + at.y];
        }}""",
        selector,
    )
    settle(page)  # the library measures where it stands with the next frames
    return found[0], found[1]


def clear_edge(page: Page) -> dict[str, Any]:
    """Return an edge at whose middle nothing else stands."""
    number: int = page.evaluate(
        f"""() => {{
            const cy = {DRAWN}, apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
            const middles = cy.edges().map(edge => edge.midpoint());
            return cy.edges().toArray().filter(edge => !edge.hasClass("tie")).findIndex(edge => {{
                const at = edge.midpoint();
                return middles.filter(other => apart(at, other) < 20).length === 1
                    && cy.nodes().every(node => {{
                        const box = node.boundingBox();
                        return at.x < box.x1 || at.x > box.x2 || at.y < box.y1 || at.y > box.y2;
                    }});
            }});
        }}"""
    )
    assert number >= 0
    edge: dict[str, Any] = data(page)["edges"][number]
    return edge


def test_the_graph_is_drawn_from_what_the_site_has_and_without_trouble(
    site: Site, shown: Shown, visits: Visits
) -> None:
    visit = visits()
    for path in ("concepts/", f"concepts/{most_asked(shown)}/"):
        page = drawn(visit, site.address + path)
        found = data(page)
        assert page.evaluate(f"{DRAWN}.nodes().length") == len(found["nodes"]) > 5
        assert page.evaluate(f"{DRAWN}.edges().length") == len(found["edges"]) + len(found["ties"])
        inked = """[...document.querySelectorAll('.cc-graph-canvas canvas')].some(canvas => canvas.getContext('2d')
            .getImageData(0, 0, canvas.width, canvas.height).data.some(value => value))"""
        until(page, inked)
        assert any(url.endswith("/cytoscape.min.js") for url in visit.requests)
        assert [url for url in visit.requests if not url.startswith((site.address, "data:"))] == []
        assert page.locator("style").count() == 0
        assert visit.refused() == []
        assert visit.troubles == []


def test_the_library_is_asked_for_on_pages_with_a_graph_only_and_only_when_the_reader_comes_near(
    site: Site, shown: Shown, visits: Visits
) -> None:
    visit = visits(360)
    visit.go(site.address).wait_for_load_state("networkidle")
    assert [url for url in visit.requests if "graph" in url or "cytoscape" in url] == []
    page = visit.go(f"{site.address}concepts/{most_asked(shown)}/")
    page.wait_for_load_state("networkidle")
    assert any(url.endswith("assets/graph.js") for url in visit.requests)
    assert [url for url in visit.requests if "cytoscape" in url] == []
    before = page.evaluate("document.documentElement.scrollHeight")
    page.locator(".cc-graph").scroll_into_view_if_needed()
    until(page, DRAWN)
    assert page.evaluate("document.documentElement.scrollHeight") == before


def test_the_list_holds_what_the_picture_holds(site: Site, shown: Shown, visits: Visits) -> None:
    for path, lists in (("concepts/", ".cc-graph-list"), (f"concepts/{most_asked(shown)}/", "article")):
        page = visits(script=False).go(site.address + path)
        found = data(page)
        edges = [found["question"].replace("__FROM__", e["from"]).replace("__TO__", e["to"]) for e in found["edges"]]
        listed = page.locator(f"{lists} .cc-asked a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert set(edges) <= set(listed)
        if lists == ".cc-graph-list":
            assert sorted(edges) == sorted(listed)
        for edge in found["edges"][:20]:
            line = page.locator(".cc-asked li", has_text=shown.kb.label(edge["from"]))
            assert line.filter(has_text=shown.kb.label(edge["to"])).filter(has_text=edge["word"]).count() >= 1


def test_a_click_on_a_node_opens_its_page_and_on_a_line_its_question(site: Site, shown: Shown, visits: Visits) -> None:
    here = f"{site.address}concepts/{most_asked(shown)}/"
    visit = visits()
    page = drawn(visit, here)
    other = data(page)["nodes"][1]["id"]
    page.mouse.click(*place(page, f'node[id="{other}"]'))
    page.wait_for_url(f"{site.address}concepts/{other}/")
    assert (page.locator("h1").inner_text()).casefold() == shown.kb.label(other).casefold()

    page = drawn(visit, here)
    edge = clear_edge(page)
    page.mouse.click(*place(page, f'edge[id="{edge["from"]}/{edge["to"]}"]'))
    page.wait_for_url(f"{site.address}questions/{edge['from']}/{edge['to']}/")


def test_a_tap_shows_a_card_with_the_way_first(site: Site, shown: Shown, visits: Visits) -> None:
    here = f"{site.address}concepts/{most_asked(shown)}/"
    page = drawn(visits(360), here)
    other = data(page)["nodes"][1]["id"]
    page.touchscreen.tap(*place(page, f'node[id="{other}"]'))
    card = page.locator(".cc-graph-card")
    card.wait_for()
    assert page.url == here
    assert shown.kb.label(other) in card.inner_text()
    assert "claim" in card.inner_text()
    card.locator("a").tap()
    page.wait_for_url(f"{site.address}concepts/{other}/")

    page = drawn(visits(360), here)
    edge = clear_edge(page)
    page.touchscreen.tap(*place(page, f'edge[id="{edge["from"]}/{edge["to"]}"]'))
    card.wait_for()
    assert edge["word"] in card.inner_text()
    card.locator("a").tap()
    page.wait_for_url(f"{site.address}questions/{edge['from']}/{edge['to']}/")


def test_keyboard_and_buttons_enlarge_move_and_show_all(site: Site, visits: Visits) -> None:
    page = drawn(visits(), f"{site.address}concepts/")
    state = f"(() => [{DRAWN}.zoom(), {DRAWN}.pan().x])()"
    page.locator(".cc-graph-canvas").focus()
    zoom, left = page.evaluate(state)
    page.keyboard.press("+")
    assert page.evaluate(state)[0] > zoom
    page.keyboard.press("-")
    assert page.evaluate(state)[0] == pytest.approx(zoom)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(state)[1] == pytest.approx(left - 60)
    page.keyboard.press("0")
    assert page.evaluate(
        f"{DRAWN}.nodes().every(node => {{const b = node.renderedBoundingBox();"
        f"return b.x1 >= 0 && b.y1 >= 0 && b.x2 <= {DRAWN}.width() && b.y2 <= {DRAWN}.height()}})"
    )
    page.keyboard.press("Tab")
    names = []
    for _ in range(3):
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("Tab")
    assert names == ["Larger", "Smaller", "Show all of it"]
    whole = page.evaluate(state)[0]
    page.get_by_role("button", name="Larger").click()
    assert page.evaluate(state)[0] > whole


def test_the_wheel_and_one_finger_leave_the_page_its_scrolling(site: Site, shown: Shown, visits: Visits) -> None:
    page = drawn(visits(), f"{site.address}concepts/{most_asked(shown)}/")
    x, y = place(page, "node")
    zoom, top = page.evaluate(f"[{DRAWN}.zoom(), scrollY]")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -120)
    until(page, f"scrollY < {top}")
    assert page.evaluate(f"{DRAWN}.zoom()") == zoom
    settle(page)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    until(page, f"{DRAWN}.zoom() > {zoom}")


def test_the_graph_follows_the_switch_between_light_and_dark(site: Site, visits: Visits) -> None:
    page = drawn(visits(), f"{site.address}concepts/")
    ground = f"{DRAWN}.nodes()[0].style('background-color')"
    light = page.evaluate(ground)
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    until(page, f"{ground} !== '{light}'")
    assert light == "rgb(255,255,255)"
    assert max(map(int, page.evaluate(ground).removeprefix("rgb(").removesuffix(")").split(","))) < 80
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'default')")
    until(page, f"{ground} === '{light}'")


def test_without_javascript_the_page_says_where_the_same_is_found(site: Site, shown: Shown, visits: Visits) -> None:
    page = visits(360, script=False).go(f"{site.address}concepts/{most_asked(shown)}/")
    assert "The lists above hold the same." in page.locator(".cc-graph-wait").inner_text()
    assert not page.locator(".cc-graph-buttons").is_visible()
    assert page.locator(".cc-graph").bounding_box()["height"] < 200  # type: ignore[index] # it is there
    page.goto(f"{site.address}concepts/")
    page.locator(".cc-graph-list > summary").tap()
    assert page.locator(".cc-graph-list a").first.is_visible()
