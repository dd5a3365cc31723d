"""`comment`: where it posts, and what it needs to be told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from counterclaim.cli import cli
from counterclaim.reports import posting
from counterclaim.reports.posting import GitHub, GitLab, PostingError

if TYPE_CHECKING:
    from pathlib import Path

ON_GITHUB = {
    "GITHUB_REPOSITORY": "ada/base",
    "GITHUB_TOKEN": "t",
    "GITHUB_API_URL": "https://git.example/api",
    "GITLAB_CI": "",
}
ON_GITLAB = {
    "GITLAB_CI": "true",
    "CI_API_V4_URL": "https://lab.example/api/v4",
    "CI_PROJECT_ID": "3",
    "CI_MERGE_REQUEST_IID": "5",
    "GITLAB_TOKEN": "t",
}
EVERY = {**ON_GITHUB, **ON_GITLAB, "GITHUB_EVENT_PATH": ""}


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    for name in EVERY:
        monkeypatch.delenv(name, raising=False)
    found: list[tuple[Any, ...]] = []

    def post(*given: Any) -> tuple[str, bool]:
        found.append(given)
        return "https://git.example/c", len(found) == 1

    monkeypatch.setattr(posting, "post", post)
    return found


def run(*arguments: str, env: dict[str, str], text: str = "### What changes\n") -> Any:
    return CliRunner().invoke(cli, ["comment", *(arguments or ("-",))], env=env, input=text)


def test_posts_on_the_pull_request_of_the_job(posted: list[tuple[Any, ...]], tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 12}}))
    env = {**ON_GITHUB, "GITHUB_EVENT_PATH": str(event)}
    assert run(env=env).output == "posted https://git.example/c\n"
    assert run(env=env).output == "renewed https://git.example/c\n"
    service = GitHub("https://git.example/api", "ada/base", 12, "t", "github-actions[bot]")
    assert posted == [(service, "### What changes\n", "")] * 2


def test_posts_on_the_merge_request_of_the_job(posted: list[tuple[Any, ...]], tmp_path: Path) -> None:
    file = tmp_path / "changes.md"
    file.write_text("changed\n")
    assert run(str(file), "--name", "sleep", env=ON_GITLAB).exit_code == 0
    assert posted == [(GitLab("https://lab.example/api/v4", "3", 5, "t"), "changed\n", "sleep")]


def test_a_number_and_an_author_may_be_named(posted: list[tuple[Any, ...]]) -> None:
    assert run("-", "--number", "3", "--author", "ada", env=ON_GITHUB).exit_code == 0
    assert (posted[0][0].number, posted[0][0].author) == (3, "ada")


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({}, "this is no job of GitHub Actions or GitLab CI: GITHUB_REPOSITORY is not set"),
        (ON_GITHUB, "the job is for no pull request (GITHUB_EVENT_PATH names none); name one with --number"),
        ({**ON_GITHUB, "GITHUB_EVENT_PATH": __file__}, "the job is for no pull request"),
        ({"GITLAB_CI": "true"}, "this pipeline is for no merge request (CI_MERGE_REQUEST_IID is not set)"),
        ({**ON_GITLAB, "GITLAB_TOKEN": ""}, "GITLAB_TOKEN is not set"),
    ],
)
def test_what_is_missing_is_named(posted: list[tuple[Any, ...]], env: dict[str, str], said: str) -> None:
    result = run(env=env)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"counterclaim: {said}")
    assert posted == []


def test_a_refusal_and_a_file_that_is_no_text_are_one_line(
    posted: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "changes.md"
    file.write_bytes(b"\xff\xfe\xfa")
    result = run(str(file), env=ON_GITLAB)
    assert (result.exit_code, result.stderr) == (2, f"counterclaim: {file}: is not UTF-8\n")

    def refuse(*_: Any) -> None:
        raise PostingError("it answers 403")

    monkeypatch.setattr(posting, "post", refuse)
    result = run(env=ON_GITLAB)
    assert (result.exit_code, result.stderr) == (2, "counterclaim: it answers 403\n")
    assert posted == []
