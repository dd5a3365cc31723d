"""`check --since` and `diff`, as people and CI call them in a repository."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.reports import schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER = "claims/sleep-letter/what-the-letter-tells.yml"
NAP = "{exposure: nap, outcome: headache, direction: %s}"


@pytest.fixture
def old(dispute: Path, write: Callable[..., Path], claim: Callable[..., str], commit: Callable[[], str]) -> Path:
    """Commit a base with a contradiction, undetermined conflicts, open sentences and an unreviewed claim."""
    write(
        {
            "claims/sleep-letter/nap-eases-headache.yml": claim(
                statement="A nap eases a headache.", effect=NAP % "decreases", stance="helps", reviewed=None
            ),
            "claims/night-notes/morning-coffee-better.yml": claim(
                statement="Coffee in the morning made for better nights.",
                source="night-notes",
                stance="helps",
                effect="{exposure: coffee, outcome: sleep-quality, direction: increases}",
                scope="{condition: morning}",
            ),
            LETTER: (dispute / LETTER).read_text("utf-8").replace("[1, 2, 3, 4, 5, 6, 7]", "[1, 2]"),
        }
    )
    commit()
    return dispute


@pytest.fixture
def change(old: Path, write: Callable[..., Path], claim: Callable[..., str]) -> Path:
    """Add a claim without a source and one that contradicts an old claim; move the lines of the rest."""
    for record in old.glob("claims/*/*.yml"):
        record.write_text(f"# one line more\n{record.read_text('utf-8')}", "utf-8")
    return write(
        {
            "claims/nowhere/tea-helps.yml": claim(
                statement="Tea makes for fewer dreams.",
                source="nowhere",
                effect="{exposure: tea, outcome: dreaming, direction: decreases}",
                stance="neutral",
            ),
            "claims/night-notes/nap-brings-headache.yml": claim(
                statement="A nap brings on a headache.", source="night-notes", effect=NAP % "increases"
            ),
        }
    )


@pytest.mark.usefixtures("change")
def test_a_change_gets_the_two_annotations_it_brings_and_fails(run: Callable[..., Any]) -> None:
    everything = run("check", "--format", "github").stdout
    assert len(re.findall("^::", everything, flags=re.MULTILINE)) >= 5, "old errors and warnings are there"
    result = run("check", "--since", "HEAD", "--format", "github")
    assert (result.returncode, result.stderr) == (1, "")
    *annotations, counts = result.stdout.splitlines()
    told = re.compile(r"::(\w+) file=([^,]+),line=(\d+),.*title=counterclaim ([\w-]+)::")
    assert [told.findall(annotation) for annotation in annotations] == [
        [("error", "claims/night-notes/nap-brings-headache.yml", "5", "contradiction")],
        [("error", "claims/nowhere/tea-helps.yml", "2", "unsourced")],
    ]
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
        found = [f["rule"] for f in document["findings"]]
    else:
        found = [r["ruleId"] for r in json.loads(result.stdout)["runs"][0]["results"]]
    assert found == ["contradiction", "unsourced"]


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


@pytest.mark.parametrize("arguments", [["check", "--since"], ["diff"]], ids=" ".join)
def test_what_git_cannot_tell_is_said_in_one_line(
    arguments: list[str], base: Path, run: Callable[..., Any], commit: Callable[[], str]
) -> None:
    none = run(*arguments, "HEAD")
    assert (none.returncode, none.stdout) == (2, "")
    assert none.stderr == f"counterclaim: {base} lies in no git repository\n"
    commit()
    wrong = run(*arguments, "nonsense")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith('counterclaim: there is no revision "nonsense" in the repository of ')
    assert wrong.stderr.count("\n") == 1
    bare = run(*arguments, "HEAD", environment={"PATH": str(base)})
    assert (bare.returncode, bare.stdout) == (2, "")
    assert re.fullmatch(r"counterclaim: git cannot be run \(.+\); install it\n", bare.stderr)


@pytest.mark.usefixtures("change")
def test_diff_tells_what_changed_in_knowledge(run: Callable[..., Any]) -> None:
    result = run("diff", "HEAD")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("\n\n2 claims added · 1 conflict opened · 2 headlines changed since HEAD\n")
    assert "Claims changed" not in result.stdout, "a comment more changes nothing"
    document = json.loads(run("diff", "HEAD", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schemas.schema("diff")).validate(document)
    assert [added["id"] for added in document["added"]] == ["nap-brings-headache", "tea-helps"]
    assert [c["status"] for c in document["conflicts"]["opened"]] == ["contradiction"]


def test_diff_is_written_to_a_file_as_it_would_be_printed(change: Path, run: Callable[..., Any]) -> None:
    printed = run("diff", "HEAD", "--format", "markdown")
    written = run("diff", "HEAD", "--format", "markdown", "--output", "out/summary.md")
    assert (written.returncode, written.stdout) == (0, "")
    assert (change / "out" / "summary.md").read_text("utf-8") == printed.stdout
    assert printed.stdout.startswith("### What changes in knowledge\n\n2 claims added · 1 conflict opened")
