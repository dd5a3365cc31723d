"""What leaves this repository and what other tools read of it: wheel, action, hook, editor, shell's completion."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
import yaml

from counterclaim import cli
from counterclaim.knowledge import schemas

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of this repository; return the file."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (found,) = folder.iterdir()
    return found


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = (
        path
        for path in (ROOT / "builder" / "counterclaim").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    assert inside == {path.relative_to(ROOT / "builder").as_posix() for path in package}
    kinds = {"js", "css", "jinja", "html", "woff2", "json", "yml", "md", "typed"}
    assert {name.rpartition(".")[2] for name in inside} >= kinds


def test_what_is_installed_from_the_wheel_begins_a_base_and_builds_its_site(wheel: Path, tmp_path: Path) -> None:
    installed, base = tmp_path / "installed", tmp_path / "base"
    plain = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    environment = {**plain, "PYTHONPATH": str(installed), "NO_MKDOCS_2_WARNING": "1"}

    def run(*arguments: str | Path) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    command = "from counterclaim.cli import main; main()"
    options = ("--no-index", "--no-deps", "--disable-pip-version-check", "--quiet", "--target")
    run("-m", "pip", "install", *options, installed, wheel)
    assert (
        Path(run("-c", "import counterclaim; print(counterclaim.__file__)").strip())
        == installed / "counterclaim" / "__init__.py"
    )
    run("-c", command, "init", base)
    run("-c", command, "--root", base, "build", "--site-dir", tmp_path / "site")
    for path in ("assets/counterclaim.css", "assets/filters.js"):
        assert (tmp_path / "site" / path).is_file()
    for path in ("admin/index.html", "assets/theme/scope.js", "schema/claim.schema.json", "claims/index.html"):
        assert (tmp_path / "site" / path).is_file()


def test_pre_commit_accepts_the_hook_and_its_command_exists() -> None:
    file = ROOT / ".pre-commit-hooks.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (hook,) = yaml.safe_load(file.read_text("utf-8"))
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("counterclaim-check", "python", False)
    assert (hook["entry"], hook["args"]) == ("counterclaim", ["check"])
    assert hook["args"][0] in cli.cli.commands


def test_the_hook_sees_that_a_record_is_deleted_in_the_folder_that_it_is_told(
    base: Path, commit: Callable[[], str], tmp_path: Path
) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    hook |= {"language": "system", "entry": str(BIN / "counterclaim"), "args": ["--root", "inner", "check"]}
    inner = base / "inner"
    inner.mkdir()
    for path in [path for path in base.iterdir() if path != inner]:
        path.rename(inner / path.name)
    configuration = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (base / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration))
    commit()
    (inner / "sources" / "sleep-letter.yml").unlink()

    subprocess.run(["git", "add", "--all"], cwd=base, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run"],
        cwd=base,
        env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "unsourced" in done.stdout
    assert "claims/sleep-letter/" in done.stdout


def test_the_editor_knows_the_schema_of_every_record() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    mapped = {
        **settings["yaml.schemas"],
        **{entry["url"]: entry["fileMatch"][0] for entry in settings["json.schemas"]},
    }
    assert {Path(schema).name.removesuffix(".schema.json") for schema in mapped} == set(schemas.KINDS)
    for schema, pattern in mapped.items():
        assert (ROOT / schema).is_file()
        files = list(ROOT.glob(pattern.removeprefix("/")))
        kind = Path(schema).name.removesuffix(".schema.json")
        assert files, pattern
        assert all(
            re.search(rf"schemas/{kind}\.schema\.json", f.read_text("utf-8")) for f in files if f.suffix == ".yml"
        )
    wanted = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))["recommendations"]
    assert wanted == ["redhat.vscode-yaml"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_command_prints_the_completion_of_a_shell(shell: str) -> None:
    done = subprocess.run(
        [BIN / "counterclaim"],
        env={**os.environ, "_COUNTERCLAIM_COMPLETE": f"{shell}_source"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0
    assert f"_COUNTERCLAIM_COMPLETE={shell}_complete" in done.stdout
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=done.stdout, text=True, check=False).returncode == 0


def test_completion_knows_commands_options_and_formats() -> None:
    def completed(words: str, position: int) -> set[str]:
        done = subprocess.run(
            [BIN / "counterclaim"],
            env={
                **os.environ,
                "_COUNTERCLAIM_COMPLETE": "bash_complete",
                "COMP_WORDS": words,
                "COMP_CWORD": str(position),
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return {line.partition(",")[2] for line in done.stdout.splitlines()}

    assert completed("counterclaim ch", 1) == {"check"}
    assert completed("counterclaim check --si", 2) == {"--since"}
    formats = next(p.type for p in cli.cli.commands["check"].params if p.name == "form")
    assert isinstance(formats, click.Choice)
    assert completed("counterclaim check --format ", 3) == set(formats.choices) >= {"sarif", "github"}
