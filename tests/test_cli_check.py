"""`counterclaim check` as people and CI call it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.reports import FORMATS, schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTRADICTION = "claims/sleep-letter/late-coffee-worse.yml:5:63  error  contradiction"


@pytest.mark.usefixtures("dispute")
def test_a_contradiction_fails_and_the_report_is_written_all_the_same(run: Callable[..., Any]) -> None:
    result = run("check")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith(CONTRADICTION)
    assert result.stdout.splitlines()[-1].startswith("1 error, 0 warnings · 4 claims · 2 sources · ")


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize(
    ("level", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("error", "none", 0),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("off", "info", 0),
    ],
)
def test_fails_from_the_level_that_is_asked_for(
    level: str, fail_on: str, code: int, base: Path, invoke: Callable[..., Any]
) -> None:
    table = f'[tool.counterclaim]\ntexts = "texts"\nrules.contradiction = "{level}"\nrules.orphan-term = "off"\n'
    (base / "pyproject.toml").write_text(table)
    assert invoke("check", "--fail-on", fail_on).returncode == code
    (base / "pyproject.toml").write_text(f'{table}fail-on = "{fail_on}"\n')
    assert invoke("check").returncode == code
    assert invoke("check", "--fail-on", "none").returncode == 0


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize("form", list(FORMATS))
def test_writes_every_format_to_a_file_as_it_would_print_it(form: str, base: Path, run: Callable[..., Any]) -> None:
    printed = run("check", "--format", form)
    written = run("check", "--format", form, "--output", "out/deep/report")
    assert (printed.returncode, written.returncode) == (1, 1)
    assert (written.stdout, written.stderr) == ("", "")
    assert (base / "out" / "deep" / "report").read_text("utf-8") == printed.stdout
    assert "contradiction" in printed.stdout


@pytest.mark.usefixtures("dispute")
def test_json_fits_its_schema(run: Callable[..., Any]) -> None:
    document = json.loads(run("check", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schemas.schema("check")).validate(document)
    assert [(f["rule"], f["severity"]) for f in document["findings"]] == [("contradiction", "error")]


def test_a_file_that_cannot_be_written_is_named(base: Path, run: Callable[..., Any]) -> None:
    (base / "in-the-way").write_text("")
    result = run("check", "--output", "in-the-way/report")
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(r"counterclaim: .*in-the-way.*: File exists\n", result.stderr)
    assert run("check", "--output", "claims").returncode == 2


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--select", "contradiction"], 1),
        (["--select", "syntax"], 0),
        (["--select", "syntax", "--select", "contradiction"], 1),
        (["--select", "syntax,contradiction"], 1),
        (["--ignore", "contradiction"], 0),
        (["--ignore", "syntax, schema"], 1),
        (["--select", "contradiction", "--ignore", "contradiction"], 0),
    ],
)
def test_selects_and_ignores_rules(arguments: list[str], code: int, invoke: Callable[..., Any]) -> None:
    result = invoke("check", *arguments)
    assert result.returncode == code
    assert ("contradiction\n" in result.stdout) == bool(code)


def test_notes_are_counted_and_listed_when_selected_or_asked_for(base: Path, invoke: Callable[..., Any]) -> None:
    (base / "texts" / "night-notes.txt").unlink()
    assert "not listed: 1 no-texts (list them with --select RULE)" in invoke("check").stdout
    note = "sources/night-notes.yml:1:1  info  no-texts"
    selected = invoke("check", "--select", "no-texts")
    assert selected.stdout.startswith(note)
    assert selected.returncode == 0
    asked = invoke("check", "--fail-on", "info")
    assert asked.stdout.startswith(note)
    assert asked.returncode == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.usefixtures("base")
def test_a_rule_that_does_not_exist_is_named_with_the_nearest(option: str, invoke: Callable[..., Any]) -> None:
    result = invoke("check", option, "contradictions")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(
        'counterclaim: there is no rule "contradictions"; did you mean contradiction? The rules are bad-dose, '
    )


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize(
    ("cwd", "path", "found"),
    [
        (".", "claims/sleep-letter/late-coffee-worse.yml", True),
        (".", "claims/night-notes/noon-coffee-better.yml", True),
        (".", "claims/night-notes", True),
        (".", "claims/", True),
        (".", ".", True),
        (".", "sources", False),
        (".", "claims/sleep-letter/what-the-letter-tells.yml", False),
        (".", "claims/../claims", True),
        ("claims", ".", True),
        ("claims", "sleep-letter", True),
        ("claims", "../sources", False),
        ("claims", "..", True),
        ("claims/sleep-letter", "..", True),
        ("claims/sleep-letter", "../..", True),
        ("sources", ".", False),
    ],
)
def test_reports_only_what_lies_at_the_paths(cwd: str, path: str, found: bool, invoke: Callable[..., Any]) -> None:  # noqa: FBT001 - a column of the table
    result = invoke("check", path, cwd=cwd)
    assert result.returncode == int(found)
    assert result.stdout.startswith(CONTRADICTION) == found
    assert "4 claims · 2 sources" in result.stdout, "everything is checked, whatever is shown"


def test_a_path_through_a_link_counts_as_what_it_leads_to(
    dispute: Path, run: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(dispute)
    assert run("check", str(tmp_path / "link" / "claims")).returncode == 1
    assert run("check", str(tmp_path / "link")).returncode == 1
    assert run("check", str(tmp_path / "link" / "sources")).returncode == 0


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("claims/none.yml", "claims/none.yml: there is no such file or folder"),
        ("..", "..: lies outside the knowledge base "),
    ],
)
@pytest.mark.usefixtures("base")
def test_a_path_that_holds_no_records_is_refused(path: str, message: str, invoke: Callable[..., Any]) -> None:
    result = invoke("check", path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: {message}")


def test_one_broken_file_never_stops_the_run(dispute: Path, run: Callable[..., Any]) -> None:
    (dispute / "claims" / "sleep-letter" / "broken.yml").write_bytes(b"\xff\x00: [")
    (dispute / "sources" / "night-notes.lock.json").write_text("{")
    (dispute / "vocabulary" / "conditions.yml").write_text("a: b: c\n")
    result = run("check")
    assert (result.returncode, result.stderr) == (1, "")
    for part in (
        CONTRADICTION,
        "broken.yml:1:1  error  syntax",
        "lock.json:1:2  error  syntax",
        "conditions.yml:1:5  ",
    ):
        assert part in result.stdout
    assert "3 files left out (cannot be used)" in result.stdout


@pytest.mark.usefixtures("dispute")
def test_says_the_same_whatever_the_hash_seed(process: Callable[..., Any]) -> None:
    outputs = {
        process(*call, environment={"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "2")
        for call in [["check", "--format", "json", "--fail-on", "none"]]
    }
    assert len(outputs) == 1
