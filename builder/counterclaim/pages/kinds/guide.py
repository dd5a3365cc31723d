"""A page of the guide: its prose with marks for citations and terms, and the claims that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from counterclaim.knowledge import guide
from counterclaim.pages import cards, filling, pairs, prose
from counterclaim.pages.filling import Draft
from counterclaim.pages.terms import Terms
from counterclaim.wording import claims as words
from counterclaim.wording import reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.guide import Guide
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.cards import Card
    from counterclaim.pages.page import Page
    from counterclaim.pages.site import Site
    from counterclaim.pages.terms import Term


class Cited(NamedTuple):
    """A claim that the page cites; `against` says how many claims nothing reconciles with it."""

    card: Card
    against: str


class View(NamedTuple):
    """What a page of the guide shows: its text as Markdown, the claims it cites, the terms it uses."""

    text: Markup
    cited: list[Cited]
    terms: list[Term]


def pages(site: Site) -> Iterator[Page]:
    """Yield every page of the guide in order; its own front matter stays, its title and description escaped."""
    terms = Terms(site.analysis)
    for page in site.guide:
        path = prose.path(page)
        if path not in site.placing.elsewhere:
            yield filling.page(site, "guide", _draft(site, page, path, terms.find(page)))


def body(site: Site, page: Guide, path: str) -> str:
    """Return the Markdown of a page of the site's own at `path`: with its marks, and what they stand for below.

    In a site that has others, what its HTML may do is theirs to say.
    """
    return filling.page(site, "guide", _draft(site, page, path, [], trusted=site.placing.guest)).markdown


def _draft(site: Site, page: Guide, path: str, terms: list[Term], *, trusted: bool = False) -> Draft:
    text = prose.body(page, site, filling.leading(site, path), terms, trusted=trusted)
    view = View(
        Markup(text),  # noqa: S704 - Markdown that an editor wrote
        [_cited(site, claim) for claim in prose.cited(page, site.kb)],
        terms,
    )
    about = guide.front_matter(page).get("description", "")
    settings = {filling.ALERT: "true"} if page == site.advice else {}
    read = reviews.of_claims(cited.card.claim for cited in view.cited)
    return Draft(path, guide.title(page), about, view, page.path, settings, prose=True, reviewed=read)


def _cited(site: Site, claim: Claim) -> Cited:
    against = pairs.standing_against(site, claim)
    return Cited(cards.card(site, claim), words.against(against) if against else "")
