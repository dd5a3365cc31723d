"""A site's project for builders that run no plugins: mkdocs.yml, pages and theme side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from counterclaim.pages import theme
from counterclaim.pages.look import STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS, PAGES, THEME, SITE = "mkdocs.yml", "pages", "theme", "site"
PLUGIN = "counterclaim"
EXTENSIONS = ("fenced_code", "tables", "toc")
"""What MkDocs always reads Markdown with; others only if they are asked to."""


def settings(text: str, told: Mapping[str, Any], inherited: str | None = None) -> str:
    """Return the settings of a project, made from those of a site.

    `text` is the site's mkdocs.yml, whose tags (`!ENV`) stay; `told` is what the theme's templates are told;
    `inherited` is where the file that it builds on lies, seen from the project. Raises `yaml.YAMLError` if `text` is
    no YAML, and `ValueError` if it is no mapping.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise ValueError("no mapping of settings")  # noqa: TRY004 - what is wrong is the file
    _set(root, "docs_dir", _node(PAGES))
    _set(root, "site_dir", _node(SITE))
    # A page of the project is no record: its edit link would lead nowhere.
    _set(root, "edit_uri", _node(""))
    if inherited is not None and _get(root, "INHERIT") is not None:
        _set(root, "INHERIT", _node(inherited))
    _set(root, "theme", _themed(_get(root, "theme")))
    _set(root, "extra", _with(_get(root, "extra"), theme.KEY, _node(dict(told))))
    _set(root, "extra_css", _listed([_node(STYLES)], _get(root, "extra_css"), ()))
    _set(root, "plugins", _listed([], _get(root, "plugins"), (PLUGIN,)))
    extensions = [_node(name) for name in EXTENSIONS if name != "tables"]
    aligned = _node({"tables": {"use_align_attribute": True}})
    known = _get(root, "markdown_extensions")
    present = {_name(item) for item in known.value} if isinstance(known, yaml.SequenceNode) else set()
    added = [aligned, *(node for node in extensions if node.value not in present)]
    _set(root, "markdown_extensions", _listed(added, known, ("tables",)))
    return str(yaml.serialize(root, Dumper=yaml.CSafeDumper, allow_unicode=True, width=120))


def option(text: str, *names: str) -> Any:
    """Return a plain setting of an mkdocs.yml, or None where it is not stated, or comes from elsewhere (`!ENV`).

    `names` lead to it from the outermost mapping inwards. Raises `yaml.YAMLError` if `text` is no YAML.
    """
    found = yaml.compose(text, Loader=yaml.CSafeLoader)
    for name in names:
        found = _get(found, name) if isinstance(found, yaml.MappingNode) else None
    if not isinstance(found, yaml.ScalarNode) or not found.tag.startswith("tag:yaml.org,2002:"):
        return None
    return yaml.load(yaml.serialize(found), Loader=yaml.CSafeLoader)


def _node(value: object) -> yaml.Node:
    node = yaml.compose(yaml.safe_dump(value), Loader=yaml.CSafeLoader)
    assert node is not None
    return node


def _get(mapping: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in mapping.value if key.value == name), None)


def _set(mapping: yaml.MappingNode, name: str, value: yaml.Node) -> None:
    mapping.value = [pair for pair in mapping.value if pair[0].value != name]
    mapping.value.append((_node(name), value))


def _with(mapping: yaml.Node | None, name: str, value: yaml.Node) -> yaml.Node:
    made = mapping if isinstance(mapping, yaml.MappingNode) else _node({})
    assert isinstance(made, yaml.MappingNode)
    made.flow_style = False
    _set(made, name, value)
    return made


def _themed(found: yaml.Node | None) -> yaml.Node:
    named = _node({"name": found.value}) if isinstance(found, yaml.ScalarNode) else found
    # Zensical's own look unless told otherwise; the pages are made for the look that it took over.
    return _with(_with(named, "variant", _node("classic")), "custom_dir", _node(THEME))


def _listed(first: list[yaml.Node], found: yaml.Node | None, without: tuple[str, ...]) -> yaml.Node:
    """Return a list with some items before those found; of these, the named ones are left out."""
    items: list[yaml.Node] = []
    if isinstance(found, yaml.SequenceNode):
        items = found.value
    elif isinstance(found, yaml.MappingNode):  # MkDocs takes both; of a mapping, each key is an item
        items = [yaml.MappingNode("tag:yaml.org,2002:map", [pair]) for pair in found.value]
    kept = [item for item in items if _name(item) not in without]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", [*first, *kept], flow_style=False)


def _name(item: yaml.Node) -> str:
    """Return the name of a plugin or extension, with settings of its own or without."""
    return str(item.value[0][0].value if isinstance(item, yaml.MappingNode) else item.value)
