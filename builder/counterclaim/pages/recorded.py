"""An answer that an editor recorded, as pages show it: what it says with its citations, how sure, whose judgement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from counterclaim.pages import attribution, filling, links, marks, pairs, standing
from counterclaim.reasoning import answers
from counterclaim.wording import certainty as words
from counterclaim.wording import marks as named
from counterclaim.wording.phrases import folded, uncited

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.records import Answer, Body, Claim
    from counterclaim.pages.site import Site

_REFERENCE = Markup(
    ' <a class="cc-ref cc-{}" href="{}" title="{}" aria-label="{}"><span aria-hidden="true">{}</span></a>'
)
_CITED = re.compile(r"\s*\[@[^\[\]]*\]")


class Rated(NamedTuple):
    """How sure one can be of one outcome in one kind of people, and why."""

    level: str
    about: str
    people: str
    meaning: str
    reasons: list[str]


class Recorded(NamedTuple):
    """An answer record: `path` is that of its page; `certainty` is that of its first body, with what it is about.

    `text` and `points` hold the marks of the claims that they cite. `stale` is empty where it fits its claims.
    """

    asks: str
    also: str
    path: str
    text: Markup
    points: list[Markup]
    certainty: Rated | None
    bodies: list[Rated]
    judgement: str
    stale: str
    looked_for: str
    would_settle: str


class Short(NamedTuple):
    """An answer in a list: how it is asked, its first sentence, how sure its first body makes one, who says so."""

    asks: str
    path: str
    says: str
    certainty: str
    who: str


def path(answer: Answer) -> str:
    """Return the path of an answer's page: that of the first question that it names."""
    return links.question(*answer.questions[0])


def recorded(site: Site, answer: Answer, here: str) -> Recorded:
    """Return an answer as the page at `here` shows it."""
    to = filling.leading(site, here)
    cited = [claim for text in answers.sentences(answer) for claim in answers.cited(text)]
    numbers = {claim: n for n, claim in enumerate(dict.fromkeys(c for c in cited if c in site.kb.claims), start=1)}
    bodies = [_rated(site, body) for body in answer.bodies]
    stale = site.analysis.answers.is_stale(answer)
    return Recorded(
        answer.asks,
        ", ".join(answer.also),
        path(answer),
        _marked(site, answer.answer, to, numbers),
        [_marked(site, point, to, numbers) for point in answer.key_points],
        bodies[0] if bodies else None,
        bodies,
        words.judgement(answer),
        words.fitting(stale=True) if stale else "",
        folded(answer.looked_for),
        folded(answer.would_settle or ""),
    )


def short(site: Site, answer: Answer) -> Short:
    """Return an answer for a list."""
    says = folded(uncited(answer.answer))
    first, mark, _ = says.partition(". ")
    level = words.level(answer.bodies[0].certainty) if answer.bodies else words.level("not-assessed")
    found = standing.of_answer(site, answer)
    return Short(answer.asks, path(answer), first + mark.strip(), level, found.who if found else "")


def _rated(site: Site, body: Body) -> Rated:
    limits = words.people(site.kb, body)
    reasons = list(words.reasons(body))
    return Rated(words.level(body.certainty), folded(body.about), limits, words.meaning(body.certainty), reasons)


def _marked(site: Site, text: str, to: Callable[[str], str], numbers: dict[str, int]) -> Markup:
    """Return text with its citations as numbered marks that lead to the claims; unknown ones are left out."""
    found, at = Markup(), 0
    flat = folded(text)
    for cited in _CITED.finditer(flat):
        found += Markup("{}").format(flat[at : cited.start()])
        for claim in answers.cited(cited[0]):
            if claim in numbers:
                found += _mark(site, site.kb.claims[claim], to, numbers[claim])
        at = cited.end()
    return found + Markup("{}").format(flat[at:])


def _mark(site: Site, claim: Claim, to: Callable[[str], str], number: int) -> Markup:
    css, symbol, word = marks.claim(site, claim)
    disputed = pairs.disputed(site, claim)
    tip = named.tip(claim.statement, attribution.who(site, claim).name)
    sign = f"{symbol}{'⚡' if disputed else ''}{number}"
    name = named.card(number, word, disputed=disputed)
    return _REFERENCE.format(css, to(links.claim(claim.id)), tip, name, sign)
