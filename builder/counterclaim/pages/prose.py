"""Pages of the guide: citations become numbered marks with a card, headlines are printed live."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from counterclaim.knowledge import guide
from counterclaim.pages import attribution, marks, pairs, weighed
from counterclaim.wording import marks as words
from counterclaim.wording.questions import headline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.guide import Citation, Guide
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site
    from counterclaim.pages.terms import Term

_SPECIAL = re.compile(f"[{re.escape(string.punctuation)}]")


def plain(text: str) -> str:
    """Return text that stays text inside a line of Markdown, in an attribute as well as between tags.

    Every ASCII punctuation mark becomes a character reference, which no Markdown syntax begins with.
    """
    return _SPECIAL.sub(lambda m: f"&#{ord(m[0])};", " ".join(text.split()))


def path(page: Guide) -> str:
    """Return the path of a guide page on the site."""
    return f"guide/{page.name}.md"


def cited(page: Guide, kb: KnowledgeBase) -> list[Claim]:
    """Return the claims that a page cites, in the order of their first mark; unknown ones are left out."""
    found: dict[str, Claim] = {}
    for citation in guide.citations(page):
        for claim in citation.claims:
            if claim in kb.claims:
                found.setdefault(claim, kb.claims[claim])
    return list(found.values())


def anchor(claim: Claim) -> str:
    """Return the name of the place where a page first cites a claim."""
    return f"cited-{claim.id}"


def body(
    page: Guide, site: Site, to: Callable[[str], str], terms: Iterable[Term] = (), *, trusted: bool = False
) -> str:
    """Return the page's Markdown with its citations and terms as marks; what cites nothing known shows as written.

    So does what would run or load from elsewhere, which becomes text unless the page is `trusted`.
    """
    numbers = {claim.id: n for n, claim in enumerate(cited(page, site.kb), start=1)}
    first: set[str] = set()
    marks = [(c.start, c.end, _mark(c, site, to, numbers, first)) for c in guide.citations(page)]
    marks += [(term.start, term.end, _term(term, page.text[term.start : term.end])) for term in terms]
    marks += [
        (at, at + 1, f"&#{ord(page.text[at])};")
        for at in (set() if trusted else {fault.start for fault in guide.raw(page)})
    ]
    parts, at = [], guide.body_start(page)
    for start, end, mark in sorted(marks):
        if start < at:
            continue
        parts.append(page.text[at:start])
        parts.append(mark or page.text[start:end])
        at = end
    return "".join([*parts, page.text[at:]])


def _mark(citation: Citation, site: Site, to: Callable[[str], str], numbers: dict[str, int], placed: set[str]) -> str:
    """Return the marks of a citation; the first of a claim on its page is a place, and joins `placed`."""
    if citation.question is not None:
        question = site.analysis.question_names.get(citation.question)
        if question is None:
            return ""
        mark = marks.answer(question)
        address = to(weighed.question(site, question.key))
        return (
            f'<a class="cc-live cc-{mark.css}" href="{address}"><span aria-hidden="true">{mark.symbol}</span> '
            f"{plain(headline(site.kb, question))}</a>"
        )
    told = []
    for claim in (site.kb.claims[c] for c in citation.claims if c in numbers):
        told.append(_number(site, claim, numbers[claim.id], anchor(claim) if claim.id not in placed else ""))
        placed.add(claim.id)
    return "".join(told)


def _term(term: Term, text: str) -> str:
    """Return the mark of a word of the vocabulary: a click or tap shows what is meant by it."""
    return f'<button type="button" class="cc-term" popovertarget="term-{term.concept.id}">{plain(text)}</button>'


def _number(site: Site, claim: Claim, number: int, place: str) -> str:
    """Return the mark of one claim: shape and label tell its side, a click or tap opens its card."""
    css, symbol, word = marks.claim(site, claim)
    disputed = pairs.disputed(site, claim)
    name = words.card(number, word, disputed=disputed)
    named = f' id="{place}"' if place else ""
    tip = words.tip(claim.statement, attribution.who(site, claim).name)
    return (
        f'<button type="button" data-search-exclude="1" class="cc-ref cc-{css}"{named} popovertarget="claim-{number}" '
        f'aria-label="{plain(name)}"><span aria-hidden="true">{symbol}{"⚡" if disputed else ""}{number}</span>'
        f'<span class="cc-tip" aria-hidden="true">{plain(tip)}</span></button>'
    )
