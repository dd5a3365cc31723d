"""What others made and this project uses: each pinned, listed, licensed and as its package has it."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "constraints.txt"
BUILDER = ROOT / "builder" / "counterclaim"
LISTS = sorted(BUILDER.rglob("VENDORED.json"))
STARTER = BUILDER / "editing" / "starter" / ".github" / "workflows" / "check.yml"
WORKFLOWS = [
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    ROOT / "action.yml",
    STARTER,
    ROOT / "docs" / "ci.md",
]
OWN_LINE = 500
"""No line that a person wrote here is so long."""


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    listed = [*project["project"]["dependencies"], *(one for extra in extras for one in extra)]
    return [Requirement(one) for one in [*listed, *project["build-system"]["requires"]]]


def locked() -> dict[str, str]:
    lines = [line for line in LOCK.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_every_dependency_has_a_least_and_a_bound_above(requirement: Requirement) -> None:
    operators = {specifier.operator for specifier in requirement.specifier}
    assert operators >= {">=", "<"}
    assert requirement.url is None


def test_the_lock_has_one_exact_version_of_every_dependency_and_names_no_place() -> None:
    text = LOCK.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^(-|.*@)", text, re.MULTILINE)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.+!-]*", line) for line in lines)
    assert len(lines) == len(locked())
    for requirement in requirements():
        version = locked()[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is locked at {version}: make lock"


def test_whoever_runs_the_two_commands_installs_what_is_locked() -> None:
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    newest = {"--upgrade --editable", "pip-audit", "$(SARIF)", "$(MATERIALX)", ".venv/lock/"}
    installing = [line for line in lines if "$(PIP)" in line and not any(mark in line for mark in newest)]
    assert len(installing) == 4
    assert all("--constraint $(LOCK)" in line for line in installing)
    assert "LOCK := constraints.txt" in lines


def test_ci_runs_what_the_readme_says_and_sets_no_variable() -> None:
    ci = [(ROOT / ".ci" / "run").read_text("utf-8"), (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")]
    assert not [line for text in ci for line in text.splitlines() if re.search(r"\bexport\b|\benv:|PIP_", line)]
    assert [line for line in ci[0].splitlines() if line.endswith(("make site", "make test"))] == [
        "as_new_user make site",
        "as_new_user make test",
    ]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_pinned_by_its_commit_and_says_which_version_that_is(file: Path) -> None:
    used = re.findall(r"uses: *(\S+)(.*)", file.read_text("utf-8"))
    assert used
    for action, remark in used:
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", remark), action
    texts = [file.read_text("utf-8")]
    if file.suffix == ".md":
        texts = re.findall(r"```yaml\n(.*?)```", texts[0], re.DOTALL)
    steps = [yaml.safe_load(text) for text in texts]
    assert str(steps).count("'uses':") == len(used)


@pytest.mark.parametrize("listed", LISTS, ids=lambda file: file.parent.name)
def test_every_vendored_file_is_the_one_that_its_package_has(listed: Path) -> None:
    packages = json.loads(listed.read_text("utf-8"))
    for package in packages:
        assert package.keys() >= {"package", "version", "licence", "archive", "files"}
        assert package["version"] in package["archive"]
        assert any("LICENSE" in name for name in package["files"]), package["package"]
        for name, file in package["files"].items():
            assert hashlib.sha256((listed.parent / name).read_bytes()).hexdigest() == file["sha256"], name


def test_whatever_looks_taken_over_is_on_a_list() -> None:
    """Minified scripts and styles, fonts, pictures that are no drawing, and all that lies beside vendored files."""
    known = {
        listed.parent / name
        for listed in LISTS
        for package in json.loads(listed.read_text("utf-8"))
        for name in package["files"]
    }
    folders = {path.parent for path in known} - {listed.parent for listed in LISTS}
    found = set()
    for path in (*BUILDER.rglob("*"), *(ROOT / "site_overrides").rglob("*"), *(ROOT / "docs").rglob("*")):
        code = path.suffix in {".js", ".mjs", ".css"} and path.is_file()
        longest = max(map(len, path.read_bytes().splitlines()), default=0) if code else 0
        if (
            longest > OWN_LINE
            or ".min." in path.name
            or path.suffix in {".woff", ".woff2", ".ttf", ".wasm"}
            or (path.is_file() and path.parent in folders)
        ):
            found.add(path)
    assert found - known == set()
    assert found, "the test sees what is vendored"
