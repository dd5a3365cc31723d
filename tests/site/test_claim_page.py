"""A claim's page in a browser: what stands against it, its citation in one tap; and terms in the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.pages import pairs
from counterclaim.pages.terms import Terms
from tests.site.looking import contested

if TYPE_CHECKING:
    from counterclaim.knowledge.guide import Guide
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site as Shown
    from tests.site.conftest import Site, Visits


@pytest.fixture(scope="session")
def opposed(shown: Shown) -> Claim:
    """Return a claim that both an open conflict and a chain stand against."""
    chained = {claim for chain in shown.analysis.chains for claim in chain.position.claims}
    ids = [i for conflict in shown.contested for i in conflict.claims]
    return shown.kb.claims[next((i for i in ids if i in chained), ids[0])]


@pytest.fixture(scope="session")
def defined(shown: Shown) -> Guide:
    """Return a page of the guide that uses a word of the vocabulary."""
    terms = Terms(shown.analysis)
    return next(page for page in shown.guide if terms.find(page))


@pytest.mark.parametrize("script", [True, False])
def test_what_stands_against_a_claim_is_short_and_opens_into_the_full_comparison(
    site: Site, shown: Shown, opposed: Claim, visits: Visits, *, script: bool
) -> None:
    page = visits(360, script=script).go(f"{site.address}claims/{opposed.id}/")
    conflict = next(c for c in shown.index.conflicts[opposed.id] if shown.analysis.is_open(c))
    card = page.locator(f"#conflict-{conflict.id}")
    assert any(shown.kb.claims[other].statement in card.inner_text() for other in conflict.other_side(opposed.id))
    assert card.locator("table").is_hidden()
    card.locator("summary", has_text="Compare in full").tap()
    assert card.locator("table").is_visible()
    card.locator("details a", has_text="Among all disagreements").tap()
    page.wait_for_url(f"{site.address}{pairs.place(shown, conflict).replace('index.md', '')}")


def test_each_step_of_a_chain_leads_to_its_claim(site: Site, shown: Shown, visits: Visits) -> None:
    claim = shown.analysis.chains[0].position.claims[0]
    page = visits(360).go(f"{site.address}claims/{claim}/")
    hrefs = [a.get_attribute("href") for a in page.locator(".cc-steps ol a").all()]
    links = [link.claims[0] for chain in shown.index.chains[claim] for link in chain.links]
    assert hrefs == [f"../{link}/" for link in links]


def test_the_citation_of_a_claim_is_copied_with_one_tap(site: Site, shown: Shown, visits: Visits) -> None:
    claim = contested(shown)
    visit = visits(360)
    page = visit.go(f"{site.address}claims/{claim.id}/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cited = page.locator(".cc-cite code").inner_text()
    assert f"{site.address}claims/{claim.id}/" in cited
    page.locator(".cc-cite button").first.tap()
    page.wait_for_function("async text => (await navigator.clipboard.readText()).trim() === text", arg=cited.strip())
    assert visit.troubles == []


def test_a_word_of_the_vocabulary_opens_its_meaning_by_tap_and_by_keyboard_and_leads_to_its_concept(
    site: Site, shown: Shown, defined: Guide, visits: Visits
) -> None:
    term = Terms(shown.analysis).find(defined)[0]
    for script in (True, False):
        page = visits(360, script=script).go(f"{site.address}guide/{defined.name}/")
        mark = page.locator(".cc-term").first
        card = page.locator(f"#term-{term.concept.id}")
        assert mark.inner_text() == defined.text[term.start : term.end]
        assert card.is_hidden()
        mark.tap()
        assert card.is_visible()
        assert term.concept.definition in card.inner_text()
        page.keyboard.press("Escape")
        assert card.is_hidden()
        mark.focus()
        page.keyboard.press("Enter")
        card.locator("a").tap()
        page.wait_for_url(f"{site.address}concepts/{term.concept.id}/")


def test_words_of_the_vocabulary_do_not_widen_a_phone(site: Site, shown: Shown, visits: Visits) -> None:
    visit = visits(360)
    for guide in shown.guide:
        page = visit.go(f"{site.address}guide/{guide.name}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        rights = page.locator(".cc-term").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
        assert all(right <= 360 for right in rights)
