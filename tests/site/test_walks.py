"""Each kind of reader's way through this repository's own site, step by step as the reader takes it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

import pytest

from counterclaim.knowledge.addresses import sentence
from counterclaim.pages import alerts, answers, attribution, pairs, weighed
from counterclaim.wording.questions import headline
from tests.site.looking import KINDS, box, contested, searched, two_sided

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from counterclaim.pages.site import Site as Shown
    from counterclaim.reasoning.questions import Question
    from tests.site.conftest import Site, Visits

HREFS = "all => all.map(a => a.getAttribute('href'))"
NAMED = {"link", "button", "combobox", "searchbox", "textbox", "checkbox", "radio", "region", "heading"}
# The theme hides some boxes and marks their label instead; in a field for text there is a caret.
MARKED = """one => one.matches("input[type=text]") || [one, one.matches("input") && one.nextElementSibling].some(
    found => found && getComputedStyle(found).outlineStyle !== "none")"""
FURTHEST = 120
"""No link of these walks is more presses of the tab key away."""


def settled(shown: Shown) -> Question:
    """Return a question inside which sources disagree, and of which somebody said what would settle it."""
    asked = shown.analysis.question_names.values()
    recorded = {answer.questions[0] for answer in shown.kb.answers.values()}
    return next(q for q in asked if q.inner and answers.settling(shown, q) and q.outcome and q.key not in recorded)


def leads(page: Page) -> set[str]:
    """Return where the links of a page's content lead, on the site and elsewhere."""
    hrefs = page.locator("article.md-content__inner a[href]").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    return {urljoin(page.url.partition("#")[0], href) for href in hrefs}


def listed(page: Page) -> set[str]:
    """Return where the whole content of a page leads, all rows of a long table shown."""
    more = page.locator("[data-more]")
    while more.count() and more.is_visible():
        more.click()
    return leads(page)


def tab_to(page: Page, pattern: str) -> None:
    """Press the tab key until a link that fits has the focus; whatever has it on the way can be seen to have it."""
    for _ in range(FURTHEST):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.evaluate(MARKED), focused.evaluate("one => one.outerHTML")
        if re.search(pattern, focused.evaluate("one => one.href ?? ''")):
            assert focused.is_visible()
            return
    pytest.fail(f"no link to {pattern} can be reached")


def heard(page: Page) -> list[dict[str, Any]]:
    """Return what a screen reader is told of a page, in order: role, name and, of a heading, its level."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()  # or every page from here on would keep such a tree
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", ""),
            "level": next((p["value"]["value"] for p in node.get("properties", ()) if p["name"] == "level"), None),
        }
        for node in nodes
        if not node["ignored"]
    ]


def test_from_the_home_page_one_tap_leads_to_what_to_do_about_each_red_flag(
    site: Site, shown: Shown, visits: Visits
) -> None:
    signs = [sign for alert in alerts.alerts(shown) for sign in alert.signs]
    leg = next(sign for sign in signs if "numb" in sign.when)
    for script in (True, False):
        page = visits(360, script=script).go(site.address)
        links = page.locator("#alert li a")
        addresses = [sign.path.replace(".md", "/", 1) for sign in signs]
        assert [a.get_attribute("href") for a in links.all()] == addresses
        assert all(a.is_visible() for a in links.all())
        box_of_signs = box(page.locator("#alert"))
        assert box_of_signs["y"] + box_of_signs["height"] < 800, "when to see a doctor, within one screen"
        links.filter(has_text=leg.when).first.tap()
        page.wait_for_url(site.address + leg.path.replace(".md", "/", 1))
        said = page.locator(".admonition-title", has_text="medical help at once").first
        assert 0 <= box(said)["y"] < 800, "what to do stands on the same screen as the sign"
        assert 0 <= box(page.locator(f'[id="{leg.path.partition("#")[2]}"]'))["y"] < 800


def test_the_answer_to_the_first_question_and_how_sure_it_is_need_no_tap(
    site: Site, shown: Shown, visits: Visits
) -> None:
    page = visits(360, script=False).go(site.address)
    answer = page.locator(".cc-answers > li").first
    place = box(answer)
    assert place["height"] < 800
    for part in (".cc-question", ".cc-mark", ".cc-headline"):
        assert answer.locator(part).is_visible()
    assert shown.words.asked[0][1] in answer.inner_text()
    assert place["y"] < 2 * 800


def test_from_each_kind_of_page_one_tap_leads_to_the_red_flags(
    site: Site, shown: Shown, paths: dict[str, str], visits: Visits
) -> None:
    flags = site.address + alerts.path(shown).replace(".md", "/")
    for kind in (kind for kind in KINDS if kind != "404"):
        page = visits(360).go(site.address + paths[kind])
        link = page.locator(".cc-notice a", has_text=alerts.title(shown))
        assert link.is_visible(), kind
        assert link.evaluate("link => link.href") == flags, kind
    link.tap()
    page.wait_for_url(flags)
    assert "get medical help at once" in page.locator("article p").first.inner_text()


def test_the_page_of_a_warning_sign_says_first_what_to_do(site: Site, shown: Shown, visits: Visits) -> None:
    sign = alerts.alerts(shown)[0].signs[0]
    page = visits(360).go(f"{site.address}claims/{sign.claim.id}/")
    first = page.locator("article > :is(aside, h1, p, dl)").first
    assert first.inner_text().startswith("Now: getting medical help at once.")
    first.locator("a").tap()
    page.wait_for_url(site.address + sign.path.replace(".md", "/", 1))


def pinned(shown: Shown, identity: str) -> bool:
    """Tell whether a claim stands in numbered sentences of a source."""
    claim = shown.kb.claims.get(identity)
    return claim is not None and bool(claim.sentences) and claim.source in shown.kb.locks


@pytest.mark.parametrize("script", [True, False])
def test_from_a_sentence_of_the_guide_to_its_card_to_the_claim_to_the_sentence_of_the_source(
    site: Site, shown: Shown, paths: dict[str, str], visits: Visits, *, script: bool
) -> None:
    page = visits(360, script=script).go(site.address + paths["guide"])
    cards = page.locator(".cc-popover .cc-button").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    cited = [(address or "").rstrip("/").rpartition("/")[2] for address in cards]
    number = next(n for n, identity in enumerate(cited, 1) if pinned(shown, identity))
    page.locator(f'.cc-ref[popovertarget="claim-{number}"]').first.tap()
    card = page.locator(f"#claim-{number}")
    identity = (card.locator(".cc-button").get_attribute("href") or "").rstrip("/").rpartition("/")[2]
    claim = shown.kb.claims[identity]
    assert claim.statement in card.inner_text()
    assert attribution.who(shown, claim).name in card.inner_text()
    card.locator(".cc-button").tap()
    page.wait_for_url(f"{site.address}claims/{claim.id}/")
    assert page.locator("h1").inner_text() == claim.statement

    found = page.locator(".cc-facts a[rel~=external]").evaluate_all(HREFS)
    lock = shown.kb.locks[claim.source]
    anchors = [sentence.words for sentence in map(lock.sentence, claim.sentences) if sentence]
    fragments = [address.partition("#:~:text=")[2].split(",") for address in found]
    assert [tuple(map(unquote, fragment)) for fragment in fragments] == anchors
    assert {address.partition("#")[0] for address in found} == {sentence(shown.kb.sources[claim.source], None)}


@pytest.mark.parametrize("script", [True, False])
def test_from_the_map_to_a_disputed_question_to_the_conflict_and_what_would_settle_it(
    site: Site, shown: Shown, visits: Visits, *, script: bool
) -> None:
    question = settled(shown)
    page = visits(360, script=script).go(site.address + "questions/")
    if script:
        page.get_by_label("disputed only").check()
    else:
        while (fold := page.locator("details:not([open]):has([data-row]) > summary").first).count():
            fold.tap()
    tile = page.locator(f'a.cc-tile[href="{question.exposure}/{question.outcome}/"]').first
    assert tile.get_attribute("data-disputed") == "yes"
    tile.tap()
    page.wait_for_url(f"{site.address}questions/{question.exposure}/{question.outcome}/")
    assert headline(shown.kb, question) in page.locator(".cc-answer").inner_text()

    conflict = answers.open_conflicts(question).first[0]
    first = page.locator(".cc-conflict").first
    sides = [side.claim for side in pairs.pair(shown, conflict).sides]
    for claim in sides:
        assert claim.statement in first.inner_text()
    assert first.locator("table").is_hidden()
    first.locator("summary", has_text="point by point").tap()
    assert first.locator("table tbody tr").count() > 0
    assert first.locator("table").is_visible()
    told = page.locator(".cc-settles").inner_text()
    assert answers.settling(shown, question)[0] in told

    first.locator(".cc-says a").first.tap()
    page.wait_for_url(f"{site.address}claims/{sides[0].id}/")
    assert sides[1].statement in page.locator(f"#conflict-{conflict.id}").inner_text()


def test_whoever_gets_the_address_of_a_filtered_table_sees_the_same_rows(site: Site, visits: Visits) -> None:
    page = visits(1280).go(site.address + "claims/")
    every = listed(page)
    page.get_by_label("Conflict").select_option("open")
    page.locator("select[name=stance]").select_option("harms")
    page.get_by_label("Words").press_sequentially("an")
    kept = listed(page)
    assert kept < every
    other = visits(360, "dark").go("about:blank")
    other.goto(page.url)
    assert listed(other) == kept
    assert other.get_by_role("status").inner_text() == page.get_by_role("status").inner_text()


def test_the_words_of_a_claim_find_the_claim_and_a_pair_of_concepts_finds_its_question(
    site: Site, shown: Shown, visits: Visits
) -> None:
    visit = visits(1280)
    page = visit.go(site.address)
    of_each_source = {claim.source: claim for claim in shown.kb.claims.values() if not claim.retired}
    for claim in (contested(shown), *list(of_each_source.values())[::4]):
        words = " ".join(re.findall(r"[^\W\d_]{2,}", claim.statement))  # a sign before a number would mean something
        found = searched(page, words)[:5]  # the answers that quote it may stand before it
        assert f"{site.address}claims/{claim.id}/" in found
    for question in (two_sided(shown), settled(shown)):
        pair = f"{shown.kb.label(question.exposure)} {shown.kb.label(question.outcome or '')}"
        found = searched(page, pair)[:3]  # an answer that names both may stand before it
        assert f"{site.address}questions/{question.exposure}/{question.outcome}/" in found
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(questions|guide|claims)/"))
    assert visit.troubles == []
    assert visit.refused() == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "404"])
def test_without_javascript_a_page_lists_and_leads_to_the_same(
    site: Site, paths: dict[str, str], visits: Visits, kind: str
) -> None:
    found = [listed(visits(360, script=script).go(site.address + paths[kind])) for script in (True, False)]
    assert found[0] == found[1]
    assert found[0]


@pytest.mark.parametrize("script", [True, False])
def test_every_claim_question_and_conflict_is_listed_with_javascript_and_without(
    site: Site, shown: Shown, visits: Visits, *, script: bool
) -> None:
    def below(path: str) -> set[str]:
        page = visits(script=script).go(site.address + path)
        inside = site.address + path
        return {address.removeprefix(inside).rstrip("/") for address in listed(page) if address.startswith(inside)}

    live = {claim.id for claim in shown.kb.claims.values() if not claim.retired}
    assert below("claims/") - {""} == live
    to = {weighed.question(shown, question.key) for question in shown.analysis.questions.values()}
    weighed_here = {path.removeprefix("questions/").removesuffix("/index.md") for path in to if path.startswith("q")}
    assert {name for name in below("questions/") if "/" in name} == {name for name in weighed_here if "/" in name}
    page = visits(script=script).go(site.address + "conflicts/")
    ids = page.locator("[data-row]").evaluate_all("all => all.map(one => one.id)")
    assert sorted(ids) == sorted(f"conflict-{conflict.id}" for conflict in shown.analysis.conflicts)


@pytest.mark.parametrize("script", [True, False])
def test_by_keyboard_alone_from_home_to_a_question_to_a_claim_to_its_source(
    site: Site, visits: Visits, *, script: bool
) -> None:
    page = visits(script=script).go(site.address)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to content"
    page.keyboard.press("Enter")
    for pattern in (r"/questions/[\w-]+/[\w-]+/$", r"/claims/[\w-]+/$", r"/sources/[\w-]+/$"):
        tab_to(page, pattern)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(pattern))
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_reader_finds_landmarks_headings_without_gaps_and_a_name_for_every_control(
    site: Site, paths: dict[str, str], visits: Visits, kind: str
) -> None:
    told = heard(visits(1280).go(site.address + paths[kind]))
    roles = [node["role"] for node in told]
    assert roles.count("main") == 1
    assert {"banner", "navigation", "contentinfo"} <= set(roles)
    levels = [node["level"] for node in told if node["role"] == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    assert [node for node in told if node["role"] in NAMED and not node["name"]] == []
    places = [node["name"] for node in told if node["role"] == "navigation"]
    assert len(set(places)) == len(places)


def test_a_screen_reader_hears_both_sides_of_a_question_as_named_places_with_lists(
    site: Site, shown: Shown, paths: dict[str, str], visits: Visits
) -> None:
    question = two_sided(shown)
    told = heard(visits(360).go(site.address + paths["question"]))
    names = [node["name"] for node in told if node["role"] == "region"]
    assert {column.title for column in answers.answer(shown, question).facing} <= set(names)
    links = [node["name"] for node in told if node["role"] == "link"]
    for column in answers.answer(shown, question).facing:
        for card in column.cards.first:
            assert card.claim.statement in links
    assert [node["role"] for node in told].count("listitem") >= [node["role"] for node in told].count("list") > 0
