from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from counterclaim.mkdocs_plugin import settings

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig


def site(folder: Path, theme: str, plugins: str = "[search]") -> MkDocsConfig:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(f"site_name: Nights\ntheme: {theme}\nplugins: {plugins}\n")
    return load_config(str(folder / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("lang", "theme", "searched"),
    [("de", "de", ["de"]), ("pt-BR", "pt", ["pt"]), ("en", "en", ["en"]), ("pl", "pl", None), ("tlh", "en", None)],
)
def test_theme_and_search_speak_the_language_of_the_records_where_they_know_it(
    lang: str, theme: str, searched: list[str] | None, tmp_path: Path
) -> None:
    config = site(tmp_path, "material")
    settings.speak(config, lang)
    assert config.theme["language"] == theme
    (plugin,) = (config.plugins[name] for name in settings.SEARCHES if name in config.plugins)
    assert plugin.config["lang"] == searched


def test_a_language_that_the_search_was_given_stays(tmp_path: Path) -> None:
    config = site(tmp_path, "material", "[{search: {lang: fr}}]")
    settings.speak(config, "de")
    (plugin,) = (config.plugins[name] for name in settings.SEARCHES if name in config.plugins)
    assert plugin.config["lang"] == ["fr"]


def test_another_theme_is_left_alone(tmp_path: Path) -> None:
    config = site(tmp_path, "mkdocs", "[]")
    before = dict(config.theme)
    settings.speak(config, "de")
    assert dict(config.theme) == before
