"""How this was made: method, rules, limits, and what other programs may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim import rules
from counterclaim.knowledge import schemas
from counterclaim.pages import filling, links, manual
from counterclaim.pages.filling import Draft
from counterclaim.rules import engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from markupsafe import Markup

    from counterclaim.pages.page import Page
    from counterclaim.pages.site import Site

LEVELS = ("error", "warning", "info")


class Rule(NamedTuple):
    """A rule: its name, what it looks for in a line, and its manual."""

    slug: str
    lead: str
    manual: Markup


class View(NamedTuple):
    """What the page shows: the rules by level, the files to download, and the kinds of records that have a schema."""

    rules: list[tuple[str, list[Rule]]]
    downloads: list[str]
    schemas: tuple[str, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of the method."""
    levels = [(level, [_rule(rule) for rule in rules.RULES if level == rule.LEVEL]) for level in LEVELS]
    view = View([(level, found) for level, found in levels if found], sorted(site.downloads), schemas.KINDS)
    about = "Method, rules, limits."
    yield filling.page(site, "method", Draft(links.METHOD, "How this was made", about, view, prose=True))


def _rule(rule: ModuleType) -> Rule:
    lead, _, text = (rule.__doc__ or "").strip().partition("\n")
    return Rule(engine.slug(rule), lead, manual.html(text))
