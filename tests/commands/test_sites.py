"""What `build` and `serve` need before MkDocs is called."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from counterclaim.commands import sites
from tests.commands.conftest import SITE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_an_mkdocs_yml_there_is_nothing_to_build_from(site: Path, run: Run, command: str) -> None:
    (site / "mkdocs.yml").unlink()
    result = run(command)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"counterclaim: there is no mkdocs.yml in {site}\n"


HOOK = SITE + "hooks: [mine.py]\n"


@pytest.mark.parametrize("command", ["build", "serve"])
def test_in_ci_what_mkdocs_yml_has_run_is_refused_and_named(site: Path, run: Run, command: str) -> None:
    (site / "mkdocs.yml").write_text(HOOK)
    (site / "mine.py").write_text("raise SystemExit('it runs')\n")
    result = run(command, environment={"CI": "true"})
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "counterclaim: mkdocs.yml has MkDocs run or publish more than the records and its own theme: hooks (mine.py). "
        "Whoever proposes a change could write that: in CI it needs --trust-configuration\n"
    )


def test_elsewhere_it_is_said_and_runs_and_what_is_trusted_is_not_said(
    site: Path, run: Run, capfd: pytest.CaptureFixture[str]
) -> None:
    (site / "mkdocs.yml").write_text(HOOK)
    (site / "mine.py").write_text("def on_startup(**_):\n    raise SystemExit(7)\n")
    result = run("build", environment={"CI": "false"})
    assert result.returncode == 7
    assert result.stderr.startswith("counterclaim: mkdocs.yml has MkDocs run or publish more")
    assert result.stderr.endswith("hooks (mine.py). --trust-configuration says that you know it\n")
    trusted = run("build", "--trust-configuration", environment={"CI": "true"})
    assert (trusted.returncode, trusted.stderr) == (7, "")
    capfd.readouterr()


def test_the_settings_that_an_option_names_are_looked_at(site: Path, run: Run) -> None:
    (site / "other.yml").write_text(HOOK)
    for options in (["-f", "other.yml"], ["--config-file=other.yml"]):
        result = run("build", *options, environment={"CI": "true"})
        assert (result.returncode, result.stdout) == (2, "")
        assert "other.yml has MkDocs run" in result.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [("a: [", "cannot be read: "), ("x: y\n" * 300_000, "is too large"), ("\udcff", "cannot be read")],
)
def test_settings_that_cannot_be_read_are_one_line(site: Path, run: Run, text: str, words: str) -> None:
    (site / "mkdocs.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
    result = run("build")
    assert (result.returncode, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_settings_that_are_a_link_out_are_refused_in_ci(site: Path, run: Run, tmp_path: Path) -> None:
    (site / "mkdocs.yml").rename(tmp_path / "other.yml")
    (site / "mkdocs.yml").symlink_to(tmp_path / "other.yml")
    result = run("build", environment={"GITHUB_ACTIONS": "true"})
    assert (result.returncode, result.stdout) == (2, "")
    assert "a link that leads elsewhere" in result.stderr


def test_a_builder_that_is_not_installed_is_named_with_how_to_get_it(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert site.is_dir()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    for name, how in sites.BUILDERS.items():
        result = run("build", "--with", name)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr == f"counterclaim: {name} is not installed; install it with: {how}\n"
    assert "'sphinx' is not one of 'mkdocs', 'properdocs'" in run("serve", "--with", "sphinx").stderr


def test_the_successor_builds_from_the_settings_that_were_looked_at(site: Path, run: Run) -> None:
    (site / "properdocs.yml").write_text(HOOK)
    (site / "mine.py").write_text("raise SystemExit('it runs')\n")
    settings = (
        (site / "mkdocs.yml")
        .read_text("utf-8")
        .replace("theme: {name: mkdocs}", "theme: {name: material, font: false}")
    )
    (site / "mkdocs.yml").write_text(settings)
    result = run("build", "--with", "properdocs", environment={"CI": "true"})
    assert result.returncode == 0, result.stderr
    assert "it runs" not in result.stdout + result.stderr
    assert (site / "site" / "claims" / "index.html").is_file()
