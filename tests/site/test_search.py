"""The search: what readers ask in their own words, and what its program makes of a small index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.pages import theme
from counterclaim.pages.search import index
from counterclaim.pages.search.index import Found
from tests.site.looking import searched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from counterclaim.pages.site import Site as Shown
    from tests.site.conftest import Site, Visits

ASKED = (
    *("may I run", "should I run with back pain", "numb leg", "disc", "slipped disc", "shoes", "how many km"),
    *("cannot pee", "incontinence", "degenaration", "treadmill", "5k", "sciatica", "when to see a doctor"),
)
WARNINGS = {"numb leg", "cannot pee", "incontinence", "when to see a doctor"}
LIGHT = 300_000
"""Bytes that a search loads before it shows the first result, as they lie on the host."""

PARTS_AT_MOST = 1 + 4
"""Parts of the index that one word loads which stands nowhere."""

SMALL = (
    Found("guide/night/", "A good night", "Tea first. Then there is a <b>long</b> nap & rest.", ("sleep well",), (), "", "guide"),
    Found("guide/night/#naps", "Naps", "Short naps, say 20.5 minutes, are fine. Others write of siestas.", kind="guide", within="A good night"),
    Found("questions/coffee/sleep/", "Does coffee spoil sleep?", "It may.", ("coffee",), (), "Disputed <i>", "answer"),
    Found("claims/coffee-late/", "Coffee late in the day keeps people awake.", "A letter", (), ("sleep",), "", "claim"),
    Found("claims/degeneration/", "Degeneration is seen with years.", "A ward", (), (), "", "claim"),
    Found("claims/cafe/", "In Zürich’s cafés nobody sleeps.", "A guest", (), (), "", "claim"),
    Found("claims/japanese/", "走れば腰痛は減る", "", (), (), "", "claim"),
    *(Found(f"claims/more-{n}/", f"Milk number {n} is warm.", "A cook", (), (), "", "claim") for n in range(30)),
)  # fmt: skip
ASK = """async (words) => {
  const worker = window.asked ??= new Worker("assets/theme/search.js");
  return await new Promise((done) => {
    worker.onmessage = ({ data }) => data.type === 3 && done(data.data);
    worker.postMessage({ type: 2, data: words });
  });
}"""


def test_what_readers_ask_in_their_own_words_leads_to_the_guide_or_an_answer(
    site: Site, shown: Shown, visits: Visits
) -> None:
    answers = {f"questions/{exposure}/{outcome}/" for a in shown.kb.answers.values() for exposure, outcome in a.questions}
    guide = {f"guide/{page.name}/" for page in shown.guide}
    visit = visits(360)
    page = visit.go(site.address)
    page.locator("label[for=__search]").first.tap()
    for words in ASKED:
        found = [address.removeprefix(site.address).partition("#")[0] for address in searched(page, words)]
        assert set(found[:3]) & (guide | answers), words
        if words in WARNINGS:
            assert found[0] == "guide/when-to-see-a-doctor/", words
    parts = [address for address in visit.requests if "/search/" in address]
    assert len(parts) == len(set(parts)), "each part is loaded once"
    assert visit.troubles == []
    assert visit.refused() == []


def test_a_result_that_is_an_answer_tells_its_grounds_and_certainty_and_quotes_a_sentence(
    site: Site, visits: Visits
) -> None:
    page = visits(1280).go(site.address)
    searched(page, "may I run")
    first = page.locator(".md-search-result__link").first
    assert "certainty" in first.locator(".cc-told").inner_text()
    assert re.search(r"\w+ \w+ \w+.*\.", first.locator("p").first.inner_text())
    assert first.locator("mark").count()
    address = first.get_attribute("href") or ""
    page.locator(".md-search__input").press("Enter")
    page.wait_for_url(address.partition("?")[0] + "**")


def test_the_first_load_of_a_search_is_light_and_a_page_alone_loads_none_of_it(site: Site, visits: Visits) -> None:
    page = visits.browser.new_context().new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(site.address, wait_until="networkidle")
    before = {url for url in sizes if "/search/" in url}
    searched(page, "running")
    asked = {url: size for url, size in sizes.items() if "search" in url}
    page.context.close()
    assert before == {site.address + theme.INDEX}
    assert sum(asked.values()) < LIGHT


@pytest.fixture(scope="module")
def asking(served: Site, visits: Visits) -> Page:
    """Return a page that can ask the program of the search about a small index."""
    laid(served.folder / "small")
    return visits(1280).go(served.address + "small/")


def laid(folder: Path) -> None:
    """Write a page, the program of the search and a small index."""
    script = theme.folder() / "assets/theme/search.js"
    made = {"assets/theme/search.js": script.read_text("utf-8"), "index.html": "<!doctype html><title>Small</title>"}
    for path, text in {**made, **dict(index.files(SMALL, ["en"]))}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def found(page: Page, words: str) -> list[str]:
    """Return where a question leads, best first: of each page the last address, which is its section's if it has one."""
    return [group[-1]["location"] for group in page.evaluate(ASK, words)["items"]]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("coffee", "questions/coffee/sleep/"),
        ("COFFEE ", "questions/coffee/sleep/"),
        ("sleeping coffees", "questions/coffee/sleep/"),
        ("cof", "questions/coffee/sleep/"),
        ("cofee", "questions/coffee/sleep/"),
        ("ocffee", "questions/coffee/sleep/"),
        ("coffee late", "claims/coffee-late/"),
        ("degenaration", "claims/degeneration/"),
        ("nothing-of-that degenaration", "claims/degeneration/"),
        ("zurichs cafe", "claims/cafe/"),
        ("ZÜRICH'S CAFÉ", "claims/cafe/"),
        ("腰痛", "claims/japanese/"),
        ("siesta", "guide/night/#naps"),
        ("sleep well", "guide/night/"),
        ("a good night", "guide/night/"),
    ],
)
def test_words_in_other_forms_half_typed_or_mistyped_lead_to_the_page(asking: Page, words: str, first: str) -> None:
    assert found(asking, words)[0] == first


@pytest.mark.parametrize("words", ["", "  ", "?!", "xyzzyplugh", "xq", "toString", "__proto__"])
def test_what_stands_nowhere_leads_nowhere(asking: Page, words: str) -> None:
    assert found(asking, words) == []


@pytest.mark.parametrize(("words", "first"), [("degenaration", "claims/degeneration/"), ("ocffee", "questions/coffee/sleep/")])
def test_for_a_word_that_stands_nowhere_few_parts_are_loaded_and_its_neighbours_are_among_them(
    served: Site, visits: Visits, words: str, first: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "TERMS", 1)
        laid(served.folder / "parted")
    visit = visits(1280)
    page = visit.go(served.address + "parted/")
    assert found(page, words)[0] == first
    loaded = {address for address in visit.requests if "/search/terms-" in address}
    assert 1 < len(loaded) <= PARTS_AT_MOST


def test_a_section_stands_under_its_page_and_records_as_text_whatever_they_hold(asking: Page) -> None:
    items: list[list[dict[str, Any]]] = asking.evaluate(ASK, "naps minutes")["items"]
    above, section = items[0]
    assert (above["location"], above["title"], above["text"]) == ("guide/night/", "A good night", "")
    assert section["title"] == "<mark>Naps</mark>"
    assert section["text"] == (
        "<p>Short <mark>naps</mark>, say 20.5 <mark>minutes</mark>, are fine. Others write of siestas.</p>"
    )
    (item,) = asking.evaluate(ASK, "long")["items"][0]
    assert item["text"] == "<p>Then there is a &#60;b&#62;<mark>long</mark>&#60;/b&#62; nap &#38; rest.</p>"
    (item,) = asking.evaluate(ASK, "spoil")["items"][0]
    assert item["text"].endswith('<p class="cc-told">Disputed &#60;i&#62;</p>')


def test_a_word_that_stands_nowhere_is_told_and_the_last_word_is_completed(asking: Page) -> None:
    answer = asking.evaluate(ASK, "xyzzyplugh cof")
    assert answer["items"][0][0]["terms"] == {"xyzzyplugh": False, "coffee": True}
    assert answer["suggest"] == ["xyzzyplugh", "coffee"]


def test_no_more_pages_are_shown_than_anybody_reads_and_a_number_is_a_word(asking: Page) -> None:
    assert len(found(asking, "milk")) == 20
    assert found(asking, "milk 17")[0] == "claims/more-17/"


def test_what_is_answered_last_was_asked_last(asking: Page) -> None:
    answers = asking.evaluate("""async () => {
      const worker = new Worker("assets/theme/search.js"), found = [];
      worker.onmessage = ({ data }) => found.push(data);
      worker.postMessage({ type: 0, data: {} });
      for (const words of ["mil", "coffee"]) worker.postMessage({ type: 2, data: words });
      const isLast = ({ type, data }) => type === 3 && data.suggest[0] === "coffee";
      while (!found.some(isLast)) await new Promise((done) => setTimeout(done, 20));
      return found;
    }""")
    assert answers[0] == {"type": 1}
    assert answers[-1]["data"]["items"][0][0]["location"] == "questions/coffee/sleep/"
