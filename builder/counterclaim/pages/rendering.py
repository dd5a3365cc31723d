"""Renders every page: one template per kind, words in the templates, preparation in `shown`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import escape

from counterclaim import rules
from counterclaim.knowledge import guide, schemas
from counterclaim.pages import links, look, prose
from counterclaim.pages.charts import doses, graph
from counterclaim.pages.kinds import answers, changes, disputes, evidence_map, explorer, feed, manual
from counterclaim.pages.kinds.claims import Beside
from counterclaim.pages.kinds.concepts import Concepts
from counterclaim.pages.kinds.sources import Sources
from counterclaim.pages.linked import Linked
from counterclaim.pages.page import Page
from counterclaim.pages.shown import Shown
from counterclaim.pages.terms import Terms
from counterclaim.rules import engine
from counterclaim.wording import questions as worded_questions
from counterclaim.wording.steps import History

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.knowledge.guide import Guide
    from counterclaim.pages.page import Meta
    from counterclaim.reasoning.analysis import Analysis

UNSEARCHED: dict[str, Meta] = {"search": {"exclude": True}}
"""Front matter of a page that repeats others: the search leads to those instead."""

SOUGHT: dict[str, Meta] = {"search": {"boost": 2.0}}
"""Front matter of a question: it stands before the claims that answer it where both fit what is sought."""

WIDE: dict[str, Meta] = {"hide": ["toc"]}
"""Front matter of a page that needs the room in which the theme shows a table of contents."""

PROSE = frozenset({"guide", "method"})
"""Templates of pages that are Markdown throughout; others are HTML but for their headings."""


def render(
    analysis: Analysis,
    configuration: Configuration,
    *,
    downloads: Mapping[str, str] | None = None,
    history: History | None = None,
    address: str = "",
    directory_urls: bool = True,
    shifted: bool = False,
) -> Iterator[Page]:
    """Yield every page and file of the site.

    `downloads` maps the name of a file to its text; the method page lists them. `history` is what changed so
    far; `address`, where the site will lie, makes the links of its feed absolute. `directory_urls`: whether the
    generator builds `x/index.html` from `x.md` (links inside record text are made for it); `shifted`: whether it
    leads addresses in raw HTML from there itself, as Zensical does.
    """
    files = dict(downloads or {})
    studio = _Studio(Shown(analysis, configuration), sorted(files), address, directory_urls=directory_urls)
    studio.shifted = shifted
    kb = analysis.kb
    yield studio.page(links.HOME, "home", configuration.title, configuration.site.subject)
    yield _map(studio)
    yield from _questions(studio, analysis)
    for page in studio.shown.guide:
        yield studio.guide(page)
    yield _conflicts(studio)
    yield _claims(studio)
    for _, claim in sorted(kb.claims.items()):
        yield studio.page(
            links.claim(claim.id), "claim", claim.statement, claim.statement, edit=claim.origin.path, claim=claim
        )
    yield studio.page("sources/index.md", "sources", "Sources", "Every source, what it is and who profits.")
    for _, source in sorted(kb.sources.items()):
        about = f"What {source.name} says, sentence by sentence."
        yield studio.page(
            links.source(source.id), "source", source.title, about, edit=source.origin.path, source=source
        )
    yield from _concepts(studio)
    explained = [(engine.slug(rule), rule.LEVEL, (rule.__doc__ or "").strip()) for rule in rules.RULES]
    yield studio.page(
        "method/index.md",
        "method",
        "How this was made",
        "Method, rules, limits.",
        rules=explained,
    )
    yield from _changes(studio, history or History(), address)
    yield from look.pages()
    for kind in schemas.KINDS:
        yield Page(f"schema/{kind}.schema.json", schemas.text(kind))
    for name, text in sorted(files.items()):
        yield Page(f"downloads/{name}", text)


def _map(studio: _Studio) -> Page:
    return studio.page(
        "questions/index.md",
        "questions",
        "Map of all questions",
        "Every question, by what is done.",
        settings=WIDE,
        groups=evidence_map.groups(studio.shown),
        choices=evidence_map.choices(studio.shown),
        labels=evidence_map.labels(studio.shown),
    )


def _claims(studio: _Studio) -> Page:
    rows = explorer.rows(studio.shown)
    return studio.page(
        "claims/index.md",
        "claims",
        "All claims",
        "Every claim, to be filtered by source, side and words.",
        settings=UNSEARCHED | WIDE,
        rows=rows,
        choices=explorer.choices(rows),
        labels=explorer.labels(studio.shown, rows),
    )


def _conflicts(studio: _Studio) -> Page:
    return studio.page(
        "conflicts/index.md",
        "conflicts",
        "Where sources disagree",
        "All conflicts, largest debates first.",
        settings=WIDE,
        debates=disputes.disputes(studio.shown),
        explained=disputes.explained(studio.shown),
        choices=disputes.choices(studio.shown),
        kinds=disputes.KINDS,
        examined=disputes.examined,
        at_most=disputes.COMPARED_AT_MOST,
        at_once=disputes.PAIRS_AT_ONCE,
    )


def _changes(studio: _Studio, history: History, address: str) -> Iterator[Page]:
    places = changes.Places(studio.shown)
    about = "Answers that changed, disagreements opened and closed, claims added."
    yield studio.page(
        changes.PAGE, "changes", "What changed", about, settings=UNSEARCHED, history=history, places=places
    )
    to = feed.addressed(address, directory_urls=studio.directory_urls)
    body = _environment().get_template("steps.jinja").make_module().body  # type: ignore[attr-defined] # a macro
    text = feed.text(
        studio.shown.configuration.title, history, to, lambda step: body(step, places, to, page=False).strip()
    )
    yield Page(changes.FEED, text)


def _questions(studio: _Studio, analysis: Analysis) -> Iterator[Page]:
    exposures = sorted({exposure for exposure, _ in analysis.questions})
    for exposure in exposures:
        label = analysis.kb.label(exposure)
        asked = [q for q in analysis.questions.values() if q.exposure == exposure]
        concept = analysis.kb.concepts.get(exposure)
        yield studio.page(
            links.question(exposure, None),
            "exposure",
            label,
            f"What sources say about {label}.",
            edit=concept.origin.path if concept else None,
            exposure=exposure,
            asked=asked,
            concept=concept,
        )
    for question in analysis.questions.values():
        if question.outcome is not None:
            name = worded_questions.question_name(analysis.kb, *question.key)
            yield studio.page(
                links.question(*question.key),
                "question",
                name,
                studio.shown.headline(question),
                settings=SOUGHT,
                question=question,
            )


def _concepts(studio: _Studio) -> Iterator[Page]:
    every = Concepts(studio.shown)
    picture = graph.whole(every)
    yield studio.page(
        "concepts/index.md",
        "concepts",
        "Words used here",
        "Every term and what it means.",
        settings=WIDE,
        picture=picture,
        letters=every.letters(),
    )
    for _, concept in sorted(every.kb.concepts.items()):
        yield studio.page(
            links.concept(concept.id),
            "concept",
            concept.label,
            concept.definition,
            edit=concept.origin.path,
            entry=every.entry(concept),
            picture=graph.around(every, concept),
        )


class _Studio:
    """Fills templates for one knowledge base."""

    def __init__(self, shown: Shown, downloads: list[str], address: str, *, directory_urls: bool) -> None:
        self.shown = shown
        self.directory_urls = directory_urls
        self.shifted = False
        self.terms = Terms(shown.analysis)
        linked = Linked(shown, address, directory_urls=directory_urls)
        self.views = {
            "linked": linked,
            "beside": Beside(shown, linked.address),
            "sources": Sources(shown),
            "downloads": downloads,
        }

    def page(
        self,
        path: str,
        template: str,
        title: str,
        description: str,
        *,
        edit: str | None = None,
        settings: Mapping[str, Meta] | None = None,
        **values: Any,
    ) -> Page:
        """Return the page at `path`, filled from the template of that name; `settings` join its front matter."""

        def to(target: str) -> str:
            return self._relative(target, path)

        shown = self.shown
        given = {**self.views, **values}
        body = _template(template).render(s=shown, kb=shown.kb, analysis=shown.analysis, to=to, title=title, **given)
        meta: dict[str, Meta] = {"title": _plain(title), "description": _plain(description), **(settings or {})}
        kept = {key: value for key, value in meta.items() if value}
        return Page(path, body, kept, edit, prose=template in PROSE)

    def _relative(self, target: str, path: str) -> str:
        here = links.index(path) if self.shifted else path
        return links.relative(target, here, directory_urls=self.directory_urls)

    def guide(self, page: Guide) -> Page:
        """Return a page of the guide; its own front matter stays, its title and description escaped."""
        path = prose.path(page)

        def to(target: str) -> str:
            return self._relative(target, path)

        terms = self.terms.find(page)
        text = prose.body(page, self.shown, to, terms)
        return self.page(
            path,
            "guide",
            guide.title(page),
            guide.front_matter(page).get("description", ""),
            edit=page.path,
            text=text,
            cited=prose.cited(page, self.shown),
            terms=terms,
        )


def _plain(text: str) -> str:
    """Return text for front matter: themes put it into HTML as it is, so it is escaped here."""
    return str(escape(" ".join(text.split())))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("counterclaim.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_on_one_line,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(answers=answers, doses=doses, changes=changes, links=links, guide=guide, prose=prose)
    environment.globals.update(manual=manual)
    return environment


def _on_one_line(value: Any) -> Any:
    """Return record text without line breaks: a line of it must not be taken for a heading of the page."""
    broken = type(value) is str and ("\n" in value or "\r" in value)
    return value.translate(_BREAKS) if broken else value


_BREAKS = {ord("\n"): " ", ord("\r"): " "}


@cache
def _template(name: str) -> jinja2.Template:
    return _environment().get_template(f"{name}.md.jinja")
