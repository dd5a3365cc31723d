"""The form at `/admin/` for editors without a terminal: Sveltia CMS and its configuration, made from the schemas."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
import yaml

from counterclaim.knowledge import schemas
from counterclaim.pages.form import forms
from counterclaim.pages.page import Page
from counterclaim.pages.vendored import packages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.configuration import Configuration

FOLDER = "admin"
REPOSITORY_VARIABLE = "COUNTERCLAIM_REPO_URL"
OWN = ("records.js", "VENDORED.json")
SCRIPT = "sveltia/index.js"
FONTS = {
    "material-symbols-outlined:vf@5.3.7/latin-wght-normal": "material-symbols-outlined-latin-wght-normal-_Z1IJPLg",
    "noto-mono@5.3.0/latin-400-normal": "noto-mono-latin-400-normal-DiC8lJru",
    "source-sans-3:vf@5.3.0/latin-wght-normal": "source-sans-3-latin-wght-normal-BqRLTx4X",
}
"""The fonts that Sveltia's stylesheet asks a content delivery network for, and the same fonts in its package."""

VOCABULARY = ("concepts", "populations", "conditions", "quantities")
FORGES = {
    "github.com": ({"name": "github"}, ("https://api.github.com",)),
    "gitlab.com": ({"name": "gitlab"}, ("https://gitlab.com",)),
    "codeberg.org": ({"name": "gitea", "base_url": "https://codeberg.org"}, ("https://codeberg.org",)),
}
"""What signing in needs, by host: the backend, and the addresses the page may then ask."""

NOWHERE = {"name": "gitea", "repo": "this/knowledge-base"}
"""Sveltia wants a repository even to work on a folder; the page lets nobody sign in to this one."""

SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the files that are published beside the page: address below the site, content."""
    for package in vendored():
        for name in package["files"]:
            content = _asset(name).read_bytes()
            yield f"{FOLDER}/{name}", _with_own_fonts(content) if name == SCRIPT else content
    for name in OWN:
        yield f"{FOLDER}/{name}", _asset(name).read_bytes()


def vendored() -> list[dict[str, Any]]:
    """Return what was taken over from elsewhere: package, version, licence, and each file with its fingerprint."""
    return packages(FOLDER)


def pages(kb: KnowledgeBase, configuration: Configuration, repository: str = "") -> Iterator[Page]:
    """Yield the page of the form and its configuration; `repository` is the address of the forge, if there is one."""
    backend, asked = _backend(repository)
    yield Page(f"{FOLDER}/index.html", partial(_page, configuration.title, asked))
    yield Page(f"{FOLDER}/config.yml", partial(config, kb, configuration.title, backend))


def _page(title: str, asked: tuple[str, ...]) -> str:
    return _template().render(title=title, asked=" ".join(asked), connected=bool(asked), formats=_formats())


def config(kb: KnowledgeBase, title: str, backend: dict[str, Any]) -> str:
    """Return Sveltia's configuration for a knowledge base, as YAML."""
    settings = {
        "backend": backend,
        "app_title": title,
        "media_folder": "",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "editor": {"preview": False},
        "collections": [*_claims(kb), _sources(), _vocabulary(), _resolutions(kb)],
    }
    return yaml.dump(settings, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)


def _backend(repository: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the backend for the address of a repository, and what the page may ask for; nothing is guessed."""
    address = urlsplit(repository)
    path = address.path.strip("/").removesuffix(".git")
    forge = FORGES.get(address.hostname or "")
    if forge is None or path.count("/") < 1:
        return NOWHERE, ()
    known, asked = forge
    # A token of one's own: signing in by a button would go through somebody's server.
    return {**known, "repo": path, "auth_methods": ["token"]}, asked


def _formats() -> str:
    """Return how the records of each kind are shaped, as JSON that may stand in a page."""
    shapes = []
    for kind in ("claim", "source", "resolution", *VOCABULARY):
        schema, terms = schemas.schema(kind), kind in VOCABULARY
        shape = forms.shape(forms.resolved(schema)["additionalProperties"] if terms else schema)
        shapes.append({"format": kind, "kind": kind, "terms": terms, **asdict(shape)})
    return json.dumps(shapes).replace("<", "\\u003c")


def _pickers(kb: KnowledgeBase) -> dict[str, forms.Field]:
    """Return what the ids of each property are chosen from."""
    concept, population, condition, quantity = (_terms(name) for name in VOCABULARY)
    source = {"widget": "relation", "collection": "sources", "value_field": "{{slug}}", "display_fields": ["title"]}
    claims = [{"label": f"{claim.statement} ({claim.id})", "value": claim.id} for _, claim in sorted(kb.claims.items())]
    claim = {"widget": "select", "options": claims, "dropdown_threshold": 0}
    concepts = ("exposure", "outcome", "comparator", "do", "avoid", "for", "instead", "about", "opposite")
    return {
        **dict.fromkeys(concepts, concept),
        "population": population,
        "condition": condition,
        "dose": quantity,
        **dict.fromkeys(("cites", "source"), source),
        **dict.fromkeys(("claims", "prefer", "replaces"), claim),
    }


def _terms(name: str) -> forms.Field:
    shown = ["terms.*.label", "terms.*.id"]
    return {
        "widget": "relation",
        "collection": "vocabulary",
        "file": name,
        "value_field": "terms.*.id",
        "display_fields": shown[:1],
        "search_fields": shown,
    }


def _claims(kb: KnowledgeBase) -> Iterator[dict[str, Any]]:
    schema = schemas.schema("claim")
    properties = {name: inner for name, inner in schema["properties"].items() if name != "source"}
    made = forms.fields({**schema, "properties": properties}, _pickers(kb))
    hint = schema["properties"]["source"]["description"]
    for _, source in sorted(kb.sources.items()):
        own = {
            "name": "source",
            "label": "source",
            "hint": hint,
            "widget": "string",
            "default": source.id,
            "readonly": True,
        }
        yield {
            "name": f"claims-{source.id}",
            "label": f"Claims: {source.title}",
            "label_singular": "claim",
            "description": schema["description"],
            "folder": f"claims/{source.id}",
            "format": "claim",
            **_named("statement"),
            "fields": [made[0], own | {"default": source.id, "readonly": True}, *made[1:]],
        }


def _sources() -> dict[str, Any]:
    schema = schemas.schema("source")
    cites = {"cites": {"widget": "relation", "collection": "sources", "display_fields": ["title"]}}
    limits = dict(zip(("population", "condition", "dose"), map(_terms, VOCABULARY[1:]), strict=True))
    return {
        "name": "sources",
        "label": "Sources",
        "label_singular": "source",
        "description": schema["description"],
        "folder": "sources",
        "format": "source",
        **_named("title"),
        "fields": forms.fields(schema, cites | limits),
    }


def _resolutions(kb: KnowledgeBase) -> dict[str, Any]:
    schema = schemas.schema("resolution")
    return {
        "name": "resolutions",
        "label": "Resolutions",
        "label_singular": "resolution",
        "description": schema["description"],
        "folder": "resolutions",
        "format": "resolution",
        **_named("reason"),
        "fields": forms.fields(schema, _pickers(kb)),
        # `seen` is a fingerprint, which only the command can make.
        "create": False,
    }


def _vocabulary() -> dict[str, Any]:
    return {
        "name": "vocabulary",
        "label": "Vocabulary",
        "files": [_vocabulary_file(name) for name in VOCABULARY],
    }


def _vocabulary_file(name: str) -> dict[str, Any]:
    schema = schemas.schema(name)
    own = _terms(name)
    pickers = dict(zip(("population", "condition", "dose"), map(_terms, VOCABULARY[1:]), strict=True))
    pickers |= dict.fromkeys(("broader", "disjoint_with", "opposite", "parts"), own)
    pickers["source"] = {"widget": "relation", "collection": "sources", "display_fields": ["title"]}
    ids = {"name": "id", "widget": "string", "pattern": [SLUG, schema["$defs"]["id"]["description"]]}
    terms = {
        "name": "terms",
        "label": "terms",
        "widget": "list",
        "summary": "{{label}} ({{id}})",
        "collapsed": True,
        "fields": [ids, *forms.fields(forms.resolved(schema)["additionalProperties"], pickers)],
    }
    file = {"name": name, "label": schema["title"], "file": f"vocabulary/{name}.yml", "format": name}
    return {**file, "fields": [terms]}


def _named(title: str) -> dict[str, Any]:
    """Return how entries of a folder are named: the id is proposed from a field, and settled when it is first saved."""
    return {
        "extension": "yml",
        "identifier_field": title,
        "slug": {
            "template": f"{{{{{title}}}}}",
            "editable": ["create"],
            "hint": "The id. It is the name of the file, and cannot be changed later.",
            "pattern": [SLUG, "An id: small letters, digits and single hyphens."],
        },
    }


def _with_own_fonts(script: bytes) -> bytes:
    """Return the script with the fonts of its stylesheet taken from this site."""
    for theirs, ours in FONTS.items():
        address = f"https://cdn.jsdelivr.net/fontsource/fonts/{theirs}.woff2"
        script = script.replace(address.encode(), f"sveltia/assets/{ours}.woff2".encode())
    return script


@cache
def _template() -> jinja2.Template:
    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    ).from_string(_asset("index.html.jinja").read_text("utf-8"))


def _asset(name: str) -> Traversable:
    return resources.files("counterclaim.pages").joinpath("assets", FOLDER, name)
