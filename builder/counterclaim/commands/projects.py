"""A folder that another builder makes the site of: pages, theme and settings, gathered from the knowledge base."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import yaml

from counterclaim.commands.workspace import leave
from counterclaim.knowledge import foreign
from counterclaim.pages import project, theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.pages import Page


def directory_urls(root: Path) -> bool:
    """Tell whether the site of a knowledge base has addresses that end in a slash."""
    try:
        return project.option(_settings(root), "use_directory_urls") is not False
    except yaml.YAMLError as error:
        leave(f"{root / project.SETTINGS}: {error}")


def files(
    folder: Path, configuration: Configuration, pages: list[Page], contents: Iterable[tuple[str, str | bytes]]
) -> Iterator[tuple[str, str | bytes]]:
    """Yield the files of a project in `folder`: settings, the site's own files, the theme, `contents` as its pages."""
    root = configuration.root
    text = _settings(root)
    try:
        inherited = project.option(text, "INHERIT")
        seen = os.path.relpath(root / inherited, folder) if isinstance(inherited, str) else None
        yield project.SETTINGS, project.settings(text, theme.told(pages, configuration), seen)
    except (yaml.YAMLError, ValueError) as error:
        leave(f"{root / project.SETTINGS}: {error}")
    for path, own in _below(root, project.option(text, "docs_dir") or "docs", configuration.texts):
        if not path.endswith(".md"):
            yield f"{project.PAGES}/{path}", own
    for path, content in contents:
        yield f"{project.PAGES}/{path}", content
    themed = dict(theme.files()) | dict(_below(root, project.option(text, "theme", "custom_dir"), configuration.texts))
    for path, made in themed.items():
        yield f"{project.THEME}/{path}", made


def _settings(root: Path) -> str:
    file = root / project.SETTINGS
    if foreign.why(root, file):
        leave(f"{file}: is a link that leads out of the knowledge base; {foreign.MEND}")
    try:
        return file.read_text("utf-8")
    except OSError:
        leave(f"there is no mkdocs.yml in {root}")
    except UnicodeDecodeError:
        leave(f"{file}: is not UTF-8")


def _below(root: Path, name: str | None, texts: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder below the root: path in the folder, content."""
    if not name:
        return
    home = root / name
    for path in sorted(home.rglob("*")):
        relative = path.relative_to(home)
        if path.is_relative_to(root) and foreign.why(root, path, texts):
            continue  # check names the link
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative.as_posix(), path.read_bytes()
