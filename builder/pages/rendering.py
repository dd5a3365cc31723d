"""Renders every page: one template per kind, words in the templates, preparation in `shown`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import escape

from builder import rules
from builder.knowledge import guide, schemas
from builder.pages import links, prose
from builder.pages.page import Page
from builder.pages.shown import Shown
from builder.reasoning import summaries
from builder.rules import engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.knowledge.configuration import Configuration
    from builder.knowledge.guide import Guide
    from builder.reasoning.analysis import Analysis

STYLES = "assets/counterclaim.css"


def render(
    analysis: Analysis,
    configuration: Configuration,
    *,
    downloads: Mapping[str, str] | None = None,
    directory_urls: bool = True,
) -> Iterator[Page]:
    """Yield every page and file of the site.

    `downloads` maps the name of a file to its text; the method page lists them. `directory_urls`: whether the
    generator builds `x/index.html` from `x.md` (links inside record text are made for it).
    """
    studio = _Studio(Shown(analysis, configuration), directory_urls=directory_urls)
    files = dict(downloads or {})
    kb = analysis.kb
    yield studio.page(links.HOME, "home", configuration.title, configuration.site.subject)
    yield studio.page("questions/index.md", "questions", "Map of all questions", "Every question, by what is done.")
    yield from _questions(studio, analysis)
    for page in studio.shown.guide:
        yield studio.guide(page)
    yield studio.page(
        "conflicts/index.md", "conflicts", "Where sources disagree", "All conflicts, largest debates first."
    )
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
    yield studio.page("concepts/index.md", "concepts", "Words used here", "Every term and what it means.")
    explained = [(engine.slug(rule), rule.LEVEL, (rule.__doc__ or "").strip()) for rule in rules.RULES]
    yield studio.page(
        "method/index.md",
        "method",
        "How this was made",
        "Method, rules, limits.",
        rules=explained,
        downloads=sorted(files),
    )
    yield Page(STYLES, _asset("counterclaim.css"))
    for kind in schemas.KINDS:
        yield Page(f"schema/{kind}.schema.json", schemas.text(kind))
    for name, text in sorted(files.items()):
        yield Page(f"downloads/{name}", text)


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
            name = summaries.question_name(analysis.kb, *question.key)
            yield studio.page(
                links.question(*question.key), "question", name, studio.shown.headline(question), question=question
            )


class _Studio:
    """Fills templates for one knowledge base."""

    def __init__(self, shown: Shown, *, directory_urls: bool) -> None:
        self.shown = shown
        self.directory_urls = directory_urls

    def page(
        self, path: str, template: str, title: str, description: str, *, edit: str | None = None, **values: Any
    ) -> Page:
        """Return the page at `path`, filled from the template of that name."""

        def to(target: str) -> str:
            return links.relative(target, path, directory_urls=self.directory_urls)

        shown = self.shown
        body = _template(template).render(s=shown, kb=shown.kb, analysis=shown.analysis, to=to, title=title, **values)
        meta = {"title": _plain(title), "description": _plain(description)}
        return Page(path, body, {key: value for key, value in meta.items() if value}, edit)

    def guide(self, page: Guide) -> Page:
        """Return a page of the guide; its own front matter stays, its title and description escaped."""
        path = prose.path(page)

        def to(target: str) -> str:
            return links.relative(target, path, directory_urls=self.directory_urls)

        text = prose.body(page, self.shown, to)
        return self.page(
            path,
            "guide",
            guide.title(page),
            guide.front_matter(page).get("description", ""),
            edit=page.path,
            text=text,
            cited=prose.cited(page, self.shown),
        )


def _plain(text: str) -> str:
    """Return text for front matter: themes put it into HTML as it is, so it is escaped here."""
    return str(escape(" ".join(text.split())))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("builder.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(links=links, guide=guide, prose=prose)
    environment.filters["demoted"] = _demoted
    return environment


def _demoted(text: str) -> str:
    """Return a rule's docstring with its headings as bold lines, to stand below a heading of the page."""
    return re.sub(r"^## (.*)$", r"**\1.**", text, flags=re.MULTILINE)


@cache
def _template(name: str) -> jinja2.Template:
    return _environment().get_template(f"{name}.md.jinja")


@cache
def _asset(name: str) -> str:
    return resources.files("builder.pages").joinpath("assets", name).read_text("utf-8")
