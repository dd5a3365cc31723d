"""The peers that this is measured against, each as a command: what they need is found, or its lack is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import NotMeasured

HERE = Path(__file__).resolve().parent.parent
SCHEMA = HERE / "builder/counterclaim/knowledge/schemas/claim.schema.json"
NODE = HERE / ".cache/benchmarks/node"
AJV = "ajv-cli@5.0.0"

LOAD = """
import pathlib, sys, yaml
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.yml")):
    if file.name != "mkdocs.yml":
        yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""


def own() -> str:
    """Return the command under test, of the environment that runs this."""
    return beside("counterclaim")


def beside(name: str) -> str:
    """Return a command that lies beside this Python. Raises `NotMeasured` where there is none."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        raise NotMeasured(f"{name} is missing")
    return found


def ajv(base: Path) -> list[str]:
    """Return ajv-cli over the claims of a base; it is installed below .cache when first asked for."""
    command = NODE / "node_modules/.bin/ajv"
    if not command.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise NotMeasured("npm is missing")
        NODE.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        done = subprocess.run([npm, "install", "--prefix", str(NODE), *quiet, AJV], check=False)
        if done.returncode:
            raise NotMeasured("npm could not install ajv-cli")
    return [str(command), "validate", "--spec=draft2020", "-s", str(SCHEMA), "-d", f"{base}/claims/**/*.yml"]


def check_jsonschema(base: Path) -> list[str]:
    """Return check-jsonschema over the claims of a base."""
    files = [str(file) for file in sorted(base.glob("claims/*/*.yml"))]
    return [beside("check-jsonschema"), "--schemafile", str(SCHEMA), *files]


def yamllint(base: Path) -> list[str]:
    """Return yamllint over the claims of a base; its syntax alone is asked for."""
    return [beside("yamllint"), "-d", "{rules: {}}", str(base / "claims")]


def safe_load(base: Path) -> list[str]:
    """Return PyYAML's C loader over every YAML file of a base."""
    return [sys.executable, "-c", LOAD, str(base)]


def zensical(folder: Path) -> list[str]:
    """Return Zensical over the same pages as MkDocs has."""
    return [sys.executable, "-m", "zensical", "build", "-f", str(folder / "mkdocs.yml")]


def hugo(folder: Path) -> list[str]:
    """Return Hugo over the same pages, in templates that show a title and the text and nothing else."""
    found = shutil.which("hugo")
    if found is None:
        raise NotMeasured("hugo is missing")
    (folder / "layouts/_default").mkdir(parents=True, exist_ok=True)
    for kind in ("single", "list"):
        (folder / f"layouts/_default/{kind}.html").write_text("<title>{{ .Title }}</title>{{ .Content }}\n")
    content = folder / "hugo-docs"
    if not content.exists():  # for Hugo, what lies below an index.md belongs to it; below an _index.md are pages
        for file in sorted((folder / "docs").rglob("*.md")):
            target = content / file.relative_to(folder / "docs").with_name(file.name.replace("index", "_index"))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    settings = 'title = "Synthetic"\ncontentDir = "hugo-docs"\ndisableKinds = ["RSS"]\n[taxonomies]\n'
    (folder / "hugo.toml").write_text(f"{settings}[markup.goldmark.renderer]\nunsafe = true\n")
    return [found, "--quiet", "--source", str(folder), "--destination", str(folder / "hugo")]


def mkdocs(folder: Path) -> list[str]:
    """Return MkDocs itself over a folder."""
    return [beside("mkdocs"), "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
