"""What readers of this repository's own site get: on a phone and a wide screen, light and dark, by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.conftest import REPOSITORY

if TYPE_CHECKING:
    from typing import Any

    from playwright.sync_api import FloatRect, Locator

    from builder.knowledge.records import Claim
    from builder.pages.shown import Shown
    from builder.reasoning.questions import Question
    from tests.site.conftest import Site, Visits

KINDS = (
    *("home", "guide", "questions", "question", "exposure", "claim", "claims", "conflicts", "source", "sources"),
    *("concepts", "concept", "changes", "method", "404"),
)
WIDTHS = (360, 1280)
SCHEMES = {"light": "default", "dark": "slate"}
AXE = {"resultTypes": ["violations"]}  # of what passes, a count is enough
GRAVE = {"serious", "critical"}


def two_sided(shown: Shown) -> Question:
    """Return a question that some say helps and others say harms."""
    return next(q for q in shown.analysis.question_names.values() if q.sides["helps"] and q.sides["harms"])


def contested(shown: Shown) -> Claim:
    """Return a claim that states a limit and that another stands against."""
    ids = (claim for conflict in shown.contested for claim in conflict.claims)
    return next(shown.kb.claims[i] for i in ids if shown.limits(shown.kb.claims[i]))


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


def box(found: Locator) -> FloatRect:
    """Return where an element stands."""
    place = found.bounding_box()
    assert place
    return place


def grave(results: Any) -> list[str]:
    """Return what axe calls serious or critical, with where it is."""
    return [
        f"{violation['id']}: {node['target']}"
        for violation in results.response["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_can_be_read_by_everybody_and_asks_for_nothing_from_elsewhere(
    site: Site, paths: dict[str, str], visits: Visits, kind: str, width: int, scheme: str
) -> None:
    visit = visits(width, scheme)
    page = visit.go(site.address + paths[kind])
    assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    assert page.locator("h1").count() == 1

    results = Axe().run(page, options=AXE)
    assert len(results.response["passes"]) > 10
    assert grave(results) == []

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in visit.requests if not url.startswith((site.address, "data:"))] == []
    assert visit.troubles == []


def test_axe_reports_a_page_that_is_broken(visits: Visits) -> None:
    page = visits().go("about:blank")
    page.set_content('<html><body style="background: #fff"><img src="x"><p style="color: #ddd">Pale.</p></body></html>')
    assert {found.partition(":")[0] for found in grave(Axe().run(page, options=AXE))} >= {"image-alt", "color-contrast"}


def test_there_is_a_page_for_every_record(site: Site, shown: Shown) -> None:
    def built(pattern: str) -> set[str]:
        return {path.parent.relative_to(site.folder).as_posix() for path in site.folder.glob(f"{pattern}/index.html")}

    assert built("claims/*") == {f"claims/{claim}" for claim in shown.kb.claims}
    assert built("sources/*") == {f"sources/{source}" for source in shown.kb.sources}
    assert built("questions/*/*") == {f"questions/{name}" for name in shown.analysis.question_names}
    assert built("questions/*") == {f"questions/{exposure}" for exposure in shown.exposures}
    assert built("concepts/*") == {f"concepts/{concept}" for concept in shown.kb.concepts}
    assert built("guide/*") == {f"guide/{page.name}" for page in shown.kb.guide}


def test_from_the_home_page_one_tap_leads_to_each_red_flag(site: Site, shown: Shown, visits: Visits) -> None:
    signs = [claim for _, found in shown.alerts() for _, claim in found]
    assert signs
    page = visits(360).go(site.address)
    links = page.locator("#alert li a")
    assert [a.get_attribute("href") for a in links.all()] == [f"claims/{claim.id}/" for claim in signs]
    assert all(a.is_visible() for a in links.all())
    links.first.tap()
    page.wait_for_url(f"{site.address}claims/{signs[0].id}/")
    assert page.locator("h1").inner_text() == signs[0].statement


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_from_each_kind_of_page_one_tap_leads_to_the_red_flags(
    site: Site, paths: dict[str, str], visits: Visits, kind: str
) -> None:
    page = visits(360).go(site.address + paths[kind])
    page.locator(".cc-notice a").tap()
    page.wait_for_url(re.compile(re.escape(site.address) + r"(\./)?#alert$"))
    assert 0 <= box(page.locator("#alert"))["y"] < 800


def test_from_a_citation_the_way_leads_to_the_claim_and_on_to_the_sentence(
    site: Site, shown: Shown, visits: Visits
) -> None:
    linked = {s.id for s in shown.kb.sources.values() if shown.address(s) and s.id in shown.kb.locks}
    page = visits(360).go(site.address + "guide/")
    for guide in shown.guide:
        page.goto(f"{site.address}guide/{guide.name}/")
        cards = page.locator(".cc-popover .cc-button").all()
        hrefs = [card.get_attribute("href") or "" for card in cards]
        ids = [href.rstrip("/").rpartition("/")[2] for href in hrefs]
        number = next((n for n, i in enumerate(ids, start=1) if shown.kb.claims[i].source in linked), None)
        if number:
            break
    else:
        pytest.fail("no page of the guide cites a claim whose source has an address")
    claim = shown.kb.claims[ids[number - 1]]

    page.locator(f'.cc-ref[popovertarget="claim-{number}"]').first.tap()
    card = page.locator(f"#claim-{number}")
    assert card.is_visible()
    assert claim.statement in card.inner_text()
    card.locator(".cc-button").tap()
    page.wait_for_url(f"{site.address}claims/{claim.id}/")
    addresses = [address for _, address in shown.sentences(claim)]
    links = page.locator(".cc-facts a[rel~=external]").all()
    assert [a.get_attribute("href") for a in links] == addresses
    assert all("#:~:text=" in (address or "") for address in addresses)


@pytest.mark.parametrize("script", [True, False])
def test_a_citation_opens_its_card_by_keyboard_and_escape_closes_it(
    site: Site, paths: dict[str, str], visits: Visits, *, script: bool
) -> None:
    page = visits(script=script).go(site.address + paths["guide"])
    mark = page.locator(".cc-ref").first
    card = page.locator("#claim-1")
    assert "laim 1" in (mark.get_attribute("aria-label") or "")
    mark.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        assert card.is_visible()
        page.keyboard.press("Tab")
        assert card.locator(":focus").count() == 1
        page.keyboard.press("Escape")
        assert card.is_hidden()
        assert mark.evaluate("mark => mark === document.activeElement")


def test_both_sides_of_a_question_stand_next_to_each_other_or_on_a_phone_below_each_other(
    site: Site, paths: dict[str, str], visits: Visits
) -> None:
    for selector in (".cc-sides > .cc-column", ".cc-conflict .cc-pair > .cc-side"):
        wide = visits(1280).go(site.address + paths["question"]).locator(selector)
        left, right = box(wide.nth(0)), box(wide.nth(1))
        assert left["y"] == pytest.approx(right["y"], abs=1)
        assert left["x"] + left["width"] <= right["x"]
        narrow = visits(360).go(site.address + paths["question"]).locator(selector)
        first, second = box(narrow.nth(0)), box(narrow.nth(1))
        assert first["x"] == pytest.approx(second["x"], abs=1)
        assert first["y"] + first["height"] <= second["y"]


def test_without_javascript_the_content_and_the_red_flags_are_there(
    site: Site, shown: Shown, paths: dict[str, str], visits: Visits
) -> None:
    visit = visits(360, script=False)
    page = visit.go(site.address)
    told = page.locator("#alert").inner_text()
    for _, found in shown.alerts():
        for when, _ in found:
            assert when in told
    question = two_sided(shown)
    page = visit.go(site.address + paths["question"])
    text = page.locator("article.md-content__inner").inner_text()
    assert shown.headline(question) in text
    for identity in question.claims:
        assert shown.kb.claims[identity].statement in text
    page.locator("details > summary").first.tap()
    assert page.locator("details").first.get_attribute("open") is not None
    page = visit.go(site.address + paths["conflicts"])
    assert page.locator(".cc-conflict .cc-side").first.is_visible()
    page = visit.go(site.address + paths["claim"])
    assert page.locator("h1").inner_text() == contested(shown).statement
    page.locator(".cc-facts a").first.tap()
    page.wait_for_url(f"{site.address}sources/{contested(shown).source}/")


def test_the_search_finds_a_claim_by_its_words(site: Site, shown: Shown, visits: Visits) -> None:
    claim = contested(shown)
    visit = visits(1280)
    page = visit.go(site.address)
    page.locator(".md-search__input").press_sequentially(claim.statement.rstrip("."))
    page.locator(f'.md-search-result__link[href*="claims/{claim.id}/"]').first.click()
    page.wait_for_url(re.compile(f"claims/{claim.id}/"))
    assert page.locator("h1").inner_text() == claim.statement
    assert visit.troubles == []


def test_the_edit_link_of_a_claim_points_at_its_record_and_is_not_followed(
    site: Site, shown: Shown, visits: Visits
) -> None:
    claim = contested(shown)
    visit = visits(1280)
    page = visit.go(f"{site.address}claims/{claim.id}/")
    edit = page.locator("a.md-content__button")
    assert edit.get_attribute("href") == f"{REPOSITORY}/edit/main/{claim.origin.path}"
    page.wait_for_load_state("networkidle")
    assert [url for url in visit.requests if not url.startswith(site.address)] == []
