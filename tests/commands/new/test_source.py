"""`new source`: a record from answers or options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.conftest import files_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


PAGE = ("--title", "On tea: and sleep", "--design", "expert-opinion")


def test_a_source_by_options_alone(base: Path, run: Callable[..., Any]) -> None:
    options = ("--url", "https://tea.example/sleep", "--language", "en", "--accessed", "2026-01-05", "--type", "post")
    more = ("--publisher", "Tea House", "--interests", "Sells tea.", "--url-note", "The second of two pages.")
    result = run("new", "source", "tea-page", *PAGE, *options, *more)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "wrote sources/tea-page.yml\n"
        f"number its sentences:  save its text as {base / 'texts' / 'tea-page.txt'}, then\n"
        "                       counterclaim source lock tea-page\n"
    )  # fmt: skip
    assert read(base, "sources/tea-page.yml") == {
        "title": "On tea: and sleep",
        "type": "post",
        "publisher": "Tea House",
        "url": "https://tea.example/sleep",
        "url_note": "The second of two pages.",
        "accessed": "2026-01-05",
        "language": "en",
        "design": "expert-opinion",
        "interests": "Sells tea.",
        "cites": [],
        "status": "live",
    }
    assert run("fmt", "--check", "sources/tea-page.yml").returncode == 0


def test_a_source_by_answers(base: Path, terminal: Callable[..., Any]) -> None:
    answers = ("On tea and sleep", "", "", "", "It was handed out.", "anecdote", "")
    result = terminal("new", "source", answers=answers)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Id [tea-sleep]: " in result.stdout
    value = read(base, "sources/tea-sleep.yml")
    assert (value["url"], value["url_note"], value["type"]) == (None, "It was handed out.", "webpage")
    assert "publisher" not in value
    assert "interests" not in value


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "--title is missing: title of the document"),
        (["tea-page", *PAGE], "--url-note is missing: why there is no address (where there is one: --url)"),
        (
            ["tea-page", *PAGE, "--url", "file:///etc/passwd"],
            '--url is "file:///etc/passwd", which is no http or https',
        ),
        (["tea-page", *PAGE, "--url", ""], '--url is "", which is no http or https address, such as https://'),
        (["tea-page", *PAGE[:2], "--url-note", "Lost."], "--design is missing: kind of evidence (systematic-review, "),
        (["tea-page", *PAGE[:3], "expert", "--url-note", "Lost."], '--design is "expert"; '),
        (["tea-page", *PAGE, "--url-note", "Lost.", "--type", "webpge"], "did you mean webpage?"),
        (["tea-page", *PAGE, "--url-note", "Lost.", "--language", "English"], 'language is "English"'),
        (["sleep-letter", *PAGE, "--url-note", "Lost."], 'ID is taken: "sleep-letter" stands already in sources/'),
        (["Tea Page", *PAGE, "--url-note", "Lost."], '"Tea Page" is no id; ids are small letters, digits and single '),
    ],
)
def test_a_source_that_cannot_be_is_refused_and_nothing_is_written(
    options: list[str], message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    before = files_of(base)
    result = invoke("new", "source", *options)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert files_of(base) == before


def test_a_day_that_is_none_is_refused(base: Path, invoke: Callable[..., Any]) -> None:
    before = files_of(base)
    result = invoke("new", "source", "tea-page", *PAGE, "--url-note", "Lost.", "--accessed", "yesterday")
    assert result.returncode == 2
    assert "'yesterday' does not match the format '%Y-%m-%d'" in result.stderr
    assert files_of(base) == before
