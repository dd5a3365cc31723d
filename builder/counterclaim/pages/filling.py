"""Fills the template of a kind with the value that the kind has prepared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import jinja2
from markupsafe import Markup, escape

from counterclaim.pages import compiling, foot, links
from counterclaim.pages.page import Page
from counterclaim.reasoning.answers import cited as answers_cited
from counterclaim.wording import (
    answers,
    changes,
    claims,
    concepts,
    disputes,
    doses,
    downloads,
    forest,
    phrases,
    sources,
    takeaways,
    voices,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from counterclaim.pages.page import Meta
    from counterclaim.pages.site import Site

    Macro = Callable[..., str]

UNSEARCHED: Mapping[str, Meta] = {"search": {"exclude": True}}
"""Front matter of a page that repeats others: the search leads to those instead."""

ALERT = "alert"
"""In the front matter of the page that says what to do about warning signs."""

WIDE: Mapping[str, Meta] = {"hide": ["toc"]}
"""Front matter of a page that needs the room in which the theme shows a table of contents."""

WORDS = SimpleNamespace(
    answers=answers,
    changes=changes,
    claims=claims,
    concepts=concepts,
    conflicts=disputes,
    doses=doses,
    downloads=downloads,
    forest=forest,
    phrases=phrases,
    sources=sources,
    takeaways=takeaways,
    voices=voices,
)
"""The modules whose sentences templates may ask for."""


class Prepared(Protocol):
    """A NamedTuple whose fields a template knows by name."""

    def _asdict(self) -> dict[str, Any]: ...


class Draft(NamedTuple):
    """A page to be filled: where it stands, what it is called, the value that its template shows, or what makes it.

    `edit` is the record behind it; `settings` join its front matter; `prose`: the template is Markdown throughout.
    `reviewed` says who has reviewed what it shows; without it the foot speaks of the whole base.
    """

    path: str
    title: str
    description: str
    value: Prepared | Callable[[], Prepared]
    edit: str | None = None
    settings: Mapping[str, Meta] = MappingProxyType({})
    prose: bool = False
    reviewed: str = ""


def page(site: Site, template: str, draft: Draft) -> Page:
    """Return a page, filled from the template of that name once its body is asked for."""
    title = _plain(draft.title)
    description = title if draft.description is draft.title else _plain(draft.description)
    meta = {"title": title, "description": description, **draft.settings}
    known = {key: value for key, value in meta.items() if value}
    return Page(draft.path, partial(_body, site, template, draft), known, draft.edit, prose=draft.prose)


def _body(site: Site, template: str, draft: Draft) -> str:
    value = draft.value() if callable(draft.value) else draft.value
    given = {
        **value._asdict(),
        "title": draft.title,
        "to": leading(site, draft.path),
        "foot": foot.foot(site, draft.path, draft.reviewed),
    }
    return _without_nowhere(_environment().get_template(f"{template}.md.jinja").render(given))


@dataclass(frozen=True, slots=True)
class Leading:
    """What makes the address of a page, as the page at `path` leads to it."""

    site: Site
    path: str

    def __call__(self, target: str, /) -> str:
        """Return the address of a page."""
        return self.site.relative(target, self.path)

    def has(self, claim: str) -> bool:
        """Tell whether there is a claim of that name."""
        return claim in self.site.kb.claims


def leading(site: Site, path: str) -> Leading:
    """Return what makes the address of a page, as the page at `path` leads to it."""
    return Leading(site, path)


_BUTTON = re.compile(rf'<p><a class="cc-button" href="{links.NOWHERE}">.*?</a></p>\n?', re.DOTALL)
_LEADS_NOWHERE = re.compile(rf'<a\b[^>]*\shref="{links.NOWHERE}[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def _without_nowhere(html: str) -> str:
    """Return HTML in which what would lead to a page that is not built is text."""
    return _LEADS_NOWHERE.sub(r"<span>\1</span>", _BUTTON.sub("", html)) if links.NOWHERE in html else html


def inert(html: str) -> str:
    """Return HTML in which no template engine finds anything to fill in; for text and attributes, not for scripts."""
    return html.translate(_BRACES) if "{" in html or "}" in html else html


_BRACES = {ord("{"): "&#123;", ord("}"): "&#125;"}

_MARKS = re.compile(r"\s*\[@[^\[\]]*\]")
_LINK = Markup(' (<a href="{}">{}</a>)')


def cited(text: str, to: Leading) -> Markup:
    """Return text in which a citation, `[@id]`, is a link to the claim that it names.

    One that names nothing known shows as it is written, and leads nowhere.
    """
    flat, found, at = phrases.folded(text), Markup(), 0
    if "[@" not in flat:
        return escape(flat)
    for mark in _MARKS.finditer(flat):
        known = [claim for claim in answers_cited(mark[0]) if to.has(claim)]
        if not known:
            continue
        found += escape(flat[at : mark.start()])
        for claim in known:
            found += _LINK.format(to(links.claim(claim)), claims.OTHER)
        at = mark.end()
    return found + escape(flat[at:])


_NUMBER = r"(?<![\w.,<>])(?:[<>]=? )?[-\u2212]?\d(?:[\d.,]{0,9}\d)?(?: \d{3}){0,3}"
_AMOUNT = re.compile(rf"{_NUMBER} (?:%|[^\W\d_]{{1,12}}(?:/[^\W\d_]{{1,12}})?)(?!\w)")
_TOGETHER = Markup('<span class="cc-amount">{}</span>')


def amounts(text: str) -> Markup:
    """Return text in which a number stays on one line with the unit, or the word, behind it."""
    flat, found, at = text.translate(compiling.BREAKS), Markup(), 0
    for amount in _AMOUNT.finditer(flat):
        found += escape(flat[at : amount.start()]) + _TOGETHER.format(amount[0])
        at = amount.end()
    return found + escape(flat[at:])


def macro(template: str, name: str) -> Macro:
    """Return a macro of a template that holds nothing but macros."""
    found: Macro = getattr(_environment().get_template(template).make_module(), name)
    return found


def _plain(text: str) -> str:
    """Return text for front matter: themes put it into HTML as it is, so it is escaped here."""
    return str(escape(" ".join(text.split())))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("counterclaim.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    compiling.prepare(environment)
    environment.globals.update(links=links, words=WORDS)
    environment.filters.update(
        amounts=amounts, capital=phrases.capital, cited=cited, counted=phrases.counted, inert=inert
    )
    return environment
