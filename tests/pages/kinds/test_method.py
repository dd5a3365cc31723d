from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from counterclaim import pages, rules
from counterclaim.knowledge import schemas
from counterclaim.knowledge.configuration import Configuration
from counterclaim.rules import engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.analysis import Analysis

    Render = Callable[..., dict[str, Page]]
    Show = Callable[..., Site]


def test_the_method_page_explains_every_rule_and_links_every_schema_and_download(
    analyse: Callable[..., Analysis], night: dict[str, str], tmp_path: Path
) -> None:
    files = {"b.csv": lambda: "1", "a b.jsonl": lambda: "{}"}
    rendered = {p.path: p for p in pages.render(analyse(night), Configuration(tmp_path), downloads=files)}
    page = rendered["method/index.md"].markdown
    slugs = [engine.slug(rule) for level in engine.LEVELS for rule in rules.RULES if level == rule.LEVEL]
    assert re.findall(r'^<details class="cc-more" id="([^"]*)">', page, re.MULTILINE) == slugs
    assert len(slugs) == len(rules.RULES)
    for rule in rules.RULES:
        assert (rule.__doc__ or "").strip().partition("\n")[0] in unescape(page)
    assert re.findall(r'href="\.\./(downloads/[^"]*)"', page) == ["downloads/a%20b.jsonl", "downloads/b.csv"]
    for kind in schemas.KINDS:
        assert f'href="../schema/{kind}.schema.json"' in page


def test_the_headings_of_a_rule_do_not_break_the_order_of_headings_on_the_method_page(
    night: dict[str, str], render: Render
) -> None:
    page = render(night)["method/index.md"].markdown
    below = page.partition("## The rules that check it")[2]
    assert re.findall(r"^## (.*)$", below, re.MULTILINE) == ["For other programs", "Licence"]
