"""A record's page is ready made: a search finds it by its own words, and other plugins hear of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import KnowledgeBase
from tests.mkdocs_plugin.conftest import SITE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mkdocs_plugin.conftest import Built

pytestmark = pytest.mark.slow

PAGE = "claims/late-coffee-worse/index.html"


@pytest.mark.parametrize("hook", ["", "def on_page_content(html, **_):\n    return html\n"], ids=["alone", "beside"])
def test_a_search_finds_a_record_by_its_own_words(base: Path, built: Built, hook: str) -> None:
    if hook:
        (base / "hear.py").write_text(hook)
        (base / "mkdocs.yml").write_text(SITE + "hooks: [hear.py]\n")
    index = json.loads(built(base)["search/search_index.json"])
    (entry,) = [entry for entry in index["docs"] if entry["location"].startswith("claims/late-coffee-worse/")]
    record = KnowledgeBase.load(base).claims["late-coffee-worse"]
    assert entry["title"] == record.statement
    assert "<" not in entry["text"]


def test_what_another_plugin_makes_of_a_page_is_what_readers_see(base: Path, built: Built) -> None:
    before = built(base)[PAGE]
    assert b"Cite this" in before
    (base / "add.py").write_text("def on_page_content(html, **_):\n    return html + '<p>Seen by another.</p>'\n")
    (base / "mkdocs.yml").write_text(SITE + "hooks: [add.py]\n")
    after = built(base)[PAGE]
    assert after.count(b"<p>Seen by another.</p>") == 1
    assert b"Cite this" in after


def test_a_page_is_the_same_whether_another_plugin_hears_of_it_or_not(base: Path, built: Built) -> None:
    alone = built(base)
    (base / "hear.py").write_text("def on_page_markdown(markdown, **_):\n    return markdown\n")
    (base / "mkdocs.yml").write_text(SITE + "hooks: [hear.py]\n")
    assert built(base) == alone
