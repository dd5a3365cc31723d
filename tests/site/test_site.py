"""What readers of this repository's own site get: on a phone and a wide screen, light and dark, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import REPOSITORY
from tests.site.looking import box, contested

if TYPE_CHECKING:
    from counterclaim.pages.site import Site as Shown
    from tests.site.conftest import Site, Visits


def test_there_is_a_page_for_every_record(site: Site, shown: Shown) -> None:
    def built(pattern: str) -> set[str]:
        return {path.parent.relative_to(site.folder).as_posix() for path in site.folder.glob(f"{pattern}/index.html")}

    assert built("claims/*") == {f"claims/{claim}" for claim in shown.kb.claims}
    assert built("sources/*") == {f"sources/{source}" for source in shown.kb.sources}
    answered = {answer.questions[0] for answer in shown.kb.answers.values()}
    asked = {f"{exposure}/{outcome}" for exposure, outcome in answered} | set(shown.analysis.question_names)
    assert built("questions/*/*") == {f"questions/{name}" for name in asked}
    assert built("questions/*") == {
        f"questions/{exposure}" for exposure in {exposure for exposure, _ in shown.analysis.questions}
    }
    assert built("concepts/*") == {f"concepts/{concept}" for concept in shown.kb.concepts}
    assert built("guide/*") == {f"guide/{page.name}" for page in shown.kb.guide}


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
