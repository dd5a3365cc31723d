"""The pages that readers filter: choices, the address, back and reload, no script, the keyboard, for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from counterclaim.pages import choices
from counterclaim.pages.kinds import claims
from counterclaim.wording.questions import question_name
from tests.site.looking import WIDTHS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from counterclaim.pages.site import Site as Shown
    from tests.site.conftest import Site, Visit, Visits

PAGES = {
    "claims/": "tbody tr",
    "conflicts/": "[data-row]:not([hidden])",
    "questions/": "[data-row]:not([hidden])",
    "concepts/": "[data-row]:not([hidden])",
}
WINDOW = 50


def many(page: Page, path: str) -> int:
    """Return how many rows stand on the page."""
    return page.locator(PAGES[path]).count()


def live(shown: Shown) -> int:
    """Return how many claims are not retired."""
    return sum(1 for _ in shown.kb.live_claims())


def told(page: Page) -> str:
    """Return what the page says about how many rows fit."""
    return page.get_by_role("status").inner_text()


def go(visits: Visits, address: str, width: int = 1280, scheme: str = "light", *, script: bool = True) -> Visit:
    """Open an address as one comes from elsewhere: a new document, even where only the filter differs."""
    visit = visits(width, scheme, script=script)
    visit.go("about:blank")
    visit.go(address)
    return visit


def test_choosing_a_source_a_side_and_words_leaves_the_claims_that_fit_and_keeps_the_choice_in_the_address(
    site: Site, shown: Shown, visits: Visits
) -> None:
    rows = claims.rows(shown)
    row = next(row for row in rows if row.claim.stance == "harms")
    visit = go(visits, site.address + "claims/")
    page = visit.page
    assert told(page) == f"{len(rows)} claims"
    page.locator("select[name=source]").select_option(row.claim.source)
    page.locator("select[name=stance]").select_option("harms")
    kept = [r for r in rows if (r.claim.source, r.claim.stance) == (row.claim.source, "harms")]
    assert told(page) == f"{len(kept)} of {len(rows)} claims"
    assert many(page, "claims/") == min(len(kept), WINDOW)
    page.get_by_label("Words").press_sequentially(row.claim.statement[:20].upper())
    assert row.claim.statement in page.locator("tbody").inner_text()
    words = quote(" ".join(row.claim.statement[:20].upper().split()))
    assert page.url == f"{site.address}claims/#source={row.claim.source}&stance=harms&text={words}"
    assert visit.troubles == []


def test_the_address_alone_sets_the_filter_and_a_reload_keeps_it(site: Site, shown: Shown, visits: Visits) -> None:
    rows = claims.rows(shown)
    page = go(visits, site.address + "claims/#stance=helps&conflict=open").page
    kept = sum(row.claim.stance == "helps" and row.dispute == "open" for row in rows)
    for _ in range(2):
        assert told(page) == f"{kept} of {len(rows)} claims"
        assert page.locator("select[name=stance]").input_value() == "helps"
        assert page.get_by_label("Conflict").input_value() == "open"
        page.reload()


def test_back_and_forward_walk_through_the_choices_and_a_typed_word_is_one_step(site: Site, visits: Visits) -> None:
    page = go(visits, site.address + "claims/").page
    every = told(page)
    page.get_by_label("Words").press_sequentially("disc")
    typed = told(page)
    page.locator("select[name=stance]").select_option("harms")
    chosen = told(page)
    assert len({every, typed, chosen}) == 3
    page.go_back()
    assert (told(page), page.locator("select[name=stance]").input_value()) == (typed, "")
    page.go_back()
    assert (told(page), page.get_by_label("Words").input_value()) == (every, "")
    page.go_forward()
    page.go_forward()
    assert told(page) == chosen


def test_a_question_comes_from_the_address_alone_and_can_be_taken_away(
    site: Site, shown: Shown, visits: Visits
) -> None:
    question = max(shown.analysis.question_names.values(), key=lambda q: len(q.claims))
    page = go(visits, f"{site.address}claims/#question={question.exposure}/{question.outcome}").page
    assert told(page).startswith(f"{len(question.claims)} of ")
    chip = page.get_by_role("button", name=f"Remove the filter question: {question_name(shown.kb, *question.key)}")
    chip.click()
    assert told(page) == f"{live(shown)} claims"
    assert page.url == site.address + "claims/"
    assert page.get_by_label("Words").evaluate("field => field === document.activeElement")


def test_a_concept_in_the_address_leaves_the_claims_that_name_it(site: Site, shown: Shown, visits: Visits) -> None:
    rows = claims.rows(shown)
    concept = rows[0].concepts[0]
    page = go(visits, f"{site.address}claims/#concept={concept}").page
    assert told(page) == f"{sum(concept in row.concepts for row in rows)} of {len(rows)} claims"
    assert page.get_by_role("button", name=f"Remove the filter about: {shown.kb.label(concept)}").is_visible()


@pytest.mark.parametrize("path", PAGES)
def test_what_nothing_fits_says_so_and_one_button_shows_all_again(site: Site, visits: Visits, path: str) -> None:
    visit = go(visits, site.address + path + "#text=%22]quux\\&no-such-key=1&source=no-such-source")
    page = visit.page
    assert told(page).startswith("0 of ")
    assert many(page, path) == 0
    assert page.get_by_role("searchbox", name="Words").input_value() == '"]quux\\'
    page.reload()
    page.get_by_role("button", name="Show all").click()
    assert " of " not in told(page)
    assert many(page, path) > 0
    assert page.get_by_role("button", name="Show all").is_hidden()
    assert visit.troubles == []


def test_words_with_marks_survive_the_address(site: Site, visits: Visits) -> None:
    visit = go(visits, site.address + "claims/")
    page = visit.page
    hard = 'a"b\\c%25 &=#]é'
    page.get_by_label("Words").fill(hard)
    page.reload()
    assert page.get_by_label("Words").input_value() == hard
    assert visit.troubles == []


def test_accents_and_capitals_make_no_difference_and_other_names_of_a_concept_are_found(
    site: Site, shown: Shown, visits: Visits
) -> None:
    rows = claims.rows(shown)
    labels = choices.labels(shown.kb, (concept for row in rows for concept in row.concepts))
    concept = next(c for c, names in labels.items() if len(names) > 1)
    page = go(visits, site.address + "claims/").page
    page.get_by_label("Words").fill(labels[concept][1].upper().replace("A", "Á").replace("E", "É"))
    assert int(told(page).split()[0]) >= sum(concept in row.concepts for row in rows) > 0


def test_more_rows_are_shown_when_asked_for_and_the_focus_goes_to_the_first_of_them(
    site: Site, shown: Shown, visits: Visits
) -> None:
    page = go(visits, site.address + "claims/").page
    assert live(shown) > WINDOW
    assert many(page, "claims/") == WINDOW
    page.get_by_role("button", name="more of").press("Enter")
    assert many(page, "claims/") == min(2 * WINDOW, live(shown))
    first = page.locator("tbody tr").nth(WINDOW).locator("a")
    assert first.evaluate("link => link === document.activeElement")


def test_conflicts_are_chosen_by_status_and_a_debate_without_any_that_fits_is_hidden(
    site: Site, shown: Shown, visits: Visits
) -> None:
    visit = go(visits, site.address + "conflicts/")
    page = visit.page
    every = [conflict for conflict in shown.analysis.conflicts if conflict.id in shown.listed.ids]
    assert many(page, "conflicts/") == len(every)
    page.get_by_label("Status").select_option("explained")
    kept = sum(conflict.status == "explained" for conflict in every)
    assert told(page) == f"{kept} of {len(every)} disagreements"
    assert many(page, "conflicts/") == kept
    assert page.locator("section.cc-debate:visible h2").all_inner_texts() == ["Explained"]
    assert visit.troubles == []


def test_folded_pairs_that_fit_are_unfolded_and_folded_again_when_nothing_is_sought(
    site: Site, shown: Shown, visits: Visits
) -> None:
    page = go(visits, site.address + "conflicts/").page
    folded = page.locator("#explained ~ details [data-row]").first
    assert folded.is_hidden()
    page.get_by_label("Status").select_option("explained")
    assert folded.is_visible()
    page.get_by_label("Status").select_option("")
    assert folded.is_hidden()
    conflict = shown.listed.explained[-1]
    page = go(visits, f"{site.address}conflicts/#conflict-{conflict.id}").page
    assert page.locator(f"#conflict-{conflict.id} table").is_visible()


def test_on_a_phone_the_choices_wait_behind_a_button_that_tells_how_many_are_made(site: Site, visits: Visits) -> None:
    page = go(visits, site.address + "claims/#stance=harms&basis=none", 360).page
    assert page.get_by_role("button", name="Filters (2)").is_visible()
    button = page.locator("[data-unfold]")
    first = page.locator("tbody tr").first.bounding_box()
    assert first
    assert first["y"] < 640
    assert page.locator("select[name=stance]").is_hidden()
    button.click()
    page.locator("select[name=stance]").select_option("")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("button", name="Filters (1)").is_visible()


def test_a_word_of_the_glossary_is_found_in_its_fold_by_typing_and_by_its_address(
    site: Site, shown: Shown, visits: Visits
) -> None:
    concept = max(shown.kb.concepts.values(), key=lambda c: (c.label, c.id))
    page = go(visits, site.address + "concepts/", 360).page
    entry = page.locator(f"[id='{concept.id}']")
    assert entry.is_hidden()
    page.get_by_role("searchbox", name="Words").press_sequentially(concept.label)
    assert entry.is_visible()
    page = go(visits, f"{site.address}concepts/#{concept.id}", 360).page
    assert entry.is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_address_of_a_rule_leads_to_its_line_and_unfolds_its_manual(
    site: Site, visits: Visits, *, script: bool
) -> None:
    page = go(visits, site.address + "method/#contradiction", 360, script=script).page
    rule = page.locator("#contradiction")
    place = rule.bounding_box()
    assert place
    assert 0 <= place["y"] < 740
    assert rule.get_by_text("How to mend.").is_visible() is script


@pytest.mark.parametrize("arrives", ["by a link from elsewhere", "from the same page"])
def test_the_address_of_a_conflict_unfolds_it(site: Site, shown: Shown, visits: Visits, arrives: str) -> None:
    conflict = shown.listed.debates[-1].pairs[-1]
    if arrives == "from the same page":
        page = go(visits, site.address + "conflicts/#status=explained").page
        page.evaluate(f"location.hash = 'conflict-{conflict.id}'")
    else:
        page = go(visits, f"{site.address}conflicts/#conflict-{conflict.id}").page
    page.locator(f"#conflict-{conflict.id} table").wait_for(state="visible")
    place = page.locator(f"#conflict-{conflict.id}").bounding_box()
    assert place
    assert 0 <= place["y"] < 800
    assert told(page) == f"{len(shown.listed.ids)} disagreements"


def test_the_map_shows_only_what_is_disputed_when_asked_to(site: Site, shown: Shown, visits: Visits) -> None:
    page = go(visits, site.address + "questions/", 360).page
    disputed = [q for q in shown.analysis.questions.values() if q.disputed]
    page.get_by_label("disputed only").check()
    assert told(page) == f"{len(disputed)} of {len(shown.analysis.questions)} questions"
    assert page.url == site.address + "questions/#disputed=yes"
    shown_lines = page.locator("dt:visible, tbody th:visible").all_inner_texts()
    assert len([line for line in shown_lines if line]) >= len({q.exposure for q in disputed})
    page.get_by_label("disputed only").uncheck()
    assert page.url == site.address + "questions/"


def test_what_fits_on_the_map_is_in_no_closed_fold_and_the_folds_close_again(
    site: Site, shown: Shown, visits: Visits
) -> None:
    page = go(visits, site.address + "questions/", 360).page
    closed = page.locator("details[data-group]:not([open])")
    waiting = closed.count()
    assert waiting > 0
    assert page.locator("[data-row]:visible").count() < len(shown.analysis.questions)
    page.get_by_label("disputed only").check()
    assert page.locator("[data-row]:visible").count() == sum(q.disputed for q in shown.analysis.questions.values())
    page.get_by_label("disputed only").uncheck()
    assert closed.count() == waiting


@pytest.mark.parametrize("path", PAGES)
def test_without_a_script_every_row_is_there_and_no_filter_that_would_do_nothing(
    site: Site, shown: Shown, visits: Visits, path: str
) -> None:
    page = go(visits, site.address + path + "#text=nothing", 360, script=False).page
    every = {
        "claims/": live(shown),
        "conflicts/": len(shown.analysis.conflicts),
        "questions/": len(shown.analysis.questions),
        "concepts/": len(shown.kb.concepts),
    }
    assert many(page, path) == every[path]
    assert page.locator("form[data-filters]").is_hidden()
    while (fold := page.locator("details:not([open]):has([data-row]) > summary").first).count():
        fold.click()
    assert page.locator(PAGES[path]).last.is_visible()


def test_the_claims_can_be_filtered_and_one_opened_by_keyboard_alone(site: Site, visits: Visits) -> None:
    page = go(visits, site.address + "claims/").page
    page.get_by_label("Words").focus()
    page.keyboard.type("disc")
    for name in ("source", "stance", "grounds", "basis", "conflict", "reviewed"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == name
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    assert "#text=disc&conflict=" in page.url
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    address = link.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}claims/{address.removeprefix('../claims/').removeprefix('./')}")
    assert page.locator("h1.cc-claim-title").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_screen_reader_finds_a_table_a_named_form_and_named_fields(
    site: Site, shown: Shown, visits: Visits, width: int
) -> None:
    page = go(visits, site.address + "claims/", width).page
    devtools = page.context.new_cdp_session(page)
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    found = [(n["role"]["value"], n.get("name", {}).get("value")) for n in nodes if not n["ignored"]]
    assert [name for role, name in found if role == "columnheader"] == [
        "Claim", "Source", "Side", "What the source offers", "Of note",
    ]  # fmt: skip
    roles = [role for role, _ in found]
    assert roles.count("row") == min(WINDOW, live(shown)) + 1
    assert roles.count("cell") >= 5
    assert ("table", "All claims") in found
    assert ("form", "Filter the claims") in found
    assert ("searchbox", "Words") in found
    assert page.get_by_role("status").get_attribute("aria-live") == "polite"
