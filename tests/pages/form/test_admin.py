"""The form's configuration: made from the schemas and the knowledge base, asking nobody it was not told of."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from counterclaim.knowledge import schemas
from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages.form import admin, forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis


def made(analysis: Analysis, root: Path, repository: str = "") -> tuple[str, dict[str, Any]]:
    page, config = admin.pages(analysis.kb, Configuration(root, title="Coffee & <sleep>"), repository)
    assert (page.path, config.path) == ("admin/index.html", "admin/config.yml")
    return page.text(), yaml.safe_load(config.text())


def named(fields: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in fields}


@pytest.fixture
def collections(analysis: Analysis, tmp_path: Path) -> dict[str, dict[str, Any]]:
    return named(made(analysis, tmp_path)[1]["collections"])


def test_what_is_vendored_is_what_its_package_holds() -> None:
    published = dict(admin.files())
    known = [(name, file) for package in admin.vendored() for name, file in package["files"].items()]
    assert {f"admin/{name}" for name, _ in known} == published.keys() - {"admin/records.js", "admin/VENDORED.json"}
    for name, file in known:
        content = admin._asset(name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"], name
        if name != admin.SCRIPT:
            assert published[f"admin/{name}"] == content


def test_every_package_has_its_licence() -> None:
    for package in admin.vendored():
        assert package["version"] in package["archive"]
        assert any("LICENSE" in name for name in package["files"])


def test_the_published_script_takes_its_fonts_from_this_site() -> None:
    published = dict(admin.files())
    fonts = set(re.findall(rb"url\(([^)'\"]*woff2)\)", published["admin/sveltia/index.js"]))
    assert {f"admin/{font.decode()}" for font in fonts} == {name for name in published if name.endswith(".woff2")}


def test_there_is_a_collection_for_the_claims_of_each_source(collections: dict[str, Any]) -> None:
    claims = collections["claims-sleep-letter"]
    assert (claims["folder"], claims["extension"], claims["format"]) == ("claims/sleep-letter", "yml", "claim")
    assert named(claims["fields"])["source"]["default"] == "sleep-letter"
    assert collections["claims-night-notes"]["folder"] == "claims/night-notes"
    assert collections.keys() >= {"sources", "vocabulary", "resolutions"}


@pytest.mark.parametrize("kind", ["claim", "source", "resolution"])
def test_the_fields_are_the_properties_in_the_order_of_the_schema(kind: str, collections: dict[str, Any]) -> None:
    name = {"claim": "claims-sleep-letter", "source": "sources", "resolution": "resolutions"}[kind]
    own = [field["name"] for field in collections[name]["fields"] if field["name"] != "prefer"]
    properties = list(schemas.schema(kind)["properties"])
    if kind == "claim":
        assert set(own) == set(properties)
        assert own.index("source") == properties.index("source")
    else:
        assert own == properties


def test_an_enumeration_is_a_choice_with_its_description(collections: dict[str, Any]) -> None:
    basis = named(collections["claims-sleep-letter"]["fields"])["basis"]
    assert basis["widget"] == "select"
    assert [option["value"] for option in basis["options"]] == schemas.schema("claim")["properties"]["basis"]["enum"]
    assert basis["hint"] == schemas.schema("claim")["properties"]["basis"]["description"]
    assert basis["required"]


def test_ids_are_picked(collections: dict[str, Any]) -> None:
    claim = named(collections["claims-sleep-letter"]["fields"])
    effect, scope = named(claim["effect"]["fields"]), named(claim["scope"]["fields"])
    assert (effect["exposure"]["widget"], effect["exposure"]["file"]) == ("relation", "concepts")
    assert (scope["population"]["file"], scope["population"]["multiple"]) == ("populations", True)
    assert scope["condition"]["file"] == "conditions"
    assert named(scope["dose"]["fields"])["key"]["file"] == "quantities"
    assert named(collections["sources"]["fields"])["cites"]["collection"] == "sources"
    resolution = named(collections["resolutions"]["fields"])
    known = [option["value"] for option in resolution["claims"]["options"]]
    assert "late-coffee-worse" in known
    assert known == sorted(known)
    assert [o["value"] for o in resolution["decision"]["options"]] == ["open", "both-hold", "prefer"]
    assert resolution["prefer"]["options"] == resolution["claims"]["options"]


def test_vocabulary_is_a_list_of_terms_with_ids(collections: dict[str, Any]) -> None:
    files = named(collections["vocabulary"]["files"])
    assert list(files) == ["concepts", "populations", "conditions", "quantities"]
    (terms,) = files["conditions"]["fields"]
    names = ["id", "label", "definition", "broader", "disjoint_with", "also", "narrower_exclude"]
    assert [field["name"] for field in terms["fields"]] == names
    concepts = named(files["concepts"]["fields"][0]["fields"])
    assert (concepts["parts"]["file"], named(concepts["implies"]["fields"])["dose"]["widget"]) == ("concepts", "list")
    assert named(terms["fields"])["broader"]["file"] == "conditions"
    (quantities,) = files["quantities"]["fields"]
    assert named(quantities["fields"])["tolerance"]["widget"] == "string"


def test_the_shapes_say_where_records_hold_what_a_form_cannot() -> None:
    claim = forms.shape(schemas.schema("claim"))
    assert claim.several == ["background.about", "scope.population", "scope.condition"]
    assert claim.alternatives == ["scope.population", "scope.condition"]
    assert claim.pairs == ["effect.estimate.groups", "scope.dose"]
    assert {"at.page", "effect.estimate.p"} <= set(claim.either)
    assert forms.shape(schemas.schema("source")).nullable == ["url"]
    assert "not_claims.heading" in forms.shape(schemas.schema("source")).numerals
    assert forms.shape(schemas.schema("resolution")).choices == {"decision": "prefer"}


@pytest.mark.parametrize(
    ("repository", "backend", "asked"),
    [
        ("https://github.com/ada/coffee", {"name": "github", "repo": "ada/coffee"}, "https://api.github.com"),
        (
            "https://gitlab.com/ada/notes/coffee.git",
            {"name": "gitlab", "repo": "ada/notes/coffee"},
            "https://gitlab.com",
        ),
        (
            "https://codeberg.org/ada/coffee/",
            {"name": "gitea", "base_url": "https://codeberg.org", "repo": "ada/coffee"},
            "https://codeberg.org",
        ),
    ],
)
def test_a_known_forge_is_signed_in_to_with_a_token(
    repository: str, backend: dict[str, str], asked: str, analysis: Analysis, tmp_path: Path
) -> None:
    page, config = made(analysis, tmp_path, repository)
    assert config["backend"] == {**backend, "auth_methods": ["token"]}
    assert f"connect-src 'self' data: blob: {asked};" in page
    assert "No repository is configured" not in page


@pytest.mark.parametrize("repository", ["", "https://forge.example/knowledge", "https://github.com/ada", "no address"])
def test_without_a_known_repository_nobody_is_asked(repository: str, analysis: Analysis, tmp_path: Path) -> None:
    page, _ = made(analysis, tmp_path, repository)
    assert "connect-src 'self' data: blob: ;" in page
    assert "No repository is configured" in page


def test_the_title_is_text_and_the_formats_are_json(analysis: Analysis, tmp_path: Path) -> None:
    page, config = made(analysis, tmp_path)
    assert "<title>Coffee &amp; &lt;sleep&gt;</title>" in page
    assert config["app_title"] == "Coffee & <sleep>"
    formats = re.search(r'id="formats">(.*?)</script>', page)
    assert formats
    assert [shape["kind"] for shape in json.loads(formats[1])][:3] == ["claim", "source", "resolution"]


def test_the_same_base_gives_the_same_bytes(
    analyse: Callable[..., Analysis], disputed: dict[str, str], tmp_path: Path
) -> None:
    assert made(analyse(disputed), tmp_path) == made(analyse(dict(reversed(disputed.items()))), tmp_path)
