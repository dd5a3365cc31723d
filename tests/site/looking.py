"""How the tests look at a page in the browser: which pages there are, what axe says, where things stand, waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from counterclaim.wording import claims

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site as Shown
    from counterclaim.reasoning.questions import Question

KINDS = (
    *("home", "guide", "questions", "question", "exposure", "claim", "claims", "conflicts", "source", "sources"),
    *("concepts", "concept", "changes", "method", "404"),
)
WIDTHS = (360, 1280)
SCHEMES = {"light": "default", "dark": "slate"}
LOOKS = ((360, "light"), (1280, "dark"))
"""Each width and each scheme, once: colours do not depend on the width, nor names and structure on the scheme."""
GRAVE = {"serious", "critical"}
PATIENCE = 600_000
"""Milliseconds after which what a page is to show is given up: no load makes it so late."""


def two_sided(shown: Shown) -> Question:
    """Return a question that some say helps and others say harms."""
    return next(q for q in shown.analysis.question_names.values() if q.sides["helps"] and q.sides["harms"])


def contested(shown: Shown) -> Claim:
    """Return a claim that states a limit and that another stands against."""
    ids = (claim for conflict in shown.contested for claim in conflict.claims)
    return next(shown.kb.claims[i] for i in ids if claims.limits(shown.kb, shown.kb.claims[i]))


def most_asked(shown: Shown) -> str:
    """Return the concept that is the exposure of most questions."""
    exposures = [question.exposure for question in shown.analysis.question_names.values()]
    return max(sorted(set(exposures)), key=exposures.count)


def box(found: Locator) -> FloatRect:
    """Return where an element stands."""
    place = found.bounding_box()
    assert place
    return place


ALIKE = """() => {
  const seen = new Map();
  for (const part of document.querySelectorAll("[data-row], article :is(li, tr, p, aside, dl, details)")) {
    if (!part.isConnected || part.matches(":has([aria-live], [role=status])")) continue;
    const within = [part, ...part.querySelectorAll("*")];
    const kinds = within.map(e => `${e.localName}.${e.className}.${e.matches(":popover-open, [open], :checked")}`);
    const shape = [...new Set(kinds)].sort().join();
    seen.set(shape, 1 + (seen.get(shape) ?? 0));
    if (seen.get(shape) > 2) part.remove();
  }
}"""
"""Takes from a page what repeats others in shape: of the two hundred rows of a list, axe would say the same."""


def grave(page: Page, context: str | None = None) -> list[str]:
    """Return what axe calls serious or critical on a page or on a part of it, with where it is; the last look at it.

    Of what is alike in shape, two are looked at.
    """
    page.evaluate(ALIKE)
    results = Axe().run(page, context=context, options={"resultTypes": ["violations"]})  # of what passes, a count
    assert len(results.response["passes"]) > 5, "axe has looked"
    return [
        f"{violation['id']}: {node['target']}"
        for violation in results.response["violations"]
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def settle(page: Page) -> None:
    """Wait until the page has drawn what was done to it: by its own clock, which a busy machine slows as well."""
    frames = "requestAnimationFrame(() => requestAnimationFrame(done))"
    page.evaluate(f"() => new Promise(done => setTimeout(() => {frames}, 200))")


def until(page: Page, condition: str) -> None:
    """Wait until an expression holds; Playwright's own waiting for one is refused by the policy, as it should be."""
    for _ in range(PATIENCE // 50):
        if page.evaluate(f"Boolean({condition})"):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {condition}")


def searched(page: Page, words: str) -> list[str]:
    """Return where a search leads, best first, without the words that are highlighted there."""
    field, results = page.locator(".md-search__input"), page.locator(".md-search-result__link")
    field.fill("")
    field.press("Backspace")
    results.first.wait_for(state="detached")
    field.fill(words[:-1])
    field.press_sequentially(words[-1:])  # the theme asks when a key comes up
    results.first.wait_for(state="attached")
    found = results.all()
    return [(link.get_attribute("href") or "").partition("?")[0] for link in found]
