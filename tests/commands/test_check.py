"""`counterclaim check` as people and CI call it."""

from __future__ import annotations

import json
import os
import re
import shutil
import threading
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.reports import FINDINGS, schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

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
    table += 'rules.unanswered = "off"\n'
    (base / "pyproject.toml").write_text(table)
    assert invoke("check", "--fail-on", fail_on).returncode == code
    (base / "pyproject.toml").write_text(f'{table}fail-on = "{fail_on}"\n')
    assert invoke("check").returncode == code
    assert invoke("check", "--fail-on", "none").returncode == 0


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize("form", list(FINDINGS))
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
    found = [(f["rule"], f["severity"]) for f in document["findings"]]
    assert found == [("contradiction", "error"), ("unanswered", "info")]


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
        'counterclaim: there is no rule "contradictions"; did you mean contradiction? The rules are bad-date, '
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


# --since


LETTER = "claims/sleep-letter/what-the-letter-tells.yml"


@pytest.mark.usefixtures("change")
def test_a_change_gets_the_annotations_it_brings_and_fails(run: Callable[..., Any]) -> None:
    everything = run("check", "--format", "github").stdout
    assert len(re.findall("^::", everything, flags=re.MULTILINE)) >= 5, "old errors and warnings are there"
    result = run("check", "--since", "HEAD", "--format", "github")
    assert (result.returncode, result.stderr) == (1, "")
    *annotations, counts = result.stdout.splitlines()
    told = re.compile(r"::(\w+) file=([^,]+),line=(\d+),.*title=counterclaim ([\w-]+)::")
    assert [told.findall(annotation) for annotation in annotations] == [
        [("error", "claims/nowhere/tea-helps.yml", "2", "unsourced")],
        [("error", "claims/sleep-letter/nap-eases-headache.yml", "6", "contradiction")],
        [("error", "claims/night-notes/nap-brings-headache.yml", "5", "contradiction")],
    ], "a conflict is told at both claims"
    assert re.match(r"2 errors, 0 warnings \(\d+ older left out\) · ", counts)


@pytest.mark.usefixtures("change")
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_every_format_reports_the_same_two(form: str, run: Callable[..., Any]) -> None:
    result = run("check", "--since", "HEAD", "--format", form)
    assert result.returncode == 1
    if form == "text":
        found = re.findall(r"  error  ([\w-]+)$", result.stdout, flags=re.MULTILINE)
    elif form == "json":
        document = json.loads(result.stdout)
        jsonschema.Draft202012Validator(schemas.schema("check")).validate(document)
        assert document["summary"]["known"] >= 3
        found = [f["rule"] for f in document["findings"] if f["severity"] != "info"]
    else:
        found = [r["ruleId"] for r in json.loads(result.stdout)["runs"][0]["results"] if r["level"] != "note"]
    assert sorted(found) == ["contradiction", "unsourced"]


def test_what_moved_or_was_mended_in_part_is_not_new(old: Path, run: Callable[..., Any]) -> None:
    assert run("check").returncode == 1
    text = (old / LETTER).read_text("utf-8").replace("[1, 2]", "[1, 2, 3]")
    (old / LETTER).write_text(f"\n\n{text}", "utf-8")
    assert "sentences 4-7 are neither" in run("check").stdout
    result = run("check", "--since", "HEAD", "--fail-on", "info")
    assert result.returncode == 0
    (old / LETTER).write_text(text.replace("[1, 2, 3]", "[2]"), "utf-8")
    assert "sentences 1, 3-7 are neither" in run("check", "--since", "HEAD", "--fail-on", "warning").stdout


@pytest.mark.usefixtures("change")
def test_since_goes_with_paths_rules_and_levels(run: Callable[..., Any]) -> None:
    assert run("check", "claims/sleep-letter", "--since", "HEAD").stdout.count("  contradiction\n") == 1
    assert "0 errors" in run("check", "sources", "--since", "HEAD").stdout
    assert run("check", "--since", "HEAD", "--select", "unsourced").stdout.startswith("claims/nowhere/")
    assert run("check", "--since", "HEAD", "--fail-on", "none").returncode == 0
    assert run("check", "--since", "HEAD", "--ignore", "unsourced,contradiction").returncode == 0


def test_both_sides_are_checked_as_the_configuration_of_today_says(old: Path, run: Callable[..., Any]) -> None:
    configuration = (old / "pyproject.toml").read_text("utf-8")
    (old / "pyproject.toml").write_text(f'{configuration}fail-on = "info"\nrules.contradiction = "info"\n', "utf-8")
    result = run("check", "--since", "HEAD")
    assert result.returncode == 0
    assert "0 errors, 0 warnings" in result.stdout


def test_a_base_in_a_subfolder_is_named_as_the_repository_names_it(
    change: Path, run: Callable[..., Any], commit: Callable[[], str]
) -> None:
    inner = change / "inner"
    inner.mkdir()
    for name in ("claims", "sources", "vocabulary", "texts", "pyproject.toml"):
        shutil.move(change / name, inner / name)
    commit()
    (inner / "claims" / "nowhere" / "tea-helps.yml").write_text("source: [\n")
    result = run("--root", "inner", "check", "--since", "HEAD", "--format", "github")
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=inner/claims/nowhere/tea-helps.yml,")
    log = json.loads(run("check", "--since", "HEAD", "--format", "sarif", cwd="inner/claims").stdout)
    (found,) = log["runs"][0]["results"]
    place = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "inner/claims/nowhere/tea-helps.yml"
    assert run("--root", "inner", "check", "--since", "HEAD~1").returncode == 1, "the revision lacks the folder"


def test_a_pull_request_has_its_own_files_first(old: Path, run: Callable[..., Any]) -> None:
    (old / "claims" / "sleep-letter" / "zero.yml").write_text("source: [\n")
    plain = run("check", "--format", "github", environment={"GITHUB_BASE_REF": ""}).stdout.splitlines()
    own = next(line for line in plain if "zero.yml" in line)
    assert plain.index(own) > 0, "by place, an old error comes first"
    asked = run("check", "--format", "github", environment={"GITHUB_BASE_REF": "main"}).stdout.splitlines()
    assert asked == [own, *(line for line in plain if line != own)]
    assert run("check", "--format", "github", environment={"GITHUB_BASE_REF": "none"}).stdout.splitlines() == plain


@pytest.mark.usefixtures("dispute")
def test_without_a_repository_annotations_are_written_all_the_same(run: Callable[..., Any]) -> None:
    result = run("check", "--format", "github", environment={"GITHUB_BASE_REF": "main"})
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith("::error file=claims/sleep-letter/late-coffee-worse.yml,")


@pytest.fixture
def quiet(old: Path, claim: Callable[..., str], write: Callable[..., Path], commit: Callable[[], str]) -> Path:
    """Commit a base that fails on warnings, then bring a claim without a source, and settings in which it passes."""
    settings = '[tool.counterclaim]\ntexts = "texts"\nfail-on = "warning"\nrules.orphan-term = "off"\n'
    (old / "pyproject.toml").write_text(settings)
    commit()
    return write(
        {
            "claims/nowhere/tea-helps.yml": claim(source="nowhere"),
            "pyproject.toml": '[tool.counterclaim]\ntexts = "sources"\nfail-on = "none"\nrules.unsourced = "off"\n',
        }
    )


SAID = (
    "This change sets fail-on: warning before, now none; rules.orphan-term: off before, now not set; "
    "rules.unsourced: not set before, now off; texts: texts before, now sources. "
    "What was set where it began holds here."
)


@pytest.mark.usefixtures("quiet")
def test_what_was_set_where_a_change_began_holds_and_a_change_of_it_is_said_in_every_format(run: Run) -> None:
    assert run("check").returncode == 0
    result = run("check", "--since", "HEAD")
    assert result.returncode == 1
    assert "unsourced" in result.stdout
    assert f"\n{SAID}\n\n" in result.stdout
    assert " verified" in result.stdout
    told = json.loads(run("check", "--since", "HEAD", "--format", "json").stdout)
    assert told["settings"][0] == {"name": "fail-on", "before": "warning", "now": "none"}
    assert (
        f"::notice file=pyproject.toml,title=counterclaim settings::{SAID}\n"
        in run("check", "--since", "HEAD", "--format", "github").stdout
    )
    for form in ("sarif", "gitlab", "junit"):
        assert SAID in run("check", "--since", "HEAD", "--format", form).stdout, form
    loud = run("check", "--since", "HEAD", "--fail-on", "none")
    assert loud.returncode == 0, "whoever calls it decides"


def test_a_new_base_is_checked_as_it_says_itself(
    base: Path, run: Run, commit: Callable[[], str], tmp_path: Path
) -> None:
    base.rename(tmp_path / "aside")
    base.mkdir()
    (base / "README.md").write_text("")
    commit()
    for path in (tmp_path / "aside").iterdir():
        path.rename(base / path.name)
    result = run("check", "--since", "HEAD")
    assert (result.returncode, result.stderr) == (0, "")
    assert "This change sets" not in result.stdout


def test_settings_of_old_that_cannot_be_used_are_one_line(base: Path, run: Run, commit: Callable[[], str]) -> None:
    settings = (base / "pyproject.toml").read_text()
    (base / "pyproject.toml").write_text("[tool.counterclaim]\nnonsense = 1\n")
    commit()
    (base / "pyproject.toml").write_text(settings)
    result = run("check", "--since", "HEAD")
    assert (result.returncode, result.stdout) == (2, "")
    assert 'unknown key "nonsense"' in result.stderr
    assert result.stderr.count("\n") == 1


def test_texts_that_are_named_hold_for_both_sides(quiet: Path, run: Run) -> None:
    for result in (
        run("--texts", str(quiet / "texts"), "check", "--since", "HEAD"),
        run("check", "--since", "HEAD", environment={"COUNTERCLAIM_TEXTS": str(quiet / "texts")}),
    ):
        assert "12 verified" in result.stdout


def test_only_what_a_branch_brings_counts_where_its_base_has_gone_on(
    old: Path, run: Run, commit: Callable[[], str], git: Callable[..., str]
) -> None:
    git("branch", "feature")
    (old / "claims/sleep-letter/late-coffee-worse.yml").unlink()
    commit()
    git("checkout", "--quiet", "feature")
    assert run("check", "--since", "main").returncode == 0
    assert run("check", "--since", "main", "--exact").returncode == 1
    assert run("check", "--since", "main...feature").returncode == 0


@pytest.mark.usefixtures("base")
def test_a_report_goes_into_a_pipe_and_takes_no_place_of_it(base: Path, run: Run) -> None:
    pipe, heard = base / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: heard.append(pipe.read_text("utf-8")))
    reader.start()
    result = run("check", "--output", str(pipe))
    reader.join(30)
    assert heard == [run("check").stdout]
    assert result.stdout == ""
    assert pipe.is_fifo()
