"""`diff`, as people and CI call it in a repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.reports import schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.usefixtures("change")
def test_diff_tells_what_changed_in_knowledge(run: Callable[..., Any]) -> None:
    result = run("diff", "HEAD")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith(
        "\n\n2 claims added · 1 conflict opened · 2 headlines changed · 2 reviews recorded since HEAD\n"
    )
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


@pytest.fixture
def forked(old: Path, commit: Callable[[], str], git: Callable[..., str]) -> Path:
    """Leave main for a branch, and go on on main, where an old sentence is excused and a claim is gone."""
    git("branch", "feature")
    letter = old / "sources/sleep-letter.yml"
    (old / "claims/sleep-letter/nap-eases-headache.yml").unlink()
    letter.write_text(letter.read_text("utf-8"))
    commit()
    git("checkout", "--quiet", "feature")
    return old


def test_a_revision_that_went_on_is_compared_where_the_two_parted(forked: Path, run: Callable[..., Any]) -> None:
    assert run("diff", "main").stdout == "No change in knowledge since main.\n"
    assert "1 claim added" in run("diff", "main", "--exact").stdout
    assert run("diff", "main...").stdout == "No change in knowledge since main....\n"
    assert "1 claim retired or removed" in run("diff", "feature...main").stdout
    (forked / "claims/sleep-letter/nap-eases-headache.yml").unlink()
    assert "1 claim retired or removed" in run("diff", "main").stdout
    assert run("diff", "main...feature").stdout == "No change in knowledge since main...feature.\n"


@pytest.mark.parametrize("revision", ["nowhere", "main...nowhere", "nowhere...main", "a..b"])
@pytest.mark.usefixtures("forked")
def test_an_end_that_does_not_exist_is_named(revision: str, run: Callable[..., Any]) -> None:
    result = run("diff", revision)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith('counterclaim: there is no revision "')
    assert result.stderr.count("\n") == 1


def test_histories_that_have_nothing_in_common_are_told_with_what_helps(
    forked: Path, run: Callable[..., Any], git: Callable[..., str]
) -> None:
    git("checkout", "--quiet", "--orphan", "other")
    git("commit", "--quiet", "--message", "another beginning")
    result = run("diff", "main")
    assert (result.returncode, result.stdout) == (2, "")
    assert "git does not know here where HEAD and main parted; fetch their history" in result.stderr
    assert run("diff", "main", "--exact").returncode == 0
    assert (forked / "claims").is_dir()


def test_settings_excuses_reviews_and_locks_are_listed(
    old: Path, run: Callable[..., Any], write: Callable[..., Path]
) -> None:
    letter = (old / "sources/sleep-letter.yml").read_text("utf-8")
    claim = (old / "claims/sleep-letter/late-coffee-worse.yml").read_text("utf-8")
    nap = (old / "claims/sleep-letter/nap-eases-headache.yml").read_text("utf-8")
    lock = json.loads((old / "sources/night-notes.lock.json").read_text("utf-8"))
    lock["sentences"][1]["sha256"] = "0" * 16
    settings = (old / "pyproject.toml").read_text("utf-8") + 'rules.contradiction = "off"\nfail-on = "none"\n'
    write(
        {
            "pyproject.toml": settings.replace('title = "Coffee and sleep"', 'title = "Other"'),
            "mkdocs.yml": "hooks: [x.py]\n",
            "sources/sleep-letter.yml": letter + "not_claims:\n  heading: [1, 2]\n",
            "claims/sleep-letter/late-coffee-worse.yml": claim.replace(
                "{by: ada, date: 2026-01-05}", "{by: bob, date: 2026-02-01}"
            ),
            "claims/sleep-letter/nap-eases-headache.yml": nap + "reviewed: {by: cleo, date: 2026-01-09}\n",
            "sources/night-notes.lock.json": json.dumps(lock),
        }
    )
    (old / "sources/sleep-letter.lock.json").unlink()
    said = run("diff", "HEAD").stdout
    for line in (
        "Settings changed (4)",
        "  fail-on  error before, now none",
        "  rules.contradiction  not set before, now off",
        "  title  Coffee and sleep before, now Other",
        "  mkdocs.yml  not what it was",
        "  sleep-letter  heading excuses 2 sentences: 1-2",
        "  late-coffee-worse  claim: reviewed by bob on 2026-02-01, before by ada on 2026-01-05",
        "  nap-eases-headache  claim: reviewed by cleo on 2026-01-09",
        "  sleep-letter  the lock is gone, of 7 sentences",
        "  night-notes  5 sentences before, now 5; other words, or none, at 2",
    ):
        assert f"{line}\n" in said, said
    summary = run("diff", "HEAD", "--format", "markdown").stdout
    assert "**Settings changed** (4)" in summary
    assert "4 settings changed · 2 sentences excused · 2 reviews recorded · 2 locks changed" in summary
    document = json.loads(run("diff", "HEAD", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schemas.schema("diff")).validate(document)
    assert document["excused"] == [{"source": "sleep-letter", "reason": "heading", "added": [1, 2], "removed": []}]
    assert document["locks"] == [
        {"source": "night-notes", "before": 5, "now": 5, "other": [2]},
        {"source": "sleep-letter", "before": 7, "now": None, "other": []},
    ]


def test_what_is_taken_back_is_told(
    old: Path, run: Callable[..., Any], commit: Callable[[], str], git: Callable[..., str]
) -> None:
    letter = old / "sources/sleep-letter.yml"
    letter.write_text(letter.read_text("utf-8") + "not_claims:\n  heading: [1]\n")
    commit()
    git("checkout", "--quiet", "HEAD~1", "--", "sources/sleep-letter.yml")
    claim = old / "claims/sleep-letter/late-coffee-worse.yml"
    claim.write_text(claim.read_text("utf-8").replace("reviewed: {by: ada, date: 2026-01-05}\n", ""))
    said = run("diff", "HEAD").stdout
    assert "  sleep-letter  heading no longer excuses 1 sentence: 1\n" in said
    assert "  late-coffee-worse  claim: the review by ada on 2026-01-05 is taken back\n" in said
    assert said.endswith("1 review taken back since HEAD\n")
