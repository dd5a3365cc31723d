"""What the settings of a site (mkdocs.yml) have MkDocs run, or publish from elsewhere, beside what this project brings.

The file is read as text and nothing in it is made: MkDocs itself would construct whatever Python object it names.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

PLUGINS = frozenset({"search", "material/search", "counterclaim"})
"""Plugins that run nothing but themselves, whatever their settings say."""

EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
        *("legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
        *("wikilinks",),
        *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
        *("pymdownx.emoji", "pymdownx.escapeall", "pymdownx.extra", "pymdownx.highlight", "pymdownx.inlinehilite"),
        *("pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar", "pymdownx.saneheaders"),
        *("pymdownx.smartsymbols", "pymdownx.striphtml", "pymdownx.superfences", "pymdownx.tabbed"),
        *("pymdownx.tasklist", "pymdownx.tilde"),
    }
)
"""Extensions of Markdown that read no files."""

RUNNING = ("hooks", "extra_templates", "INHERIT")
"""Settings that name programs, templates that may hold some, or another file of settings."""

FOLDERS = ("docs_dir", "site_dir")
_CORE = "tag:yaml.org,2002:"
_PLAIN = frozenset({f"{_CORE}{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")})


def found(text: str, root: Path) -> list[str]:
    """Return what the text of an mkdocs.yml in `root` names beyond plain settings, as it names it; in order, once.

    Raises `yaml.YAMLError` where it is no YAML.
    """
    document = yaml.compose(text, Loader=yaml.CSafeLoader)
    named = [*_settings(document, root), *_tags(document, set())]
    return list(dict.fromkeys(named))


def _settings(document: yaml.Node | None, root: Path) -> Iterator[str]:
    for key, value in _pairs(document):
        if key in RUNNING:
            yield _with(key, _scalars(value))
        elif key == "<<":
            yield "<<"
        elif key == "plugins":
            yield from (f"plugin {name}" for name in _names(value) if name not in PLUGINS)
        elif key == "markdown_extensions":
            yield from (f"markdown extension {name}" for name in _names(value) if not _is_known(name))
        elif key == "theme":
            told = [(name, one) for name, one in _pairs(value) if name in {"custom_dir", "<<"}]
            yield from (_with(f"theme.{name}", _scalars(one)) for name, one in told)
        elif key in FOLDERS and _leads_out(value, root):
            yield _with(key, _scalars(value))


def _is_known(extension: str) -> bool:
    return extension.removeprefix("markdown.extensions.") in EXTENSIONS


def _leads_out(value: yaml.Node, root: Path) -> bool:
    """Tell whether a folder lies outside the root, or where cannot be told from the file."""
    if not isinstance(value, yaml.ScalarNode) or value.tag not in _PLAIN:
        return True
    folder = os.path.realpath(root / value.value)
    return not Path(folder).is_relative_to(os.path.realpath(root))


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """Yield every key with its value, repeated ones as well; a key that is no text counts as merged from elsewhere."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        plain = isinstance(key, yaml.ScalarNode) and key.tag in _PLAIN
        yield str(key.value) if plain else "<<", value


def _names(node: yaml.Node) -> Iterator[str]:
    """Yield the names in a list of plugins or extensions, each with settings of its own or without."""
    if isinstance(node, yaml.MappingNode):
        yield from (name for name, _ in _pairs(node))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _names(item) if isinstance(item, yaml.MappingNode) else _scalars(item)
    elif node.tag != f"{_CORE}null":
        yield from _scalars(node)


def _scalars(node: yaml.Node) -> Iterator[str]:
    """Yield the text of a value, or of the values in a list; what nests deeper, or has a tag of its own, as such."""
    for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if not isinstance(one, yaml.ScalarNode):
            yield "…"
        else:
            yield str(one.value) if one.tag in _PLAIN else f"{one.tag} {one.value}"


def _with(setting: str, values: Iterator[str]) -> str:
    listed = ", ".join(values)
    return f"{setting} ({listed})" if listed else setting


def _tags(document: yaml.Node | None, seen: set[int]) -> Iterator[str]:
    """Yield the tags that have MkDocs make anything but a plain value, or one from a variable."""
    waiting = [document] if document is not None else []
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.tag not in _PLAIN and node.tag not in {"!ENV", f"{_CORE}merge"}:
            yield node.tag.replace(f"{_CORE}python/", "!!python/")
        if isinstance(node, yaml.MappingNode):
            waiting += [part for pair in reversed(node.value) for part in reversed(pair)]
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)
