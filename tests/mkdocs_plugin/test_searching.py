"""The search plugin's index becomes one in parts, and its pages are known by what their records say."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.mkdocs_plugin import searching
from counterclaim.pages.search.entries import Entry

if TYPE_CHECKING:
    from pathlib import Path

DOCS = [
    {"location": "guide/night/", "title": "A night", "text": "<p>Tea &lt;late&gt; <em>is</em> .</p>"},
    {"location": "guide/night/#naps", "title": "Naps &amp; rest", "text": "Short."},
    {"location": "about/", "title": "About", "text": "Of us."},
]
RECORDS = [{"location": "claims/late/", "title": "<h1>Late coffee harms.</h1>", "text": "Says it harms Yes No"}]
ENTRIES = {
    "guide/night/": Entry("guide", None, ("sleep well",), ("caffeine",)),
    "claims/late/": Entry("claim", "A letter", (), ("coffee",)),
    "claims/without-a-page/": Entry("claim", "Nobody"),
}


def config(folder: Path, name: str = "material") -> Any:
    (folder / "search").mkdir()
    whole = {"config": {"lang": ["en"], "separator": " "}, "docs": DOCS}
    (folder / "search/search_index.json").write_text(json.dumps(whole), "utf-8")
    return SimpleNamespace(site_dir=str(folder), theme=SimpleNamespace(name=name))


def test_records_are_found_by_what_they_say_and_other_pages_by_their_sections(tmp_path: Path) -> None:
    settings = config(tmp_path)
    whole = searching.take_over(settings)
    assert whole is not None
    searching.in_parts(settings, whole, RECORDS, ENTRIES)
    told = (tmp_path / "search/told-0.js").read_text("utf-8")
    assert json.loads(told.removeprefix('searchPart("told-0",').removesuffix(")\n")) == [
        ["guide/night/", "A night", "Tea <late> is.", "", "", "sleep well"],
        ["guide/night/#naps", "Naps & rest", "Short.", "", "A night"],
        ["claims/late/", "Late coffee harms.", "A letter"],
        ["about/", "About", "Of us."],
    ]
    left = json.loads((tmp_path / "search/search_index.json").read_text("utf-8"))
    assert left == {"config": {"lang": ["en"], "separator": " "}, "docs": []}


@pytest.mark.parametrize("name", ["mkdocs", "readthedocs"])
def test_the_index_of_another_theme_stays_as_it_is(tmp_path: Path, name: str) -> None:
    settings = config(tmp_path, name)
    before = (tmp_path / "search/search_index.json").read_bytes()
    assert searching.take_over(settings) is None
    assert [path.name for path in (tmp_path / "search").iterdir()] == ["search_index.json"]
    assert (tmp_path / "search/search_index.json").read_bytes() == before


def test_a_site_without_a_search_gets_none(tmp_path: Path) -> None:
    bare: Any = SimpleNamespace(site_dir=str(tmp_path), theme=SimpleNamespace(name="material"))
    assert searching.take_over(bare) is None
    assert list(tmp_path.iterdir()) == []
